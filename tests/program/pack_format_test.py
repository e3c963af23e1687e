#!/usr/bin/env python3
"""The format as it is written down: docs/pack-format.md and layers/pack.schema.json against the program.

usage: pack_format_test.py PROGRAM

Whoever writes packs reads the examples and trusts the schema. So every example of the page is opened with
`entente check`, laid against the schema, and asked for its ties on the days that the page names; the result must be
word for word what the page says. The schema takes the bundled packs and those of the tests, takes and refuses the same
features as the program, and agrees with it on what is a date. The validator is that of python3-jsonschema."""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
PAGE = TOP / "docs" / "pack-format.md"

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)


class Program:
    def __init__(self, path, folder):
        self.path = path
        self.pack = pathlib.Path(folder) / "pack.geojson"

    def run(self, *arguments):
        return subprocess.run([self.path, *arguments], capture_output=True, text=True, timeout=60, check=False)

    def check(self, text):
        """The diagnostics without the place, and the count."""
        self.pack.write_text(text, encoding="utf-8")
        lines = self.run("check", str(self.pack)).stdout.splitlines()
        return [line.removeprefix(str(self.pack)).removeprefix(":") for line in lines]

    def diagnostics(self, pack):
        self.pack.write_text(json.dumps(pack), encoding="utf-8")
        return json.loads(self.run("check", str(self.pack), "--format", "json").stdout)

    def ties_on(self, day):
        rows = json.loads(self.run("ties", str(self.pack), "--date", day, "--format", "json").stdout)
        counts = [(sum(row["state"] == state for row in rows), state) for state in ("certain", "possible")]
        return ", ".join(f"{n} {state}" for n, state in counts if n) or "no tie"


def examples(page):
    """The pairs of an example and its result. A block that is neither, or stands alone, is an error: nothing of the
    page may go unchecked."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    if 2 * len(blocks) != len(re.findall(r"^\s*```", text, re.MULTILINE)):
        raise ValueError("a fence is not closed, or does not begin its line")
    if [language for language, _ in blocks] != ["json", "text"] * (len(blocks) // 2):
        raise ValueError("each example (json) needs its result (text) right after it, and nothing else is fenced")
    bodies = [body for _, body in blocks]
    return list(zip(bodies[::2], bodies[1::2]))


def whole_pack(example, first):
    """The text that is opened, and whether the feature stood alone on the page."""
    try:
        value = json.loads(example)
    except ValueError:
        return example, False  # broken on purpose: its result says so
    if value.get("type") != "Feature":
        return example, False
    pack = copy.deepcopy(first)
    pack["features"] = [value]
    return json.dumps(pack, indent=1, ensure_ascii=False), True


def verdict(text, validator):
    try:
        pack = json.loads(text)
    except ValueError:
        return "schema: no JSON"
    return "schema: fits" if validator.is_valid(pack) else "schema: does not fit"


def result_of(example, expected, first, validator, program):
    text, alone = whole_pack(example, first)
    lines = program.check(text)
    if alone:
        lines = [re.sub(r"^\d+: ", "", line).replace(" (feature 0)", "") for line in lines]
    result = [re.sub(r" \[column \d+\]", "", line) for line in lines] + [verdict(text, validator)]
    days = re.findall(r"^on (\S+):", expected, re.MULTILINE)
    return result + [f"on {day}: {program.ties_on(day)}" for day in days]


def problems_of_page(validator, program):
    pairs = examples(PAGE)
    if len(pairs) < 15:
        yield f"{PAGE.name}: only {len(pairs)} examples were found"
    first = json.loads(pairs[0][0])
    if not any("on " in expected for _, expected in pairs) or not any("error:" in expected for _, expected in pairs):
        yield f"{PAGE.name}: no example shows a day, or none an error"
    for number, (example, expected) in enumerate(pairs, 1):
        result = result_of(example, expected, first, validator, program)
        if result != expected.splitlines():
            said = "\n".join(result)
            yield f"{PAGE.name}: example {number} gives\n{said}\nand not\n{expected}"


def refused_packs(good):
    """What is no pack: for each fault its name and a pack with it."""

    def changed(change):
        pack = copy.deepcopy(good)
        change(pack)
        return pack

    def edited(number, **changes):
        def edit(pack):
            properties = pack["features"][number]["properties"]
            for name, value in changes.items():
                if value is None:
                    del properties[name]
                else:
                    properties[name] = value

        return changed(edit)

    member, tie = 0, 1
    yield "a number for a date", edited(tie, start=1960)
    yield "a date in words", edited(tie, start="June 1960")
    yield "a thirteenth month", edited(tie, start="1960-13")
    yield "an end in words", edited(tie, end="today")
    yield "no start", edited(tie, start=None)
    yield "no kind", edited(tie, kind=None)
    yield "one party", edited(tie, parties=["JPN"])
    yield "no parties", edited(tie, parties=None)
    yield "a party twice", edited(tie, parties=["JPN", "JPN"])
    yield "a weight over 1", edited(tie, weight=1.5)
    yield "a weight in words", edited(tie, weight="strong")
    yield "an unknown certainty", edited(tie, certainty="sure")
    yield "no role", edited(member, role=None)
    yield "no member", edited(member, party=None)
    yield "no organization", edited(member, organization=None)
    yield "an exercise without participants", edited(tie, layer="exercise", name="x", end="1961")
    yield "an exercise without an end", edited(tie, layer="exercise", name="x", participants=["JPN", "USA"])
    yield "an unknown stance", edited(tie, layer="statement", by="x", about=["JPN"], stance="angry")
    yield "a statement about nobody", edited(tie, layer="statement", by="x", stance="oppose")
    yield "an overlay of nothing", edited(tie, layer="region")
    yield "a point of one number", changed(
        lambda pack: pack["features"][tie].update(geometry={"type": "Point", "coordinates": [1]}))
    yield "a latitude of 95", changed(
        lambda pack: pack["features"][tie].update(geometry={"type": "Point", "coordinates": [1, 95]}))
    yield "an empty geometry", changed(
        lambda pack: pack["features"][tie].update(geometry={"type": "MultiPoint", "coordinates": []}))
    ring = [[1, 2], [3, 4], [1, 2]]
    yield "a ring of three points", changed(
        lambda pack: pack["features"][tie].update(geometry={"type": "Polygon", "coordinates": [ring]}))
    yield "a circle", changed(
        lambda pack: pack["features"][tie].update(geometry={"type": "Circle", "coordinates": [1, 2]}))
    yield "no type", changed(lambda pack: pack["features"][tie].pop("type"))
    yield "no title", changed(lambda pack: pack["entente"].pop("title"))
    yield "a version to come", changed(lambda pack: pack["entente"].update(version=2))
    yield "an unknown rule of ends", changed(lambda pack: pack["entente"].update(omitted_end="never"))
    yield "a colour in words", changed(lambda pack: pack["entente"]["kinds"][0].update(color="red"))
    yield "a kind without an id", changed(lambda pack: pack["entente"]["kinds"][0].pop("id"))
    yield "a source without an id", changed(lambda pack: pack["entente"]["sources"][0].pop("id"))


# The program takes a number for a year and says nothing; who writes packs should not rely on it.
FORGIVEN = {"a number for a date"}


def accepted_features():
    """What a pack may also hold: for each a name and a feature."""

    def feature(geometry=None, beside=None, **properties):
        return {"type": "Feature", "geometry": geometry, "properties": properties, **(beside or {})}

    pair = {"layer": "partnership", "kind": "alliance", "parties": ["JPN", "USA"]}
    drill = {"layer": "exercise", "name": "x", "participants": ["JPN", "IND"]}
    point = {"type": "Point", "coordinates": [140.4, 36.2, 12.5]}
    square = [[[179, 10], [-179, 10], [-179, 12], [179, 12], [179, 10]]]
    yield "numeric codes", feature(layer="partnership", kind="alliance", parties=[392, "840"], start="2004")
    yield "a former state", feature(layer="partnership", kind="alliance", parties=["SUN", "IND"], start="1971")
    yield "a tie of one with many", feature(layer="partnership", kind="alliance", start="2004", weight=0.5,
                                            status="planned", place="x", **{"from": "USA", "to": ["JPN", "KOR"]})
    yield "begin for start", feature(**pair, begin="2004", end="2005")
    yield "an interval as a start", feature(**pair, start="2004/2006-03")
    yield "a beginning before all", feature(**pair, start="..", end="2004")
    yield "an unknown beginning", feature(**pair, start="", end="2004")
    yield "one source as a text", feature(**pair, start="2004", sources="s1")
    yield "earliest and latest", feature(**pair, when={"start": {"earliest": "2004", "latest": "2005"},
                                                       "end": {"latest": "2009-03"}})
    spans = {"timespans": [{"start": {"in": "2004"}}]}
    yield "time spans beside the properties", feature(beside={"when": spans}, **pair)
    yield "a date of JSON-FG", feature(beside={"time": {"date": "2004-08-28"}}, **drill)
    yield "an interval of JSON-FG", feature(beside={"time": {"interval": ["..", "2004-08-28"]}}, **pair)
    yield "times of coordinates", feature(point, **drill, coordTimes=[1093651200000, "2004-09-02"])
    body = {"layer": "organization", "organization": "SCO", "start": "2004"}
    yield "a role of its own", feature(**body, party="KAZ", role="guest")
    yield "several members at once", feature(**body, party=["KAZ", "UZB"], role="member")
    yield "an exercise in an area", feature({"type": "MultiPolygon", "coordinates": [square]}, **drill, start="2004",
                                            end="2004", domain="sea", personnel="about 300", host="JPN")
    yield "a statement by a party", feature(layer="statement", by="CHN", about=["JPN"], stance="neutral", date="2004")
    lines = [{"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
             {"type": "MultiLineString", "coordinates": [[[5, 6], [7, 8]]]}]
    yield "collected lines", feature({"type": "GeometryCollection", "geometries": lines}, name="x")
    yield "points alone", {**feature({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}), "properties": None}


def problems_of_acceptance(validator, program):
    good = json.loads(examples(PAGE)[0][0])
    for name, feature in accepted_features():
        pack = {**good, "features": [feature]}
        for error in validator.iter_errors(pack):
            yield f"the schema refuses {name}: {error.json_path}: {error.message[:120]}"
        for diagnostic in program.diagnostics(pack):
            if diagnostic["severity"] != "note":
                yield f"the program complains of {name}: {diagnostic['code']}: {diagnostic['text']}"


def problems_of_refusals(validator, program):
    good = json.loads(examples(PAGE)[0][0])
    if not validator.is_valid(good) or program.diagnostics(good):
        yield "the pack to be broken is not whole"
    for fault, pack in refused_packs(good):
        if validator.is_valid(pack):
            yield f"the schema takes {fault}"
        if fault not in FORGIVEN and not program.diagnostics(pack):
            yield f"the program says nothing of {fault}"


# Not among them: days that a month does not have, which no pattern can know, and older spellings (199u, a space before
# the time), which the program reads and the schema does not offer.
DATES = """2004 2004-08 2004-08-28 2004~ 2004? 2004% 2004-08~ 2004-08-28? 200X 20XX 2XXX 200X~ XXXX 2004-XX 2004-08-XX
2004-XX-XX 2004-XX-12 2001-21 2001-24 2001-25 2001-20 2001-21-05 Y-170000 Y170000 Y2004 -0044 -0044-03-15 -0001 0000
2004-13 2004-00 2004-8 2004-08-32 2004-08-00 04 20040828 28.08.2004 2004-08-28Z 2004-08-28T10:00:00Z 2004-08-28T10:00
2004-08-28T10:00:00+09:00 2004-08-28T23:59:60Z 2004-08-28T10:00:00.5Z 2004-08-28T25:00 2004-08-28T10 2004-08-28T soon
20X4 ~2004 ?2004-06 2004-06~-11 [2004,2005] {2004} 1582-10-10 2004/2005 1985-04/.. ../1985 /1985 1985/
2004/20X4 2X04-01 2004-?06-~11 156X-12-25 1560-XX-25 2004-1X 2004-4X 2004-42 2001-34 2001-34-01 Y-17E7 Y170000002 Y00001
Y17E7-12 1950S2 1950S0 1950S2-01 -0000 +2004 [..1984] [1760-12..] [1667,1760-01..1761] [..] [1984 {1960,1961-12}
2004-06-11?? ../.. 2004-06-~01/2004-06-~20""".split()


def problems_of_dates(validator, program):
    pack = json.loads(examples(PAGE)[0][0])
    tie = pack["features"][1]
    pack["features"] = []
    for number, text in enumerate(DATES):
        one = copy.deepcopy(tie)
        one["id"] = str(number)
        one["properties"]["start"] = text
        pack["features"].append(one)
    refused = {d["feature"] for d in program.diagnostics(pack) if d["code"] in ("bad-date", "several-dates")}
    wrong = {error.absolute_path[1] for error in validator.iter_errors(pack)}
    if not 10 < len(refused) < len(DATES) - 10:
        yield f"of {len(DATES)} dates the program refuses {len(refused)}"
    for number, text in enumerate(DATES):
        if (number in refused) != (number in wrong):
            by = "program" if number in refused else "schema"
            yield f"the date {text} is refused by the {by} alone"


def problems_of_packs(validator):
    packs = sorted([*(TOP / "layers").glob("*.geojson"), TOP / "tests" / "data" / "tiny.geojson"])
    if len(packs) < 10:
        yield "the bundled packs are missing"
    for path in packs:
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
            yield f"{path.name}: {error.json_path}: {error.message[:200]}"


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    schema = json.loads((TOP / "layers" / "pack.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        program = Program(arguments[0], folder)
        problems = [*problems_of_page(validator, program), *problems_of_acceptance(validator, program),
                    *problems_of_refusals(validator, program),
                    *problems_of_dates(validator, program), *problems_of_packs(validator)]
    print("\n".join(problems) or f"{len(examples(PAGE))} examples are as the page says")
    return 1 if problems else 0


sys.exit(main(sys.argv[1:]))
