"""Install from a clone: build the wheel, and make a first site with it."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from .environment import BIN, DIST, PYTHON, build_requirements, make_venv, pip_install
from .shell import call, say, stop

PACKAGE = "sphinx-openpractices"


def make_site(directory: str, init_options: list[str]) -> int:
    """Install the package into ``.venv``, then write and build a site; the options are those of ``init``."""
    site = Path(directory)
    if site.is_file() or (site / "conf.py").exists():
        again = f" To build that site again, type\n  {rebuild_command(directory)}" if site.is_dir() else ""
        stop(f"{directory} exists already. Choose another name.{again}")
    make_venv()
    say(f"Installing {PACKAGE} from this clone; the first time takes about a minute")
    wheel = build()
    # Without this, pip would keep an older state of the same version.
    call([PYTHON, "-m", "pip", "uninstall", "-qq", "--yes", PACKAGE])
    pip_install(str(wheel))
    status = call([str(BIN / PACKAGE), "init", directory, *init_options, "--build"], Path.cwd())
    if status == 0:
        say(f"Edit the files in {directory}, then build the site again with\n  {rebuild_command(directory)}")
    return status


def build_wheel() -> int:
    """Build the wheel, and print how pip finds it."""
    make_venv()
    wheel = build()
    # An address, since pip splits this setting at spaces.
    folder = wheel.parent.as_uri()
    say(f"{wheel} is built. For pip to find it, type in your terminal:")
    if os.name == "nt":
        lines = [f"  set PIP_FIND_LINKS={folder}", "or, in PowerShell:", f'  $env:PIP_FIND_LINKS = "{folder}"']
    else:
        lines = [f"  export PIP_FIND_LINKS={folder}"]
    print(*lines, f"Then, in any environment: pip install {PACKAGE}", sep="\n")  # noqa: T201 - this is a command
    return 0


def build() -> Path:
    """Build the wheel into ``dist``, where it is the only one."""
    pip_install(*build_requirements())
    for old in DIST.glob("sphinx_openpractices-*.whl"):
        old.unlink()
    # Not isolated, so that it needs no network the next time.
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "--wheel-dir", str(DIST)]
    if call([PYTHON, "-m", "pip", "wheel", *options, "."]):
        stop("pip could not build the wheel; its message is above.")
    return next(DIST.glob("sphinx_openpractices-*.whl"))


def rebuild_command(directory: str) -> str:
    """What to type, in the folder where the user is, to build a site again."""
    program = BIN / "sphinx-build"
    shown = program.relative_to(Path.cwd()) if program.is_relative_to(Path.cwd()) else program
    command = [str(shown), "-M", "html", directory, os.path.normpath(f"{directory}/_build"), "-W"]
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)
