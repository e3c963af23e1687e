#!/usr/bin/env python3
"""Checks that the shell scripts are read without a complaint by sh, and by shellcheck where it is installed; that
Python scripts compile; and that all of them may be started."""

import os
import pathlib
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("", ".ci", "scripts", "layers", "geodata", "tests/golden", "tests/house", "tests/program", "benchmarks")


def scripts():
    """Pairs of a path and the interpreter of its first line."""
    for folder in FOLDERS:
        for path in sorted((TOP / folder).iterdir()):
            if not path.is_file():
                continue
            with open(path, "rb") as file:
                first = file.readline(80)
            if first.startswith(b"#!"):
                yield path, first.decode("utf-8", "replace").strip()
            elif path.suffix == ".sh":
                yield path, "sh"


def complaint(command):
    ran = subprocess.run(command, capture_output=True, text=True)
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


def main():
    problems = []
    shellcheck = shutil.which("shellcheck")
    count = 0
    for path, interpreter in scripts():
        count += 1
        if interpreter != "sh" and not os.access(path, os.X_OK):
            problems.append(f"{path} cannot be started: chmod +x")
        if "python" in interpreter:
            try:
                compile(path.read_text(encoding="utf-8"), str(path), "exec")
            except SyntaxError as problem:
                problems.append(f"{path}: {problem}")
        else:
            problems.append(complaint(["sh", "-n", path]))
            if shellcheck:
                problems.append(complaint([shellcheck, "-s", "sh", "-x", "-P", TOP, "-e", "SC1091,SC2154,SC2034", path]))
    problems = [problem for problem in problems if problem]
    for wanted in ("run", "test", ".ci/run", "scripts/packages.sh"):
        if not (TOP / wanted).is_file():
            problems.append(f"there is no {wanted}")
    print("\n".join(problems) or f"{count} scripts" + ("" if shellcheck else "; shellcheck is not installed"))
    return 1 if problems else 0


sys.exit(main())
