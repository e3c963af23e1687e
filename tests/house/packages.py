#!/usr/bin/env python3
"""Checks that the package of every library, program and font that the build asks for is in scripts/packages.sh."""

import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]

# What CMake files ask for, and the Debian package that has it.
PACKAGE_OF = {
    "pkgconfig": "pkg-config", "glm": "libglm-dev", "fmt": "libfmt-dev", "cli11": "libcli11-dev",
    "catch2": "catch2", "benchmark": "libbenchmark-dev", "gdal": "libgdal-dev", "proj": "libproj-dev",
    "simdjson": "libsimdjson-dev", "png": "libpng-dev", "libpng": "libpng-dev", "freetype": "libfreetype-dev",
    "freetype2": "libfreetype-dev", "harfbuzz": "libharfbuzz-dev", "fontconfig": "libfontconfig-dev",
    "epoxy": "libepoxy-dev", "egl": "libegl-dev", "gl": "libgl-dev", "opengl": "libgl-dev", "glu": "libglu1-mesa-dev",
    "glfw3": "libglfw3-dev", "imgui": "libimgui-dev", "threads": "g++", "zlib": "zlib1g-dev",
}
# What tests and scripts start.
PROGRAMS = {"g++", "cmake", "ninja-build", "python3", "python3-jsonschema", "xvfb", "xdotool", "clang-format",
            "fonts-inter", "libgl1-mesa-dri", "proj-data"}


def listed():
    text = (TOP / "scripts" / "packages.sh").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9.+-]+): \S", text, re.MULTILINE))


def asked_for():
    """Pairs of a CMake file and a library it asks for."""
    files = [TOP / "CMakeLists.txt"]
    for folder in ("app", "tests", "benchmarks", "cmake"):
        files += sorted((TOP / folder).rglob("CMakeLists.txt")) + sorted((TOP / folder).rglob("*.cmake"))
    for path in files:
        text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
        for name in re.findall(r"find_package\(\s*(\w+)", text):
            yield path, name
        for words in re.findall(r"pkg_(?:check_modules|search_module)\(\s*\w+([^)]*)\)", text):
            for word in words.split():
                if word not in ("REQUIRED", "IMPORTED_TARGET", "QUIET", "GLOBAL"):
                    yield path, re.split(r"[<>=]", word)[0]


def main():
    known = listed()
    problems = [f"scripts/packages.sh has no package {name}" for name in sorted(PROGRAMS - known)]
    count = 0
    for path, library in asked_for():
        count += 1
        package = PACKAGE_OF.get(library.lower())
        where = path.relative_to(TOP)
        if package is None:
            problems.append(f"{where} asks for {library}: say in tests/house/packages.py which package has it")
        elif package not in known:
            problems.append(f"{where} asks for {library}, but scripts/packages.sh has no {package}")
    if count < 10:
        problems.append(f"only {count} libraries were found in the CMake files")
    print("\n".join(problems) or f"{count} libraries, all with their packages")
    return 1 if problems else 0


sys.exit(main())
