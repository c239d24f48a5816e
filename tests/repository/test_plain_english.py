"""Documentation, help, messages and docstrings are plain English: none of the phrases that sound translated."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinx_openpractices

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(sphinx_openpractices.__file__).parent
ROOT = Path(__file__).parents[2]

TELLS = {
    r"(?:no|some|every)body": "no one, someone, everyone; better: name who",
    r"(?<!there\s)(?:is|are|was|were) no(?! longer| more| less| one\b)": "is not a",
    r"(?<!there\s)(?:is|are|was|were) none(?! of\b)": "does not exist",
    r"in vain": "say what was not found",
    r"(?:by|in|from) whichever|whichever way": "any",
    r"that which|those which": "what",
    r"stands? (?:in|under|for|there|behind|beside|alone|on|here|at|above|below|between|outside|inside)": "is",
    r"behind": "after",
    r"(?:with|by|of|are|and|or|for|the) blanks?(?! line| page| form| template)|blanks": "space",
    r"(?:other|own|general|the) words (?:of|for|from)": "text, labels, names",
    r"word by word|without a word|in words that": "exact text; silently",
    r"(?:it|file|build|command|program|server|page|site|author|entry|catalog|message|lock) (?:says?|said)": (
        "reports, contains, sets"
    ),
    r"to be told|(?:is|are|was|were)(?: not)? said": "is reported",
    r"takes? (?:its|his|their) time": "is slow",
    r"as (?:it is|they are|it was|they were) written": "unchanged",
    r"(?<!soon\s)(?<!long\s)as it (?:stands|is)(?! now| in| on)": "unchanged",
    r"leads? (?:no|some)where": "is broken; has a link",
    r"whoever": "name the actor",
    r"(?:nothing|what) is wrong": "mistakes",
    r"asks? nobody|asks? (?:a|the) (?:host|server)": "connects to",
    r"misspelt": "misspelled",
    r"loose ends?|ways? out": "what needs attention; solution",
    r"(?:tells?|knows?|speaks?) of": "describes, knows about",
    r"a (?:page|file|name|message|place|color|library|dependency) (?:less|more)": "one more",
}
"""What sounds translated, as a regular expression, and what to write instead."""

ALLOWED = {
    ("sphinx_openpractices/extension/output/latex_writer.py", "in words that"): "words that are long, not wording",
    ("sphinx_openpractices/hugo/shortcodes/tag_arguments.py", "without a word"): "a tag that has no word",
}
"""A file and a phrase of it that is right there, with the reason."""

PATTERN = re.compile(rf"\b(?:{'|'.join(TELLS)})\b".replace(" ", r"\s+"), re.IGNORECASE)

NOT_PROSE = (
    r"^(`{3,})(?!\{(?:only|note)).*?^\1",  # blocks of code, and directives without prose
    r"``?[^`]*``?",
    r"\]\([^)]*\)",
    r"<!--.*?-->",
    r"^:[\w-]+:.*?$",
)


def remove_code(text: str) -> str:
    """Replace code, directives without prose and addresses with spaces; the lines stay."""
    for pattern in NOT_PROSE:
        text = re.sub(pattern, lambda code: re.sub(r"[^\n]", " ", code[0]), text, flags=re.MULTILINE | re.DOTALL)
    return text


def find_tells(text: str) -> Iterator[tuple[int, str]]:
    """Find each tell in prose that may go over several lines, with its line."""
    for found in PATTERN.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, " ".join(found[0].lower().split())


def read_pages() -> Iterator[tuple[str, str]]:
    """Read the prose of the documentation and of the starter site."""
    pages = [path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts]
    starter = [*(PACKAGE / "starter").rglob("*.md"), *(PACKAGE / "starter").rglob("*.jinja")]
    for path in [*pages, *starter, ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"]:
        yield path.relative_to(ROOT).as_posix(), remove_code(path.read_text(encoding="utf-8"))


@cache
def read_strings() -> tuple[tuple[str, int, str], ...]:
    """Read the docstrings of the package and all other strings of several words, such as messages and help."""
    return tuple(
        (path.relative_to(PACKAGE.parent).as_posix(), node.lineno, remove_code(node.value))
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    )


def describe_tells(name: str, text: str, first: int = 1) -> list[str]:
    """List the tells of a text that are not allowed."""
    found = [(line, tell) for line, tell in find_tells(text) if (name, tell) not in ALLOWED]
    return [f'{name}:{first + line - 1}: "{tell}"' for line, tell in found]


def test_documentation_is_plain_english():
    assert [tell for name, text in read_pages() for tell in describe_tells(name, text)] == []


def test_messages_help_and_docstrings_are_plain_english():
    assert [tell for name, line, text in read_strings() for tell in describe_tells(name, text, line)] == []


def test_every_exception_is_needed():
    texts = {*read_pages(), *((name, text) for name, _, text in read_strings())}
    used = {(name, tell) for name, text in texts for _, tell in find_tells(text)}
    assert set(ALLOWED) - used == set()


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Ask nobody; this is no\nlogo.", [(1, "ask nobody"), (1, "is no")]),
        ("One.\n\nTwo stands\n  in the file.", [(3, "stands in")]),
        ("It is no longer there; a blank line.", []),
        ("`is no` and [none](that-which.md)", []),
    ],
)
def test_a_phrase_that_sounds_translated_is_found(text, tells):
    assert list(find_tells(remove_code(text))) == tells
