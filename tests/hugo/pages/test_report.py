"""Names in the report and in messages cannot control the terminal: such characters are shown as escapes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_openpractices.commands.program import main

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
