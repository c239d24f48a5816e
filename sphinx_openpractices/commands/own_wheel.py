"""Until the package is on PyPI, a site brings it along: a wheel, packed again from the files that are installed.

``pip install -r requirements.txt`` then works wherever the site is: on a colleague's machine, on Read the Docs. Knows
nothing of Sphinx.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import zipfile
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError
from importlib.resources import files as package_files
from pathlib import Path

from packaging.version import Version

DISTRIBUTION = "sphinx-openpractices"
MODULE_NAME = "sphinx_openpractices"
WHEEL_FOLDER = "wheels"
"""The folder of a site that holds the wheel; ``requirements.txt`` names it."""

_WHEEL_FILE = "Wheel-Version: 1.0\nGenerator: sphinx-openpractices\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
"""How to install a wheel that is pure Python (Binary Distribution Format, "File contents")."""
_COPIED_METADATA = ("METADATA", "entry_points.txt")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP file can hold; one for all files, so that the same files give the same bytes."""
_READABLE_FILE = 0o100644 << 16
_UNIX = 3


def find_unreleased() -> Distribution | None:
    """The installed package when it is a development version, which pip finds nowhere; ``None`` when pip does."""
    try:
        found = Distribution.from_name(DISTRIBUTION)
    except PackageNotFoundError:  # run from a folder, so there is no metadata to make a wheel of
        return None
    return found if Version(found.version).is_devrelease else None


def find_own_wheel_path() -> str:
    """Where a site has the wheel, from its top folder; empty when it needs none."""
    distribution = find_unreleased()
    return f"{WHEEL_FOLDER}/{_make_stem(distribution)}-py3-none-any.whl" if distribution else ""


@cache
def pack_own_wheel() -> bytes:
    """The wheel of the development version that is installed, normally or as an editable install."""
    distribution = find_unreleased()
    if distribution is None:
        raise LookupError(f"{DISTRIBUTION} is not installed as a development version")
    return _pack_wheel(_make_stem(distribution), _list_installed_files(distribution))


def _make_stem(distribution: Distribution) -> str:
    """How the names of the wheel and of its metadata begin."""
    return f"{MODULE_NAME}-{Version(distribution.version)}"


def _list_installed_files(distribution: Distribution) -> dict[str, bytes]:
    """The files of the package and its metadata by their paths in a wheel, without those that only installers write."""
    package = Path(str(package_files(MODULE_NAME)))
    top = len(str(package.parent)) + 1
    files: dict[str, bytes] = {}
    for folder, _folders, names in os.walk(package):
        if not folder.endswith("__pycache__"):
            wheel_folder = Path(folder[top:]).as_posix()
            files |= {f"{wheel_folder}/{name}": Path(folder, name).read_bytes() for name in names}
    stem = _make_stem(distribution)
    licenses = [f"licenses/{name}" for name in distribution.metadata.get_all("License-File", [])]
    metadata = {name: distribution.read_text(name) for name in (*_COPIED_METADATA, *licenses)}
    metadata["WHEEL"] = _WHEEL_FILE
    files |= {f"{stem}.dist-info/{name}": text.encode() for name, text in metadata.items() if text}
    return dict(sorted(files.items()))


def _pack_wheel(name: str, files: dict[str, bytes]) -> bytes:
    """A wheel with these files, and with the list of them that each wheel has."""
    record = f"{name}.dist-info/RECORD"
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows([*map(_make_record_row, files.items()), (record, "", "")])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, data in (*files.items(), (record, lines.getvalue().encode())):
            entry = zipfile.ZipInfo(path, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_FILE
            entry.create_system = _UNIX
            archive.writestr(entry, data, compresslevel=1)  # nearly as small, and in half the time
    return packed.getvalue()


def _make_record_row(file: tuple[str, bytes]) -> tuple[str, str, str]:
    """A line of ``RECORD``: path, digest, size."""
    path, data = file
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return path, f"sha256={digest}", str(len(data))
