"""``sphinx-openpractices catalog import``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml


def test_import_prints_a_catalog_that_check_takes(run, tmp_path):
    (tmp_path / "codemeta.json").write_text('{"name": "Café", "funding": "a grant"}', encoding="utf-8")
    status, output, errors = run("catalog", "import", "codemeta.json")
    assert status == 0
    assert [entry["title"] for entry in yaml.safe_load(output)["projects"]] == ["Café"]
    assert errors.startswith("codemeta.json: ")
    (tmp_path / "projects.yml").write_text(output, encoding="utf-8")
    assert run("catalog", "check", "projects.yml")[0] == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.json", "nowhere.json:1: there is no such file"),
        ("empty", "empty: nothing was imported"),
        ("good.toml", "good.toml:1: has an unknown format: its keys are practices"),
        ("broken.json", "broken.json:2: close the brackets that are open at the end of the file"),
        ("funding.json", "funding.json: contains no projects\nfunding.json: nothing was imported"),
        ("CITATION.cff", "CITATION.cff: the work: title is missing; the entry is left out\nCITATION.cff: nothing was"),
    ],
)
def test_import_of_what_cannot_be_read_is_said_and_prints_nothing(name, message, run, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.toml").write_text("practices = 3\n", encoding="utf-8")
    (tmp_path / "broken.json").write_text("{\n", encoding="utf-8")
    (tmp_path / "funding.json").write_text('{"projects": []}', encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\n", encoding="utf-8")
    status, output, errors = run("catalog", "import", name)
    assert (status, output) == (1, "")
    assert errors.startswith(message)
    assert errors.count("\n") == message.count("\n") + 1


def test_import_takes_the_language_of_texts(run, tmp_path):
    names = '[{"@language": "en", "@value": "Tides"}, {"@language": "de", "@value": "Gezeiten"}]'
    (tmp_path / "codemeta.json").write_text(f'{{"name": {names}}}', encoding="utf-8")
    assert run("catalog", "import", "codemeta.json", "--language", "de") == (
        0,
        "projects:\n- id: gezeiten\n  title: Gezeiten\n",
        "codemeta.json: not imported from name: en\n",
    )


LIST = "- {name: Dask, url: 'https://dask.org', tags: [Arrays]}\n- {name: Loom, rating: 5, tags: [arrays]}\n"


def test_import_takes_files_folders_and_standard_input_at_once(run, give, tmp_path):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.csv").write_text("title\nDask\n", encoding="utf-8")
    (tmp_path / "lists" / "b.yml").write_text("settings: 1\n", encoding="utf-8")
    (tmp_path / "lists" / ".hidden.yml").write_text(LIST, encoding="utf-8")
    (tmp_path / "c.yml").write_text(LIST, encoding="utf-8")
    give(b'[{"title": "Tides"}]')
    status, output, errors = run("catalog", "import", "lists", "c.yml", "-")
    assert status == 0
    assert [each["id"] for each in yaml.safe_load(output)["projects"]] == ["dask", "dask-2", "loom", "tides"]
    b = str(Path("lists", "b.yml"))
    assert errors.startswith(f"{b}:1: has an unknown format: its keys are settings; use one of ")
    assert errors.partition("\n")[2] == (
        "c.yml: Dask: id is 'dask-2', since another project has the id 'dask'\n"
        "c.yml: tags: 'arrays' became 'Arrays', because they differ only in spelling\n"
        "c.yml: stored under extra: rating\n"
    )


def test_import_of_a_table_without_a_name_says_how_to_name_it(run, give):
    give(b"name,url\nDask,https://dask.org\n")
    status, output, errors = run("catalog", "import", "-")
    assert (status, output) == (1, "")
    assert errors.startswith("<stdin>:1: contains text; use one of ")
    assert errors.partition("\n")[2] == "<stdin>: for a table, add --stdin-name list.csv\n"
    give(b"name,url\nDask,https://dask.org\n")
    status, output, errors = run("catalog", "import", "-", "--stdin-name", "list.csv")
    assert (status, errors) == (0, "")
    assert output == "projects:\n- id: dask\n  title: Dask\n  target: https://dask.org\n"


def test_import_goes_on_after_a_file_that_cannot_be_read(run, tmp_path):
    (tmp_path / "c.yml").write_text(LIST, encoding="utf-8")
    status, output, errors = run("catalog", "import", "missing.yml", "c.yml", "--map", "summary=rating,tags=tags")
    assert (status, len(yaml.safe_load(output)["projects"])) == (1, 2)
    assert errors.startswith("missing.yml:1: there is no such file")
    assert "c.yml: Loom: rating is a number, not text; stored under extra\n" in errors


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ("titel=name", "'titel' is not a key of a catalog; did you mean \"title\"?"),
        ("title", "write KEY=FIELD, such as title=name, in place of 'title'"),
        ("title=", "write KEY=FIELD, such as title=name, in place of 'title='"),
        ("caption=text", "write summary=text; a caption is markup, and what is imported is plain text"),
        ("title=a,title=b", "'title' is given twice; remove one"),
    ],
)
def test_import_refuses_a_map_that_no_list_can_have(pair, message, run, tmp_path):
    (tmp_path / "c.yml").write_text(LIST, encoding="utf-8")
    assert run("catalog", "import", "c.yml", "--map", pair) == (2, "", f"--map: {message}\n")


LOGOS = """\
- {name: Dask, image: ../_static/gallery/dask.png, dark: 'https://dask.org/dark.svg'}
- {name: Loom, image: 'img\\loom.svg', cover: lom.svg}
- {name: Tides, image: /assets/tides.webp}
"""


def test_import_takes_the_logos_of_a_folder(run, tmp_path):
    (tmp_path / "c.yml").write_text(LOGOS, encoding="utf-8")
    (tmp_path / "logos" / "gallery").mkdir(parents=True)
    (tmp_path / "logos" / "gallery" / "dask.png").touch()
    (tmp_path / "logos" / "loom.svg").touch()
    status, output, errors = run("catalog", "import", "c.yml", "--logos", "logos/")
    logos = [[each.get(key) for key in ("logo", "logo-dark", "cover")] for each in yaml.safe_load(output)["projects"]]
    assert logos == [
        ["logos/gallery/dask.png", "https://dask.org/dark.svg", None],
        ["logos/loom.svg", None, None],
        [None, None, None],
    ]
    assert (status, errors) == (
        0,
        (
            "c.yml: Loom: cover 'lom.svg' is not in logos; did you mean \"loom.svg\"? (stored under extra)\n"
            "c.yml: Tides: image '/assets/tides.webp' is not in logos; copy it to logos; stored under extra\n"
        ),
    )


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("logo", 'there is no such folder; did you mean "logos"?'),
        ("c.yml", "is not a folder"),
        ("../logos", "write a folder below that of the catalog, such as logos, in place of '../logos'"),
        ("/logos", "write a folder below that of the catalog, such as logos, in place of '/logos'"),
    ],
)
def test_import_refuses_a_folder_of_logos_that_no_catalog_can_have(folder, message, run, tmp_path):
    (tmp_path / "c.yml").write_text(LOGOS, encoding="utf-8")
    (tmp_path / "logos").mkdir()
    assert run("catalog", "import", "c.yml", "--logos", folder) == (2, "", f"--logos: {message}\n")
