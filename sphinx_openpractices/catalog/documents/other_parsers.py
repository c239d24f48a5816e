"""Texts that other parsers of YAML than ours read as something else."""

from __future__ import annotations

import re

_SCALARS = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|[yYnN]")
"""Numbers of YAML 1.2 (section 10.3.2), which PyYAML reads as text, such as ``1e3``, and booleans of YAML 1.1
(https://yaml.org/type/bool.html) which it does not know, ``y`` and ``n``."""


def is_read_otherwise(text: str) -> bool:
    """Return whether a text without quotes is a number or a boolean for other parsers of YAML."""
    return bool(_SCALARS.fullmatch(text))
