"""``catalog stats``: several files, standard input, and mistakes."""

from __future__ import annotations

import json

import pytest


def test_several_files_and_standard_input_are_counted_together(run, give, tmp_path):
    (tmp_path / "one.yml").write_bytes(b"projects:\n- {title: One, relation: host, tags: a}\n")
    give(b'[[projects]]\ntitle = "Two"\nrelation = "use"\n')
    status, output, errors = run("catalog", "stats", "one.yml", "-", "--relations", "use,host", "--format", "json")
    assert (status, errors) == (0, "")
    data = json.loads(output)
    assert list(data) == ["format", "files", "projects", "drafts", "values", "lacking"]
    assert (data["format"], data["files"], data["projects"]) == (1, ["one.yml", "<stdin>"], 2)
    assert list(data["values"]["relation"].items()) == [("use", 1), ("host", 1)]


def test_entries_with_mistakes_are_not_counted_and_reported(run, bad, tmp_path):
    (tmp_path / "ok.yml").write_bytes(b"projects:\n- title: A\n")
    status, output, errors = run("catalog", "stats", "ok.yml", bad, "--relations", "use")
    assert (status, output.splitlines()[0]) == (1, "1 project in 2 files")
    assert errors.startswith("bad.yml:3: projects[0].relation: 'used' is not one of use; did you mean \"use\"?\n")


@pytest.mark.parametrize("action", ["stats", "export"])
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("mising.yml", None, 'mising.yml:1: there is no such file; did you mean "missing.yml"?'),
        ("broken.yml", b"projects:\n- {title: a\n", "broken.yml:"),
        ("binary.yml", b"\x89PNG\r\n", "binary.yml:1: save the file as UTF-8; byte 0x89 is not UTF-8"),
        ("empty.yml", b"", "empty.yml:1: "),
        ("logo.png", b"\x89PNG", "logo.png:1: use a file that ends in "),
    ],
)
def test_files_that_cannot_be_used_are_named_and_nothing_is_printed(action, name, content, message, run, tmp_path):
    (tmp_path / "missing.yml").write_bytes(b"projects: []\n")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, output, errors = run("catalog", action, name)
    assert (status, output) == (1, "")
    assert errors.startswith(message)
