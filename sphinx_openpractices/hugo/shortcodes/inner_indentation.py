"""Removes the indentation that the content of a shortcode has because the shortcode is in a list or a quotation."""

from __future__ import annotations

import re
from dataclasses import replace

from .pieces import Shortcode, Text


def dedent_inner(shortcode: Shortcode, before: str) -> Shortcode:
    """Return the shortcode with content that begins where its line does; *before* precedes the shortcode there."""
    if shortcode.inner is None:
        return shortcode
    mark = ">" if ">" in before else ""
    return _dedent(shortcode, re.compile(rf"\n(?:[ {mark}]{{0,{len(before.expandtabs(4))}}}|\t)"))


def _dedent(shortcode: Shortcode, indentation: re.Pattern[str]) -> Shortcode:
    """Remove the indentation from the texts of a shortcode and of those in it."""
    inner = tuple(
        replace(piece, source=indentation.sub("\n", piece.source))
        if isinstance(piece, Text)
        else _dedent(piece, indentation)
        if isinstance(piece, Shortcode) and piece.inner
        else piece
        for piece in shortcode.inner or ()
    )
    return replace(shortcode, inner=inner)
