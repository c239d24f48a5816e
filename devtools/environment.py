"""The virtual environment ``.venv`` of the checkout: for a first site, for tox, and for you if you activate it."""

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from importlib.util import find_spec

from .shell import ROOT, call, output, say, stop

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / "python")
DIST = ROOT / "dist"
TOX = "tox==4.67.15"
# pip tries five times, which takes half a minute without a network.
PATIENCE = ["--retries", "2", "--timeout", "20"]
NO_NETWORK = (
    "pip could not download packages; its message is above. Connect this machine to the network and start again. "
    "Behind a proxy, set HTTPS_PROXY first; for a mirror of PyPI, set PIP_INDEX_URL."
)


def make_venv() -> None:
    """Make ``.venv``, unless it is there and works."""
    if output([PYTHON, "-m", "pip", "--version"]):
        return
    if not find_spec("ensurepip") or not find_spec("venv"):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        stop(
            f"{sys.executable} cannot make virtual environments: the module venv or ensurepip is missing. On Debian or "
            f"Ubuntu, type\n  sudo apt-get update && sudo apt-get install -y python{version}-venv\nand start again."
        )
    say(f"Making a virtual environment in {VENV}")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        stop("Python could not make a virtual environment; its message is above.")


def pip_install(*arguments: str) -> None:
    """Install packages into ``.venv``; what is there already needs no network."""
    if call([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PATIENCE, *arguments]):
        stop(NO_NETWORK)


def check_network() -> None:
    """Stop early, with pip's message, if packages cannot be downloaded: try a small one that is needed anyway."""
    download = [PYTHON, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", *PATIENCE]
    with tempfile.TemporaryDirectory() as folder:
        if call([*download, "--dest", folder, *build_requirements()]):
            stop(NO_NETWORK)


def build_requirements() -> list[str]:
    """The packages that build the wheel."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(settings["build-system"]["requires"])


def install_tox() -> None:
    """Install exactly this version of tox, unless it is there."""
    if output([PYTHON, "-m", "tox", "--version"]).split(" ")[0] != TOX.rpartition("=")[2]:
        say(f"Installing {TOX}")
        pip_install(TOX)


def tox(*arguments: str) -> int:
    """Run tox from ``.venv``."""
    return call([PYTHON, "-m", "tox", *arguments])
