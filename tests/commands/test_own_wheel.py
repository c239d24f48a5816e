"""The wheel that a site brings along until the package is on PyPI."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import Distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from init_site import ANSWERS, init, snapshot

import sphinx_openpractices
from sphinx_openpractices.commands import own_wheel
from sphinx_openpractices.commands.own_wheel import (
    DISTRIBUTION,
    MODULE_NAME,
    find_own_wheel_path,
    find_unreleased,
    pack_own_wheel,
)
from sphinx_openpractices.commands.program import main

VERSION = "0.1.0.dev7"
WHEEL = f"wheels/{MODULE_NAME}-{VERSION}-py3-none-any.whl"
REQUIREMENTS = f"""\
# {DISTRIBUTION} is not on PyPI yet. Once it is, remove the next line and the folder "wheels".
--find-links wheels
{DISTRIBUTION}
"""


@pytest.fixture
def installed_as(tmp_path, monkeypatch):
    """Make it seem that the package is installed with another version, as an editable install: metadata, no files."""
    real = Distribution.from_name(DISTRIBUTION)
    metadata = re.sub(
        "(?m)^Version: .*$", "Version: {}", real.read_text("METADATA").replace("{", "{{").replace("}", "}}")
    )

    def seem(version):
        folder = tmp_path / "installed" / f"{MODULE_NAME}-{version}.dist-info"
        for name in ("entry_points.txt", *(f"licenses/{name}" for name in real.metadata.get_all("License-File"))):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(real.read_text(name), encoding="utf-8")
        (folder / "METADATA").write_text(metadata.format(version), encoding="utf-8")
        (folder / "RECORD").write_text("/home/me/not-there.pth,,\n")
        (folder / "direct_url.json").write_text('{"url": "file:///home/me"}')
        monkeypatch.syspath_prepend(folder.parent)
        pack_own_wheel.cache_clear()

    yield seem
    pack_own_wheel.cache_clear()


@pytest.fixture
def site(installed_as, tmp_path):
    """A site that a development version made, in a folder of a repository."""
    installed_as(VERSION)
    assert init(tmp_path / "our repository" / "docs", *ANSWERS) == 0
    return tmp_path / "our repository" / "docs"


def install(requirements, target, folder):
    """Install as Read the Docs does, and look for nothing elsewhere; what the package needs is there already."""
    options = ["--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", "--quiet", "--target", target]
    command = [sys.executable, "-m", "pip", "install", *options, "-r", requirements]
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - our own


@pytest.mark.parametrize("folder", [".", ".."], ids=["in its folder", "from the top of the repository"])
def test_the_requirements_of_a_site_install_the_package_that_made_it(folder, site, tmp_path):
    assert (site / "requirements.txt").read_text("utf-8") == REQUIREMENTS
    start = (site / folder).resolve()
    install(os.path.relpath(site / "requirements.txt", start), tmp_path / "target", start)
    installed = tmp_path / "target" / MODULE_NAME
    assert snapshot_of_package(installed) == snapshot_of_package(Path(sphinx_openpractices.__file__).parent)
    (distribution,) = Distribution.discover(name=DISTRIBUTION, path=[str(installed.parent)])
    assert distribution.version == VERSION
    assert {point.group for point in distribution.entry_points} == {"console_scripts", "sphinx.html_themes"}
    assert distribution.metadata.get_all("License-File") == Distribution.from_name(DISTRIBUTION).metadata.get_all(
        "License-File"
    )


def snapshot_of_package(folder):
    return {path: content for path, (_mode, content) in snapshot(folder).items() if "__pycache__" not in path}


def test_extras_are_found_in_the_wheel(site, tmp_path):
    file = site / "requirements.txt"
    file.write_text(
        file.read_text("utf-8").replace(f"\n{DISTRIBUTION}\n", f"\n{DISTRIBUTION}[pdf,images]\n"), encoding="utf-8"
    )
    install("requirements.txt", tmp_path / "target", site)
    (distribution,) = Distribution.discover(name=DISTRIBUTION, path=[str(tmp_path / "target")])
    assert set(distribution.metadata.get_all("Provides-Extra")) == {"emoji", "images", "pdf"}


def test_the_installed_wheel_gives_the_same_bytes_again(site, tmp_path):
    """From a normal install as from an editable one, whenever the files were written."""
    install("requirements.txt", tmp_path / "target", site)
    program = f"import sys; from {own_wheel.__name__} import pack_own_wheel; sys.stdout.buffer.write(pack_own_wheel())"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "target")}
    command = [sys.executable, "-c", program]
    again = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)  # noqa: S603 - our own
    assert again.stdout == (site / WHEEL).read_bytes()


def test_the_record_names_each_file_with_its_digest(site):
    with ZipFile(site / WHEEL) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    info = f"{MODULE_NAME}-{VERSION}.dist-info"
    rows = {path: digest for path, digest, _size in csv.reader(io.StringIO(files[f"{info}/RECORD"].decode()))}
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(data).digest()) for name, data in files.items()}
    expected = {name: f"sha256={digest.decode().rstrip('=')}" for name, digest in digests.items()}
    assert rows == expected | {f"{info}/RECORD": ""}
    names = {name.partition("/")[2] for name in files if name.startswith(f"{info}/")}
    licenses = {name for name in names if name.startswith("licenses/")}
    assert names - licenses == {"METADATA", "WHEEL", "entry_points.txt", "RECORD"}
    assert "licenses/LICENSE" in licenses
    assert not [name for name in files if name.endswith(".pyc")]


@pytest.mark.parametrize("version", ["0.1.0", "0.1.0rc1", "0.2.0+local"])
def test_a_site_of_a_release_needs_no_wheel(version, installed_as, tmp_path):
    installed_as(version)
    assert find_unreleased() is None
    assert find_own_wheel_path() == ""
    assert init(tmp_path / "site", *ANSWERS) == 0
    assert (tmp_path / "site" / "requirements.txt").read_text("utf-8") == f"{DISTRIBUTION}\n"
    assert "wheels" not in (tmp_path / "site" / ".gitignore").read_text("utf-8")
    assert not (tmp_path / "site" / "wheels").exists()


def test_a_package_without_metadata_makes_a_site_without_a_wheel(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    assert find_own_wheel_path() == ""


@pytest.mark.skipif(not shutil.which("git"), reason="git is not there")
def test_git_takes_the_wheel_whatever_it_leaves_out_further_up(site):
    (site.parent / ".gitignore").write_text("__pycache__/\nwheels/\n")
    for command in (["git", "init", "-q"], ["git", "add", "."]):
        subprocess.run(command, cwd=site.parent, check=True)  # noqa: S603 - git
    listed = subprocess.run(["git", "ls-files"], cwd=site.parent, check=True, capture_output=True, text=True)  # noqa: S607 - git
    assert f"docs/{WHEEL}" in listed.stdout.splitlines()


@pytest.fixture
def hugo_site(tmp_path):
    """The smallest."""
    (tmp_path / "hugo" / "content").mkdir(parents=True)
    (tmp_path / "hugo" / "hugo.toml").write_text('title = "Acme"\n')
    (tmp_path / "hugo" / "content" / "_index.md").write_text("# Acme\n")
    return tmp_path / "hugo"


def test_migrated_sites_bring_the_package_along(installed_as, hugo_site, tmp_path):
    installed_as(VERSION)
    assert main(["migrate-hugo", str(hugo_site), str(tmp_path / "site")]) == 0
    assert (tmp_path / "site" / "requirements.txt").read_text("utf-8") == REQUIREMENTS
    assert (tmp_path / "site" / WHEEL).read_bytes() == pack_own_wheel()
    assert "- requirements: requirements.txt" in (tmp_path / "site" / ".readthedocs.yaml").read_text("utf-8")


def test_migrated_sites_with_requirements_of_their_own_keep_them(installed_as, hugo_site, tmp_path):
    installed_as(VERSION)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "requirements.txt").write_text("sphinx-openpractices==9\n")
    assert main(["migrate-hugo", str(hugo_site), str(tmp_path / "site")]) == 0
    assert (tmp_path / "site" / "requirements.txt").read_text("utf-8") == "sphinx-openpractices==9\n"
    assert not (tmp_path / "site" / "wheels").exists()


def test_a_folder_of_wheels_is_not_written_into(installed_as, tmp_path, capsys):
    installed_as(VERSION)
    (tmp_path / "wheels").mkdir()
    assert init(tmp_path, *ANSWERS) == 1
    assert "move wheels out of" in capsys.readouterr().err
    assert not (tmp_path / "conf.py").exists()
