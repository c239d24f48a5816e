"""``sphinx-openpractices migrate-hugo`` converts a whole site, which then builds; nothing is written elsewhere."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from site_judge import unpack, write

from sphinx_openpractices.commands import migrate_hugo_action, own_wheel
from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site

HERE = Path(__file__).parent
EXPECTED = HERE / "migrated"


@pytest.fixture
def hugo_site(tmp_path):
    return unpack("migration", tmp_path / "hugo")


def snapshot(folder):
    """Every file below a folder, with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_site_becomes_the_expected_pages_and_report(hugo_site, tmp_path, build, same_text, monkeypatch):
    # With or without the wheel of a development version: see tests/test_own_wheel.py.
    monkeypatch.setattr(own_wheel, "find_unreleased", lambda: None)
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(hugo_site), str(dest)]) == 0
    made = snapshot(dest)
    expected = snapshot(EXPECTED)
    assert made.keys() == expected.keys() | {"static/img/a.svg", "docs/c.svg"}
    for name, content in expected.items():
        same_text(made[name].decode(), content.decode(), name)
    page = BeautifulSoup((build(dest) / "docs" / "b.html").read_text("utf-8"), "html.parser")
    cards = page.select(".project-gallery > .project-highlight")
    assert [card.select_one(".project-title").get_text(strip=True) for card in cards] == ["Dask", "Zarr"]
    assert all(card.img for card in cards)


def test_projects_go_to_a_catalog_from_which_pages_select(hugo_site, tmp_path, build):
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", "--catalog", str(hugo_site), str(dest)]) == 0
    assert main(["catalog", "check", str(dest / "projects.yml")]) == 0
    assert ":::{project-gallery}\n:projects: dask, zarr\n:::" in (dest / "docs" / "b.md").read_text("utf-8")
    page = BeautifulSoup((build(dest) / "docs" / "b.html").read_text("utf-8"), "html.parser")
    assert len(page.select(".project-gallery img")) == 2
    assert page.select_one(".project-caption a")["href"] == "a.html"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"config.yaml.in": "title: @T@", "gen_config.py": 'open("config.yaml.in")', "Makefile": "config:\n"},
            "first, by gen_config.py; the folder has only a template of it, config.yaml.in",
        ),
        (
            {"config/_default/hugo.toml.j2": ""},
            "first, as its README says; the folder has only a template of it, config/_default/hugo.toml.j2",
        ),
        ({"config-template.toml": ""}, "template of it, config-template.toml"),
        ({"hugo.example.yaml": ""}, "template of it, hugo.example.yaml"),
        (
            {"hugo.yaml": "title: ["},
            "correct the configuration first, since everything depends on it; hugo.yaml:1: ",
        ),
    ],
)
def test_site_that_makes_its_configuration_is_refused(files, message, tmp_path, capsys):
    site = write([each for pair in {**files, "content/a.md": "A"}.items() for each in pair], tmp_path / "hugo")
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(f"{site}: ")
    assert message in output.err
    assert not (tmp_path / "sphinx").exists()


def test_site_without_a_configuration_is_migrated_as_hugo_builds_it(tmp_path, capsys):
    site = write(["content/a.md", "A", "Makefile", "hugo"], tmp_path / "hugo")
    assert main(["migrate-hugo", "--dry-run", str(site), str(tmp_path / "sphinx")]) == 0
    assert "Converted: 1 page," in capsys.readouterr().out


def test_nothing_is_written_on_a_dry_run_or_over_what_is_there(hugo_site, tmp_path, capsys):
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", "--dry-run", str(hugo_site), str(dest)]) == 0
    assert not dest.exists()
    assert "Nothing was written." in capsys.readouterr().out
    dest.mkdir()
    (dest / "index.md").write_text("# Mine\n", encoding="utf-8")
    assert main(["migrate-hugo", str(hugo_site), str(dest)]) == 1
    refusal = f"Choose another DEST, move index.md out of {dest}, or add --force to overwrite these files.\n"
    assert capsys.readouterr().err == refusal
    assert snapshot(dest) == {"index.md": b"# Mine\n"}


def test_twice_gives_the_same_bytes_and_force_keeps_what_is_not_ours(hugo_site, tmp_path):
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(hugo_site), str(dest)]) == 0
    first = snapshot(dest)
    (dest / "conf.py").write_text('project = "Mine"\n', encoding="utf-8")
    (dest / "own.md").write_text("# Own\n", encoding="utf-8")
    (dest / "index.md").write_text("# Changed\n", encoding="utf-8")
    assert main(["migrate-hugo", "--force", str(hugo_site), str(dest)]) == 0
    assert snapshot(dest) == {**first, "conf.py": b'project = "Mine"\n', "own.md": b"# Own\n"}


def test_strict_exits_with_status_1_if_anything_needs_attention(hugo_site, tmp_path):
    assert main(["migrate-hugo", "--strict", str(hugo_site), str(tmp_path / "sphinx")]) == 1


@pytest.mark.parametrize("force", [False, True])
def test_interrupted_run_leaves_no_half_written_page(force, hugo_site, tmp_path, monkeypatch):
    dest = tmp_path / "sphinx"
    if force:
        assert main(["migrate-hugo", str(hugo_site), str(dest)]) == 0
        (dest / "index.md").write_text("# Changed\n", encoding="utf-8")
        (dest / "docs" / "a.md").write_text("# Changed\n", encoding="utf-8")
    before = snapshot(dest) if force else {}
    name = "replace" if force else "rename"
    owner = os if force else Path

    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(owner, name, interrupt)
    assert main(["migrate-hugo", *(["--force"] if force else []), str(hugo_site), str(dest)]) == 130
    monkeypatch.undo()
    after = snapshot(dest) if dest.exists() else {}
    assert after == before


def test_nothing_is_written_outside_the_folder(tmp_path):
    site = tmp_path / "hugo"
    (site / "content" / "a" / "deep").mkdir(parents=True)
    (site / "content" / "a" / "deep" / "page.md").write_text("---\ntitle: Deep\n---\n", encoding="utf-8")
    (site / "hugo.toml").write_text("", encoding="utf-8")
    (tmp_path / "secret.md").write_text("secret\n", encoding="utf-8")
    (site / "content" / "link.md").symlink_to(tmp_path / "secret.md")
    (site / "content" / "folder").symlink_to(tmp_path)
    for number, slug in enumerate(["../../up", "/etc/x", "..", "a/../../b"]):
        front = f"---\ntitle: T\nslug: {slug}\nurl: {slug}\naliases: [{slug}]\n---\n"
        text = f"{front}[x](../../../secret.md) ![y](/../secret.md)\n"
        (site / "content" / "a" / f"{number}.md").write_text(text, encoding="utf-8")
    dest = tmp_path / "deep" / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"hugo", "secret.md", "deep"}
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"sphinx"}
    assert not any(data == b"secret\n" for data in snapshot(dest).values())
    shutil.rmtree(dest / "a")
    (tmp_path / "elsewhere").mkdir()
    (dest / "a").symlink_to(tmp_path / "elsewhere")
    assert main(["migrate-hugo", "--force", str(site), str(dest)]) == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing"], "missing: there is no such folder"),
        (["."], "has no content; SITE must be the folder that contains the folder content"),
        (["hugo", "--language", "xx"], "xx"),
        (["hugo", "--map", "no.toml"], "no.toml"),
    ],
)
def test_wrong_arguments_are_reported(arguments, words, hugo_site, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    site, *options = ["empty" if each == "." else each for each in arguments]
    assert main(["migrate-hugo", site, "out", *options]) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("dest", "message"),
    [
        ("hugo", "Choose another DEST, such as hugo/sphinx; the Hugo site is in hugo."),
        ("link", "Choose another DEST, such as hugo/sphinx; the Hugo site is in link."),
        (".", "Choose another DEST, such as hugo/sphinx; the Hugo site is in {here}."),
        ("hugo/content", "Choose a DEST outside hugo/content; Hugo publishes the files in that folder."),
        ("hugo/static/new/site", "Choose a DEST outside hugo/static; Hugo publishes the files in that folder."),
    ],
)
@pytest.mark.parametrize("option", ["--force", "--dry-run"])
def test_neither_site_is_written_where_the_other_reads(dest, message, option, hugo_site, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(hugo_site)
    before = snapshot(tmp_path)
    assert main(["migrate-hugo", option, "hugo", dest]) == 1
    assert capsys.readouterr().err == message.format(here=tmp_path) + "\n"
    assert snapshot(tmp_path) == before
    assert main(["migrate-hugo", "hugo", "hugo/sphinx"]) == 0


PARTS = [
    *(
        "{{< ",
        " >}}",
        "{{% ",
        " %}}",
        "{{< /",
        "figure",
        "callout",
        "ref",
        "unknown",
        ' src="a.png"',
        ' "x"',
        "`",
        "```\n",
    ),
    *(
        "<div class='project-figures'>",
        "</div>",
        "\n",
        "\n\n",
        "# T {#i}\n",
        "[a](",
        ")",
        "- ",
        "    ",
        "| a |\n|---|\n",
        "% ",
        "\ue000",
        "\ue002",
        "x",
    ),
]


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_every_page_is_converted_and_keeps_its_text(tmp_path_factory, text):
    site = tmp_path_factory.mktemp("site")
    (site / "content").mkdir()
    (site / "content" / "p.md").write_text(f"---\ntitle: T\n---\nbefore\n\n{text}\n\nafter\n", encoding="utf-8")
    page = migrate_site(site).files["p.md"]
    assert "before" in page
    assert "after" in page
    assert "\ue000" not in page


def test_a_bar_is_shown_on_a_terminal_only(monkeypatch, capsys):
    for terminal in (False, True):
        monkeypatch.setattr("sys.stderr.isatty", lambda terminal=terminal: terminal, raising=False)
        for done in (100, 200, 300):
            migrate_hugo_action.show_page_progress(done, 300)
    bars = ("#" * 13 + " " * 27, "#" * 26 + " " * 14, "#" * 40)
    lines = [f"\r[{bar}] {done} of 300 pages" for bar, done in zip(bars, (100, 200, 300), strict=True)]
    assert capsys.readouterr().err == "".join(lines) + "\n"


def test_each_of_several_galleries_selects_its_own_projects(tmp_path):
    figures = [f'<div class="project-figures">\n{{{{< figure src="a.png" title="{name}" >}}}}\n</div>' for name in "AB"]
    (tmp_path / "content").mkdir()
    text = "---\ntitle: T\n---\n" + "\n\nbetween\n\n".join(figures) + "\n"
    (tmp_path / "content" / "p.md").write_text(text, encoding="utf-8")
    (tmp_path / "hugo.toml").write_text("markup.goldmark.renderer.unsafe = true\n", encoding="utf-8")
    page = migrate_site(tmp_path, catalog=True).files["p.md"]
    assert [line for line in page.splitlines() if line.startswith(":projects:")] == [":projects: a", ":projects: b"]
