"""``sphinx-openpractices logos``, as a person and as continuous integration use it, on a whole site."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from logo_server import serving

from sphinx_openpractices.commands.program import main

pytestmark = pytest.mark.usefixtures("logging_as_it_was")
DOCS = Path(__file__).parents[2] / "docs"
CONF = """\
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""
REMOVED = "removed <script> (line 1), the attribute onload of <path> (line 2)"
NOT_FOUND = "the server responded with 404 Not Found; look for the logo's new address"


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def site(tmp_path, server):
    """A site with three remote logos, of which one is not there, and a local one that is no image."""
    source = tmp_path / "site"
    source.mkdir()
    good, script, lost = (server.url(name) for name in ("good.svg", "active.svg", "missing.svg"))
    files = {
        "conf.py": CONF,
        "index.md": f"# I\n\n:::{{project-figure}} {good}\n:title: On a page\n:::\n\n:::{{project-gallery}}\n:::\n",
        "projects.yml": "projects:\n"
        f"- title: Script\n  logo: {script}\n"
        f"- title: Lost\n  logo: {lost}\n"
        "- title: Local\n  logo: local.svg\n",
        "local.svg": "no image",
    }
    for name, text in files.items():
        (source / name).write_text(text, encoding="utf-8")
    return source


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command where the site is; the result has status, output and errors."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        status = main(["logos", *map(str, arguments)])
        output, errors = capsys.readouterr()
        return status, output, errors

    return call


def test_fetch_brings_what_there_is_and_says_what_there_is_not(run, site, server, make_app):
    fetch = ("fetch", "--allow-private", "--timeout", "10", "site")
    status, output, errors = run(*fetch)
    assert (status, output) == (1, "3 remote logos: 2 fetched, 1 failed. The copies are in site/_logos.\n")
    assert errors.splitlines() == [
        f"site/projects.yml:3: {server.url('active.svg')}: {REMOVED}",
        f"site/projects.yml:5: {server.url('missing.svg')}: {NOT_FOUND}",
    ]
    asked = server.asked.total()
    assert run(*fetch, "--only", "script", "--only", "on-a-page") == (
        0,
        "2 remote logos: 2 already downloaded. The copies are in site/_logos.\n",
        "",
    )
    assert run(*fetch, "--offline")[:2] == (
        1,
        "3 remote logos: 2 already downloaded, 1 failed. The copies are in site/_logos.\n",
    )
    assert server.asked.total() == asked
    assert run(*fetch, "--update", "--only", "script")[1].startswith("1 remote logo: 1 unchanged.")
    app = make_app("html", srcdir=site)
    app.build()
    html = (Path(app.outdir) / "index.html").read_text(encoding="utf-8")
    assert html.count('src="_images/') == 2
    assert html.count(f'src="{server.url("missing.svg")}"') == 1


def test_check_finds_it_in_three_forms_and_on_a_sheet(run, site, server):
    status, output, errors = run("check", "site")
    assert (status, errors) == (1, "")
    lines = output.splitlines()
    assert lines.pop() == "4 logos; error: 1, warning: 3"
    assert (
        lines[-1]
        == 'site/projects.yml:7: error: local.logo: "local.svg" is not an image; replace it with the image [type]'
    )
    assert [line.rpartition(" ")[2] for line in lines] == ["[remote]", "[remote]", "[remote]", "[type]"]
    found = json.loads(run("check", "--format", "json", "site")[1])
    assert [(each["line"], each["kind"], each["severity"]) for each in found] == [
        (3, "remote", "warning"),
        (3, "remote", "warning"),
        (5, "remote", "warning"),
        (7, "type", "error"),
    ]
    github = run("check", "--format", "github", "--sheet", "sheet.html", "site")[1].splitlines()
    assert github[0].startswith("::warning file=site/index.md,line=3::on-a-page.logo: ")
    assert github[-1].startswith("::error file=site/projects.yml,line=7::")
    sheet = (site.parent / "sheet.html").read_text(encoding="utf-8")
    for title in ("On a page", "Script", "Lost", "Local"):
        assert title in sheet
    assert not server.asked


@pytest.mark.once
def test_logos_of_the_documentation_and_of_a_new_site_pass(run, tmp_path):
    assert main(["init", str(tmp_path / "new")]) == 0
    for folder in ("new", DOCS):
        status, output, errors = run("check", folder)
        assert (status, errors) == (0, "")
        assert re.fullmatch(r"\d+ logos; advice: \d+", output.splitlines()[-1])


def test_a_broken_lock_is_said_and_never_written_over(run, site):
    (site / "_logos").mkdir()
    lock = site / "_logos" / "logos.lock"
    lock.write_text('{"version": 1,\n "logos": []}', encoding="utf-8")
    status, _output, errors = run("fetch", "--allow-private", "site")
    assert status == 1
    assert errors.startswith("site/_logos/logos.lock:2: ")
    assert lock.read_text(encoding="utf-8") == '{"version": 1,\n "logos": []}'
    status, output, _errors = run("check", "site")
    assert status == 1
    assert output.startswith("site/_logos/logos.lock:2: error: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fetch", "nowhere"], "nowhere: there is no such folder"),
        (
            ["fetch", "site", "--only", "script2"],
            "--only: there is no project 'script2' with a logo; did you mean \"script\"?",
        ),
        (["fetch", "site", "--jobs", "0"], "argument --jobs: '0' is not a number from 1 to 64"),
        (["fetch", "site", "--jobs", "1000000"], "argument --jobs: '1000000' is not a number from 1 to 64"),
        (["fetch", "site", "--timeout", "1e10"], "argument --timeout: '1e10' is not a number from 0.1 to 3600"),
        (["fetch", "site", "--max-size", "1e-9"], "argument --max-size: '1e-9' is not a number from 0.001 to 50"),
        (["fetch", "site", "--max-size", "nan"], "argument --max-size: 'nan' is not a number from 0.001 to 50"),
        (["check", "site", "--sheet", "no/where.html"], "no: there is no such folder"),
    ],
)
def test_wrong_use_is_told(arguments, words, site, monkeypatch, capsys):
    monkeypatch.chdir(site.parent)
    with suppress(SystemExit):  # of argparse
        assert main(["logos", *arguments]) == 1
    assert words in capsys.readouterr().err


def test_a_sheet_overwrites_only_sheets(site, capsys):
    for name in ("conf.py", "empty.html", "folder", "link"):
        path = site / name
        if name == "folder":
            path.mkdir()
        elif name == "link":
            path.symlink_to("conf.py")
        else:
            path.touch()
        before = path.is_file() and path.read_bytes()
        assert main(["logos", "check", str(site), "--sheet", str(path)]) == 1
        refusal = (
            f"{path}: choose another name; this exists, and is not a sheet of this command\nNothing was written.\n"
        )
        assert capsys.readouterr().err.endswith(refusal)
        assert (path.is_file() and path.read_bytes()) == before
    sheet = site / "sheet.html"
    (site / ".sheet.html.0123abcd.part").touch()  # of a run that was killed
    for _time in range(2):  # the second one overwrites it
        main(["logos", "check", str(site), "--sheet", str(sheet)])
        assert "<title>Logos: contact sheet</title>" in sheet.read_text("utf-8")
        sheet.write_text(sheet.read_text("utf-8").replace("<main>", "<main>Old"), encoding="utf-8")
    assert "Old" in sheet.read_text("utf-8")
    assert not list(site.glob(".*.part"))
