"""The sdist and the wheel: what is in them, and what they say of licenses."""

from __future__ import annotations

import re
import subprocess
import tarfile
import tomllib
from email import message_from_bytes
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest
from flit_core import buildapi
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    """The folder of an unpacked sdist."""
    folder = tmp_path_factory.mktemp("sdist")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        name = buildapi.build_sdist(str(folder))
    with tarfile.open(folder / name) as archive:
        # Python 3.11.2 knows no filters.
        archive.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))  # noqa: S202 - ours
    return folder / name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(sdist, tmp_path_factory):
    """The wheel that is made from the sdist, as a dictionary of its files."""
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(sdist)
        name = buildapi.build_wheel(str(folder))
    with ZipFile(folder / name) as archive:
        return {file: archive.read(file) for file in archive.namelist()}


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
