"""What the documentation shows is what the package does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

from sphinx_openpractices.catalog.exporting.badge import format_badge
from sphinx_openpractices.commands.program import main

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "site"


def test_the_site_of_the_tutorial_builds_without_a_warning_and_has_its_gallery(tmp_path, make_app):
    source = shutil.copytree(TUTORIAL, tmp_path / "site")
    app = make_app("html", srcdir=source, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    page = BeautifulSoup(Path(app.outdir, "index.html").read_text(encoding="utf-8"), "html.parser")
    gallery = page.select_one(".project-gallery")
    assert gallery.select("img.only-light")
    assert gallery.select("img.only-dark")
    assert len(gallery.select(".project-title")) >= 2


def test_the_ten_lines_of_the_readme_make_a_gallery(tmp_path, make_app):
    python, markdown = re.findall(
        r"```(?:python|markdown)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert len((python + markdown).split("\n")) - 2 <= 10
    source = tmp_path / "site"
    (source / "logos").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "logos" / "pytest.svg", source / "logos")
    (source / "conf.py").write_text(python, encoding="utf-8")
    (source / "index.md").write_text("# Projects\n\n" + markdown, encoding="utf-8")
    app = make_app("html", srcdir=source, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    page = BeautifulSoup(Path(app.outdir, "index.html").read_text(encoding="utf-8"), "html.parser")
    assert (
        page.select_one('.project-gallery > li .project-title > a[href="https://docs.pytest.org"]').string == "pytest"
    )


def test_the_hugo_site_of_the_tutorial_comes_over_and_builds(tmp_path, make_app):
    source = tmp_path / "new-site"
    assert main(["migrate-hugo", str(TUTORIAL.parent / "hugo-site"), str(source)]) == 0
    app = make_app("html", srcdir=source, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    text = (source / "open-practices" / "index.md").read_text("utf-8")
    shown = re.search(
        r"```markdown\n(# Open practices.*?)…",
        (ROOT / "docs" / "tutorial" / "from-hugo.md").read_text("utf-8"),
        re.DOTALL,
    )
    assert text.startswith(shown[1].rstrip())
    page = BeautifulSoup(Path(app.outdir, "open-practices", "index.html").read_text("utf-8"), "html.parser")
    assert len(page.select("article .project-highlight img")) == 1


def test_the_spreadsheet_of_the_how_to_becomes_a_catalog(tmp_path, capsys):
    page = (ROOT / "docs" / "how-to" / "import.md").read_text("utf-8")
    (rows,) = re.findall(r"```text\n(title,.*?)```", page, re.DOTALL)
    (tmp_path / "projects.csv").write_text(rows, encoding="utf-8")
    assert main(["catalog", "import", str(tmp_path / "projects.csv")]) == 0
    catalog = tmp_path / "projects.yml"
    catalog.write_text(capsys.readouterr().out, encoding="utf-8")
    assert [project["title"] for project in yaml.safe_load(catalog.read_text("utf-8"))["projects"]] == [
        "JupyterHub",
        "Dask",
    ]
    assert main(["catalog", "check", str(catalog)]) == 0
    assert "warning" not in capsys.readouterr().out


def test_the_script_of_the_how_to_makes_a_table_of_the_data_of_a_site(tmp_path, make_app):
    page = (ROOT / "docs" / "how-to" / "embed.md").read_text("utf-8")
    (script,) = re.findall(r"```python\n(import json.*?)```", page, re.DOTALL)
    source = tmp_path / "site"
    source.mkdir()
    (source / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_openpractices']\nopenpractices_data = True\n"
        "html_baseurl = 'https://open.example.org/'\nmyst_enable_extensions = ['colon_fence']\n"
    )
    (source / "index.md").write_text("# Practices\n\n:::{practice-list}\n:::\n")
    (source / "practices.yml").write_text(
        "practices:\n- {title: 'A | B', status: partly, reviewed: 2026-05}\n- {title: Not assessed}\n"
    )
    app = make_app("html", srcdir=source)
    app.build()
    data = Path(app.outdir, "practices.json").as_uri()
    done = subprocess.run([sys.executable, "-c", script, data], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.splitlines() == [
        "| Practice | Status | Reviewed |",
        "|---|---|---|",
        "| [A \\| B](https://open.example.org/index.html#practice-a-b) | Partly met | 2026-05 |",
        "| [Not assessed](https://open.example.org/index.html#practice-not-assessed) |  |  |",
    ]


def test_the_badge_of_the_how_to_is_as_a_build_writes_it():
    description = "Example Institute: 12 of 16 practices met · Oldest review May 12, 2026"
    made = format_badge("open practices", "12 of 16 · oldest review May 2026", 12 / 16, "#14665a", description)
    assert (ROOT / "docs" / "_static" / "practices-badge.svg").read_text("utf-8") == made
