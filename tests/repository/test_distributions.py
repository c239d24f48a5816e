"""The sdist and the wheel: what is in them, and what they say of licenses."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from email import message_from_bytes
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]


# In a process of its own, whose environment it may change, and as if the user had chosen no time.
BUILD = "import sys; sys.path.insert(0, 'devtools'); import build_backend as b; getattr(b, sys.argv[1])(sys.argv[2])"


def build(kind, source, folder):
    """Build a sdist or a wheel; the result is its file."""
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-c", BUILD, f"build_{kind}", folder]
    subprocess.run(command, cwd=source, env=env, check=True)  # noqa: S603 - ours
    (built,) = folder.glob("*.tar.gz" if kind == "sdist" else "*.whl")
    return built


@pytest.fixture(scope="module")
def packed_sdist(tmp_path_factory):
    """The sdist."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def sdist(packed_sdist):
    """The folder of an unpacked sdist."""
    folder = packed_sdist.parent
    with tarfile.open(packed_sdist) as archive:
        # Python 3.11.2 knows no filters.
        archive.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))  # noqa: S202 - ours
    return folder / packed_sdist.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def packed_wheel(sdist, tmp_path_factory):
    """The wheel that is made from the sdist."""
    return build("wheel", sdist, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def wheel(packed_wheel):
    """The files of the wheel by name."""
    with ZipFile(packed_wheel) as archive:
        return {file: archive.read(file) for file in archive.namelist()}


def test_two_clones_give_the_same_bytes(packed_sdist, packed_wheel, sdist, tmp_path):
    """The unpacked sdist is a second clone, whose files have other times and modes."""
    clone = tmp_path / "clone"
    shutil.copytree(sdist, clone)
    for path in clone.rglob("*"):
        os.utime(path, (10**9, 10**9))
        path.chmod(path.stat().st_mode & 0o700)
    assert build("sdist", clone, tmp_path).read_bytes() == packed_sdist.read_bytes()
    assert build("wheel", clone, tmp_path).read_bytes() == packed_wheel.read_bytes()


@pytest.fixture(scope="module")
def metadata(wheel):
    """The metadata of the wheel."""
    return message_from_bytes(next(data for name, data in wheel.items() if name.endswith(".dist-info/METADATA")))


def test_the_sdist_holds_every_file_of_the_repository(sdist):
    if not (ROOT / ".git").exists():
        pytest.skip("only git knows which files the repository has")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S607 - the git that made the clone
    tracked = {name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()}
    assert tracked - {path.relative_to(sdist).as_posix() for path in sdist.rglob("*")} == set()


def test_the_wheel_holds_the_whole_package(wheel):
    package = ROOT / "sphinx_openpractices"
    files = {path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert {path.relative_to(ROOT).as_posix() for path in files} == {n for n in wheel if ".dist-info/" not in n}
    assert "sphinx_openpractices/py.typed" in wheel


def test_the_wheel_names_the_licenses_of_all_its_files_and_brings_their_texts(wheel, metadata):
    entries = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]

    def license_of(name):
        paths = ((entry["path"], entry["SPDX-License-Identifier"]) for entry in entries)
        patterns = [
            (pattern, found) for path, found in paths for pattern in ([path] if isinstance(path, str) else path)
        ]
        return [found for pattern, found in patterns if fnmatch(name, pattern)][-1]

    logos = "sphinx_openpractices/starter/logos/"
    licenses = {name: license_of(name) for name in wheel if ".dist-info/" not in name}
    assert set(metadata["License-Expression"].split(" AND ")) == set(licenses.values())
    notice = re.sub(r"\s+", " ", wheel[f"{logos}README.md"].decode())
    for name in (name for name in licenses if re.fullmatch(rf"{logos}[^/]+\.(svg|png)", name)):
        item = next(item for item in notice.split("- **") if f"`{Path(name).name}`" in item)
        assert f"under {licenses[name]}." in item
    texts = {name for name in wheel if name.startswith(f"{logos}licenses/")} | {"LICENSE"}
    # The frameworks, and the criteria that an import knows.
    lists = {found for name, found in licenses.items() if "/catalog/" in name} - {"BSD-3-Clause"}
    texts |= {f"LICENSES/{name}.txt" for name in lists}
    assert {f"/licenses/{name}" for name in texts} == {
        name.partition(".dist-info")[2] for name in wheel if ".dist-info/licenses/" in name
    }
    assert set(metadata.get_all("License-File")) == texts


def test_the_notices_of_the_documentation_and_reuse_name_the_same_licenses():
    notice = re.sub(r"\s+", " ", (ROOT / "docs/logos/README.md").read_text("utf-8").partition("<!-- list -->")[2])
    entries = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"][1:]
    for path in (path for path in (ROOT / "docs/logos").iterdir() if path.suffix in {".svg", ".png"}):
        item = next(item for item in notice.split("- **") if f"`{path.name}`" in item)
        name = path.relative_to(ROOT).as_posix()
        (entry,) = (entry for entry in entries if any(fnmatch(name, pattern) for pattern in entry["path"]))
        assert f"under {entry['SPDX-License-Identifier']}." in item


def test_the_package_page_leads_to_no_file_of_the_repository(metadata):
    assert metadata["Description-Content-Type"].startswith("text/markdown")
    page = MarkdownIt().render(metadata.get_payload())
    assert [url for url in re.findall(r'(?:href|src|srcset)="([^"]*)"', page) if not url.startswith("https://")] == []
    assert "dev.py" not in page
