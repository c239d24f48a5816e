"""Importing practices: reports and entries of other tools become a catalog, and nothing is lost."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import convert_node, read_yaml
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.exporting.catalog_data import format_yaml
from sphinx_openpractices.catalog.exporting.spii_export import make_spii_report
from sphinx_openpractices.catalog.importing import FormatError
from sphinx_openpractices.catalog.importing.practices import import_practice_file, read_framework_file

FILES = Path(__file__).parent / "sources"
EXPECTED = Path(__file__).parent / "expected"
NAMES = sorted(path.name for path in FILES.iterdir())
REPORTS = ("hal.json", "openalex.json", "odd.json")


@pytest.fixture
def read(tmp_path):
    """Read a catalog; the result has the practices, what is shared, the errors, and the kept part of a report."""

    def call(text):
        path = tmp_path / "practices.yml"
        path.write_text(text, encoding="utf-8")
        catalog, messages = read_catalog({"practices.yml": path}, {}, PRACTICES)
        errors = [str(each) for each in messages if each.severity == "error"]
        kept = convert_node(read_yaml(text))
        return [entry.record for entry in catalog.entries], catalog.shared, errors, kept

    return call


@pytest.fixture
def export(read):
    """Make a report of a catalog."""

    def call(text):
        practices, shared, errors, kept = read(text)
        assert errors == []
        return make_spii_report(practices, shared.scales, kept)

    return call


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_each_format_becomes_the_expected_catalog_and_notes(name, same_text):
    catalog, notes = import_practice_file(FILES / name)
    same_text(format_yaml(catalog), (EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))
    assert notes == (EXPECTED / f"{name}.notes.txt").read_text(encoding="utf-8").splitlines()


def test_every_expected_file_belongs_to_a_source():
    assert {path.name for path in EXPECTED.iterdir()} == {
        f"{each}{end}" for each in NAMES for end in (".yml", ".notes.txt")
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_catalog_takes_every_practice_without_an_error(name, read):
    catalog, _notes = import_practice_file(FILES / name)
    practices, _shared, errors, _kept = read(format_yaml(catalog))
    assert (len(practices), errors) == (len(catalog.get("practices", ())), [])


# Reports that go in and out again


def ordered(data):
    return json.dumps(data, indent=1)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_goes_in_and_out_again_is_the_same(name, export, same_text):
    report, notes = export(format_yaml(import_practice_file(FILES / name).catalog))
    same_text(ordered(report), ordered(json.loads((FILES / name).read_text(encoding="utf-8"))))
    assert notes == []


def test_what_was_changed_since_is_exported_and_the_rest_stays(export):
    text = (EXPECTED / "odd.json.yml").read_text(encoding="utf-8")
    text = text.replace("  status: level-1\n  note: One disk. It", "  status: level-3\n  note: Three disks. It")
    text = text.replace("#living-will\n", "#living-will\n  status: planned\n").replace(
        "title: One\n", "title: The one\n"
    )
    report, notes = export(text)
    house, posi = report["frameworks"]["house"], report["frameworks"]["posi"]
    assert house["Copies"] == {
        "status": "Level 3",
        "notes": "Three disks. It is old; see https://maps.example/disk.",
        "confidence": {"low": [1, 2.5, None]},
    }
    assert posi["living-will"] == {"status": "progress", "notes": ""}
    assert [each["title"] for each in report["customFrameworks"][1]["sections"][0]["principles"]] == ["The one"]
    assert notes == ['status "planned" became progress: living-will']
    assert report["name"] == "Archive of Maps"


def test_an_unassessed_framework_that_is_answered_later_keeps_its_entries(export):
    catalog = import_practice_file(FILES / "hal.json").catalog
    catalog["frameworks"] = [
        {
            "id": "spii",
            "title": "SPII",
            "sections": [{"title": "A", "principles": [{"id": "spii-operations", "title": "B"}]}],
        }
    ]
    catalog["practices"] += [{"id": "b", "title": "B", "principle": "spii#spii-operations", "status": "unmet"}]
    spii = export(format_yaml(catalog)).report["frameworks"]["spii"]
    assert [*map(str, spii)] == ["spii-governance", "spii-operations", "spii-provenance"]
    assert [each["status"] for each in spii.values()] == [None, "non-compliant", None]


def test_a_framework_that_a_report_does_not_contain_can_be_given(tmp_path, export, same_text):
    entries = {"a": {"notes": "", "status": "level-3"}, "b": {"status": "level-9", "notes": ""}}
    report = {"name": "A", "frameworks": {"steps": entries, "posi": {"living-will": {"status": None, "notes": "No."}}}}
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    notes = import_practice_file(path).notes
    advice = (
        "does not contain the framework 'steps'; give its file with --frameworks, or write titles in place of the ids"
    )
    assert advice in notes
    catalog, notes = import_practice_file(path, frameworks=read_framework_file(FILES / "maturity.json"))
    assert [each["title"] for each in catalog["frameworks"]] == ["Four steps"]  # and not that of the package
    assert [each["status"] for each in catalog["practices"] if "status" in each] == ["level-3"]
    assert notes == ["b: id is not a principle of 'steps'; kept under x-spii"]
    same_text(ordered(export(format_yaml(catalog)).report), ordered(report))


TEXTS = [
    "",
    "a",
    "a\nb\n\nc",
    " x ",
    "- x: y #c",
    "\u0001",
    "\u2028\x85",
    "é 😀",
    "\ud800",
    "null",
    "2024-01-01",
    "<<",
    "x" * 200,
]
IDS = ["a", "Living Will", "x_y", "é", "1.1", "posi", "a,b", "a#b", "-", "", "living-will", "spii", "posi-2.0", "no"]
STATUSES = ["compliant", "progress", "non-compliant", "level-1", "Level 2", None, "n/a", 5]


def make_value(rng, level=0):
    if level > 2 or rng.random() < 0.6:
        return rng.choice([*TEXTS, None, True, 0, -1, 1.0, 1e22, -0.0, 10**30])
    if rng.random() < 0.5:
        return [make_value(rng, level + 1) for _ in range(rng.randint(0, 3))]
    return {
        rng.choice(["", "<<", "=", "no", "Owner", "é"]): make_value(rng, level + 1) for _ in range(rng.randint(0, 3))
    }


def disturb(rng, data):
    """Add, remove and move members."""
    items = list(data.items())
    if rng.random() < 0.3:
        items.insert(rng.randint(0, len(items)), (rng.choice(["confidence", "Owner", "<<", "é"]), make_value(rng)))
    if rng.random() < 0.1:
        rng.shuffle(items)
    if rng.random() < 0.1 and items:
        items.pop(rng.randrange(len(items)))
    return dict(items)


def make_entry(rng):
    entry = {"status": rng.choice(STATUSES), "notes": rng.choice(TEXTS)}
    return disturb(rng, entry) if rng.random() < 0.9 else make_value(rng)


def make_framework(rng, name):
    levels = [
        disturb(rng, {"id": each, "label": each}) for each in rng.sample(["level-1", "Level 2", "x"], rng.randint(0, 3))
    ]
    principles = [{"id": each, "title": rng.choice(TEXTS), "text": ""} for each in rng.choices(IDS, k=4)]
    sections = [disturb(rng, {"section": rng.choice(TEXTS), "principles": principles})]
    return disturb(rng, {"id": name, "title": "T", "levels": levels, "sections": sections})


def make_report(rng):
    customs = [make_framework(rng, rng.choice(IDS)) for _ in range(rng.randint(0, 2))]
    names = [*rng.sample(IDS, 3), *(each.get("id", "z") for each in customs)]
    frameworks = {name: {each: make_entry(rng) for each in rng.sample(IDS, 4)} for name in names}
    frameworks |= {"odd": make_value(rng)}
    dates = ["2024-01-01", "2024-02", "", "2024-02-30", None]
    report = {"name": rng.choice(TEXTS), "assessedOn": rng.choice(dates), "customFrameworks": customs}
    return {**disturb(rng, report), "frameworks": frameworks}


@pytest.mark.parametrize("seed", range(25))
def test_any_report_goes_in_and_out_again(seed, tmp_path, export, same_text):
    report = make_report(random.Random(seed))  # noqa: S311 - not a secret
    (tmp_path / "report.json").write_text(json.dumps(report), encoding="utf-8")
    catalog = import_practice_file(tmp_path / "report.json").catalog
    same_text(ordered(export(format_yaml(catalog)).report), ordered(report))


# Other files


def test_ids_are_unique_and_have_the_prefix(read):
    catalog, _notes = import_practice_file(FILES / "hal.json", "HAL+")
    assert [each["id"] for each in catalog["practices"][:2]] == ["hal-plus-coverage", "hal-plus-stakeholder-governed"]


def test_principles_of_two_frameworks_with_one_id_have_two_practices(tmp_path):
    entry = {"a": {"status": "progress", "notes": ""}}
    (tmp_path / "report.json").write_text(json.dumps({"frameworks": {"x": entry, "y": entry}}))
    assert [each["id"] for each in import_practice_file(tmp_path / "report.json").catalog["practices"]] == ["a", "y-a"]


FORMATS = (
    "use one of SURF assessment report (frameworks, a mapping); "
    "SURF framework (id, title, and sections with principles); "
    "OpenSSF Best Practices entry (keys such as floss_license_status); OpenACR report (chapters, a mapping)"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"is empty; {FORMATS}"),
        ("[]", f"contains a list; {FORMATS}"),
        ("{}", f"has an unknown format: it has no keys; {FORMATS}"),
        ('{"name": "Dask"}', f"has an unknown format: its keys are name; {FORMATS}"),
        ('{"practices": []}', "use the file unchanged; it is a catalog of practices"),
        ('{"projects": []}', "use the file unchanged; it is a catalog of projects"),
        (
            '{"cff-version": "1.2.0", "title": "Dask"}',
            'use "catalog import"; the file describes projects, as CITATION.cff does',
        ),
        (
            '[{"a_status": "Met"}, {"a_status": "?"}]',
            "contains 2 entries; import the file of one project, projects/N.json",
        ),
    ],
)
def test_a_file_of_another_format_is_refused_with_advice(text, message, tmp_path):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(FormatError) as caught:
        import_practice_file(tmp_path / "a.json")
    assert str(caught.value) == message


def test_a_number_that_json_cannot_write_is_kept_as_it_is_written(tmp_path, export):
    source = tmp_path / "report.json"
    source.write_text('{"name": "A", "frameworks": {}, "budget": [-1e999, 2.50, 10]}', encoding="utf-8")
    report, _notes = export(format_yaml(import_practice_file(source).catalog))
    assert json.dumps(report["budget"]) == '["-1e999", 2.5, 10]'
