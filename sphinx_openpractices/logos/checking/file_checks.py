"""Checks of a logo's file that hold wherever it stands."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.logos.drawing.drawing import draw_raster, draw_svg
from sphinx_openpractices.logos.reading.box import BOX, MissingLibrary
from sphinx_openpractices.logos.reading.media import SUFFIXES, SVG, media_type, size_of
from sphinx_openpractices.logos.reading.svg import clean
from sphinx_openpractices.text.files import describe_missing_file

from .contrast import PLATES, share_seen
from .findings import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from sphinx_openpractices.logos.reading.svg import Removed

PADDING = 18
"""Space between the logo box and what is drawn, on each side, in CSS pixels (``--op-space``)."""

ROOM = (BOX[0] - 2 * PADDING, BOX[1] - 2 * PADDING)
"""What is left for the logo."""

SHARP = 2
"""Pixels of usual screens for a CSS pixel, in either direction; contrast is measured in these."""

MOST_BYTES = 100_000
"""What a slow phone connection takes half a second for: 1.6 Mbit/s, as Lighthouse has it."""

SHORT = 24
"""The least side of a drawn logo in CSS pixels: a line of text of 16 px, the lettering in a logo, is as high."""

NAMED = {".jpeg": ".jpg"}
"""Other suffixes for the same."""


class Problem(NamedTuple):
    """Something wrong with a file: a finding without a place."""

    kind: Kind
    message: str


class Examined(NamedTuple):
    """What a file is like: *problems*, its digest, and how much of it is seen on each plate, if it could be drawn."""

    problems: tuple[Problem, ...]
    sha256: str = ""
    seen: dict[str, float] | None = None


def examine(path: Path) -> Examined:
    """Look at a file in every way that needs no knowledge of where it is used."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Examined((Problem(Kind.MISSING, f"is missing: {describe_missing_file(path)}"),))
    except OSError as err:
        return Examined((Problem(Kind.MISSING, f"cannot be read: {err.strerror or err}"),))
    kind = media_type(data)
    problems = check_type(path, data, kind)
    seen = None
    if kind in SUFFIXES:
        if len(data) > MOST_BYTES:
            problems.append(Problem(Kind.HEAVY, f"has {len(data) // 1000} kB; make it smaller than 100 kB"))
        try:
            picture, more = examine_svg(data) if kind == SVG else examine_raster(data, kind)
        except ValueError as err:
            problems.append(Problem(Kind.BROKEN, located(err)))
        else:
            problems += more
            if picture is not None:
                seen = {name: share_seen(picture, plate) for name, plate in PLATES.items()}
    return Examined(tuple(problems), hashlib.sha256(data).hexdigest(), seen)


def located(err: ValueError) -> str:
    """The words of an error with the line in the SVG, if it is known."""
    line = getattr(err, "line", None)
    return f"{err}, in line {line} of the file" if line else str(err)


def check_type(path: Path, data: bytes, kind: str | None) -> list[Problem]:
    """Whether it is an image, of a kind that is shown, with the name of its kind: browsers and Sphinx go by that."""
    suffix = path.suffix.lower()
    if kind is None:
        what = "empty" if not data.strip() else "HTML" if b"<html" in data[:2000].lower() else "no image"
        return [Problem(Kind.TYPE, f"is {what}; put the image there")]
    if kind not in SUFFIXES:
        return [Problem(Kind.TYPE, f"is {kind}; Sphinx shows {', '.join(suffix[1:] for suffix in SUFFIXES.values())}")]
    if NAMED.get(suffix, suffix) != SUFFIXES[kind]:
        return [Problem(Kind.TYPE, f"is {kind}, not what its name says; call it {path.stem}{SUFFIXES[kind]}")]
    return []


def examine_svg(data: bytes) -> tuple[Image | None, list[Problem]]:
    """The drawing, if it could be drawn, and what is wrong; ``ValueError`` when it cannot be read."""
    cleaned = clean(data)
    problems = check_shape(size_of(cleaned.data, SVG))
    if cleaned.removed:
        problems.append(Problem(Kind.ACTIVE, f"is not harmless; remove {listed(cleaned.removed)}"))
    if cleaned.text:
        problems.append(Problem(Kind.FONT, "has text that depends on a font; turn it into paths"))
    if cleaned.raster:
        problems.append(Problem(Kind.RASTER, "holds a raster image; draw it as paths, or give the raster image itself"))
    try:
        picture = draw_svg(cleaned, (ROOM[0] * SHARP, ROOM[1] * SHARP))
    except MissingLibrary:
        return None, problems
    except ValueError as err:
        return None, [*problems, Problem(Kind.UNDRAWN, f"cannot be drawn, so its contrast is not known: {err}")]
    if picture.getchannel("A").getbbox() is None:
        # Where no font is installed, text is not drawn.
        return None, problems if cleaned.text else [*problems, Problem(Kind.EMPTY, "draws nothing")]
    return picture, problems


def listed(removed: tuple[Removed, ...]) -> str:
    """The first things to be removed, and how many more there are."""
    first = ", ".join(f"{each.what} in line {each.line}" for each in removed[:3])
    return first + (f" and {len(removed) - 3} more" if len(removed) > 3 else "")


def examine_raster(data: bytes, kind: str) -> tuple[Image | None, list[Problem]]:
    """The picture, and what is wrong; ``ValueError`` when it cannot be decoded."""
    size = size_of(data, kind)
    problems = [*check_shape(size), *check_pixels(size)]
    try:
        picture = draw_raster(data, kind, (ROOM[0] * SHARP, ROOM[1] * SHARP))
    except MissingLibrary:
        return None, problems
    if picture.getchannel("A").getbbox() is None:
        return None, [*problems, Problem(Kind.EMPTY, "is transparent everywhere")]
    return picture, problems


def drawn(size: tuple[int, int]) -> tuple[float, float]:
    """How large an image is drawn, in CSS pixels."""
    factor = min(room / side for room, side in zip(ROOM, size, strict=True))
    return size[0] * factor, size[1] * factor


def check_shape(size: tuple[int, int] | None) -> list[Problem]:
    """Whether both sides are large enough when the whole is in the box."""
    if size is None or min(sides := drawn(size)) >= SHORT:
        return []
    width, height = sides
    form = "wide" if width > height else "tall"
    message = f"is so {form} that it is drawn {width:.0f} by {height:.0f} pixels; use a form nearer to a square"
    return [Problem(Kind.SHAPE, message)]


def check_pixels(size: tuple[int, int] | None) -> list[Problem]:
    """Whether a raster image has a pixel for each that is shown, and on sharp screens, too."""
    if size is None or (given := size[0] / drawn(size)[0]) >= SHARP:
        return []
    width, height = (round(side * SHARP) for side in drawn(size))
    kind, what = (Kind.SMALL, "is blurred everywhere") if given < 1 else (Kind.COARSE, "is blurred on sharp screens")
    message = f"has {size[0]} by {size[1]} pixels and {what}; use an SVG, or at least {width} by {height}"
    return [Problem(kind, message)]
