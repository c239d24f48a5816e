"""The rules for the options of a gallery."""

from __future__ import annotations

import re

import pytest

from sphinx_openpractices.catalog.gallery import Gallery, read_columns
from sphinx_openpractices.catalog.keys import KeyProblem, read_keys


def test_without_options_a_gallery_is_cards_in_the_order_written():
    values, problems = read_keys(Gallery, {})
    assert problems == []
    assert Gallery(**values) == Gallery(
        layout="cards", columns=0, show=(), sort="catalog", caption="", name="", class_=()
    )


def test_every_option_is_read():
    written = {
        "layout": "logos",
        "columns": "6",
        "show": "repository, tags",
        "sort": "title",
        "caption": "What we *use*",
        "name": "used",
        "class": "wide",
    }
    values, problems = read_keys(Gallery, written)
    assert problems == []
    assert Gallery(**values) == Gallery(
        layout="logos",
        columns=6,
        show=("repository", "tags"),
        sort="title",
        caption="What we *use*",
        name="used",
        class_=("wide",),
    )


@pytest.mark.parametrize("written", ["0", "7", "-1", "1.5", "two", "", "٣", "1 2"])
def test_columns_outside_of_one_to_six_are_refused(written):
    with pytest.raises(ValueError, match=f"^{re.escape(repr(written))} is not a number from 1 to 6$"):
        read_columns(written)


@pytest.mark.parametrize(
    ("name", "written", "message"),
    [
        ("layout", "card", "'card' is not one of cards, logos, list, table; did you mean \"cards\"?"),
        ("layout", "", "is empty; write some text"),
        ("sort", "maturity", "'maturity' is not a key; write 'extra.maturity' if it is a key of your own"),
        ("sort", "titel", "'titel' is not a key; did you mean \"title\"?"),
        ("sort", "title, added", "'title, added' is not a key; write one key, or one after a hyphen"),
        ("sort", "title added", "'title added' is not a key; write one key, or one after a hyphen"),
        ("sort", "--title", "'-title' is not a key; did you mean \"title\"?"),
        ("sort", "", "'' is not a key; write one key, or one after a hyphen"),
        ("sort", "-", "'-' is not a key; write one key, or one after a hyphen"),
        ("sort", "extra", "'extra' has keys of your own; name one of them, such as 'extra.maturity'"),
        ("sort", "extra.", "'extra.' has no name; write one, such as 'extra.maturity'"),
        ("sort", "-extra.Stars", "'extra.Stars' is not a name; write 'extra.stars', with a-z, 0-9 and hyphens"),
        ("show", "tags, licence", "'licence' is not a key; did you mean \"license\"?"),
        ("show", "extra.dev_status", "'extra.dev_status' is not a name; write 'extra.dev-status', with"),
        ("show", "logo", "'logo' is a part of the card itself; remove it"),
        ("license", "GPLv3", "'GPLv3' is not an SPDX expression; write"),
    ],
)
def test_words_outside_of_the_choices_are_refused(name, written, message):
    values, problems = read_keys(Gallery, {name: written})
    assert values == {}
    assert [(each.name, each.known) for each in problems] == [(name, True)]
    assert problems[0].message.startswith(message)


def test_an_unknown_option_brings_the_nearest_to_mind():
    assert read_keys(Gallery, {"colums": "2"})[1] == [KeyProblem("colums", '; did you mean "columns"?', known=False)]
