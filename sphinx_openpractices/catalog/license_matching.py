"""Which licenses an SPDX expression names, so that projects can be selected by license."""

from __future__ import annotations

import re
from functools import lru_cache

_OPERAND = re.compile(r"[^\s()]+(?: WITH [^\s()]+)?")
_OPERATORS = frozenset({"AND", "OR"})


def match_license(wanted: str, license_: str) -> bool:
    """Return whether an expression names the *wanted* license, or is the same as a wanted expression.

    Both are in the canonical form. ``MIT`` is named by ``MIT OR Apache-2.0``, since the project can be used under it,
    and by ``MIT AND Zlib``. ``Apache-2.0`` is named by ``Apache-2.0 WITH LLVM-exception``, but not the other way round.
    """
    return wanted in list_licenses(license_) or _normalize_order(wanted) == _normalize_order(license_)


@lru_cache
def list_licenses(expression: str) -> frozenset[str]:
    """Return the licenses that an expression names; one with an exception is also there without it."""
    operands = list_operands(expression)
    return frozenset([*operands, *(each.partition(" WITH ")[0] for each in operands)])


def list_operands(expression: str) -> list[str]:
    """Return the licenses of an expression as it names them, with their exceptions, in its order."""
    return [each for each in _OPERAND.findall(expression) if each not in _OPERATORS]


@lru_cache
def _normalize_order(expression: str) -> str | frozenset[str]:
    """Return what is the same for expressions that differ only in the order around their only operator."""
    for operator, other in ((" OR ", " AND "), (" AND ", " OR ")):
        if operator in expression and other not in expression:
            return frozenset([operator, *expression.split(operator)])
    return expression
