"""Standard streams that are closed or full, and Ctrl-C: each command ends with a plain line and its status."""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from every_action import ACTIONS, WITH_OPTIONS, list_actions, make_command, write_files

from sphinx_openpractices import commands
from sphinx_openpractices.commands import catalog_actions
from sphinx_openpractices.commands.program import build_parser, main
from sphinx_openpractices.text.unexpected import RAISE_UNEXPECTED

COMMANDS = {name: make_command(name) for name in ACTIONS} | WITH_OPTIONS
CLOSED = "standard output is closed; redirect it to a file, or to /dev/null\n"
FULL = "standard output: No space left on device\n"
SOURCES = Path(commands.__file__).parent
PACKAGE = SOURCES.parent

pytestmark = pytest.mark.once
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such redirections or signals")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """What each of the commands reads, in the current folder."""
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@contextlib.contextmanager
def calling(do, is_place):
    """Call *do* once, when the first function begins whose code is the right one by *is_place*."""

    def trace(frame, event, _argument):
        if event == "call" and is_place(frame.f_code):
            sys.setprofile(None)
            do()

    sys.setprofile(trace)
    try:
        yield
    finally:
        sys.setprofile(None)


def load_work(command):
    """The function that does the work of a command."""
    return build_parser().parse_args(command).load()


def test_no_action_is_forgotten():
    assert sorted(ACTIONS) == sorted(list_actions())


@posix
@pytest.mark.parametrize("command", ["catalog check", "migrate-hugo"])
def test_processes_with_streams_that_are_closed_or_full_end_plainly(command, folder):
    program = f"{sys.executable} -m sphinx_openpractices {' '.join(COMMANDS[command])}"

    def run(redirections):
        shutil.rmtree(folder / "moved", ignore_errors=True)
        line = f"{program} {redirections}"
        ran = subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, check=False, text=True)  # noqa: S603, S607
        return ran.returncode, ran.stdout, ran.stderr

    status, output, errors = run("")
    assert status == 0
    assert run(">&-") == (1, "", CLOSED)
    status, _nothing, full = run(">/dev/full")
    assert (status, full.removeprefix(errors)) in {(1, FULL), (1, f"{FULL}The site in moved is complete.\n")}
    for redirections in ("2>&-", "<&-"):
        assert run(redirections)[:2] == (0, output), redirections
    for redirections in (">&- 2>&-", ">&- 2>&- <&-", ">/dev/full 2>/dev/full", ">/dev/full 2>&-"):
        assert run(redirections) == (1, "", ""), redirections


@posix
@pytest.mark.usefixtures("logging_as_it_was")
@pytest.mark.parametrize("command", [*COMMANDS, "--help"])
def test_every_command_reports_an_output_that_is_closed_or_full(command, folder, monkeypatch, capsys):
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdout", None)
        assert main(COMMANDS.get(command, [command])) == 1
    assert capsys.readouterr().err == CLOSED
    assert {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()} == before
    with monkeypatch.context() as patched, open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        patched.setattr("sys.stdout", full)
        assert main(COMMANDS.get(command, [command])) == 1
        with contextlib.suppress(OSError):
            full.close()
    errors = capsys.readouterr().err
    assert FULL in errors
    assert "Traceback" not in errors


@posix
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("command", ["catalog check", "logos check"])
def test_ctrl_c_while_a_command_imports_its_parts_gives_a_line(command, folder):
    """The signal comes when the import has begun, which is known from a module that it waits for."""
    waiting = f"""
import os, sys, time
class Waiting:
    def find_spec(self, name, path=None, target=None):
        if name == {"sphinx" if command == "logos check" else "argparse"!r}:
            os.write(1, b"now")
            time.sleep(60)
sys.meta_path.insert(0, Waiting())
from sphinx_openpractices.commands.program import main
sys.exit(main({COMMANDS[command]!r}))
"""
    with subprocess.Popen(  # noqa: S603 - this Python
        [sys.executable, "-c", waiting], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.read(3) == b"now"
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (130, b"", b"\nInterrupted. Nothing was written.\n")


@pytest.mark.usefixtures("interruptible", "folder")
@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_while_a_command_works_says_what_is_kept(command, capsys):
    work = load_work(COMMANDS[command])
    begun = []

    def is_below(code):
        """Whether a function outside the commands begins, called by the work."""
        begun.extend([code] if code is work.__code__ else [])
        path = Path(code.co_filename)
        return begun and PACKAGE in path.parents and SOURCES not in path.parents and code.co_name != "<module>"

    with calling(lambda: signal.raise_signal(signal.SIGINT), is_below):
        assert main(COMMANDS[command]) == 130
    assert capsys.readouterr() == ("", "\nInterrupted. Nothing was written.\n")


def test_a_job_in_the_background_ignores_ctrl_c_as_its_shell_asked(folder, monkeypatch):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    handlers = []
    monkeypatch.setattr(
        catalog_actions, "format_schema", lambda _choices, _type: str(handlers.append(signal.getsignal(signal.SIGINT)))
    )
    try:
        assert main(COMMANDS["catalog schema"]) == 0
    finally:
        signal.signal(signal.SIGINT, before)
    assert handlers == [signal.SIG_IGN]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS)
def test_an_unexpected_exception_ends_a_command_with_a_line(command, monkeypatch, capsys):
    work = load_work(COMMANDS[command])

    def fail():
        raise LookupError("\x1b[31m")

    monkeypatch.delenv(RAISE_UNEXPECTED)
    with calling(fail, lambda code: code is work.__code__):
        assert main(COMMANDS[command]) == 1
    output, errors = capsys.readouterr()
    first, last = errors.splitlines()
    assert first.startswith("internal error, please report this: LookupError: \\x1b[31m (test_streams.py:")
    assert (last, output) == ("Nothing was written.", "")
