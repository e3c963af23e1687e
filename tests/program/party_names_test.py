#!/usr/bin/env python3
"""party_names_test.py PROGRAM: writes every name that a country has in any language of Debian's iso-codes into a
table, and looks whom the program takes it for. A name must lead to its own country, or be reported where the languages
give it to several; led elsewhere in silence, a tie would stand on the map between the wrong ones. Skipped (77) without
the catalogues.
"""

import collections
import csv
import gettext
import glob
import io
import json
import pathlib
import subprocess
import sys
import tempfile

ISO = pathlib.Path("/usr/share/iso-codes/json/iso_3166-1.json")
CATALOGUES = "/usr/share/locale/*/LC_MESSAGES/iso_3166-1.mo"
FEWEST_LANGUAGES = 20

# Texts that a catalogue gives to a country whose name they are not, but another's (or its code): not reported.
MISTAKES = {("Ao", "AUT"), ("Dominik Cumhuriyeti", "DMA"), ("Mexico", "MYS"), ("Pakistan İslâm Cumhuriyeti", "AFG"),
            ("Paraguai", "NIC"), ("Republica Dominicana", "AFG"), ("Republica Dominicana", "IRN"),
            ("Republica Dominicana", "KGZ"), ("Republica Dominicana", "SYR"), ("República de Zàmbia", "GMB"),
            ("Sámoa", "ASM"), ("فلسطین", "ERI"), ("সেন্ট মার্টিন (ফ্রেঞ্চ অংশ)", "SXM")}

OTHER_END = "XSO"  # has no name in the catalogues


def names():
    """{text: {code: languages}}"""
    entries = json.loads(ISO.read_text())["3166-1"]
    found = collections.defaultdict(lambda: collections.defaultdict(set))
    languages = set()
    for path in sorted(glob.glob(CATALOGUES)):
        with open(path, "rb") as file:
            catalogue = gettext.GNUTranslations(file)
        for entry in entries:
            for part in ("name", "common_name", "official_name"):
                source = entry.get(part)
                text = " ".join(catalogue.gettext(source).split()) if source else ""
                if text and text != source:
                    language = path.split("/")[-3]
                    languages.add(language)
                    found[text][entry["alpha_3"]].add(language)
    return found, languages


def run(*arguments):
    return subprocess.run([sys.argv[1], *arguments], capture_output=True, text=True)


def main():
    if not ISO.exists():
        print("skipped: iso-codes is not installed")
        return 77
    found, languages = names()
    if len(languages) < FEWEST_LANGUAGES:
        print(f"skipped: translations in {len(languages)} languages only")
        return 77
    texts = sorted(found)
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "names.csv"
        with open(table, "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["number", "from", "to", "start"])
            rows.writerows([number, text, OTHER_END, "2001"] for number, text in enumerate(texts))
        fields = ["--from-field", "from", "--to-field", "to", "--start-field", "start", "--label-field", "number"]
        ties = run("ties", table, "--date", "2002", "--format", "csv", *fields)
        problems = run("check", table, "--format", "json", *fields)
    # An unknown party is written as the table has it.
    read = {int(row["label"]): row["from"] for row in csv.DictReader(io.StringIO(ties.stdout))}
    if len(read) != len(texts):
        print(ties.stderr[-2000:])
        print(f"{len(texts)} names were written, {len(read)} ties read")
        return 1
    advice = {problem["feature"]: problem["advice"] for problem in json.loads(problems.stdout)
              if problem["code"] == "unknown-party"}

    faults, shared = [], []
    for number, text in enumerate(texts):
        for code, where in found[text].items():
            if read[number] == code or (text, code) in MISTAKES:
                continue
            if read[number] == text and f"({code})" in advice.get(number, ""):
                shared.append(f"{text} ({code} in {', '.join(sorted(where))}): {advice[number]}")
            else:
                faults.append(f"{text} ({code} in {', '.join(sorted(where))}) was read as {read[number]}")
    print("\n".join(shared + faults))
    print(f"{len(texts)} names in {len(languages)} languages: {len(shared)} are shared and reported, "
          f"{len(faults)} lead elsewhere or nowhere")
    return 1 if faults else 0


sys.exit(main())
