#!/usr/bin/env python3
"""Checks that colours stand in the theme of the picture and the palette of the interface, and nowhere else."""

import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
PLACES = {"app/core/theme.cpp", "app/ui/palette.cpp"}
UNSEEN = {"app/render/renderer.cpp"}  # draws a sample once to warm the programs up; nobody sees it
# A colour written out: hexadecimal, by channels, or as ImGui has it. With alpha 0 it is no colour.
LITERAL = re.compile(r'"#[0-9A-Fa-f]{6,8}"|\bColor\s*\{\s*\d|IM_COL32\(\s*\d|ImVec4\(\s*[\d.]|\bColor \w+\{\s*\d')
NOTHING = re.compile(r"(\{|\()\s*0\s*,\s*0\s*,\s*0\s*,\s*0\s*(\}|\))")


def main():
    files = sorted((TOP / "app").rglob("*.[ch]pp"))
    problems = []
    for path in files:
        name = str(path.relative_to(TOP))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            code = line.split("//")[0]
            if name not in PLACES | UNSEEN and LITERAL.search(code) and not NOTHING.search(code):
                problems.append(f"{name}:{number}: a colour: it belongs in {' or '.join(sorted(PLACES))}")
    if not files:
        problems.append("app has no sources")
    print("\n".join(problems) or "all colours stand in the theme and the palette")
    return 1 if problems else 0


sys.exit(main())
