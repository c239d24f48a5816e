"""Messages about a place in a file."""

from __future__ import annotations

from sphinx_openpractices.text.messages import Message, Severity, make_message


def test_a_message_is_printed_as_compilers_do():
    assert str(Message("a.yml", 3, "projects[0].logo", "is missing")) == "a.yml:3: projects[0].logo: is missing"
    assert str(Message("a.yml", 1, "", "is empty")) == "a.yml:1: is empty"
    advice = Message("a.yml", 3, "dask.logo", "is small", Severity.ADVICE, "small")
    assert str(advice) == "a.yml:3: advice: dask.logo: is small [small]"


def test_the_data_of_a_message_has_its_kind_if_there_is_one():
    data = {"file": "a.yml", "line": 3, "path": "logo", "message": "is small", "severity": "warning"}
    assert Message("a.yml", 3, "logo", "is small", Severity.WARNING).to_data() == data
    assert Message("a.yml", 3, "logo", "is small", Severity.WARNING, "small").to_data() == {**data, "kind": "small"}


def test_nothing_that_an_author_wrote_breaks_the_line():
    assert str(make_message("a.yml", 1, "x\n", "\x1b[31m")) == "a.yml:1: x\\n: \\x1b[31m"
