#!/usr/bin/env python3
"""Checks that every C++ source is laid out as .clang-format says; exit status 77 without clang-format 14."""

import pathlib
import re
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
VERSION = 14  # other versions lay some things out otherwise


def main():
    program = shutil.which(f"clang-format-{VERSION}") or shutil.which("clang-format")
    if program is None:
        print(f"skipped: clang-format {VERSION} is not installed")
        return 77
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"version (\d+)", said)
    if version is None or int(version.group(1)) != VERSION:
        print(f"skipped: clang-format {VERSION} is needed, this is: {said.strip()}")
        return 77
    sources = sorted(path for folder in ("app", "tests", "benchmarks") for path in (TOP / folder).rglob("*.[ch]pp"))
    ran = subprocess.run([program, "--dry-run", "--Werror", *sources], capture_output=True, text=True)
    wrong = sorted(set(re.findall(r"^(\S+?):\d+:\d+: error", ran.stderr, re.MULTILINE)))
    for path in wrong:
        print(f"not laid out by .clang-format: {pathlib.Path(path).relative_to(TOP)}; run clang-format -i on it")
    if ran.returncode != 0 and not wrong:
        print(ran.stderr)
    print(f"{len(sources)} sources looked at")
    return 1 if ran.returncode != 0 else 0


sys.exit(main())
