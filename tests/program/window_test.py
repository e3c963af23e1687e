#!/usr/bin/env python3
"""Drives the window as a reader does, under a display without a screen, and checks what it saves.

usage: window_test.py PROGRAM COMPARE_PICTURES

Exit status 0 done, 1 something is wrong, 77 Xvfb or xdotool is not installed.
"""

import datetime
import re
import sys
import time

sys.dont_write_bytecode = True
from window_driver import PACES, PATIENCE, SIZE, Pictures, Wrong, expect, run_test, size_of

# The field of the date, pixels from the window's top left corner.
DATE_FIELD = (268, SIZE[1] - 149)
# Of whom each is tied to is one column of two.
TABLE = """Land,Nachbar,Partner,Seit
Deutschland,Frankreich,Japan,2004
Indien,Nepal,Brasilien,2006
"""


def date_of(path):
    """The date in a saved picture's name."""
    found = re.fullmatch(r"entente-(\d{4}-\d{2}-\d{2})(-\d+)?\.png", path.name)
    if not found:
        raise Wrong(f"a saved picture is named {path.name}")
    return found.group(1)


class Test(Pictures):
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


def test(program, compare, folder, open_window):
    window = open_window("--date", "2005-07-06")
    print(f"  from start to the window: {time.monotonic() - window.begun:.2f} s")
    Test(program, compare, folder).run(window)
    expect("closing the window ends the program with status", window.close(), 0)
    window.end()
    table = folder / "stranger.csv"
    table.write_text(TABLE, encoding="utf-8")
    window = open_window(table, "--from-field", "Land", "--to-field", "Nachbar", "--date", "2008-06-01")
    Test(program, compare, folder).correct(window, table)
    window.key("ctrl+q")
    expect("Ctrl+Q ends the program with status", window.process.wait(PATIENCE), 0)


sys.exit(run_test(test))
