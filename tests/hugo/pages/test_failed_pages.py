"""An unexpected exception costs the page in which it happens, and names it; the other pages are converted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages import migration, page_anchors, page_writer, written_anchors
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.site import content, page_tree
from sphinx_openpractices.text.unexpected import RAISE_UNEXPECTED

PAGES = {
    "content/_index.md": "---\ntitle: Home\n---\n[bad](docs/bad.md#id), [docs](docs/_index.md)\n",
    "content/docs/_index.md": "---\ntitle: Docs\n---\nAll of [them](bad.md).\n",
    "content/docs/bad.md": '---\ntitle: Bad\n---\n## H {#id}\n\n[good](good.md) {{< ref "good" >}}\n',
    "content/docs/good.md": '---\ntitle: Good\n---\n[bad](bad.md) {{< ref "bad.md" >}}\n',
}
STEPS = [
    (content, "read_content_name", lambda path, *_: path),
    (content, "read_front_matter", lambda _content, path: path),
    (page_tree, "read_page_fields", lambda page, *_: page.source),
    (page_tree, "explain_exclusion", lambda page, *_: page.source),
    (page_tree, "make_page_sort_key", lambda page: page.source),
    (content, "assign_address", lambda page, _config: page.source),
    (migration, "find_block_ids", lambda page: page.source if page.file else ""),
    (page_anchors, "_find_ids", lambda page: page.source),
    (written_anchors, "_find_written_ids", lambda text: "content/docs/bad.md" if "# Bad" in text else ""),
    (page_writer.PageWriter, "write", lambda writer: writer.page.source if writer.page.file else ""),
]
"""The functions that work on one page, each with a function that returns its file, unless that is left out already."""


@pytest.mark.parametrize("section", [False, True])
@pytest.mark.parametrize(("owner", "name", "get_file"), STEPS, ids=[step[1] for step in STEPS])
def test_a_page_that_fails_is_left_out_and_named(owner, name, get_file, section, hugo, monkeypatch):
    function = getattr(owner, name)
    bad = "docs/_index.md" if section else "docs/bad.md"

    def fail(*arguments, **options):
        if get_file(*arguments).endswith(bad):
            raise RuntimeError("boom")
        return function(*arguments, **options)

    monkeypatch.setattr(owner, name, fail)
    monkeypatch.delenv(RAISE_UNEXPECTED, raising=False)
    site = migrate_site(hugo(PAGES))
    report = site.report
    if section and name in {"_find_ids", "_find_written_ids"}:  # no link asks for an id of this page
        assert report.found["mistakes"] == []
        return
    (message,) = report.found["mistakes"]
    assert (message.file, message.line, message.kind) == (f"content/{bad}", 1, "internal")
    assert message.text.startswith("the page is left out: internal error, please report this: RuntimeError: boom")
    expected = {each.removeprefix("content/") for each in PAGES} - {bad}
    assert set(report.pages) == {f"content/{each}" for each in expected}
    assert set(site.files) - {"redirects.json"} == {
        each.replace("_index", "index") for each in (expected | ({bad} if section else set()))
    }
    broken = {(each.file, each.line) for each in report.found["broken"]}
    assert broken == (
        set() if section else {("content/_index.md", 4), ("content/docs/_index.md", 4), ("content/docs/good.md", 4)}
    )


def test_the_command_names_what_failed_and_exits_with_status_1(hugo, monkeypatch, tmp_path, capsys):
    pages = {f"content/{number:02}.md": "---\ntitle: T\n---\n" for number in range(8)}
    function = page_writer.PageWriter.write

    def fail(writer):
        if writer.page.file and writer.page.base > "01":
            raise RecursionError
        return function(writer)

    monkeypatch.setattr(page_writer.PageWriter, "write", fail)
    monkeypatch.delenv(RAISE_UNEXPECTED, raising=False)
    assert main(["migrate-hugo", str(hugo(pages)), str(tmp_path / "sphinx")]) == 1
    output = capsys.readouterr()
    assert "Correct the Hugo site: 6" in output.out.splitlines()
    named = ", ".join(f"content/0{number}.md" for number in range(2, 7))
    assert output.err == f"Left out after an internal error, please report it: {named}, and 1 more\n"


NAMES = [b"l\xff.md", b"d\xe9/p.md", b"d\xe9/q/index.md", b"d\xe9/q/\xe8.svg", "d\u00e9.md".encode()]


def test_texts_and_names_that_are_no_unicode_cost_a_character_and_are_named(tmp_path, build):
    content = os.fsencode(tmp_path / "hugo" / "content")
    for name in NAMES:
        path = Path(os.fsdecode(content + b"/" + name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text\n", "utf-8")
    files = {
        "latin.md": b"---\ntitle: caf\xe9\n---\nth\xe9\n",
        "json.md": b'{"title": "\\ud800", "description": "a\\udfff", "tags": ["\\udfff"], "\\ud800": 1}\nText\n',
        "toml.md": b'+++\ntitle = "t\\ud800"\n+++\nText\n',
        "yaml.md": b'---\ntitle: "t\\ud800"\n---\nText\n',
    }
    for name, data in files.items():
        (tmp_path / "hugo" / "content" / name).write_bytes(data)
    (tmp_path / "hugo" / "hugo.toml").write_text('title = "T"\n', "utf-8")
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(tmp_path / "hugo"), str(dest)]) == 0
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    assert set(report["pages"].values()) == {
        *("l_ff.md", "d_e9/p.md", "d_e9/q/index.md", "d\u00e9.md"),
        *("latin.md", "json.md", "toml.md", "yaml.md"),
    }
    named = {(os.fsencode(each["file"]), each["line"]) for each in report["mistakes"]}
    assert named == {
        *((b"content/" + name, 1) for name in NAMES[:4]),
        *((b"content/latin.md", 2), (b"content/toml.md", 2), (b"content/yaml.md", 2)),
    }
    assert (dest / "json.md").read_text("utf-8").startswith("---\ndescription: a\ufffd\n")
    assert (dest / "latin.md").read_text("utf-8") == "# caf\ufffd\n\nth\ufffd\n"
    assert (dest / "d_e9" / "q" / "_E8.svg").is_file()
    build(dest)
