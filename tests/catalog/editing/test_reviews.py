"""Reviews that are recorded: a file ``NAME.yml`` becomes ``NAME.expected.yml``, or is refused with an expected text."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from difflib import unified_diff
from functools import partial
from pathlib import Path

import pytest
import yaml
from random_catalogs import CHANGED, TEXTS, RandomCatalog
from random_json import RandomJson

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.editing.assessment_edit import ReviewResult, plan_assessment
from sphinx_openpractices.catalog.editing.lines_to_paste import format_lines_to_paste
from sphinx_openpractices.catalog.editing.practice_review import ReviewRefusal, record_review
from sphinx_openpractices.catalog.practices.part_lines import read_evidence
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.values import read_line

REVIEWS = Path(__file__).parent / "reviews"
FILES = sorted(path.name for path in REVIEWS.iterdir() if ".expected" not in path.name)
NO_LINES = {"duplicate-empty-key", "duplicate-key", "key-without-value", "no-date", "no-status"}
REFUSED = [name for name in FILES if (REVIEWS / f"{name}.expected.txt").exists()]

PLAIN = ReviewResult("met", read_date("2026-11-26"))
FULL = PLAIN._replace(note='Named: "Café", #1', evidence=read_evidence("[Successor: a letter](letter.pdf) 2026-11"))
NAMES_OF_FULL = "blocks.yml braces.yml brackets.toml lines.yml not-assessed.yml pretty.json tabs.json"
RESULTS = dict.fromkeys(NAMES_OF_FULL.split(), FULL) | {"first-note.yml": FULL._replace(note="")}
"""What a review found; in other files, only the status."""


def record(name, data):
    """Record a review in a file with this content; return the new content."""
    file = GivenFile(Path(name), data)
    return record_review({name: file}, "living-will", RESULTS.get(name, PLAIN), {}).file.read_data()


def refuse(name, data):
    """Return why a review cannot be recorded in a file with this content."""
    with pytest.raises(ReviewRefusal) as refused:
        record(name, data)
    return refused.value


COMMENT = re.compile("[ \t](# plain|# Café 😀|# after a tab|#)$", re.MULTILINE)
FORMS = {
    "as it is": lambda data: data,
    "Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "old Mac": lambda data: data.replace(b"\n", b"\r"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "no line break at the end": lambda data: data[:-1],
    "all": lambda data: b"\xef\xbb\xbf" + data[:-1].replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [name for name in FILES if name not in REFUSED])
def test_file_changes_as_expected_and_keeps_its_form(name, form):
    path = REVIEWS / name
    expected = path.with_name(f"{path.stem}.expected{path.suffix}").read_bytes()
    assert record(name, FORMS[form](path.read_bytes())) == FORMS[form](expected)


@pytest.mark.parametrize("name", REFUSED)
def test_file_that_is_not_changed_has_a_reason_and_lines_to_paste(name, same_text):
    refused = refuse(name, (REVIEWS / name).read_bytes())
    found = "\n".join([*refused.reasons, *refused.lines, ""])
    same_text(found, (REVIEWS / f"{name}.expected.txt").read_text("utf-8"))


def test_every_expected_file_belongs_to_another():
    expected = {name.name for name in REVIEWS.glob("*.expected.*")}
    written = {f"{name}.expected.txt" for name in REFUSED}
    assert expected == written | {name.replace(".", ".expected.") for name in FILES if name not in REFUSED}


@pytest.mark.parametrize("name", [name for name in REFUSED if name.split(".")[0] not in NO_LINES])
def test_lines_to_paste_are_of_the_format_of_the_file(name):
    lines = "\n".join(refuse(name, (REVIEWS / name).read_bytes()).lines)
    if name.endswith(".toml"):
        found = tomllib.loads(f"in = {{ {lines} }}")["in"] if "inline" in name else tomllib.loads(lines)
    else:
        found = yaml.safe_load(lines)
        found = found[0] if isinstance(found, list) else found
    assert (found["status"], str(found["reviewed"])) == ("met", "2026-11-26")


def test_lines_to_paste_into_json():
    file = GivenFile(Path("a.json"), b'{"practices": [{"id": "a", "statement"\n: "A.", "status": "partly"}]}')
    before = Practice(id="a", status="partly", reviewed=read_date("2026-05"))
    after = plan_assessment(before, FULL)
    assert json.loads("{" + "\n".join(format_lines_to_paste(file, 0, before, after)) + "}") == {
        "status": "met",
        "note": 'Named: "Café", #1',
        "reviewed": "2026-11-26",
        "evidence": [{"title": "Successor: a letter", "target": "letter.pdf", "date": "2026-11"}],
        "history": [{"date": "2026-05", "status": "partly"}],
    }


# A hundred files in random styles


@pytest.mark.parametrize("tens", range(10))
def test_random_files_keep_all_other_lines(tens):
    for seed in range(tens * 10, tens * 10 + 10):
        catalog = RandomCatalog(seed)
        name, note = catalog.pick(*catalog.ids), read_line(catalog.pick("", *TEXTS))
        evidence = catalog.pick((), read_evidence("[Minutes: May](https://example.org/may) 2026-05"))
        result = ReviewResult("unmet", read_date("2026-11-26"), note, evidence)
        file = GivenFile(Path("practices.yml"), catalog.data)
        changed = record_review({"practices.yml": file}, name, result, {}).file.read_data()
        assert find_other_lines(catalog, name, changed) == [], seed
        require_data(catalog, name, changed, result)


def test_random_json_files_keep_their_style_and_all_other_data():
    for seed in range(50):
        catalog = RandomJson(seed)
        name, note = catalog.pick(*catalog.ids), read_line(catalog.pick("", *TEXTS))
        evidence = catalog.pick((), read_evidence("[Minutes: May](https://example.org/may) 2026-05"))
        result = ReviewResult("unmet", read_date("2026-11-26"), note, evidence)
        file = GivenFile(Path("practices.json"), catalog.data)
        changed = record_review({"practices.json": file}, name, result, {}).file.read_data()
        assert changed == catalog.write(json.loads(changed)), seed
        require_data(catalog, name, changed, result)


def find_other_lines(catalog, name, changed):
    """The lines that are gone, although they are not of the keys that change; and the comments that are gone."""
    old, new = (data.decode().split(catalog.end) for data in (catalog.data, changed))
    gone = [line[1:] for line in unified_diff(old, new, n=0, lineterm="") if line[:1] == "-" and line[:3] != "---"]
    allowed = {line.text for line in catalog.lines if line.practice == name and line.key in CHANGED}
    # After a dash, the next key takes the place of a note.
    kept = {line.lstrip(" -") for line in new}
    comments = [Counter(COMMENT.findall("\n".join(lines))) for lines in (old, new)]
    return [line for line in gone if line not in allowed and line.lstrip(" -") not in kept] + [
        *comments[0] - comments[1]
    ]


def require_data(catalog, name, changed, result):
    """Other data are the same, for a parser that is not ours, and the practice is as it was reviewed."""
    parse = json.loads if isinstance(catalog, RandomJson) else partial(yaml.load, Loader=yaml.CBaseLoader)
    old, new = map(parse, (catalog.data, changed))
    entries = [next(each for each in data["practices"] if each["id"] == name) for data in (old, new)]
    before, after = ({key: each.pop(key, "") for key in (*CHANGED, "evidence", "history")} for each in entries)
    assert old == new
    note = result.note or ("" if before["status"] else read_line(before["note"]))
    assert (after["status"], after["reviewed"], read_line(after["note"])) == ("unmet", "2026-11-26", note)
    items = {key: [split_items(each[key]) for each in (before, after)] for key in ("evidence", "history")}
    for key, number in {"evidence": len(result.evidence), "history": int(bool(before["status"]))}.items():
        assert items[key][1][: len(items[key][0])] == items[key][0]
        assert len(items[key][1]) == len(items[key][0]) + number


def split_items(value):
    """The items of a list, which can be the lines of a text."""
    return [line for line in value.split("\n") if line] if isinstance(value, str) else value
