"""Children end together with their parent, whatever ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sphinx_openpractices.text import child_processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")

SIGNALS = [getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

# A child that draws, one that is another program, and workers that convert pages; each notes its process id, and would
# go on for a minute. The busy one holds Python's lock all the time, as libraries do while they draw.
BUSY = "import os, sys, re; open(f'{sys.argv[1]}/{os.getpid()}', 'w').close(); re.match('(a+)+$', 'a' * 40 + 'b')"
PARENTS = {
    "drawing": """
import subprocess, sys
from sphinx_openpractices.text.child_processes import make_child_command
command = make_child_command([sys.argv[1] + "/busy.py", sys.argv[1]])
subprocess.run(command, check=False, input=b"x", capture_output=True)
""",
    "program": """
import subprocess, sys
from sphinx_openpractices.text.child_processes import make_child_command
subprocess.run(make_child_command(["sh", "-c", "touch $0/$$; exec sleep 60", sys.argv[1]]), check=False)
""",
    "pages": """
import os, pathlib, sys, time
from sphinx_openpractices.hugo.pages.processes import map_in_processes
def work(piece):
    pathlib.Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)
list(map_in_processes(work, range(4), 1, 2))
""",
}


def is_alive(pid):
    """Whether a process runs; one that has ended may still be in the list of its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize(("kind", "children"), [("drawing", 1), ("program", 1), ("pages", 2)])
def test_no_child_survives_its_parent(kind, children, number, tmp_path):
    (tmp_path / "busy.py").write_text(BUSY, encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-c", PARENTS[kind], tmp_path])  # noqa: S603 - this Python

    def find_children():
        return [int(path.name) for path in tmp_path.iterdir() if path.name.isdigit()]

    wait_until(lambda: len(find_children()) == children)
    pids = find_children()
    assert all(map(is_alive, pids))
    process.send_signal(number)
    process.wait()
    wait_until(lambda: not any(map(is_alive, pids)))


def test_a_child_whose_parent_has_ended_before_does_nothing(tmp_path):
    (tmp_path / "busy.py").write_text("print('began')", encoding="utf-8")
    command = child_processes.make_child_command([str(tmp_path / "busy.py")])
    command[command.index(str(os.getpid()))] = "1"  # as if it were a child of another process
    ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - this Python
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"")


def test_a_child_is_the_program_itself(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("import sys\nassert __name__ == '__main__'\nprint(sys.argv[1:], sys.stdin.read())\nsys.exit(3)\n")
    command = child_processes.make_child_command([str(script), "a b", "c"])
    ran = subprocess.run(command, input="in", capture_output=True, check=False, text=True)  # noqa: S603 - this Python
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "['a b', 'c'] in\n", "")


def test_systems_without_that_signal_run_the_same_programs(monkeypatch):
    monkeypatch.setattr(child_processes, "_HAS_DEATH_SIGNAL", False)
    assert child_processes.make_child_command(["a.py", "b"]) == [sys.executable, "-P", "a.py", "b"]
    assert child_processes.make_child_command(["rsvg-convert", "b"]) == ["rsvg-convert", "b"]
    child_processes.end_with_parent(1)
