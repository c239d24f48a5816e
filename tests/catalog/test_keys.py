"""Keys: the declaration from which options, attributes and entries are read."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_openpractices.catalog.keys import KeyProblem, declare_key, get_keys, read_keys
from sphinx_openpractices.catalog.values import read_classes, read_line, read_text, read_words


@dataclass
class Sample:
    """One key of every kind."""

    title: str = declare_key(read_text, "required")
    class_: tuple[str, ...] = declare_key(read_classes, "a Python keyword", empty=())
    logo_dark: str = declare_key(read_line, "two words", empty="")
    color: tuple[str, ...] = declare_key(read_words, "a choice", choices=("red", "green"), empty=())
    plain: int = 3


def test_key_names_are_written_with_hyphens_and_without_the_underscore_that_python_needs():
    assert [(each.name, each.field, each.required) for each in get_keys(Sample).values()] == [
        ("title", "title", True),
        ("class", "class_", False),
        ("logo-dark", "logo_dark", False),
        ("color", "color", False),
    ]


def test_every_problem_is_found_at_once_and_the_rest_is_read():
    values, problems = read_keys(Sample, {"color": "gren", "logo-dark": " a  b ", "clas": "x", "plain": "1"})
    assert values == {"logo_dark": "a b"}
    assert problems == [
        KeyProblem("color", "'gren' is not one of red, green; did you mean \"green\"?"),
        KeyProblem("clas", '; did you mean "class"?', known=False),
        KeyProblem("plain", "; use one of title, class, logo-dark, color", known=False),
        KeyProblem("title", "is missing"),
    ]


def test_a_key_without_a_value_is_read_as_empty():
    assert read_keys(Sample, {"title": None}) == ({}, [KeyProblem("title", "is empty; write some text")])


def test_choices_of_the_caller_take_the_place_of_the_declared_ones():
    values, problems = read_keys(Sample, {"title": "A", "color": "blue"}, {"color": ["blue"]})
    assert (values, problems) == ({"title": "A", "color": ("blue",)}, [])
    assert read_keys(Sample, {"title": "A", "color": "red"}, {"color": ["blue"]})[1] == [
        KeyProblem("color", "'red' is not one of blue")
    ]
