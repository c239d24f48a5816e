"""``sphinx-openpractices init`` at a terminal, which asks."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time

import pytest
from init_site import DOCS, nothing_changes

from sphinx_openpractices.commands.starter_site import list_site_paths

pytestmark = pytest.mark.once

# Windows has neither of them.
fcntl = pytest.importorskip("fcntl")
pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")


class Terminal:
    """The command at a terminal of its own, which sends it a real signal for Ctrl-C."""

    def __init__(self, folder, *arguments):
        try:
            self.master, slave = pty.openpty()
        except OSError as err:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"the system gives no terminals ({err}), as in a chroot without /dev/pts")
        self.read = b""
        self.process = subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-m", "sphinx_openpractices", "init", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONUTF8": "1"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
        )
        os.close(slave)

    def expect(self, text, again=b""):
        """Wait until *text* was shown, and forget it; the result is what was shown before.

        *again* is typed every ten seconds: a signal that comes between Python's prompt and its reading is not seen.
        """
        deadline = time.monotonic() + 60
        while text not in self.shown:
            assert time.monotonic() < deadline, self.shown
            if not select.select([self.master], [], [], 10)[0]:
                self.type(again)
            else:
                try:
                    self.read += os.read(self.master, 4096)
                except OSError:  # Linux says so when the other side is gone
                    assert text in self.shown, self.shown
        before, _text, rest = self.shown.partition(text)
        self.read = rest.encode()
        return before

    @property
    def shown(self):
        return self.read.decode(errors="replace").replace("\r\n", "\n")

    def type(self, text):
        os.write(self.master, text if isinstance(text, bytes) else text.encode())

    def status(self):
        try:
            return self.process.wait(timeout=60)
        finally:
            os.close(self.master)


def test_at_a_terminal_it_asks_and_asks_again(tmp_path):
    terminal = Terminal(tmp_path, "acme-labs")
    terminal.expect("Name of the site [Open practices]: ")
    terminal.type("Ouvert à tous\n")
    terminal.expect("Organization that publishes it [Acme Labs]: ")
    terminal.type(b"\xff\n")
    terminal.expect("Organization that publishes it [Acme Labs]: ")
    terminal.type("\n")
    terminal.expect("Web address, if you know it: ")
    terminal.type("acme.example\n")
    terminal.expect("'acme.example' is not an http or https URL; write 'https://acme.example'\n")
    terminal.expect("Web address, if you know it: ")
    terminal.type("https://acme.example/open\n")
    terminal.expect("Principles to begin with (own, posi-2.0, another framework, or none) [own]: ")
    terminal.type("posi\n")
    terminal.expect("'posi' is not one of own, ")
    terminal.expect('none; did you mean "posi-2.0"?\n')
    terminal.expect("Principles to begin with (own, posi-2.0, another framework, or none) [own]: ")
    terminal.type("POSI 2.0\n")
    terminal.expect("files were written to acme-labs.")
    assert terminal.status() == 0
    conf = (tmp_path / "acme-labs" / "conf.py").read_text("utf-8")
    assert 'project = "Ouvert à tous"\nauthor = "Acme Labs"\n' in conf
    assert '"https://acme.example/open/"' in conf
    assert "principle: posi-2.0#living-will" in (tmp_path / "acme-labs" / "practices.yml").read_text("utf-8")


def test_at_a_terminal_all_is_as_the_documentation_shows_it(tmp_path):
    shown = re.search(r"```text\n(.*?)```", (DOCS / "how-to" / "start-a-site.md").read_text("utf-8"), re.DOTALL)[1]
    terminal = Terminal(tmp_path, "our-practices", "--build")
    for line in shown.splitlines()[:4]:
        question, answer = re.fullmatch(r"(.*?:)(?: (.*))?", line).groups()
        terminal.expect(f"{question} ")
        terminal.type(f"{answer or ''}\n")
    written, opened = shown.splitlines()[4:]
    # One of the files is the wheel of a development version.
    terminal.expect(f"\n{written.replace('31', str(len(list_site_paths())))}\n")
    terminal.expect(opened.replace("/home/me", tmp_path.as_uri().removeprefix("file://")) + "\n")
    assert terminal.status() == 0


def test_at_a_terminal_options_are_not_asked_for(tmp_path):
    terminal = Terminal(tmp_path, "site", "--name", "Open", "--address", "", "--principles", "none")
    assert terminal.expect("Organization that publishes it [Site]: ") == ""
    terminal.type("Acme\n")
    assert terminal.expect("files were written to site.").strip().isascii()
    assert terminal.status() == 0
    assert 'os.environ.get("READTHEDOCS_CANONICAL_URL", "")' in (tmp_path / "site" / "conf.py").read_text("utf-8")


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_the_questions_writes_nothing(key, tmp_path):
    terminal = Terminal(tmp_path, "site")
    terminal.expect("Name of the site [Open practices]: ")
    terminal.type("Half\n")
    terminal.expect("Organization that publishes it [Site]: ")
    with nothing_changes(tmp_path):
        terminal.type(key)
        terminal.expect("\nInterrupted. Nothing was written.\n", again=key)
        assert terminal.status() == 130
    assert "Traceback" not in terminal.shown


def test_nobody_answers_questions_in_vain(tmp_path):
    (tmp_path / "conf.py").touch()
    terminal = Terminal(tmp_path, ".")
    assert terminal.expect(f" or move conf.py out of {tmp_path}.") == "Choose another folder,"
    assert terminal.status() == 1
