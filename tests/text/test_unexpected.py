"""What is told of a mistake of ours, and that nothing goes round the functions that bound what is told."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sphinx_openpractices
from sphinx_openpractices.text import unexpected
from sphinx_openpractices.text.messages import MOST_MESSAGES, Message, bound_messages, list_first, make_message
from sphinx_openpractices.text.printable import LONGEST_MESSAGE, LONGEST_QUOTATION, shorten_text
from sphinx_openpractices.text.unexpected import describe_unexpected

PACKAGE = Path(sphinx_openpractices.__file__).parent
TREES = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))}

OTHERS = {
    "logos/drawing/raster.py",  # whatever Pillow's decoders raise means that the image is broken
    "logos/reading/media.py",  # … and whatever imagesize raises
    "commands/site_reading.py",  # what the extensions of a site raise
    "extension/build/conditions.py",  # what Sphinx raises of an expression of ``only``
    "logos/fetching/lanes.py",  # raised again in the main thread
    "extension/base/boundaries.py",  # writes a node again after any exception, with a boundary that reports it
    "extension/build/plain_texts.py",  # what gettext raises of a broken file, which Sphinx ignores too
}
"""Modules that catch every exception of code that is not ours, or only to try again."""


def provoke(kind, *arguments):
    try:
        raise kind(*arguments)
    except kind as err:
        return describe_unexpected(err)


def test_message_names_the_exception_and_its_place(as_for_users):
    line = provoke.__code__.co_firstlineno + 2
    asked = "internal error, please report this: "
    assert provoke(ZeroDivisionError, "float division") == (
        f"{asked}ZeroDivisionError: float division (test_unexpected.py:{line})"
    )
    assert provoke(AssertionError) == f"{asked}AssertionError (test_unexpected.py:{line})"
    assert provoke(MemoryError) == "there is not enough memory for it"
    long = provoke(KeyError, "\x1b[31m" + "x" * 10**6)
    assert len(long) < 250
    assert long.isprintable()


def test_tests_let_unexpected_exceptions_through():
    with pytest.raises(ZeroDivisionError):
        provoke(ZeroDivisionError)


def test_every_handler_of_all_exceptions_is_a_boundary():
    caught = set()
    for name, tree in TREES.items():
        for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)):
            kinds = {"BaseException"} if handler.type is None else {ast.unparse(handler.type)}
            inside = [node for part in handler.body for node in ast.walk(part)]
            raises = any(isinstance(node, ast.Raise) for node in handler.body)
            called = {ast.unparse(node.func) for node in inside if isinstance(node, ast.Call)}
            if kinds & {"Exception", "BaseException"} and not raises and describe_unexpected.__name__ not in called:
                caught.add(name)
    assert caught <= OTHERS


def test_quotations_and_messages_have_a_bound():
    text = "a \x1b[31m\n" + "b" * 10**7 + "c"
    short = shorten_text(text)
    assert short.startswith("a \\x1b[31m bb")
    assert short.endswith("bbc")
    assert len(short) == LONGEST_QUOTATION
    assert shorten_text("a" * LONGEST_QUOTATION) == "a" * LONGEST_QUOTATION
    message = make_message("f.yml", 1, text, f"{text}; write that")
    assert message.text.endswith("bc; write that")
    assert len(message.text) == len(message.path) == LONGEST_MESSAGE
    assert str(message).isprintable()


def test_many_messages_are_counted():
    messages = [Message("f.yml", number, "", "is wrong") for number in range(1, MOST_MESSAGES + 3)]
    assert bound_messages(messages[:-1]) == messages[:-1]
    assert str(bound_messages(messages)[-1]) == "f.yml:21: and 2 more messages about this file"
    assert len(bound_messages(messages)) == MOST_MESSAGES + 1
    assert list_first(map(str, range(10**9)), 10**9, 2) == "0, 1, and 999999998 more"
    assert list_first("ab", 2) == "a, b"


def test_messages_are_made_where_their_length_is_bounded():
    made = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == Message.__name__
    }
    assert made == {"text/messages.py"}
    assert unexpected.INTERNAL_KIND == "internal"
