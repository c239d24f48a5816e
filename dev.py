#!/usr/bin/env python3
"""Build the documentation site, or run all tests, on a machine that has Python and nothing else of ours.

Each command makes the virtual environment ``.venv`` with tox in it, and tox makes the rest. ``test`` first sees to what
the tests need from the system: it says what it installs, or what is missing and how to get it.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent
SITE = ROOT / "docs" / "_build" / "html" / "index.html"
NPM_TOOLS = ROOT / "tests"
VENV = ROOT / ".venv"
BIN = "Scripts" if os.name == "nt" else "bin"
TOX = "tox==4.67.15"


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
            missing += [name for name in self.libraries if not loads(name)]
        return missing or [name for name in self.tex_files if not output(["kpsewhich", name])]


NEEDS = (
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
    Need("Node.js, to fetch the tools of tests/package.json", "browser", ("npm",), ("nodejs", "npm")),
    Need("a library that Playwright is linked to", "browser", (), ("libatomic1",), libraries=("libatomic.so.1",)),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = Need("a browser", "browser", ("chromium",), ("chromium",))

LAUNCH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    playwright.chromium.launch().close()
    print(playwright.chromium.executable_path)
"""


def main() -> int:
    """Run the command that the caller names; the result is the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("docs", help="build the documentation site and say where to open it")
    for_pytest = "what follows goes to pytest, as in: test -k figure"
    test = commands.add_parser("test", help=f"run all tests; {for_pytest}", epilog=for_pytest)
    test.add_argument("-e", dest="envs", metavar="ENVS", help="only these tox environments, as in: -e py311,browser")
    options, rest = parser.parse_known_args()
    if options.command == "docs" and rest:
        parser.error(f"docs takes no {' '.join(rest)}")
    make_venv()
    return docs() if options.command == "docs" else run_tests(options.envs, rest)


def docs() -> int:
    """Build the site in every format, each warning an error."""
    status = tox("run", "-e", "docs")
    if status == 0:
        say(f"The site is built. Open {SITE.as_uri()}")
    return status


def run_tests(envs: str | None, pytest_options: list[str]) -> int:
    """Make sure of what the tests need, then run them in the environments named, or in all."""
    chosen = set(envs.split(",")) if envs else {need.env for need in NEEDS}
    needs = [need for need in NEEDS if need.env in chosen and need.missing()]
    if needs:
        install(needs)
    if BROWSER.env in chosen:
        browser = find_browser() or playwright_browser()
        if not browser:
            install([BROWSER])
            browser = find_browser()
        os.environ["CHROMIUM"] = browser or stop("No browser is there after all.")
        say(f"Browser: {browser}")
        install_npm_tools()
    return tox("run", *(("-e", envs) if envs else ()), *pyenv_interpreters(), "--", *pytest_options)


def make_venv() -> None:
    """Make ``.venv`` with this very version of tox, unless it is there."""
    python = VENV / BIN / "python"
    version = TOX.rpartition("=")[2]
    if output([str(python), "-m", "tox", "--version"]).split(" ")[0] == version:
        return
    say(f"Making {VENV} with {TOX}")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        stop("Python could not make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv")
    if call([str(python), "-m", "pip", "install", "--quiet", TOX]):
        stop(f"pip could not install {TOX}. Can this machine reach PyPI?")


def tox(*arguments: str) -> int:
    """Run tox from ``.venv``."""
    return call([str(VENV / BIN / "python"), "-m", "tox", *arguments])


def pyenv_interpreters() -> list[str]:
    """Point tox to the interpreters of pyenv, whose commands on the path answer only for its chosen version."""
    root = output(["pyenv", "root"])
    found = sorted(str(path) for path in Path(root).glob("versions/3.1[1-9]*/bin/python")) if root else []
    return ["--discover", *found] if found else []


def find_browser() -> str | None:
    """Find a browser that is there: the one that ``CHROMIUM`` names, else one on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) or stop(f"CHROMIUM names {named}, which is no program.")
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def playwright_browser() -> str | None:
    """Let Playwright fetch its own browser; None when it cannot, or when the browser does not start."""
    say("No browser on the path: trying Playwright's own")
    if tox("run", "-e", "browser", "--notest"):
        stop("The environment of the browser tests could not be made.")
    bin_dir = ROOT / ".tox" / "browser" / BIN
    playwright = [str(bin_dir / "python"), "-m", "playwright"]
    if call([*playwright, "install", "chromium"]):
        say("Playwright could not fetch its browser.")
        return None
    launch = [str(bin_dir / "python"), "-c", LAUNCH]
    root = as_root()
    if not output(launch) and root is not None:
        say("Playwright's browser does not start: installing the system libraries that it names")
        call([*root, *playwright, "install-deps", "chromium"])
    return output(launch) or None


def install(needs: list[Need]) -> None:
    """Install Debian packages where that is allowed without asking, else say what to type, and stop."""
    for need in needs:
        say(f"Missing: {', '.join(need.missing())} ({need.purpose})")
    packages = [package for need in needs for package in need.packages]
    commands = [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]]
    root = as_root()
    if root is None:
        typed = " && ".join(f"sudo {shlex.join(command)}" for command in commands)
        stop(f"Install what is missing, and start again. On Debian or Ubuntu:\n  {typed}")
    say(f"Installing Debian packages: {' '.join(packages)}")
    for command in commands:
        call([*root, "env", "DEBIAN_FRONTEND=noninteractive", *command])
    still = [name for need in needs for name in need.missing()]
    if still:
        stop(f"Still missing after the installation: {', '.join(still)}")


def as_root() -> list[str] | None:
    """Tell what to put before a command so that apt-get may install, or None when it may not or is not there."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if output(["sudo", "-n", "id", "-u"]) == "0" else None


def install_npm_tools() -> None:
    """Fetch the packages of ``tests/package.json``, unless they are there in these very versions."""
    wanted = json.loads((NPM_TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    manifests = {name: NPM_TOOLS / "node_modules" / name / "package.json" for name in wanted}
    if all(
        path.is_file() and json.loads(path.read_text(encoding="utf-8"))["version"] == wanted[name]
        for name, path in manifests.items()
    ):
        return
    say(f"Fetching {' and '.join(wanted)} from npm")
    # The checker's install script would fetch a Java of its own.
    options = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
    if call([shutil.which("npm") or "npm", "install", "--prefix", str(NPM_TOOLS), *options]):
        stop("npm could not fetch them. Can this machine reach the npm registry?")


def loads(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def call(command: list[str]) -> int:
    """Run a command in the checkout and return its exit status."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 - our own commands


def output(command: list[str]) -> str:
    """Return what a command prints, or nothing when it fails or does not exist."""
    try:
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - as above
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def say(message: str) -> None:
    """Tell what happens, before the output of the programs that do it."""
    print(f"dev.py: {message}", flush=True)  # noqa: T201 - this is a command


def stop(message: str) -> NoReturn:
    """Tell what is missing and end."""
    sys.exit(f"dev.py: {message}")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        stop(f"This needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
    sys.exit(main())
