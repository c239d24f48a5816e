r"""Every supported Python reads our regular expressions the same way.

Until 3.11.4, CPython goes on from the wrong place behind a possessive repeat whose last attempt failed in a
look-around or behind another repeat or choice (python/cpython#106052): ``(?:ab?c)*+`` matches all of ``aca``, and
``(?:(?<=a)b|a)*+$`` does not match ``ab``. Debian 12 has 3.11.2.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from re import _constants as op
from re import _parser

import pytest

import sphinx_openpractices

REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
ONE_CHARACTER = {op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY}


def patterns():
    """Each pattern that a module of the package compiles when it is imported, by its name."""
    found = {}
    for module in pkgutil.walk_packages(sphinx_openpractices.__path__, "sphinx_openpractices."):
        if module.name.endswith(".__main__"):  # would run the command
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                found[f"{module.name}.{name}"] = value
    return found


def refused(pattern, flags=0):
    """What is in a possessive repeat or an atomic group and must not be; nothing when all is well."""
    return [problem for body in possessive(_parser.parse(pattern, flags)) if (problem := unsafe(body))]


def possessive(tree):
    """What is repeated possessively or is atomic, wherever it is."""
    for code, argument in tree:
        if code is op.ATOMIC_GROUP:
            yield argument
        elif code is op.POSSESSIVE_REPEAT and not is_one_character(argument[2]):
            yield argument[2]
        for part in parts(argument):
            yield from possessive(part)


def unsafe(sequence):
    """The first thing in *sequence* that can fail where an old CPython then goes on; empty when there is none."""
    moved = False
    for number, (code, argument) in enumerate(sequence):
        if code in REPEATS:
            fine = argument[0] == 0 and is_one_character(argument[2])
        elif code is op.BRANCH:
            fine = number == 0 and not any(map(unsafe, argument[1]))
        else:
            fine = code in ONE_CHARACTER and not moved
        if not fine:
            return str(code)
        moved = moved or code not in ONE_CHARACTER
    return ""


def is_one_character(sequence):
    return len(sequence) == 1 and sequence[0][0] in ONE_CHARACTER


def parts(argument):
    """The patterns in the argument of an operation."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for each in argument:
            yield from parts(each)


def test_no_pattern_is_one_that_python_3_11_2_reads_otherwise():
    found = patterns()
    assert len(found) > 100
    assert {name: problems for name, each in found.items() if (problems := refused(each.pattern, each.flags))} == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:(?<=a)b|a)*+$",
        r"(?:[^*]|\*(?!/))*+",
        r"x((?:a(?=b))++)?",
        r"(?>a(?!b)|b)",
        r"(?:ab?c)*+",
        r"(?:\\(?:[0-9]{1,6}+|x)|a)*+",
        r"(?:x(?:ab|b)c)?+",
        r"(?:(a)|b)*+",
        r"(?:a\b)*+",
    ],
)
def test_what_python_3_11_2_reads_otherwise_is_found(pattern):
    assert refused(pattern)


@pytest.mark.parametrize("pattern", [r"a*+(?!b)", r"(?:[^\"\\]|\\.)*+", r"(?:ab[cd]e*+f?)*+", r"(?:(?<=a)b|a)*$"])
def test_others_are_left_alone(pattern):
    assert not refused(pattern)
