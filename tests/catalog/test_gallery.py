"""The rules for the options of a gallery."""

from __future__ import annotations

import re

import pytest

from sphinx_openpractices.catalog.gallery import Gallery, read_columns
from sphinx_openpractices.catalog.group_titles import assign_sizes
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
        ("layout", "card", "'card' is not one of cards, covers, logos, list, names, table; did you mean \"cards\"?"),
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
        ("show", "cover", "'cover' is a part of the card itself; remove it"),
        ("group-by", "plate", "'plate' makes no groups of several projects; write a key such as 'tags'"),
        ("sizes", "", "is empty; write 'large', 'medium' or 'small' for each group, separated by commas"),
        ("sizes", "gold = lrge", "'lrge' is not one of large, medium, small; did you mean \"large\"?"),
        ("sizes", "gold", "'gold' is not one of large, medium, small; write 'gold = large' if it is a group"),
        ("sizes", "gold =", "has no size after 'gold ='; write one, or leave out the equals sign"),
        ("sizes", "gold = large, small", "has sizes with and without a group; write 'name = large' for each, or only"),
        ("sizes", "large, gold = small", "has sizes with and without a group; write 'name = large' for each, or only"),
        ("sizes", "gold = large, gold = small", "names the group 'gold' twice"),
        ("filter", "true", "'true' is not a key; write the option without a value, or keys such as 'tags'"),
        ("filter", "tags, Off", "'Off' is not a key; write the option without a value, or keys such as 'tags'"),
        ("filter", "tags, titel", "'titel' is not a key; did you mean \"title\"?"),
        ("filter", "title", "'title' is not a key to filter by; write a key such as 'tags' or 'extra.maturity'"),
        ("filter", ",", "is empty; write words separated by commas"),
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


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        (None, ("tags", "relation", "license")),
        ("", ("tags", "relation", "license")),
        ("extra.maturity,  tags, tags", ("extra.maturity", "tags")),
    ],
)
def test_a_filter_without_keys_has_the_usual_ones(written, keys):
    assert read_keys(Gallery, {"filter": written}) == ({"filter": keys}, [])


@pytest.mark.parametrize(
    ("written", "names", "sizes"),
    [
        ("gold = large,  our friends = small", ["our friends"], {"gold": "large", "our friends": "small"}),
        ('"a, b" = "medium"', [], {"a, b": "medium"}),
        (
            "large, small, small",
            ["gold", "silver", "gold", "bronze"],
            {"gold": "large", "silver": "small", "bronze": "small"},
        ),
        ("large, small", ["gold"], {"gold": "large"}),
        ("large", ["gold", "silver"], {"gold": "large"}),
    ],
)
def test_sizes_are_those_of_names_or_of_groups_in_order(written, names, sizes):
    values, problems = read_keys(Gallery, {"sizes": written})
    assert problems == []
    assert assign_sizes(values["sizes"], names) == sizes


@pytest.mark.parametrize(
    ("options", "problems"),
    [
        ({"sizes": "large"}, [("sizes", "needs the option \"group-by\"; add ':group-by: tags', for example")]),
        ({"sizes": "large", "group-by": "tags"}, []),
        ({"sizes": "large", "group-by": "tags", "layout": "logos"}, []),
        ({"sizes": "large", "group-by": "tags", "layout": "covers"}, []),
        (
            {"sizes": "large", "group-by": "tags", "layout": "names"},
            [("sizes", "has no effect in the layout 'names'; remove it, or write one of cards, covers, logos")],
        ),
    ],
)
def test_sizes_need_groups_of_cards(options, problems):
    values, wrong = read_keys(Gallery, options)
    assert wrong == []
    assert [each[:2] for each in Gallery(**values).find_conflicts(set())] == problems
