"""The contact sheet: one HTML file with every logo in its box, on light and on dark, and what was found."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sphinx_openpractices.logos.drawing.scaling import scale
from sphinx_openpractices.logos.reading.media import SUFFIXES, SVG, media_type
from sphinx_openpractices.logos.reading.svg import clean
from sphinx_openpractices.text.messages import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .checks import Key, Logo
    from .findings import Finding

HERE = Path(__file__).parent


class Box(NamedTuple):
    """A logo box: *mode* is light or dark, *source* a ``data:`` URL, empty when there is nothing to be shown.

    A *lone* logo has a white plate on dark pages and looks there as on light ones, so it is shown without it, too:
    whoever looks at the sheet sees whether a ``logo-dark`` is wanted.
    """

    mode: str
    source: str
    alt: str
    lone: bool


class Card(NamedTuple):
    """A project at one place, with its boxes and what was found there."""

    title: str
    places: tuple[str, ...]
    boxes: tuple[Box, ...]
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in Severity if severity in found), None)


def sheet(logos: Sequence[Logo], findings: Sequence[Finding], note: str = "") -> str:
    """The HTML; *note* is a line on what could not be checked.

    It needs no other file, no network and no script, and allows none: SVG images are cleaned, and so are shown as
    ``logos fetch`` would keep them.
    """
    cards = make_cards(logos, findings)
    named = {(logo.where, logo.line, logo.name) for logo in logos}
    css = (HERE / "sheet.css").read_text(encoding="utf-8").strip()
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("sheet.html.jinja").render(
        css=css,
        css_hash=b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        note=note,
        number=len(cards),
        groups=[(severity, [card for card in cards if card.worst is severity]) for severity in (*Severity, None)],
        others=[finding for finding in findings if (finding.file, finding.line, finding.path) not in named],
    )


def make_cards(logos: Sequence[Logo], findings: Collection[Finding]) -> list[Card]:
    """A card for each project at each place; its logo and logo-dark follow each other."""
    by_logo: dict[tuple[str, int, str], list[Finding]] = {}
    for finding in findings:
        by_logo.setdefault((finding.file, finding.line, finding.path), []).append(finding)
    cards = []
    for (title, _id, _where), group in groupby(logos, lambda logo: (logo.title, logo.id, logo.where)):
        pair: dict[Key, Logo] = {logo.key: logo for logo in group}
        found = [each for logo in pair.values() for each in by_logo.get((logo.where, logo.line, logo.name), ())]
        places = tuple(dict.fromkeys(f"{logo.where}:{logo.line}" for logo in pair.values()))
        cards.append(Card(title, places, boxes(pair), tuple(found)))
    return cards


def boxes(pair: Mapping[Key, Logo]) -> tuple[Box, ...]:
    """The logo of each mode; on dark it is the lone one if there is no other."""
    light, dark = pair.get("logo"), pair.get("logo-dark")
    shown = {"light": light, "dark": dark or light}
    return tuple(
        Box(mode, source_of(logo.path) if logo else "", f"{logo.title} on {mode}" if logo else "", lone=dark is None)
        for mode, logo in shown.items()
    )


def source_of(path: Path | None) -> str:
    """The image as a ``data:`` URL; empty when there is none that can be shown."""
    try:
        data = path.read_bytes() if path else b""
        kind = media_type(data)
        if kind not in SUFFIXES:
            return ""
        data = clean(data).data if kind == SVG else scale(data, kind) or data
    except (OSError, ValueError):
        return ""
    return f"data:{kind};base64,{b64encode(data).decode()}"
