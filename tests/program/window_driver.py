"""A window under a display without a screen, hands on it, and its picture beside the command line's.

Nothing here waits a fixed time for something to happen: everything is asked for again until it is there or a minute has
passed, and done again more slowly, so that a slow machine is slow and not wrong.
"""

import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

import window_x11

PATIENCE = 60.0  # seconds
# How long a hand rests on a button or key, seconds. Where a frame takes longer the window sees neither press nor let
# go; then it is tried again, slower.
PACES = (0.15, 0.6, 2.0)
SIZE = (1280, 800)
ZOOM = "1.25"  # given, so that the command line can draw the same
# Pixels of a saved picture that may differ from the command line's; both are drawn by the same code.
TOLERANCE = 16
MOST_DIFFERENT = 200


class Wrong(Exception):
    """What a reader would see go wrong."""


def wait_for(what, ask, patience=PATIENCE):
    end = time.monotonic() + patience
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Wrong(f"waited {patience:.0f} s for {what}")
        time.sleep(0.05)


class Display:
    """An X server without a screen, on a display number that is free."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise Wrong("Xvfb did not start")
        self.name = f":{number}"
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


class Window:
    """The program's window, and hands on it."""

    def __init__(self, program, folder, display, arguments):
        self.pictures = folder / "pictures"
        self.pictures.mkdir(exist_ok=True)
        self.environment = dict(os.environ, DISPLAY=display, HOME=str(folder), XDG_PICTURES_DIR=str(self.pictures))
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.display = display
        self.begun = time.monotonic()
        self.log = open(folder / "log", "w+", encoding="utf-8")
        self.process = subprocess.Popen([program, *arguments], env=self.environment, stdout=self.log, stderr=self.log)
        self.id = wait_for("the window", self.find)

    def hands(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True)

    def find(self):
        if self.process.poll() is not None:
            raise Wrong(f"the program ended with status {self.process.returncode}: {self.said()}")
        found = self.hands("search", "--onlyvisible", "--name", "^Entente").stdout.split()
        return found[0] if found else None

    def said(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(encoding="utf-8")

    def key(self, *names):
        self.hands("windowfocus", self.id)
        self.hands("key", "--delay", 40, *names)

    def click(self, place, pace):
        """Moves there, presses, and lets go after `pace` seconds."""
        self.hands("windowfocus", self.id)
        self.hands("mousemove", "--window", self.id, *place)
        time.sleep(pace)
        self.hands("mousedown", 1)
        time.sleep(pace)
        self.hands("mouseup", 1)
        time.sleep(pace)

    def type(self, text, pace):
        """Puts a text in the place of what a field holds, and enters it."""
        self.hands("keydown", "ctrl")
        time.sleep(pace)
        self.hands("keydown", "a")
        time.sleep(pace)
        self.hands("keyup", "a", "keyup", "ctrl")
        time.sleep(pace)
        self.hands("type", "--delay", 40, text)
        time.sleep(pace)
        self.hands("keydown", "Return")
        time.sleep(pace)
        self.hands("keyup", "Return")

    def save(self):
        """Ctrl+S: the file of the picture. Asked for again when nothing came: the packs may not be there yet."""
        before = set(self.pictures.iterdir())

        def new_picture():
            if self.process.poll() is not None:
                raise Wrong(f"the program ended with status {self.process.returncode}: {self.said()}")
            return sorted(path for path in set(self.pictures.iterdir()) - before if path.suffix == ".png")

        end = time.monotonic() + PATIENCE
        while True:
            self.key("ctrl+s")
            try:
                return wait_for("a saved picture", new_picture, 20.0)[0]
            except Wrong:
                if time.monotonic() > end:
                    raise

    def close(self):
        """What a window manager does when the closing button is pressed; the exit status."""
        with window_x11.Client(self.display) as client:
            client.ask_to_close(int(self.id))
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Wrong("the window does not close") from None

    def drop(self, *paths):
        """Drags files from elsewhere onto the map."""
        place = dict(line.split("=") for line in self.hands("getwindowgeometry", "--shell", self.id).stdout.split())
        at = int(place["X"]) + SIZE[0] // 2, int(place["Y"]) + SIZE[1] // 3
        with window_x11.Client(self.display) as client:
            try:
                client.drop(int(self.id), paths, at)
            except window_x11.Gone as waited:
                raise Wrong(f"waited for {waited}: {self.said()}") from None

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()


def expect(name, seen, wanted):
    if seen != wanted:
        raise Wrong(f"{name}: {seen} instead of {wanted}")
    print(f"  {name}: {seen}")


def size_of(path):
    with open(path, "rb") as file:
        head = file.read(24)
    if head[:8] != b"\x89PNG\r\n\x1a\n":
        raise Wrong(f"{path.name} is no PNG")
    return struct.unpack(">II", head[16:24])


class Pictures:
    """Compares pictures that a window saved with those that `entente render` draws of the same view."""

    def __init__(self, program, compare, folder):
        self.program, self.compare, self.folder = program, compare, folder

    def becomes(self, window, name, *options, patience=PATIENCE):
        """Saves pictures until one is as the command line draws it."""
        end = time.monotonic() + patience
        while True:
            try:
                return self.like_command_line(name, window.save(), *options, keep=False)
            except Wrong:
                if time.monotonic() > end:
                    raise

    def like_command_line(self, name, picture, *options, keep=True):
        """The saved picture is the one that `entente render` draws of the same view."""
        width, height = size_of(picture)
        drawn = self.folder / f"{name}.png".replace(" ", "-")
        ran = subprocess.run([self.program, "render", "--size", f"{width}x{height}", "--scale", "2", "--zoom", ZOOM,
                              "-o", drawn, *options], capture_output=True, text=True)
        if ran.returncode != 0:
            raise Wrong(f"entente render: {ran.stderr}")
        ran = subprocess.run([self.compare, picture, drawn, str(TOLERANCE)], capture_output=True, text=True)
        different = int(ran.stdout.split()[2]) if ran.returncode == 0 else None
        if different is None or different > MOST_DIFFERENT:
            kept = pathlib.Path.cwd()
            for path in (picture, drawn) if keep else ():
                shutil.copy(path, kept / f"window-{path.name}")
            raise Wrong(f"{name}: the window saved another picture than entente render draws ({different} pixels "
                        f"differ): {kept}/window-{picture.name}, {kept}/window-{drawn.name}")
        print(f"  {name}: as entente render draws it ({different} pixels of {width}x{height} differ)")


def run_test(test):
    """Calls test(program, compare, folder, open_window) and returns the exit status; ends the windows that it opened."""
    program, compare = sys.argv[1:3]
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        print(f"skipped: {' and '.join(missing)} not installed")
        return 77
    windows = []
    with tempfile.TemporaryDirectory(prefix="entente-window-") as name, Display() as display:
        folder = pathlib.Path(name)

        def open_window(*arguments):
            window = Window(program, folder, display.name,
                            [*arguments, "--size", f"{SIZE[0]}x{SIZE[1]}", "--zoom", ZOOM, "--scale", "1"])
            windows.append(window)
            return window

        try:
            test(program, compare, folder, open_window)
        except Wrong as wrong:
            print(f"WRONG: {wrong}")
            for window in windows:
                print(f"The program said: {window.said()}")
            return 1
        finally:
            for window in windows:
                window.end()
    return 0
