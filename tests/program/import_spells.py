#!/usr/bin/env python3
"""import_spells.py PROGRAM CSV: imports a directed dyad-year file of alliances and compares every spell with one that is
computed here: one a pair, kind and run of years, whichever state is named first."""

import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

COLUMNS = {"defense": "cow_defense", "neutrality": "cow_neutral", "nonaggression": "cow_nonagg", "entente": "cow_entente"}


def expected(path):
    states = set()
    top = pathlib.Path(__file__).resolve().parents[2]
    with open(top / "geodata" / "cow_codes.csv", encoding="utf-8") as file:
        states = {row["number"] for row in csv.DictReader(file)}
    years = collections.defaultdict(set)
    last = 0
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            pair = tuple(sorted((int(row["ccode1"]), int(row["ccode2"]))))
            if {row["ccode1"], row["ccode2"]} - states:
                continue
            last = max(last, int(row["year"]))
            for kind, column in COLUMNS.items():
                if row[column] == "1":
                    years[pair, kind].add(int(row["year"]))
    for (pair, kind), held in years.items():
        for first in sorted(year for year in held if year - 1 not in held):
            end = first
            while end + 1 in held:
                end += 1
            yield *pair, kind, str(first), ".." if end == last else str(end)


def main():
    program, path = sys.argv[1], pathlib.Path(sys.argv[2])
    if not path.exists():
        print(f"there is no {path}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        pack = pathlib.Path(folder) / "pack.geojson"
        subprocess.run([program, "import", path, "-o", pack, "--preset", "cow-alliance-dyad-year"], check=True)
        features = json.loads(pack.read_text(encoding="utf-8"))["features"]
    got = collections.Counter()
    for feature in features:
        p = feature["properties"]
        got[(*p["cow"], p["kind"], p["start"], p["end"])] += 1
    wanted = collections.Counter(expected(path))
    for spell in sorted((wanted - got).keys()):
        print("missing:", spell)
    for spell in sorted((got - wanted).keys()):
        print("too many:", spell)
    print(f"{len(features)} spells")
    return 0 if got == wanted and got else 1


sys.exit(main())
