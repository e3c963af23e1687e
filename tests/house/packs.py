#!/usr/bin/env python3
"""Checks the bundled packs against layers/pack.schema.json and what a schema cannot say: that every feature has a
source that the header describes, that ids are unique, and that nobody is named twice in one tie; that layers/README.md
lists every pack with its number of features, and that the packs of layers/default.txt exist."""

import json
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)


def refuse_double(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a name occurs twice in one object: {names}")
    return dict(pairs)


def problems_of(path, validator):
    pack = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=refuse_double)
    for error in validator.iter_errors(pack):
        yield f"{path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    known = {source["id"] for source in pack["entente"].get("sources", [])}
    cited, seen = set(), set()
    for number, feature in enumerate(pack["features"]):
        where = f"{path.name}: feature {number} ({feature.get('id')})"
        properties = feature["properties"]
        sources = properties.get("sources", [])
        if not sources:
            yield f"{where} has no source"
        for source in sources:
            if source not in known:
                yield f"{where} names the source {source}, which the header does not describe"
        cited.update(sources)
        if feature.get("id") in seen:
            yield f"{where}: the id is used twice"
        seen.add(feature.get("id"))
        for name in ("parties", "participants"):
            parties = properties.get(name, [])
            if len(parties) != len(set(parties)):
                yield f"{where}: somebody is named twice in {name}"
    for source in sorted(known - cited):
        yield f"{path.name}: no feature cites the source {source}"
    for source in pack["entente"].get("sources", []):
        if not source.get("url", "").startswith(("https://", "http://")):
            yield f"{path.name}: the source {source['id']} has no address"


def problems_of_lists(packs):
    readme = (TOP / "layers" / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([\w-]+)` \|[^|]*\| (\d+)", readme, re.MULTILINE))
    found = {path.stem: str(len(json.loads(path.read_text(encoding="utf-8"))["features"])) for path in packs}
    for name in sorted(listed.keys() | found.keys()):
        if listed.get(name) != found.get(name):
            yield f"layers/README.md says {listed.get(name)} features of {name}, the pack has {found.get(name)}"
    for name in (TOP / "layers" / "default.txt").read_text(encoding="utf-8").splitlines():
        if not name.startswith("#") and name not in found:
            yield f"layers/default.txt names {name}, which is no pack"


def main():
    with open(TOP / "layers" / "pack.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    packs = sorted((TOP / "layers").glob("*.geojson"))
    problems = [problem for pack in packs for problem in problems_of(pack, validator)]
    problems += problems_of_lists(packs)
    if len(packs) < 2:
        problems.append("the bundled packs are missing")
    # A schema that refuses nothing would pass everything.
    broken = json.loads(packs[0].read_text(encoding="utf-8"))
    broken["features"][0]["properties"]["start"] = 1996
    if validator.is_valid(broken):
        problems.append("the schema takes a number for a date")
    print("\n".join(problems) or f"{len(packs)} packs are as their schema says")
    return 1 if problems else 0


sys.exit(main())
