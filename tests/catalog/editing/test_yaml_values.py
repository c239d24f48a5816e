"""Values written in YAML are read as they were, and have quotes only where they need them."""

from __future__ import annotations

import pytest
import yaml

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.editing.yaml_values import write_flow_mapping, write_yaml_value

WRITTEN = """\
Two pages; a successor is not named.
Café 😀 (2026), 100 %
https://example.org/a?b=c&d#e
Don't
'a: b'
'a #1'
'C #1'
'yes'
'no'
'null'
'~'
'12'
'1.10'
'12:30'
'1e3'
'+.5'
'0o17'
'y'
'N'
1e
yo
.e1
'2026-05-01'
'- dash'
'*star'
'&and'
'!tag'
'? key'
'| bar'
'%per'
'@at'
'`code'
'colon:'
'{a}'
'[a](b)'
"'all'"
'"all"'
'''a'' "b": c'
\\n is not a line break
'<<'
---
2026-05-01 met
""".splitlines()
"""As in a block."""
IN_BRACKETS = {
    "a?b": "'a?b'",
    "a, b": "'a, b'",
    "a]": "'a]'",
    "a}": "'a}'",
    "a: b": "'a: b'",
    "a:b": "a:b",
    "it's": "it's",
}


@pytest.mark.parametrize("written", WRITTEN)
def test_value_has_quotes_where_it_needs_them(written):
    value = yaml.load(f"k: {written}", yaml.BaseLoader)["k"]  # noqa: S506 - texts only
    assert write_yaml_value(value) == written
    for space in ("", " "):
        mapping = write_flow_mapping({"k": value, "date": read_date("2026-05"), "l": value}, space)
        expected = {"k": value, "date": "2026-05", "l": value}
        assert yaml.load(mapping, yaml.BaseLoader) == expected  # noqa: S506 - texts only


@pytest.mark.parametrize("value", IN_BRACKETS)
def test_brackets_need_more_quotes(value):
    assert write_yaml_value(value, in_brackets=True) == IN_BRACKETS[value]
