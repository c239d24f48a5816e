"""Standard streams that are closed or full, and Ctrl-C: each command ends with a plain line and its status."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys

import pytest

from sphinx_openpractices.commands import catalog_actions
from sphinx_openpractices.commands.program import main
from sphinx_openpractices.text.unexpected import RAISE_UNEXPECTED

COMMANDS = {
    "help": ("--help",),
    "check": ("catalog", "check", "projects.yml"),
    "schema": ("catalog", "schema"),
    "export": ("catalog", "export", "projects.yml"),
    "import": ("catalog", "import", "codemeta.json"),
    "init": ("init", "made"),
    "migrate": ("migrate-hugo", "hugo", "moved"),
    "logos": ("logos", "check", "site"),
}
CLOSED = "standard output is closed; redirect it to a file, or to /dev/null\n"
FULL = "standard output: No space left on device\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such redirections or signals")


@pytest.fixture
def folder(tmp_path):
    """What each of the commands reads."""
    files = {
        "projects.yml": "projects:\n- title: A\n",
        "codemeta.json": '{"name": "A", "funding": "a grant"}',
        "hugo/content/a.md": "---\ntitle: A\n---\n",
        "site/conf.py": 'extensions = ["sphinx_openpractices"]\n',
        "site/index.rst": "A\n=\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@posix
@pytest.mark.parametrize("command", COMMANDS)
def test_streams_that_are_closed_or_full_are_reported_plainly(command, folder):
    program = f"{sys.executable} -m sphinx_openpractices {' '.join(COMMANDS[command])}"

    def run(redirections):
        for name in ("made", "moved"):
            shutil.rmtree(folder / name, ignore_errors=True)
        line = f"{program} {redirections}"
        return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, check=False, text=True)  # noqa: S603, S607

    usual = run("")
    assert usual.returncode == 0
    closed = run(">&-")
    assert (closed.returncode, closed.stdout, closed.stderr) == (1, "", CLOSED)
    assert not (folder / "made").exists()
    full = run(">/dev/full")
    assert (full.returncode, full.stderr.removeprefix(usual.stderr)) in {
        (1, FULL),
        (1, f"{FULL}The site in moved is complete.\n"),
    }
    if command not in {"check", "migrate"}:  # the rest is the same for each of them, and each takes half a second
        return
    for redirections in ("2>&-", "<&-"):
        ran = run(redirections)
        assert (ran.returncode, ran.stdout) == (0, usual.stdout), redirections
    for redirections in (">&- 2>&-", ">&- 2>&- <&-", ">/dev/full 2>/dev/full", ">/dev/full 2>&-"):
        ran = run(redirections)
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", ""), redirections


@posix
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "help"])
def test_ctrl_c_while_a_command_imports_its_parts_gives_a_line(command, folder):
    """The signal comes when the import has begun, which is known from a module that it waits for."""
    waiting = f"""
import os, sys, time
class Waiting:
    def find_spec(self, name, path=None, target=None):
        if name == {"sphinx" if command == "logos" else "argparse"!r}:
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


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    ("command", "function"),
    [
        ("check", "catalog_actions.read_catalog"),
        ("schema", "catalog_actions.format_schema"),
        ("export", "catalog_actions.read_catalog"),
        ("import", "import_action.import_file"),
        ("init", "init_action.make_site_files"),
        ("migrate", "migrate_hugo_action.migrate_site"),
        ("logos", "logos_actions.read_site_logos"),
    ],
)
def test_ctrl_c_while_a_command_works_says_what_is_kept(command, function, folder, monkeypatch, capsys):
    def interrupt(*arguments, **options):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.chdir(folder)
    monkeypatch.setattr(f"sphinx_openpractices.commands.{function}", interrupt)
    assert main(COMMANDS[command]) == 130
    assert capsys.readouterr().err == "\nInterrupted. Nothing was written.\n"


def test_a_job_in_the_background_ignores_ctrl_c_as_its_shell_asked(folder, monkeypatch):
    monkeypatch.chdir(folder)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    handlers = []
    monkeypatch.setattr(
        catalog_actions, "format_schema", lambda _choices, _type: str(handlers.append(signal.getsignal(signal.SIGINT)))
    )
    try:
        assert main(COMMANDS["schema"]) == 0
    finally:
        signal.signal(signal.SIGINT, before)
    assert handlers == [signal.SIG_IGN]


@pytest.mark.parametrize("command", ["check", "schema", "export", "import", "init", "migrate"])
def test_an_unexpected_exception_ends_a_command_with_a_line(command, folder, monkeypatch, capsys):
    def fail(*arguments, **options):
        raise LookupError("\x1b[31m")

    monkeypatch.chdir(folder)
    monkeypatch.delenv(RAISE_UNEXPECTED)
    for name in ("read_catalog", "format_schema"):
        monkeypatch.setattr(catalog_actions, name, fail)
    monkeypatch.setattr("sphinx_openpractices.commands.import_action.import_file", fail)
    monkeypatch.setattr("sphinx_openpractices.commands.init_action.make_site_files", fail)
    monkeypatch.setattr("sphinx_openpractices.commands.migrate_hugo_action.migrate_site", fail)
    assert main(COMMANDS[command]) == 1
    output, errors = capsys.readouterr()
    first, last = errors.splitlines()
    assert first.startswith("internal error, please report this: LookupError: \\x1b[31m (test_streams.py:")
    assert (last, "Traceback" in output) == ("Nothing was written.", False)
