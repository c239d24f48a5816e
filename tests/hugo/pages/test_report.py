"""The report is a to-do list; names in it are shown as text, and cannot control the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from site_judge import write

from sphinx_openpractices.commands import migration_output
from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.report import MigrationReport
from sphinx_openpractices.hugo.pages.report_kinds import REPORT_KINDS
from sphinx_openpractices.hugo.pages.report_text import format_markdown

CODE = "\x1b]0;x\x07\u202e\x9b"
SHOWN = r"\x1b]0;x\x07\u202e\x9b"
PAGES = {
    f"content/a{CODE}.md": f'---\ntitle: T\n---\n{{{{< own "{CODE}" >}}}}\n[x](gone{CODE}.md)\n',
    f"content/b{CODE}/index.md": "---\ntitle: T\ndraft: true\n---\n",
    "content/c.md": '---\ntitle: T\nslug: "s\\u001b\\u202e"\n---\n{{< figure src="\\u202e.png" >}}\n',
    f"content/d{CODE}.md": "---\ntitle: [\n---\n",
}
CONFIG = 'title = "T"\n[languages.en]\nweight = 1\n[languages."\\u001b[31m"]\nweight = 2\n'


def find_unprintable(text):
    return [line for line in text.split("\n") if not line.isprintable()]


def test_names_in_the_report_are_shown_with_escapes(hugo, tmp_path, capsys):
    site, dest = hugo(PAGES, CONFIG), tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    markdown, data = ((dest / f"migration.{suffix}").read_text("utf-8") for suffix in ("md", "json"))
    assert [find_unprintable(text) for text in (markdown, data, *capsys.readouterr())] == [[]] * 4
    assert f"a{SHOWN}.md`, line " in markdown
    assert f"d{SHOWN}.md" in markdown
    # Programs read the names themselves.
    assert f"a{CODE}.md" in {Path(name).name for name in json.loads(data)["pages"]}


@pytest.mark.parametrize("option", ["--language", "--map", "--unknown"])
def test_arguments_in_messages_are_shown_with_escapes(option, hugo, tmp_path, capsys):
    arguments = [f"{option}={CODE}", str(hugo({}, CONFIG)), str(tmp_path / "sphinx")]
    try:
        status = main(["migrate-hugo", "--dry-run", *arguments])
    except SystemExit as stopped:  # of argparse
        status = stopped.code
    errors = capsys.readouterr().err
    assert status in {1, 2}
    assert SHOWN in errors
    assert find_unprintable(errors) == []


def make_report(messages, pages=()):
    report = MigrationReport(pages=dict(pages))
    for kind, file, line, text in messages:
        report.add(kind, file, line, text)
    return report


def test_markdown_shows_names_and_quotations_as_text():
    odd = "a`b*c_[x](y)<z>.md"
    report = make_report([("broken", odd, 3, f'"{odd}": *no* such_page <b> `x`')], {odd: odd})
    html = MarkdownIt("commonmark", {"html": True}).render(format_markdown(report))
    shown = BeautifulSoup(html, "html.parser")
    (item, page) = (item.get_text() for item in shown.select("li"))
    assert item == f"[ ] {odd}, line 3: {odd}: *no* such_page <b> `x`"
    assert page == f"{odd} became {odd}"
    assert not shown.select("a, b, em, z")


def test_markdown_puts_messages_that_are_alike_together_and_json_has_all_of_them():
    messages = [
        *(("kept", f"content/{number // 3}.md", number, "own: is not known") for number in range(1, 15)),
        *(("broken", "content/a.md", number, f'"{number}.md": there is no such page') for number in range(1, 61)),
        ("broken", "content/b.md", 7, '"x": has the unknown scheme'),
    ]
    report = make_report(messages)
    items = [line for line in format_markdown(report).splitlines() if line.lstrip().startswith("- ")]
    assert items == [
        "- [ ] own: is not known (14 places)",
        "  - `content/0.md`, lines 1, 2",
        "  - `content/1.md`, lines 3, 4, 5",
        "  - `content/2.md`, lines 6, 7, 8",
        "  - `content/3.md`, lines 9, 10",
        "  - and 4 more; migration.json has them all",
        *(f"- [ ] `content/a.md`, line {number}: `{number}.md`: there is no such page" for number in range(1, 51)),
        '- [ ] and 10 more like this: "": there is no such page (`broken` in migration.json has them all)',
        "- [ ] `content/b.md`, line 7: `x`: has the unknown scheme",
    ]
    data = json.loads(report.format_json())
    assert (len(data["kept"]), len(data["broken"])) == (14, 61)


def test_lists_are_in_order_of_what_to_do_and_the_summary_has_at_most_ten_lines(hugo, tmp_path, capsys, monkeypatch):
    report = make_report([(kind, "a.md", 1, "text") for kind in reversed(REPORT_KINDS)])
    headings = [line[4:-4] for line in format_markdown(report).splitlines() if line.startswith("### ")]
    assert headings == [kind.title for kind in REPORT_KINDS.values()]
    to_do = [kind.to_do for kind in REPORT_KINDS.values()]
    assert to_do == sorted(to_do, reverse=True)
    # The worst case: every list has messages, and DEST has a conf.py of its own.
    site, dest = hugo({"content/a.md": "---\ntitle: T\n---\n"}), tmp_path / "sphinx"
    write(["conf.py", ""], dest)
    real = migration_output.format_summary
    monkeypatch.setattr(migration_output, "format_summary", lambda _: real(report))
    assert main(["migrate-hugo", "--force", str(site), str(dest)]) == 0
    assert len(capsys.readouterr().out.splitlines()) <= 10


def test_report_in_json_is_all_of_standard_output(hugo, tmp_path, capsys):
    site, dest = hugo(PAGES, CONFIG), tmp_path / "sphinx"
    assert main(["migrate-hugo", "--dry-run", "--report", "json", str(site), str(dest)]) == 0
    printed = capsys.readouterr()
    assert main(["migrate-hugo", "--report=json", str(site), str(dest)]) == 0
    assert (printed.out, printed.err) == ((dest / "migration.json").read_text("utf-8"), "")
    assert json.loads(printed.out).keys() >= REPORT_KINDS.keys()
    assert capsys.readouterr() == printed
