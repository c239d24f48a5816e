"""Readers of values: what an author wrote becomes a value, or a message that says what to write."""

from __future__ import annotations

import re

import pytest

from sphinx_openpractices.catalog.values import (
    read_classes,
    read_flag,
    read_identifier,
    read_line,
    read_text,
    read_words,
)


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (read_text, "  Jupyter \n\t Book ", "Jupyter Book"),
        (read_line, " \n ", ""),
        (read_line, "a\nb", "a b"),
        (read_identifier, "2i2c-org", "2i2c-org"),
        (read_words, "arrays, parallel  computing ,arrays,,", ("arrays", "parallel computing")),
        (read_words, "日本語", ("日本語",)),
        (read_classes, "wide  Very_Wide wide", ("wide", "very-wide")),
        (read_flag, "", True),
    ],
)
def test_reader_gives_the_value(read, written, value):
    assert read(written) == value


@pytest.mark.parametrize(
    ("read", "written", "message"),
    [
        (read_text, " \n", "is empty; write some text"),
        (read_identifier, "", "'' is not a name; use a-z, 0-9 and hyphens, such as 'my-project'"),
        (
            read_identifier,
            "Jupyter Hub",
            "'Jupyter Hub' is not a name; use a-z, 0-9 and hyphens, such as 'jupyter-hub'",
        ),
        (read_identifier, "dask\n", "'dask\\n' is not a name; use a-z, 0-9 and hyphens, such as 'dask'"),
        (read_words, " , ,", "is empty; write words separated by commas"),
        (read_classes, "?! 12", "'?! 12' does not contain a class name; use letters, digits and hyphens"),
        (read_flag, "yes", "does not take a value; remove 'yes'"),
        (read_words, ["a, b"], "'a, b' contains a comma; write each word as an item of its own"),
    ],
)
def test_reader_says_what_would_be_right(read, written, message):
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        read(written)
