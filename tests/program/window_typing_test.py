"""Types faster than frames come. While the program is stopped nothing that is typed reaches it, then all at once: the
slowest frame there can be.

usage: window_typing_test.py PROGRAM COMPARE_PICTURES

Exit status 0 done, 1 something is wrong, 77 Xvfb or xdotool is not installed.
"""

import re
import signal
import sys

sys.dont_write_bytecode = True
from window_driver import PACES, SIZE, Pictures, expect, run_test

DATE_FIELD = (268, SIZE[1] - 149)
DATE = "2005-07-06"
# Names full of letters that are shortcuts while nobody types: next, previous, bookmark, compare, latest.
COUNTRIES = [("japan", "JPN"), ("bangladesh", "BGD"), ("pakistan", "PAK")]


class SlowFrame:
    """The program does nothing meanwhile."""

    def __init__(self, window):
        self.process = window.process

    def __enter__(self):
        self.process.send_signal(signal.SIGSTOP)

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGCONT)


def date_of(path):
    return re.match(r"entente-(\d{4}-\d{2}-\d{2})", path.name).group(1)


def search(window, pictures, name, code):
    """Slash, the name and Enter select the country, and no letter of it does anything else."""
    window.hands("windowfocus", window.id)
    with SlowFrame(window):
        window.hands("type", "--delay", 1, "--args", 1, f"/{name}", "key", "--delay", 1, "Return")
    pictures.becomes(window, f"searched {name} in one frame", "--date", DATE, "--focus", code)
    window.key("Escape")
    window.hands("type", "--delay", 1, "--args", 1, f"/{name}", "key", "--delay", 1, "Return")
    pictures.becomes(window, f"searched {name} at once", "--date", DATE, "--focus", code)
    window.key("Escape")


def type_date(window):
    """All of the field is selected and replaced, and the date entered."""
    for pace in PACES:
        window.click(DATE_FIELD, pace)
        with SlowFrame(window):
            window.hands("key", "--delay", 1, "ctrl+a", *"2017", "minus", *"06", "minus", *"10", "Return")
        if date_of(window.save()) == "2017-06-10":
            break
    expect("a date typed in one frame", date_of(window.save()), "2017-06-10")


def test(program, compare, folder, open_window):
    window = open_window("--date", DATE)
    pictures = Pictures(program, compare, folder)
    window.save()
    for name, code in COUNTRIES:
        search(window, pictures, name, code)
    type_date(window)
    with SlowFrame(window):
        window.hands("key", "--delay", 1, *["Right"] * 5)
    expect("five steps in one frame", date_of(window.save()), "2017-11-10")
    expect("closing the window ends the program with status", window.close(), 0)


sys.exit(run_test(test))
