"""The contact sheet: one HTML file with every logo in its box, on light and on dark, and the findings."""

from __future__ import annotations

import hashlib
import os
import sys
from base64 import b64encode
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sphinx_openpractices.logos.drawing.scaling import scale_down
from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.logos.reading.media import LOGO_SUFFIXES, SVG_TYPE, detect_media_type
from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.text.files import describe_missing_folder, open_file
from sphinx_openpractices.text.messages import Severity
from sphinx_openpractices.text.unexpected import describe_unexpected

from .findings import FindingKind, make_finding, place_finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sphinx_openpractices.text.messages import Message

    from .checks import Logo, LogoKey

_TEMPLATE_FOLDER = Path(__file__).parent
_GENERATOR = "sphinx-openpractices logos check"
"""By this, a sheet is recognized."""
_LONGEST_HEAD = 1000
"""The bytes of a sheet before its style, which are far fewer."""


class _SheetBox(NamedTuple):
    """A logo box: *mode* is light or dark, *source* a ``data:`` URL, empty if nothing can be shown.

    A *lone* logo has a light plate on dark pages, where it looks as on light ones. The sheet shows it without the
    plate, so that one can see whether a ``logo-dark`` is needed.
    """

    mode: str
    source: str
    alt: str
    lone: bool


class _SheetCard(NamedTuple):
    """A project at one place, with its boxes and findings."""

    title: str
    places: tuple[str, ...]
    boxes: tuple[_SheetBox, ...]
    findings: tuple[Message, ...]

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in Severity if severity in found), None)


def make_sources(logos: Iterable[Logo]) -> tuple[dict[Path, str], list[Message]]:
    """Return the images as ``data:`` URLs, empty if one cannot be shown, and findings about unexpected exceptions."""
    sources: dict[Path, str] = {}
    findings = []
    for logo in logos:
        if logo.path is None or logo.path in sources:
            continue
        try:
            sources[logo.path] = _make_data_url(logo.path)
        except Exception as err:  # noqa: BLE001 - the boundary around each logo
            sources[logo.path] = ""
            finding = make_finding(FindingKind.INTERNAL, f"is not on the sheet: {describe_unexpected(err)}")
            findings.append(place_finding(finding, logo.where, logo.line, logo.name, logo.value))
    return sources, findings


def render_sheet(
    logos: Sequence[Logo], findings: Sequence[Message], sources: Mapping[Path, str], note: str = ""
) -> str:
    """Return the HTML; *sources* are of :func:`make_sources`, *note* is a line about what could not be checked.

    The page needs no other file, no network and no script, and allows none: SVG images are cleaned, so they look as
    ``logos fetch`` would store them.
    """
    cards = _make_cards(logos, findings, sources)
    named = {(logo.where, logo.line, logo.name) for logo in logos}
    css = (_TEMPLATE_FOLDER / "sheet.css").read_text(encoding="utf-8").strip()
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("sheet.html.jinja").render(
        css=css,
        generator=_GENERATOR,
        css_hash=b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        note=note,
        number=len(cards),
        groups=[(severity, [card for card in cards if card.worst is severity]) for severity in (*Severity, None)],
        others=[finding for finding in findings if (finding.file, finding.line, finding.path) not in named],
    )


def check_sheet_path(path: Path) -> None:
    """Raise ``ValueError`` if a sheet cannot be written to *path*, or would overwrite a file that is not a sheet."""
    if not path.parent.is_dir():
        raise ValueError(f"{path.parent}: {describe_missing_folder(path.parent)}")
    if not os.path.lexists(path):
        return
    with suppress(OSError), open_file(path, sys.maxsize) as descriptor:
        if f'content="{_GENERATOR}"'.encode() in os.read(descriptor, _LONGEST_HEAD):
            return
    raise ValueError(f"{path}: choose another name; this exists, and is not a sheet of this command")


def _make_cards(logos: Sequence[Logo], findings: Collection[Message], sources: Mapping[Path, str]) -> list[_SheetCard]:
    """Return a card for each project at each place; its logo and logo-dark follow each other."""
    by_logo: dict[tuple[str, int, str], list[Message]] = {}
    for finding in findings:
        by_logo.setdefault((finding.file, finding.line, finding.path), []).append(finding)
    cards = []
    for (title, _id, _where), group in groupby(logos, lambda logo: (logo.title, logo.id, logo.where)):
        pair: dict[LogoKey, Logo] = {logo.key: logo for logo in group}
        found = [each for logo in pair.values() for each in by_logo.get((logo.where, logo.line, logo.name), ())]
        places = tuple(dict.fromkeys(f"{logo.where}:{logo.line}" for logo in pair.values()))
        cards.append(_SheetCard(title, places, _make_boxes(pair, sources), tuple(found)))
    return cards


def _make_boxes(pair: Mapping[LogoKey, Logo], sources: Mapping[Path, str]) -> tuple[_SheetBox, ...]:
    """Return the box of each mode; without a logo-dark, both show the logo, and without a logo the cover."""
    light, dark = pair.get("logo") or pair.get("cover"), pair.get("logo-dark")
    shown = {"light": light, "dark": dark or light}
    return tuple(
        _SheetBox(
            mode,
            sources[logo.path] if logo and logo.path else "",
            f"{logo.title} on {mode}" if logo else "",
            lone=dark is None,
        )
        for mode, logo in shown.items()
    )


def _make_data_url(path: Path) -> str:
    """Return the image as a ``data:`` URL, or the empty string if it cannot be shown."""
    try:
        data = read_content(path)
        kind = detect_media_type(data)
        if kind not in LOGO_SUFFIXES:
            return ""
        data = clean_svg(data).data if kind == SVG_TYPE else scale_down(data, kind) or data
    except (OSError, ValueError):
        return ""
    return f"data:{kind};base64,{b64encode(data).decode()}"
