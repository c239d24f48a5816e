"""Checks of a logo's file that do not depend on where it is used."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.logos.drawing.drawing import draw_raster, draw_svg
from sphinx_openpractices.logos.drawing.raster import MissingLibraryError
from sphinx_openpractices.logos.drawing.svg_trimming import trim_svg
from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.logos.reading.logo_box import LOGO_BOX, compute_height_share, count_wide_steps
from sphinx_openpractices.logos.reading.media import (
    LOGO_SUFFIXES,
    SVG_TYPE,
    describe_wrong_type,
    detect_media_type,
    measure_image,
)
from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_faults import read_shown_root
from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.messages import list_first

from .contrast import measure_drawn_part, measure_logo_contrast
from .findings import FindingKind, make_finding

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from sphinx_openpractices.logos.lock.lock_contrast import LogoContrast
    from sphinx_openpractices.logos.reading.svg import Cleaned
    from sphinx_openpractices.text.messages import Message

_PADDING = 18
"""Space between the edge of the logo box and the logo, in CSS pixels (``--op-space``)."""

_ROOM = (LOGO_BOX[0] - 2 * _PADDING, LOGO_BOX[1] - 2 * _PADDING)
"""Width and height of the room for the logo, in CSS pixels."""

_DENSITY = 2
"""Pixels of common screens for each CSS pixel, in either direction; contrast is measured at this density."""

_MOST_BYTES = 100_000
"""The size that takes half a second on a slow mobile connection (1.6 Mbit/s, as Lighthouse assumes)."""

_SHORTEST_SIDE = 24
"""The smallest side of a drawn logo, in CSS pixels: the height of a line of text of 16 px."""

_LEAST_DRAWN_AREA = 0.64
"""The smallest part of its canvas that a logo may take up; below, it would be a quarter larger without margins."""


class ExaminedFile(NamedTuple):
    """The *findings* of a file, its digest, and how much of it is visible, if it could be drawn.

    *margins* says how large they are, if they are too large, and *view_box* is the one that an SVG file needs to have
    none, if that is known.
    """

    findings: tuple[Message, ...]
    sha256: str = ""
    visible: LogoContrast | None = None
    margins: str = ""
    view_box: str = ""


def examine_file(path: Path) -> ExaminedFile:
    """Check everything about a file that does not depend on where it is used."""
    try:
        data = read_content(path)
    except OSError as err:
        return ExaminedFile((make_finding(FindingKind.MISSING, f"cannot be read: {describe_read_error(err, path)}"),))
    media_type = detect_media_type(data)
    wrong = describe_wrong_type(path.name, data, media_type)
    findings = [make_finding(FindingKind.TYPE, wrong)] if wrong else []
    visible, margins, view_box = None, "", ""
    if media_type in LOGO_SUFFIXES:
        if len(data) > _MOST_BYTES:
            text = f"has {len(data) // 1000} kB; make it smaller than {_MOST_BYTES // 1000} kB"
            findings.append(make_finding(FindingKind.HEAVY, text))
        try:
            picture, more = _examine_svg(data) if media_type == SVG_TYPE else _examine_raster(data, media_type)
        except ValueError as err:
            findings.append(make_finding(FindingKind.BROKEN, _describe_error(err)))
        else:
            findings += more
            if picture is not None:
                visible = measure_logo_contrast(picture)
                if all(finding.kind != FindingKind.FONT for finding in findings):
                    margins = _describe_margins(picture)
                if margins and media_type == SVG_TYPE and (trimmed := trim_svg(clean_svg(data))):
                    view_box = trimmed.view_box
    return ExaminedFile(tuple(findings), hashlib.sha256(data).hexdigest(), visible, margins, view_box)


def _describe_error(err: ValueError) -> str:
    line = getattr(err, "line", None)
    return f"{err}, in line {line} of the file" if line else str(err)


def _examine_svg(data: bytes) -> tuple[Image | None, list[Message]]:
    """Return the drawing, if it could be drawn, and the findings; raises ``ValueError`` if it cannot be read."""
    read_shown_root(data)
    cleaned = clean_svg(data)
    findings = _check_shape(measure_image(cleaned.data, SVG_TYPE))
    if cleaned.removed:
        text = f"contains active or external content; remove {_list_removed(cleaned)}"
        findings.append(make_finding(FindingKind.ACTIVE, text))
    if cleaned.text:
        findings.append(make_finding(FindingKind.FONT, "contains text, which depends on a font; convert it to paths"))
    if cleaned.raster:
        text = "contains a raster image; convert it to paths, or use the raster image itself"
        findings.append(make_finding(FindingKind.RASTER, text))
    try:
        picture = draw_svg(cleaned, (_ROOM[0] * _DENSITY, _ROOM[1] * _DENSITY))
    except MissingLibraryError:
        return None, findings
    except ValueError as err:
        text = f"cannot be drawn, so its contrast was not checked: {err}"
        return None, [*findings, make_finding(FindingKind.UNDRAWN, text)]
    if picture.getchannel("A").getbbox() is None:
        # Without any font installed, text is not drawn.
        return None, findings if cleaned.text else [*findings, make_finding(FindingKind.EMPTY, "draws nothing")]
    return picture, findings


def _list_removed(cleaned: Cleaned) -> str:
    return list_first((f"{each.what} in line {each.line}" for each in cleaned.removed), cleaned.removals, 3)


def _examine_raster(data: bytes, media_type: str) -> tuple[Image | None, list[Message]]:
    """Return the picture and the findings; raises ``ValueError`` if it cannot be decoded."""
    size = measure_image(data, media_type)
    findings = [*_check_shape(size), *_check_pixels(size)]
    try:
        picture = draw_raster(data, media_type, (_ROOM[0] * _DENSITY, _ROOM[1] * _DENSITY))
    except MissingLibraryError:
        return None, findings
    if picture.getchannel("A").getbbox() is None:
        return None, [*findings, make_finding(FindingKind.EMPTY, "is fully transparent")]
    return picture, findings


def _describe_margins(picture: Image) -> str:
    """Return how much of its canvas a logo takes up, if it would be clearly larger without margins; else nothing."""
    width, height = measure_drawn_part(picture)
    if width * height > _LEAST_DRAWN_AREA:
        return ""
    return f"has empty margins: it takes up {width:.0%} of its width and {height:.0%} of its height"


def _fit_size(size: tuple[float, float]) -> tuple[float, float]:
    """Return the width and height at which an image is drawn, in CSS pixels."""
    room = (_ROOM[0], _ROOM[1] * compute_height_share(count_wide_steps(*size)))
    factor = min(most / side for most, side in zip(room, size, strict=True))
    return size[0] * factor, size[1] * factor


def _check_shape(size: tuple[int, int] | None) -> list[Message]:
    """Check that both sides are long enough when the whole logo is in the box."""
    if size is None or min(sides := _fit_size(size)) >= _SHORTEST_SIDE:
        return []
    width, height = sides
    shape = "wide" if width > height else "tall"
    text = f"is so {shape} that it is drawn at {width:.0f} by {height:.0f} pixels; use a shape nearer to a square"
    return [make_finding(FindingKind.SHAPE, text)]


def _check_pixels(size: tuple[int, int] | None) -> list[Message]:
    """Check that a raster image has a pixel for each that is shown, on high-density screens, too."""
    if size is None or (density := size[0] / _fit_size(size)[0]) >= _DENSITY:
        return []
    width, height = (round(side * _DENSITY) for side in _fit_size(size))
    kind, screens = (FindingKind.SMALL, "every screen") if density < 1 else (FindingKind.COARSE, "high-density screens")
    text = f"has {size[0]} by {size[1]} pixels and is blurred on {screens}; use an SVG, or at least {width} by {height}"
    return [make_finding(kind, text)]
