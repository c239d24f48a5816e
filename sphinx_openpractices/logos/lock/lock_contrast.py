"""How much of a logo is visible, by the digest of its file: measured by commands, so that builds need not draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_SHARE = 1 / 3
"""The share of a logo that has to be visible: one color of a sign is enough, the sign beside a name is not."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


class LogoContrast(NamedTuple):
    """The shares of a logo, from 0 to 1, that have enough contrast on a *light* and on a *dark* card.

    *plate*: on dark pages, it needs a light plate to look as on light ones.
    """

    light: float
    dark: float
    plate: bool


def check_digest(value: Any) -> None:
    """Check a SHA-256 digest; raises ``ValueError``."""
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise ValueError(f"{value!r} is not a SHA-256 digest of 64 hexadecimal digits")


def _check_share(value: Any) -> None:
    if type(value) not in {int, float} or not 0 <= value <= 1:
        raise ValueError(f"{value!r} is not a number from 0 to 1")


def _check_flag(value: Any) -> None:
    if type(value) is not bool:
        raise ValueError(f"{value!r} is not true or false")


CONTRAST_CHECKS: dict[str, Callable[[Any], None]] = {"light": _check_share, "dark": _check_share, "plate": _check_flag}


def make_contrast(digest: str, values: Any) -> LogoContrast:
    """Make a contrast from plain data; raises ``ValueError`` if anything is wrong."""
    check_digest(digest)
    if not isinstance(values, dict) or values.keys() != CONTRAST_CHECKS.keys():
        raise ValueError("is not a contrast")
    for name, check in CONTRAST_CHECKS.items():
        check(values[name])
    return LogoContrast(**values)
