"""``sphinx-openpractices practices start``: an audit from a framework, a catalog or a page, and from an earlier one."""

from __future__ import annotations

import io
import sys

import pytest

OWN = """\
frameworks:
- {id: a-1.0, title: A, sections: [{title: All, principles: [{id: b, title: B}]}]}
- id: a-2.0
  title: A
  version: "2.0"
  scale: [{id: high, label: High, as: met}]
  sections: [{title: All, principles: [{id: c, title: C, replaces: a-1.0#b}, {id: d, title: D}]}]
"""
ONE = "frameworks:\n- {id: a, title: A, sections: [{title: All, principles: [{id: b, title: B}]}]}\n"
EARLIER = """\
practices:
- {id: bees, statement: "We keep *bees*.", principle: a-1.0#b, status: partly, reviewed: 2025-05-01, owner: Board}
- {id: wasps, statement: No wasps.}
"""
PAGE = """\
# Us

## Our bees

- **Honey**: see [it](#our-bees), [the data](data/a%20b.txt), [this page](docs.md) or [its part](/docs.md#our-bees).
- No wasps, see <https://example.org>.
"""
FILES = {
    "docs.md": PAGE,
    "own.yml": OWN,
    "one.toml": '[[frameworks]]\nid = "a"\ntitle = "A"\n[[frameworks.sections]]\ntitle = "All"\n'
    'principles = [{id = "b", title = "B"}]\n',
    "earlier.yml": EARLIER,
    "broken.yml": "practices: [a",
    "bad.yml": "practices:\n- {id: a, statement: A, status: mett}\n",
    "statuses.yml": "practices:\n- {id: a, statement: A, status: green, principle: posi-2.0#living-will}\n",
    "imported.yml": "x-spii: {name: A}\npractices:\n- {id: a, title: A, principle: posi-2.0#living-will}\n",
    "empty.yml": "",
    "none.yml": "practices: []\n",
    "page.md": "# Us\n\n- **Bees**: we keep [them](bees.md).\n- No [wasps](ftp://a.b).\n",
    "prose.md": "# Us\n\nWe keep bees.\n",
    "latin.md": None,
    "page.rst": "- Bees\n",
}


@pytest.fixture
def start(run, tmp_path):
    """Run the command in a folder with the files."""
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(b"- caf\xe9\n" if text is None else text.encode())
    (tmp_path / "folder.md").mkdir()
    return lambda *arguments: run("practices", "start", *arguments)


def list_ids(output):
    return [line.removeprefix("  - id: ") for line in output.splitlines() if line.startswith("  - id: ")]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("standard-for-public-code-0.8.0",), ["code-in-the-open", "bundle-policy-and-source-code"]),
        (("own.yml#a-1.0",), ["b"]),
        (("own.yml#a-2.0",), ["c", "d"]),
        (("one.toml",), ["b"]),
        (("one.toml#a",), ["b"]),
        (("page.md",), ["bees", "no-wasps"]),
        (("own.yml#a-2.0", "--from", "earlier.yml"), ["bees", "d"]),
        (("posi-2.0", "--from", "statuses.yml", "--statuses", "green,red"), ["coverage", "stakeholder-governed"]),
    ],
)
def test_the_output_is_a_catalog_without_mistakes(arguments, ids, start, run, tmp_path):
    status, output, _errors = start(*arguments)
    assert (status, list_ids(output)[: len(ids)]) == (0, ids)
    (tmp_path / "practices.yml").write_text(output, "utf-8")
    own = [] if "a-2.0" not in output else ["own.yml"]
    checked = run(
        "practices", "check", "practices.yml", *own, "--today", "2026-11-26", "--statuses", "met,partly,green"
    )
    assert checked[0] == 0


NOTHING = "the page has neither bullets nor headings with text"
STATUSES = 'met, partly, planned, unmet, not-applicable, retired; did you mean "met"?'
NEAREST = 'did you mean "posi-2.0"?'
WRONG = {
    ("posi-2",): (2, f'SOURCE: the package has no framework "posi-2"; {NEAREST}'),
    ("POSI 2.0",): (2, f'SOURCE: the package has no framework "POSI 2.0"; {NEAREST}'),
    ("own.yml",): (2, "SOURCE: write own.yml#a-1.0 or own.yml#a-2.0; the file has 2 frameworks"),
    ("own.yml#a-2",): (2, 'SOURCE: own.yml has no framework "a-2"; did you mean "a-2.0"?'),
    ("page.rst",): (
        1,
        "page.rst:1: use a file that ends in .yml, .yaml, .toml, .json, .md or .markdown; '.rst' is not supported",
    ),
    ("page.md", "--from", "earlier.yml"): (2, "--from: give a framework; practices cannot be carried over to a page"),
    ("-", "--from", "-"): (2, "--from: give a file; SOURCE is standard input already"),
    ("none.yml",): (1, 'none.yml:1: add a list of frameworks, below the key "frameworks"; the file has none'),
    ("empty.yml",): (1, 'empty.yml:1: begin the file with the key "practices"; the file is empty'),
    ("gone.yml",): (1, 'gone.yml:1: there is no such file; did you mean "none.yml"?'),
    ("gone.md",): (1, 'gone.md:1: there is no such file; did you mean "page.md"?'),
    ("folder.md",): (1, "folder.md:1: use a file; this is a folder"),
    ("latin.md",): (1, "latin.md:1: save the file as UTF-8; byte 0xe9 is not UTF-8"),
    ("prose.md",): (1, f"prose.md:1: write each commitment as a bullet or below a heading; {NOTHING}"),
    ("posi-2.0", "--from", "gone.yml"): (1, 'gone.yml:1: there is no such file; did you mean "none.yml"?'),
    ("posi-2.0", "--from", "broken.yml"): (
        1,
        'broken.yml:1: close the bracket "[" with "]", and write commas between its values',
    ),
    ("posi-2.0", "--from", "bad.yml"): (1, f"bad.yml:2: practices[0].status: 'mett' is not one of {STATUSES}"),
}


@pytest.mark.parametrize("arguments", WRONG)
def test_mistakes_are_reported_with_what_to_do(arguments, start):
    status, message = WRONG[arguments]
    assert start(*arguments) == (status, "", f"{message}\n")


def test_what_is_not_carried_over_is_on_standard_error(start):
    _status, output, errors = start("own.yml#a-2.0", "--from", "earlier.yml")
    assert errors == "earlier.yml: wasps: is left out; it answers no principle\n"
    assert "The framework is in own.yml; name both files in openpractices_practices." in output
    assert "    statement: We keep *bees*.\n" in output
    assert "    history:\n      - date: 2025-05-01\n        status: partly\n" in output
    copied = 'imported.yml: copy "x-spii" to the new file, if you need it; it is not carried over\n'
    assert start("posi-2.0", "--from", "imported.yml")[2] == copied


def test_what_is_not_evidence_is_on_standard_error(start):
    _status, output, errors = start("page.md")
    assert errors.startswith('page.md:4: the link "wasps" is left out; ')
    assert "# Save this file as practices.yml, in the folder of page.md." in output


@pytest.mark.parametrize(
    ("arguments", "text", "ids"),
    [
        (("-",), ONE, ["b"]),
        (("--", "-#a-1.0"), OWN, ["b"]),
        (("-", "--stdin-name", "docs/page.md"), FILES["page.md"], ["bees", "no-wasps"]),
        (("own.yml#a-2.0", "--from", "-"), EARLIER, ["bees", "d"]),
    ],
)
def test_standard_input(arguments, text, ids, start, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status, output, errors = start(*arguments)
    assert (status, list_ids(output)) == (0, ids)
    assert errors == "" or errors.startswith(("docs/page.md:4: ", "<stdin>: wasps: "))


def test_a_site_with_new_audits_builds_without_warnings(start, site):
    files = {
        "practices.yml": start("posi-2.0")[1],
        "own.yml": OWN,
        "audit.yml": start("own.yml#a-2.0", "--from", "earlier.yml")[1],
        "page.yml": start("docs.md")[1],
        "docs.md": PAGE,
        "data/a b.txt": "A",
        "index.md": "# Audit\n\n```{toctree}\ndocs\n```\n\n:::{practice-summary}\n:framework: posi-2.0\n:::\n\n"
        ":::{practice-list}\n:group-by: group\n:::\n",
    }
    catalogs = ["practices.yml", "own.yml", "audit.yml", "page.yml"]
    built = site(files, openpractices_practices=catalogs, myst_heading_anchors=2)
    assert built.warnings == ""
    assert built.bodies["index"].count('class="practice"') == 24
    assert 'href="docs.html#our-bees"' in built.bodies["index"]
