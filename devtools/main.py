"""The commands of ``dev.py``."""

from __future__ import annotations

import argparse
import sys

from .clone import build_wheel, make_site
from .environment import install_tox, make_venv, tox
from .shell import ROOT, say
from .testing import run_tests

DOCS = ROOT / "docs" / "_build" / "html" / "index.html"
INTERRUPTED = 130


def main() -> int:
    """Run the command that the user names; the result is the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Make a first site, build the documentation, or run all tests."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    of_init = "options that follow the folder are those of sphinx-openpractices init"
    site = commands.add_parser("site", help="write a small site, build it, and print where to open it", epilog=of_init)
    site.add_argument("directory", metavar="DIR", help="the folder of the new site")
    of_pytest = "other options go to pytest, as in: dev.py test -k figure"
    test = commands.add_parser("test", help="run all tests that can run on this machine", epilog=of_pytest)
    test.add_argument("-e", dest="envs", metavar="ENVS", help="only these tox environments, as in: -e py311,browser")
    commands.add_parser("docs", help="build the documentation, and print where to open it")
    commands.add_parser("wheel", help="build the package, and print how pip finds it")
    options, rest = parser.parse_known_args()
    if options.command in {"docs", "wheel"} and rest:
        parser.error(f"{options.command} takes no {' '.join(rest)}")
    if options.command == "site" and sys.argv[2] != options.directory:
        parser.error("the folder comes first: dev.py site DIR [options of sphinx-openpractices init]")
    try:
        if options.command == "site":
            return make_site(options.directory, rest)
        if options.command == "test":
            return run_tests(options.envs.split(",") if options.envs else [], rest)
        return build_docs() if options.command == "docs" else build_wheel()
    except KeyboardInterrupt:
        say("Interrupted")
        return INTERRUPTED


def build_docs() -> int:
    """Build the documentation in every format, each warning an error."""
    make_venv()
    install_tox()
    status = tox("run", "-e", "docs")
    if status == 0:
        say(f"The documentation is built. Open {DOCS.as_uri()}")
    return status
