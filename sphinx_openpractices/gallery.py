"""A gallery: how project highlights are arranged, and the rules for each of its options. Knows nothing of Sphinx."""

from __future__ import annotations

from dataclasses import dataclass

from .keys import classes, key, line, text, words

MAX_COLUMNS = 6


def columns(value: str) -> int:
    """How many cards may stand side by side."""
    if value not in {str(number) for number in range(1, MAX_COLUMNS + 1)}:
        raise ValueError(f"{value!r} is not a number from 1 to {MAX_COLUMNS}")
    return int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The options of ``{project-gallery}``, checked."""

    layout: str = key(
        text,
        "`cards`; `logos`: a wall of logos, without captions; `list`: one below the other",
        "cards",
        choices=("cards", "logos", "list"),
        empty="cards",
    )
    columns: int = key(
        columns, f"at most this many side by side, 1 to {MAX_COLUMNS}", "as many as there is room for", empty=0
    )
    show: tuple[str, ...] = key(
        words,
        "what the cards display besides: any of `tags`, `relation`, `license`, `repository`",
        choices=("tags", "relation", "license", "repository"),
        empty=(),
    )
    sort: str = key(
        text,
        "`catalog`: in the order written; `title`: by title",
        "catalog",
        choices=("catalog", "title"),
        empty="catalog",
    )
    caption: str = key(line, "a line above the gallery that names it, inline markup", empty="")
    name: str = key(text, "a label for references", empty="")
    class_: tuple[str, ...] = key(classes, "extra CSS classes", empty=())
