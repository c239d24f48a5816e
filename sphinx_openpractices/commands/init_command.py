"""``sphinx-openpractices init``: ask, write a first site, build it when asked to."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .console import INTERRUPTED, fail, write
from .starter_site import (
    DEFAULT_NAME,
    Answers,
    RefusedError,
    check_folder,
    organization_of,
    read_address,
    read_name,
    site_files,
    site_paths,
    write_site,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BUILD = "_build"
NOTHING = "Nothing was written."


def register(commands: Any) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "init",
        help="write a small, complete site",
        description="Write a small, complete site into a folder. What is not given as an option is asked for, on a "
        "terminal; else a default is taken. No file is ever overwritten.",
    )
    parser.add_argument("directory", metavar="DIR", type=folder, help="the folder; it is made if it does not exist")
    parser.add_argument("--name", type=option(read_name), help=f"name of the site (default: {DEFAULT_NAME})")
    parser.add_argument(
        "--organization", metavar="NAME", type=option(read_name), help="who publishes it (default: from DIR's name)"
    )
    parser.add_argument(
        "--address", metavar="URL", type=option(read_address), help="where it will be published (default: none)"
    )
    parser.add_argument("--build", action="store_true", help="build the site too, and say where to open it")
    parser.set_defaults(run=run_init)


def folder(value: str) -> Path:
    """A path that is not empty, which Python would take for the folder that one is in."""
    if not value:
        raise argparse.ArgumentTypeError("the name of the folder is empty; write . for the folder that you are in")
    return Path(value)


def option(read: Callable[[str], str]) -> Callable[[str], str]:
    """*read* for an option, with its words in the message about it."""

    def read_option(value: str) -> str:
        try:
            return read(value)
        except ValueError as err:
            raise argparse.ArgumentTypeError(str(err)) from None

    return read_option


def run_init(options: argparse.Namespace) -> int:
    """Ask, write, build."""
    directory: Path = options.directory
    state = NOTHING
    try:
        # Before anything is asked: nobody answers questions in vain.
        check_folder(directory, site_paths())
        files = site_files(answers_of(options))
        with interruption_held() as check:
            write_site(directory, files, check)
            state = f"The site is in {directory}, complete."
        if options.build:
            write([f"{len(files)} files were written to {directory}."])
            return build(directory)
    except RefusedError as err:
        return fail(str(err), NOTHING)
    except OSError as err:
        return fail(f"{directory}: {err.strerror or err}", state)
    except (KeyboardInterrupt, EOFError):
        return fail("", f"Interrupted. {state}", status=INTERRUPTED)
    write([f"{len(files)} files were written to {directory}. Build the site with", *next_commands(directory)])
    write([f"and open {BUILD}/html/index.html in a browser."])
    return 0


def answers_of(options: argparse.Namespace) -> Answers:
    """What the options say, and for the rest what somebody at the terminal answers; without one, the defaults."""
    questions: dict[str, tuple[str, str, Callable[[str], str]]] = {
        "name": ("Name of the site", DEFAULT_NAME, read_name),
        "organization": ("Organization that publishes it", organization_of(options.directory), read_name),
        "address": ("Web address, if you know it", "", read_address),
    }
    answers: dict[str, str] = {}
    for key, (question, default, read) in questions.items():
        given = getattr(options, key)
        if given is not None:
            answers[key] = given
        elif sys.stdin is not None and sys.stdin.isatty():
            answers[key] = ask(question, default, read)
        else:
            answers[key] = default
            write([f"--{key} was not given: {default or 'none'}"])
    return Answers(**answers)


def ask(question: str, default: str, read: Callable[[str], str]) -> str:
    """Ask until the answer can be read; no answer is the *default*."""
    while True:
        # Standard output may be a file; a question is for whoever sits there.
        write([f"{question}{f' [{default}]' if default else ''}: "], sys.stderr, end="")
        try:
            return read(input().strip() or default)
        except ValueError as err:  # an answer in another encoding too
            write([str(err)], sys.stderr)


@contextmanager
def interruption_held() -> Iterator[Callable[[], None]]:
    """Hold Ctrl-C back; it takes effect where the function that is given is called, and nowhere else."""
    asked: list[int] = []

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, lambda number, frame: asked.append(number))
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)


def build(directory: Path) -> int:
    """Build the site in a process of its own, each warning an error; what Sphinx says is shown when it fails."""
    # -P: no file of the folder that one is in can stand in the place of a module.
    command = [sys.executable, "-P", "-m", "sphinx", *arguments(str(directory.resolve())), "--no-color"]
    ran = subprocess.run(  # noqa: S603 - Sphinx, by this very Python
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if ran.returncode:
        write(ran.stdout.decode(errors="replace").splitlines())
        return fail(f"{directory}: the site was written, but Sphinx could not build it; see above.")
    write([f"Open {(directory / BUILD / 'html' / 'index.html').resolve().as_uri()}"])
    return 0


def next_commands(directory: Path) -> list[str]:
    """What to type, from the folder that one is in."""
    there = [] if directory.resolve() == Path.cwd() else [["cd", str(directory)]]
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return [f"  {join(words)}" for words in (*there, ["sphinx-build", *arguments(".")])]


def arguments(directory: str) -> list[str]:
    """Those of Sphinx, as the README of a site has them: HTML in a folder of its own, each warning an error."""
    return ["-M", "html", directory, os.path.normpath(f"{directory}/{BUILD}"), "-W"]
