#!/usr/bin/env python3
"""Files in the window: edited, broken and mended while they are shown, opened by their path, dropped, read again.

usage: window_files_test.py PROGRAM COMPARE_PICTURES

Exit status 0 done, 1 something is wrong, 77 Xvfb or xdotool is not installed.
"""

import pathlib
import shutil
import sys
import time

sys.dont_write_bytecode = True
from window_driver import PACES, PATIENCE, Pictures, Wrong, expect, run_test, wait_for

SOURCE = pathlib.Path(__file__).resolve().parents[2]
VIEW = ("--date", "2023-01-20", "--focus", "JPN")  # is to stay whatever becomes of the files
QUIET = 3.0  # seconds, enough to see a change and to read it, where nothing is to follow


class Test(Pictures):
    def run(self, window, pack):
        self.good = (SOURCE / "layers" / "sco.geojson").read_text(encoding="utf-8")
        self.living(window, pack)
        self.opened(window, pack)
        self.dropped(window, pack)

    def shows(self, window, name, *packs, patience=PATIENCE):
        self.becomes(window, name, *packs, *VIEW, patience=patience)

    def living(self, window, pack):
        """A pack is edited, broken and mended while the window shows it."""
        changed = pack.read_text(encoding="utf-8")
        self.shows(window, "a pack", pack)
        shown = self.copy(pack, self.good)
        self.rename(pack, self.good)
        self.shows(window, "a pack saved by an editor", shown)
        self.rename(pack, self.good[:len(self.good) // 2])
        time.sleep(QUIET)
        self.shows(window, "a pack that is broken stays as it was", shown)
        shown = self.copy(pack, changed)
        pack.write_text(changed, encoding="utf-8")
        self.shows(window, "a pack that is mended by writing it anew", shown)
        pack.unlink()
        time.sleep(QUIET)
        self.shows(window, "a pack that is deleted stays as it was", shown)
        shown = self.copy(pack, self.good)
        pack.write_text(self.good, encoding="utf-8")
        self.shows(window, "a pack that is there again", shown)
        with open(pack, "r+", encoding="utf-8") as file:  # cut off, then written in parts
            file.truncate()
            file.flush()
            time.sleep(QUIET)
            self.shows(window, "a pack that is being written stays as it was", shown)
            file.write(changed[:100])
            file.flush()
            time.sleep(0.1)
            file.write(changed[100:])
        shown = self.copy(pack, changed)
        self.shows(window, "a pack that was written in parts", shown)

    def opened(self, window, pack):
        """Another file is opened by its path; it is then among those opened last."""
        other = self.folder / "other.geojson"
        shutil.copy(SOURCE / "layers" / "quad.geojson", other)
        for pace in PACES:
            window.key("ctrl+o")
            time.sleep(pace)
            window.type(str(other), pace)
            try:
                self.shows(window, "a file opened by its path", pack, other, patience=20.0)
                break
            except Wrong:
                if pace == PACES[-1]:
                    raise
                window.key("Escape")
        self.recent([other, pack])
        window.key("ctrl+r")
        time.sleep(QUIET)
        self.shows(window, "read again", pack, other)

    def dropped(self, window, pack):
        """Files are dropped on the map: one, several with some that cannot be opened, and one already open."""
        other, one, two = (self.folder / name for name in ("other.geojson", "one pack.geojson", "zw\u00f6lf.geojson"))
        shutil.copy(SOURCE / "layers" / "aukus.geojson", one)
        shutil.copy(SOURCE / "layers" / "csto.geojson", two)
        window.drop(one)
        self.shows(window, "a dropped file", pack, other, one)
        folder = self.folder / "a folder"
        folder.mkdir()
        picture = self.folder / "picture.geojson"
        picture.write_bytes(bytes(range(256)) * 64)
        window.drop(folder, self.folder / "nowhere.geojson", picture, two, one)
        self.shows(window, "of several dropped files those that can be read", pack, other, one, two)
        self.recent([one, two, picture, other, pack])

    def recent(self, wanted):
        """The files opened last, as another window would offer them."""
        path = self.folder / ".local" / "state" / "entente" / "recent"
        listed = lambda: path.is_file() and path.read_text(encoding="utf-8").splitlines() == [str(p) for p in wanted]
        wait_for(f"the files opened last to be {', '.join(p.name for p in wanted)}", listed, 10.0)
        print(f"  the files opened last are {', '.join(p.name for p in wanted)}")

    def copy(self, pack, text):
        """A file of the same name to draw the same from."""
        copy = self.folder / f"copy-{len(text)}" / pack.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text, encoding="utf-8")
        return copy

    @staticmethod
    def rename(pack, text):
        """Saves a pack as an editor does: beside, then renamed."""
        beside = pack.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        beside.rename(pack)


def test(program, compare, folder, open_window):
    pack = folder / "mine.geojson"
    shutil.copy(SOURCE / "tests" / "data" / "tiny.geojson", pack)
    window = open_window(pack, *VIEW)
    Test(program, compare, folder).run(window, pack)
    window.key("ctrl+q")
    expect("Ctrl+Q ends the program with status", window.process.wait(PATIENCE), 0)


sys.exit(run_test(test))
