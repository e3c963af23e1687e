#!/usr/bin/env python3
"""Drives the window as a reader does, under a display without a screen, and checks what it saves.

usage: window_test.py PROGRAM COMPARE_PICTURES

Exit status 0 done, 1 something is wrong, 77 Xvfb or xdotool is not installed. Nothing here waits a fixed time for
something to happen: everything is asked for again until it is there or a minute has passed, and done again more slowly,
so that a slow machine is slow and not wrong.
"""

import ctypes
import ctypes.util
import datetime
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

PATIENCE = 60.0  # seconds
# How long a hand rests on a button or key, seconds. Where a frame takes longer the window sees neither press nor let
# go; then it is tried again, slower.
PACES = (0.15, 0.6, 2.0)
SIZE = (1280, 800)
SOURCE = pathlib.Path(__file__).resolve().parents[2]
ZOOM = "1.25"  # given, so that the command line can draw the same
# Places in the window, pixels from its top left and bottom left corner.
DATE_FIELD = (268, SIZE[1] - 149)
# Of whom each is tied to is one column of two.
TABLE = """Land,Nachbar,Partner,Seit
Deutschland,Frankreich,Japan,2004
Indien,Nepal,Brasilien,2006
"""
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
        """What a window manager sends when the closing button is pressed."""
        x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self.display.encode()))
        atom = lambda name: x11.XInternAtom(display, name, 0)

        class ClientMessage(ctypes.Structure):
            _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                        ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                        ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24)]

        client_message = 33
        message = ClientMessage(type=client_message, window=int(self.id), message_type=atom(b"WM_PROTOCOLS"), format=32)
        message.data[0] = atom(b"WM_DELETE_WINDOW")
        x11.XSendEvent(display, ctypes.c_ulong(int(self.id)), 0, 0, ctypes.byref(message))
        x11.XFlush(display)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Wrong("the window does not close") from None
        finally:
            x11.XCloseDisplay(display)

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()


def date_of(path):
    """The date in a saved picture's name."""
    found = re.fullmatch(r"entente-(\d{4}-\d{2}-\d{2})(-\d+)?\.png", path.name)
    if not found:
        raise Wrong(f"a saved picture is named {path.name}")
    return found.group(1)


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


class Test:
    def __init__(self, program, compare, folder):
        self.program, self.compare, self.folder = program, compare, folder

    def living(self, window, pack, other):
        """A pack is edited, broken and mended while the window shows it, and another is opened beside it."""
        date = ("--date", "2023-01-20")
        good, changed = other.read_text(encoding="utf-8"), pack.read_text(encoding="utf-8")
        self.becomes(window, "a pack", pack, *date)
        shown = self.put(pack, good)
        self.becomes(window, "a pack saved by an editor", shown, *date)
        self.put(pack, good[:len(good) // 2])
        time.sleep(3.0)  # enough to see it and to read it; the picture must not follow
        self.becomes(window, "a pack that is broken stays as it was", shown, *date)
        shown = self.put(pack, changed)
        self.becomes(window, "a pack that is mended", shown, *date)
        for pace in PACES:
            window.key("ctrl+o")
            time.sleep(pace)
            window.type(str(other), pace)
            try:
                self.becomes(window, "a file opened by its path", shown, other, *date, patience=20.0)
                return
            except Wrong:
                if pace == PACES[-1]:
                    raise
                window.key("Escape")

    def put(self, pack, text):
        """Saves a pack as an editor does: beside, then renamed. Returns a copy of it."""
        beside = pack.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        copy = self.folder / f"copy-{len(text)}" / pack.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text, encoding="utf-8")
        beside.rename(pack)
        return copy

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

    def run(self, window):
        first = window.save()
        print(f"  from start to the first saved picture: {time.monotonic() - window.begun:.2f} s")
        expect("the first picture's date", date_of(first), "2005-07-06")
        width, height = size_of(first)
        if width % 2 or height % 2 or not (1400 < width <= 2 * SIZE[0]) or not (700 < height < 2 * SIZE[1]):
            raise Wrong(f"the saved picture has {width}x{height} pixels: not twice a map in a window of {SIZE}")
        self.like_command_line("the first picture", first, "--date", "2005-07-06")

        window.key("Right")
        expect("Right steps a month", date_of(window.save()), "2005-08-06")
        window.key("Left")
        expect("Left steps back", date_of(window.save()), "2005-07-06")
        window.key("shift+Right")
        expect("Shift and Right step ten months", date_of(window.save()), "2006-05-06")

        self.play(window)

        window.key("End")
        last = date_of(window.save())
        if not last.endswith("-12-31"):
            raise Wrong(f"End goes to {last}, not to the end of a year")
        print(f"  End goes to {last}")

        for pace in PACES:
            window.click(DATE_FIELD, pace)
            window.type("2017-06-10", pace)
            typed = window.save()
            if date_of(typed) == "2017-06-10":
                break
        expect("a typed date", date_of(typed), "2017-06-10")
        self.like_command_line("the typed date", typed, "--date", "2017-06-10")

        self.select(window, typed)

    def play(self, window):
        start = datetime.date(2006, 5, 6)
        end = time.monotonic() + PATIENCE
        while True:
            window.key("space")
            window.save()  # a picture saved meanwhile shows that frames go by: the two keys are not one
            window.key("space")
            one, two = date_of(window.save()), date_of(window.save())
            expect("nothing plays after the second Space", two, one)
            if datetime.date.fromisoformat(one) > start:
                print(f"  Space played to {one}")
                return
            if time.monotonic() > end:
                raise Wrong("Space does not play")

    def select(self, window, before):
        # Australia is large and lies apart; the map's place in the window is that of the saved picture in it.
        width, height = (n // 2 for n in size_of(before))
        left = SIZE[0] - width
        place = self.place_of_australia(width, height)
        for pace in PACES:
            window.click((left + place[0], 38 + place[1]), pace)
            window.hands("mousemove", "--window", window.id, 600, 20)  # hovering is not selecting
            clicked = window.save()
            if size_of(clicked) != size_of(before):  # what is selected is told beside a narrower map
                break
        self.like_command_line("a clicked country", clicked, "--date", "2017-06-10", "--focus", "AUS")
        window.key("ctrl+z")
        undone = window.save()
        self.like_command_line("undone", undone, "--date", "2017-06-10")

    @staticmethod
    def place_of_australia(width, height):
        """Logical pixels in the picture; the map is centred at 90 degrees east."""
        return round(width * 0.615), round(height * 0.615)


    def correct(self, window, table):
        """A stranger's table is opened, a column of it is corrected in the dialog of fields, and the tie appears."""
        date = ("--date", "2008-06-01")
        read, corrected = [["--from-field", "Land", "--to-field", column] for column in ("Nachbar", "Partner")]
        self.becomes(window, "a stranger's table", table, *read, *date)
        # The strip's first button opens the panel of packs; the table sign is left of the pack's number.
        steps = [(20, 60), (40 + 252 - 12 - 14 - 14, 85)]
        for pace in PACES:
            for place in steps:
                window.click(place, pace)
            for _ in range(3):  # from what a row is, over the direction and the first end, to the other end
                window.key("Tab")
                time.sleep(pace)
            window.key("Down")  # from Nachbar to Partner
            time.sleep(pace)
            window.key("Return")
            time.sleep(pace)
            try:
                self.becomes(window, "a corrected column", table, *corrected, *date, patience=20.0)
                return
            except Wrong:
                if pace == PACES[-1]:
                    raise
                window.key("Escape")


def main():
    program, compare = sys.argv[1:3]
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        print(f"skipped: {' and '.join(missing)} not installed")
        return 77
    with tempfile.TemporaryDirectory(prefix="entente-window-") as name, Display() as display:
        folder = pathlib.Path(name)
        window = None
        try:
            window = Window(program, folder, display.name,
                            ["--date", "2005-07-06", "--size", f"{SIZE[0]}x{SIZE[1]}", "--zoom", ZOOM, "--scale", "1"])
            print(f"  from start to the window: {time.monotonic() - window.begun:.2f} s")
            Test(program, compare, folder).run(window)
            expect("closing the window ends the program with status", window.close(), 0)
            window.end()
            pack = folder / "mine.geojson"
            shutil.copy(SOURCE / "tests" / "data" / "tiny.geojson", pack)
            window = Window(program, folder, display.name,
                            [pack, "--date", "2023-01-20", "--size", f"{SIZE[0]}x{SIZE[1]}", "--zoom", ZOOM, "--scale",
                             "1"])
            Test(program, compare, folder).living(window, pack, SOURCE / "layers" / "sco.geojson")
            window.key("ctrl+q")
            expect("Ctrl+Q ends the program with status", window.process.wait(PATIENCE), 0)
            window.end()
            table = folder / "stranger.csv"
            table.write_text(TABLE, encoding="utf-8")
            window = Window(program, folder, display.name,
                            [table, "--from-field", "Land", "--to-field", "Nachbar", "--date", "2008-06-01", "--size",
                             f"{SIZE[0]}x{SIZE[1]}", "--zoom", ZOOM, "--scale", "1"])
            Test(program, compare, folder).correct(window, table)
            window.key("ctrl+q")
            expect("Ctrl+Q ends the program with status", window.process.wait(PATIENCE), 0)
        except Wrong as wrong:
            print(f"WRONG: {wrong}")
            if window is not None:
                print(f"The program said: {window.said()}")
            return 1
        finally:
            if window is not None:
                window.end()
    return 0


sys.exit(main())
