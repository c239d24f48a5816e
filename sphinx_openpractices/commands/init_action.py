"""The work of ``sphinx-openpractices init``."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.text.child_processes import make_child_command
from sphinx_openpractices.text.files import describe_missing_folder, is_file, is_folder, read_text_file

from .console import print_lines, report_failure
from .interruption import holding_interruption
from .site_answers import (
    DEFAULT_NAME,
    NO_PRINCIPLES,
    OWN_PRINCIPLES,
    SiteAnswers,
    read_address,
    read_name,
    read_starting_principles,
)
from .site_folder import RefusedError, check_folder, clean_folder, name_folder, write_site
from .starter_examples import find_examples
from .starter_site import IGNORE_FILE, find_kept_files, guess_organization, list_site_paths, make_site_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

_BUILD_FOLDER = "_build"
_PRINCIPLES_QUESTION = f"Principles to begin with ({OWN_PRINCIPLES}, posi-2.0, another framework, or {NO_PRINCIPLES})"


def run_init(options: argparse.Namespace) -> int:
    """Ask, write and build, or check; return the exit status."""
    directory: Path = options.directory
    try:
        if options.check:
            options.kept = ""
            return _check_site(directory)
        print_lines(filter(None, [clean_folder(directory)]), sys.stderr)
        # Checked before the questions, so that no answer is typed for nothing.
        kept = find_kept_files(directory)
        check_folder(directory, set(list_site_paths()) - kept.keys())
        files = make_site_files(_collect_answers(options))
        notes = [_describe_kept(name, path, files.pop(name)) for name, path in kept.items()]
        with holding_interruption() as check:
            write_site(directory, files, check)
            options.kept = f"The site in {name_folder(directory)} is complete."
        print_lines([f"{len(files)} files were written to {name_folder(directory)}.", *notes])
        if options.build:
            return _build_site(directory)
    except RefusedError as err:
        return report_failure(str(err), options.kept)
    except OSError as err:
        return report_failure(f"{name_folder(directory)}: {err.strerror or err}", options.kept)
    print_lines(["Build the site with", *_list_next_commands(directory)])
    print_lines([f"and open {_BUILD_FOLDER}/html/index.html in a browser."])
    return 0


def _check_site(directory: Path) -> int:
    """Print what is left of the examples; return the exit status. Raises :class:`RefusedError` or ``OSError``."""
    if not is_folder(directory):
        raise RefusedError(f"{directory}: {describe_missing_folder(directory)}")
    if not is_file(directory / "conf.py"):
        raise RefusedError(f"{directory}: there is no conf.py; give the folder of the site")
    found = find_examples(directory)
    print_lines(map(str, found) if found else [f"{name_folder(directory)}: no examples are left"])
    return 1 if found else 0


def _describe_kept(name: str, path: Path, content: bytes) -> str:
    """Return a line about a file of the user that is kept; of a ``.gitignore``, with the lines that it lacks."""
    note = f"{path.name} was not changed."
    if name == IGNORE_FILE:
        there = read_text_file(path, "replace").split("\n")
        lacking = [line for line in content.decode().splitlines() if line not in there and not line.startswith("#")]
        note += f" Add to it: {', '.join(lacking)}" if lacking else ""
    return note


def _collect_answers(options: argparse.Namespace) -> SiteAnswers:
    """Return the values of the options; ask for missing ones on a terminal, or use the defaults.

    It does not ask for the license, which not every site has.
    """
    questions: dict[str, tuple[str, str, Callable[[str], str]]] = {
        "name": ("Name of the site", DEFAULT_NAME, read_name),
        "organization": ("Organization that publishes it", guess_organization(options.directory), read_name),
        "address": ("Web address, if you know it", "", read_address),
        "principles": (_PRINCIPLES_QUESTION, OWN_PRINCIPLES, read_starting_principles),
    }
    answers: dict[str, str] = {}
    for key, (question, default, read) in questions.items():
        given = getattr(options, key)
        if given is not None:
            answers[key] = given
        elif sys.stdin is not None and sys.stdin.isatty():
            answers[key] = _ask(question, default, read)
        else:
            answers[key] = default
            print_lines([f"--{key} was not given: {default or 'none'}"])
    return SiteAnswers(**answers, license=options.license)


def _ask(question: str, default: str, read: Callable[[str], str]) -> str:
    """Ask until the answer is valid; an empty one is the *default*."""
    while True:
        # Not on standard output, which may be a file.
        print_lines([f"{question}{f' [{default}]' if default else ''}: "], sys.stderr, end="")
        try:
            return read(input().strip() or default)
        except EOFError:  # Ctrl-D, or the end of a terminal
            raise KeyboardInterrupt from None
        except ValueError as err:  # also raised for an answer in another encoding
            print_lines([str(err)], sys.stderr)


def _build_site(directory: Path) -> int:
    """Build the site in a new process with warnings as errors, and show the output of Sphinx if it fails."""
    # -P: Python does not import modules from the current folder.
    command = [sys.executable, "-P", "-m", "sphinx", *_make_build_arguments(str(directory.resolve())), "--no-color"]
    ran = subprocess.run(  # noqa: S603 - Sphinx, by this very Python
        make_child_command(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if ran.returncode:
        print_lines(ran.stdout.decode(errors="replace").splitlines())
        return report_failure(
            f"{name_folder(directory)}: the site was written, but Sphinx could not build it; see the messages above."
        )
    print_lines([f"Open {(directory / _BUILD_FOLDER / 'html' / 'index.html').resolve().as_uri()}"])
    return 0


def _list_next_commands(directory: Path) -> list[str]:
    """Return the commands to type, for the current folder."""
    there = [] if directory.resolve() == Path.cwd() else [["cd", str(directory)]]
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return [f"  {join(words)}" for words in (*there, ["sphinx-build", *_make_build_arguments(".")])]


def _make_build_arguments(directory: str) -> list[str]:
    """Return the arguments of Sphinx that the README of a site shows: HTML output, with warnings as errors."""
    return ["-M", "html", directory, os.path.normpath(f"{directory}/{_BUILD_FOLDER}"), "-W"]
