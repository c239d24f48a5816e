"""Front matter of plain texts is written without PyYAML, as PyYAML writes it."""

from __future__ import annotations

from itertools import product

import yaml

from sphinx_openpractices.hugo.pages.yaml_text import dump_yaml

TEXTS = [
    *("", "a", "one two", "Yes", "y", "null", "on", "True", "2010-01-01", "2010-99-99", "1.5", "e.g.", "it's", "'a'"),
    *(
        "a: b",
        "a #b",
        "a, b",
        "[a]",
        "- a",
        "a -",
        "a ",
        " a",
        "a  b",
        "é",
        "1:30",
        "0x1f",
        ".inf",
        "inf",
        "(x)",
        "a\nb",
    ),
    *("w" * 99, "word " * 19 + "word", "word " * 20 + "word", "x" * 300),
]
VALUES = [*TEXTS, *([a, b] for a, b in product(TEXTS, ("b", "no"))), [], ["a", 1], 1, True, 1.5, None, {"a": "b"}]


def test_pyyaml_writes_the_same():
    for key, value in product(("tags", "page-layout", "on", "a b", "k" * 90, "k" * 130), VALUES):
        data = {key: value, "last": "a"}
        expected = yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=100)
        assert dump_yaml(data) == expected, data


def test_nothing_is_an_empty_mapping():
    assert dump_yaml({}) == "{}\n"
