#!/usr/bin/env python3
"""The codes of diagnostics that docs/pack-format.md lists are those that reading a pack can give."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

documented = set(re.findall(r"^\| `([a-z0-9-]+)` \| (?:error|warning|note)", (ROOT / "docs/pack-format.md").read_text(), re.M))
given = set()
READER = ["pack_*.cpp", "feature_*.cpp", "field_*.cpp", "mapped_*.cpp"]
for path in sorted(path for pattern in READER for path in (ROOT / "app/geo").glob(pattern)):
    for statement in re.split(r"[;{]", path.read_text()):
        call = re.search(r"(?:diagnostics_?\.(?:open|add)\(|[.]code = )(.*)", statement, re.S)
        if call:
            # the first texts of the call that look like codes: a ternary has two
            head = re.split(r"\{|\bat\(|here\b|place\b", call.group(1))[0]
            given.update(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', head))
for path in [*(ROOT / "app/vector").glob("*.cpp"), ROOT / "app/vector_files.cpp"]:
    given.update(re.findall(r'(?:\bsay\(\s*Severity::\w+,\s*|[.]code = )"([a-z-]+)"', path.read_text()))
faults = [f"docs/pack-format.md does not list {code}" for code in sorted(given - documented)]
faults += [f"docs/pack-format.md lists {code}, which nothing gives" for code in sorted(documented - given)]
print("\n".join(faults))
sys.exit(1 if faults or len(given) < 20 else 0)
