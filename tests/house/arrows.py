#!/usr/bin/env python3
"""Checks the arrows between rooms: each room of app/ includes itself, core and its own libraries only."""

import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("core", "geo", "export", "render", "ui", "vector")

# Headers a room may not see, as regular expressions, and why. GLU's tessellator is geometry: it draws nothing.
OPENGL = r"^(epoxy/|GL/(?!glu\.h)|GLES|EGL/|glad)"
IMGUI = r"^(imgui|backends/imgui|ImGui)"
GDAL = r"^(gdal|ogr|cpl_)"
FILES = r"^(filesystem|fstream|cstdio|fcntl\.h|unistd\.h|dirent\.h)$"
CLOCK = r"^(ctime|time\.h|sys/time\.h)$"
FORBIDDEN = {
    "core": [OPENGL, IMGUI, GDAL, FILES, CLOCK, r"^chrono$", r"^proj", r"^simdjson", r"^GLFW/", r"^CLI/", r"^GL/"],
    "geo": [OPENGL, IMGUI, GDAL, r"^GLFW/"],
    "export": [IMGUI, r"^GLFW/", OPENGL, GDAL],
    "render": [GDAL, IMGUI, r"^proj", r"^GLFW/", r"^core/(pack|world|slice|party|memberships|strands)\.hpp"],
    "vector": [OPENGL, IMGUI, r"^GLFW/", r"^proj", r"^simdjson"],
    "ui": [OPENGL, GDAL, FILES, r"^GLFW/", r"^proj", r"^backends/"],
}
# What stands in a header that only carries the plain data of a scene.
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def wrong_arrows(room):
    for path in sorted((TOP / "app" / room).rglob("*.[ch]pp")):
        for included in INCLUDE.findall(path.read_text(encoding="utf-8")):
            other = included.split("/")[0] if "/" in included else None
            if other in ROOMS and other not in (room, "core"):
                yield f"{path.relative_to(TOP)} includes {included}: {room} may know core only"
            for pattern in FORBIDDEN[room]:
                if re.search(pattern, included):
                    yield f"{path.relative_to(TOP)} includes {included}, which {room} may never see"


def main():
    missing = [room for room in ROOMS if not list((TOP / "app" / room).glob("*.cpp"))]
    problems = [f"app/{room} has no sources" for room in missing]
    for room in ROOMS:
        problems.extend(wrong_arrows(room))
    print("\n".join(problems) or "all arrows point at core")
    return 1 if problems else 0


sys.exit(main())
