"""What tests need from the system, and the Debian packages that bring it."""

from __future__ import annotations

import ctypes
import os
import platform
import shlex
import shutil
import sys
from typing import NamedTuple

from .shell import call, output, say, stop

# Without windows, a new page takes a quarter of the processor time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Need(NamedTuple):
    """What the tests of one tox environment need from the system, and the Debian packages that bring it."""

    purpose: str
    env: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    tex_files: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()

    def missing(self) -> list[str]:
        """Name the programs that are not on the path, the libraries that do not load, the files that TeX lacks."""
        missing = [name for name in self.programs if not shutil.which(name)]
        if sys.platform == "linux":
            missing += [name for name in self.libraries if not loads_library(name)]
        return missing or [name for name in self.tex_files if not output(["kpsewhich", name])]


class BrowserNeed(Need):
    """Any browser of the Chromium family will do."""

    def missing(self) -> list[str]:
        return [] if find_browser() else list(self.programs)


NEEDS: tuple[Need, ...] = (
    Need(
        "TeX, to make a PDF",
        "pdf",
        ("latexmk", "pdflatex", "xelatex", "kpsewhich"),
        (
            "latexmk",
            "texlive-latex-recommended",
            "texlive-latex-extra",
            "texlive-fonts-recommended",
            "texlive-xetex",
            "tex-gyre",
            "fonts-freefont-otf",
        ),
        ("fontspec.sty", "fncychap.sty", "tgtermes.sty", "FreeSerif.otf"),
    ),
    Need("Poppler, to read a PDF", "pdf", ("pdfimages", "pdftoppm", "pdftotext"), ("poppler-utils",)),
    Need("Java, for the Nu HTML checker", "browser", ("java",), ("default-jre-headless",)),
    Need("Node.js, for the tools of tests/package.json", "browser", ("node", "npm"), ("nodejs", "npm")),
    Need("Node.js, for mystmd", "mystmd", ("node", "npm"), ("nodejs", "npm")),
    Need("a library that Playwright is linked to", "browser", (), ("libatomic1",), libraries=("libatomic.so.1",)),
    BrowserNeed("a browser", "browser", ("chromium-headless-shell",), ("chromium-headless-shell",)),
)


def missing_needs(envs: list[str]) -> list[Need]:
    """List what these tox environments lack."""
    # Only Debian has Chromium as a package that runs everywhere; elsewhere Playwright fetches its own, see browsers.py.
    return [
        need
        for need in NEEDS
        if need.env in envs and (not isinstance(need, BrowserNeed) or is_debian()) and need.missing()
    ]


def describe_needs(needs: list[Need], env: str) -> str:
    """Name what an environment lacks, and what for."""
    return "; ".join(f"{', '.join(need.missing())} ({need.purpose})" for need in needs if need.env == env)


def install_command(needs: list[Need]) -> str:
    """The one line to type that brings all of it on Debian and Ubuntu."""
    return " && ".join(f"sudo {shlex.join(command)}" for command in apt_commands(needs))


def apt_commands(needs: list[Need]) -> list[list[str]]:
    """The commands that install the packages."""
    packages = [package for need in needs for package in need.packages]
    return [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]]


def install_needs(needs: list[Need]) -> list[Need]:
    """Install Debian packages without asking; the result is what is missing after that."""
    root = as_root()
    if root is None:
        return needs
    for command in apt_commands(needs):
        say(f"Running: {shlex.join(command)}")
        call([*root, "env", "DEBIAN_FRONTEND=noninteractive", *command])
    return [need for need in needs if need.missing()]


def as_root() -> list[str] | None:
    """Return what to put before a command so that apt-get may install, or None if it may not or does not exist."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if output(["sudo", "-n", "id", "-u"]) == "0" else None


def find_browser() -> str | None:
    """Find an installed browser: the one that ``CHROMIUM`` names, else one on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) or stop(f"CHROMIUM names {named}, which is not a program.")
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def is_debian() -> bool:
    """Tell whether this is Debian, not one of its descendants."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def loads_library(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
