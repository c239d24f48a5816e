"""Hugo itself as the reference for shortcodes: it renders pages with templates that record how they were called.

The record of a shortcode is plain data; the shortcodes of our reader are turned into the same form.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from importlib.metadata import distribution
from pathlib import Path

from sphinx_openpractices.hugo.shortcodes.pieces import Comment, Shortcode, format_value

SITE = Path(__file__).parent / "shortcode_site"
FRONT = "---\ntitle: A page\n---\n"
FRONT_LINES = FRONT.count("\n")
INNER = {"rec": True, "ns/rec": True, "leaf": False, "my-leaf_2": False, "élan": False}
"""Which of the templates in the site use ``.Inner``."""

RECORD = re.compile(r"⟪([^⟫]*)⟫")
REFUSAL = re.compile(r'\.html:(\d+):(\d+)": (.*)')
GO_TYPES = {str: "string", int: "int", float: "float64", bool: "bool"}


class Refused(Exception):  # noqa: N818 - the result of a comparison, not an error of this program
    """Hugo did not build the page."""

    def __init__(self, line, column, message):
        super().__init__(message)
        self.line = line - FRONT_LINES
        self.column = column


def render(pages, folder):
    """Return each page as Hugo renders it, as texts and records of shortcodes; raise :class:`Refused`."""
    source = folder / "source"
    shutil.copytree(SITE, source)
    (source / "content").mkdir()
    for name, text in pages.items():
        (source / "content" / f"{name}.html").write_bytes(f"{FRONT}{text}".encode())
    binary = distribution("hugo").locate_file("hugo/binaries/hugo")
    places = ["--source", source, "--destination", folder / "public", "--cacheDir", folder / "cache"]
    command = [binary, "build", "--logLevel", "error", "--noBuildLock", *places]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - all arguments are ours
    if done.returncode:
        refusal = REFUSAL.search(done.stderr + done.stdout)
        if refusal:
            raise Refused(int(refusal[1]), int(refusal[2]), refusal[3])
        raise RuntimeError(f"Hugo failed: {done.stderr[-2000:]}{done.stdout[-2000:]}")
    written = {name: folder / "public" / name / "index.html" for name in pages}
    # Hugo writes no file for an empty page.
    return {name: recorded(file.read_bytes().decode()) if file.exists() else [] for name, file in written.items()}


def recorded(page):
    """Return the texts and records of a page, as nested lists."""
    lists = [[]]
    offset = 0
    for match in RECORD.finditer(page):
        add(lists[-1], page[offset : match.start()])
        offset = match.end()
        if match[1] == "/":
            lists.pop()
            continue
        record = json.loads(base64.b64decode(match[1], validate=True)) | {"inner": []}
        for value in record["values"]:
            # JSON has one kind of number.
            value["value"] = float(value["value"]) if value["type"] == "float64" else value["value"]
        if record["position"]:
            record["position"][0] -= FRONT_LINES
        lists[-1].append(record)
        lists.append(record["inner"])
    add(lists[-1], page[offset:])
    return lists[0]


def found(text, pieces, parent=None):
    """Return the same for the pieces of our reader."""
    items, ordinal = [], 0
    for piece in pieces:
        if not isinstance(piece, Shortcode):
            add(items, piece.text if isinstance(piece, Comment) else piece.source)
            continue
        # A site must allow inline shortcodes, and this one does not.
        if not piece.name.endswith(".inline"):
            items.append(record_of(text, piece, ordinal, parent))
        ordinal += 1
    return items


def record_of(text, piece, ordinal, parent):
    """Return the record of a piece of our reader."""
    pairs = sorted(piece.params.items()) if piece.named else enumerate(piece.params)
    return {
        "name": piece.name,
        "named": piece.named,
        "values": [
            {"name": name, "type": GO_TYPES[type(value)], "value": value, "printed": format_value(value)}
            for name, value in pairs
        ],
        "ordinal": ordinal,
        # Hugo does not give the position of a nested shortcode.
        "position": [] if parent else [*place(text, piece.start)],
        "inner": found(text, piece.inner or (), piece),
        "rendered": bool(parent and piece.markdown),
    }


def place(text, position):
    """Return a line and a column as Hugo counts it, in bytes."""
    offset, line, column = position
    return line, len(text[offset + 1 - column : offset].encode()) + 1


def add(items, text):
    """Add a text; join it to a text before it."""
    if text and items and isinstance(items[-1], str):
        items[-1] += text
    elif text:
        items.append(text)


def comparable(hugo, ours, *, rendered=False):
    """Return both without the texts in a nested ``{{% %}}``, whose Markdown Hugo renders at once."""
    if rendered:
        hugo, ours = ([item for item in items if isinstance(item, dict)] for items in (hugo, ours))
    records = ([item for item in items if isinstance(item, dict)] for items in (hugo, ours))
    for one, other in zip(*records, strict=False):
        inside = other.pop("rendered") or rendered
        one["inner"], other["inner"] = comparable(one["inner"], other["inner"], rendered=inside)
    return hugo, ours
