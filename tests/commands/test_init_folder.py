"""``sphinx-openpractices init``: nothing is overwritten, and nothing half-written."""

from __future__ import annotations

import errno
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from init_site import ANSWERS, WRITTEN, init, nothing_changes, opened, snapshot, soup

from sphinx_openpractices.commands.starter_site import list_site_paths

# The folder


def test_a_folder_keeps_what_it_has(tmp_path, monkeypatch, capsys):
    (tmp_path / ".git").mkdir()
    (tmp_path / "LICENSE").write_text("ours")
    before = snapshot(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert init(".", *ANSWERS) == 0
    assert "  cd " not in capsys.readouterr().out
    after = snapshot(tmp_path)
    assert before.items() <= after.items()
    assert {name.split("/")[0] for name in after.keys() - before.keys()} == WRITTEN


@pytest.mark.parametrize("readme", ["README.md", "readme.rst", "README"])
@pytest.mark.once
def test_a_fresh_clone_keeps_its_readme_and_gitignore_and_the_site_builds(readme, tmp_path, monkeypatch, capsys):
    mine = {readme: "Ours\n====\n", ".gitignore": "wheels/\n_build/\n", "CONTRIBUTING.rst": "Yes.\n", "LICENSE": "MIT"}
    for name, text in mine.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert init(".", *ANSWERS, "--build") == 0
    assert {name: (tmp_path / name).read_text("utf-8") for name in mine} == mine
    written = {path.name for path in tmp_path.iterdir()} - {"_build"}
    assert written == WRITTEN - {"README.md"} | mine.keys()
    first, ignored, kept, _address = capsys.readouterr().out.splitlines()
    assert first == f"{len(list_site_paths()) - 2} files were written to {tmp_path}."
    wheels = ", !wheels/" if "wheels" in WRITTEN else ""
    assert ignored == f".gitignore was not changed. Add to it: .venv/, __pycache__/, _logos/.*{wheels}"
    assert kept == f"{readme} was not changed."


def test_folders_above_are_made_and_the_next_commands_are_for_the_shell(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert init("a b/c'd", *ANSWERS) == 0
    assert {path.name for path in (tmp_path / "a b" / "c'd").iterdir()} == WRITTEN
    assert [path.name for path in tmp_path.iterdir()] == ["a b"]
    lines = [shlex.split(line) for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert lines == [["cd", "a b/c'd"], ["sphinx-build", "-M", "html", ".", "_build", "-W"]]


def test_a_second_run_names_each_file_and_changes_nothing(tmp_path, capsys):
    assert init(tmp_path / "site", *ANSWERS) == 0
    with nothing_changes(tmp_path):
        assert init(tmp_path / "site", *ANSWERS) == 1
    errors = capsys.readouterr().err
    assert re.findall(r"or move (.*) out of", errors) == [", ".join(sorted(WRITTEN - {".gitignore", "README.md"}))]
    assert errors.endswith("\nNothing was written.\n")


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_has_the_name_of_a_file_is_in_the_way(kind, tmp_path, capsys):
    if kind == "folder":
        (tmp_path / "logos").mkdir()
    elif kind == "link":
        (tmp_path / "logos").symlink_to("nowhere")
    else:
        (tmp_path / "logos").touch()
    (tmp_path / "other").touch()
    with nothing_changes(tmp_path):
        assert init(tmp_path, *ANSWERS) == 1
    assert f"Choose another folder, or move logos out of {tmp_path}. No file is overwritten." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["file", "file/site"])
def test_a_file_is_no_folder(name, tmp_path, capsys):
    (tmp_path / "file").write_text("mine")
    with nothing_changes(tmp_path):
        assert init(tmp_path / name, *ANSWERS) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'file'}: is not a folder; choose another one\n")


def test_a_name_that_the_system_refuses_is_said(tmp_path, capsys):
    with nothing_changes(tmp_path):
        assert init(tmp_path / ("x" * 300), *ANSWERS) == 1
    assert capsys.readouterr().err.endswith(f": {os.strerror(errno.ENAMETOOLONG)}\nNothing was written.\n")


def test_a_path_that_is_a_pattern_for_sphinx_is_said(tmp_path, capsys):
    with nothing_changes(tmp_path):
        assert init(tmp_path / "[a]" / "b", *ANSWERS) == 1
    message = f"{tmp_path}/[a]/b: choose a folder without [ in its path; Sphinx finds no images below this one\n"
    assert capsys.readouterr().err == message + "Nothing was written.\n"


@pytest.mark.once
def test_any_other_name_of_a_folder_will_do(tmp_path):
    folder = os.fsdecode(b"-x *?\n'\"{{a}}$HOME caf\xe9")
    command = [sys.executable, "-m", "sphinx_openpractices", "init", "--build", "--", folder]
    ran = subprocess.run(  # noqa: S603 - our own
        command, cwd=tmp_path, env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    page = opened(ran.stdout.decode("ascii").splitlines()[-1])
    assert page == tmp_path / folder / "_build" / "html" / "index.html"
    assert page.is_file()


def test_links_in_a_circle_are_said(tmp_path, capsys):
    (tmp_path / "site").symlink_to("site")
    with nothing_changes(tmp_path):
        assert init(tmp_path / "site", *ANSWERS) == 1
    assert capsys.readouterr().err.startswith(str(tmp_path / "site"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a folder of Windows is closed in another way")
@pytest.mark.parametrize("name", ["", "site", "a/b"])
def test_no_permission_is_said(name, capsys):
    with TemporaryDirectory() as folder:  # of its own, since nobody else may enter those of pytest
        Path(folder).chmod(0o755)
        place = Path(folder, "locked")
        place.mkdir(mode=0o555)
        root = os.geteuid() == 0  # who may do everything
        try:
            if root:
                os.setresuid(65534, 65534, 0)
            status = init(place / name, *ANSWERS)
        finally:
            if root:
                os.setresuid(0, 0, 0)
        assert list(place.iterdir()) == []
    assert status == 1
    refusal = f"{place}: you do not have permission to write to this folder"
    assert capsys.readouterr().err == f"{refusal}\nNothing was written.\n"


# Something happens while it writes


def at_step(monkeypatch, number, act):
    """Let *act* happen where the file system is asked to do something for the time *number*; the result counts."""
    count = [0]

    def wrap(method):
        def step(self, *arguments, **more):
            count[0] += 1
            if count[0] == number:
                act()
            return method(self, *arguments, **more)

        return step

    for name in ("mkdir", "rename", "write_bytes"):
        monkeypatch.setattr(Path, name, wrap(getattr(Path, name)))
    return count


def full():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupted():
    signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    ("folder", "act", "status", "message"),
    [
        ("old", interrupted, 130, "\nInterrupted. Nothing was written.\n"),
        ("new/below", full, 1, f"{{folder}}: {os.strerror(errno.ENOSPC)}\nNothing was written.\n"),
    ],
    ids=["Ctrl-C", "full"],
)
@pytest.mark.once
def test_whatever_happens_at_any_kind_of_step_nothing_is_half_written(
    folder, act, status, message, tmp_path, monkeypatch, capsys
):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "mine.txt").write_text("mine")
    handler = signal.getsignal(signal.SIGINT)
    with monkeypatch.context() as patched:
        steps = at_step(patched, 0, act)
        assert init(tmp_path / "counted", *ANSWERS) == 0
        # In a folder that is there each of the files is moved by itself.
        steps = steps[0] + (len(WRITTEN) - 1 if folder == "old" else 0)
    shutil.rmtree(tmp_path / "counted")
    assert steps > len(WRITTEN)
    # Folders are made first, then files are written, all in the same way, and at the end they are moved.
    last = len(WRITTEN) if folder == "old" else 1
    for number in (1, 2, len(list_site_paths()) // 2, *range(steps - last - 1, steps + 1)):
        capsys.readouterr()
        with nothing_changes(tmp_path), monkeypatch.context() as patched:
            count = at_step(patched, number, act)
            assert init(tmp_path / folder, *ANSWERS) == status, number
            assert count[0] >= number
        assert capsys.readouterr().err == message.format(folder=tmp_path / folder)
        assert signal.getsignal(signal.SIGINT) is handler


def test_what_comes_into_the_way_meanwhile_is_kept(tmp_path, monkeypatch, capsys):
    mine = tmp_path / "projects.yml"
    steps = len(list_site_paths())
    at_step(monkeypatch, steps, lambda: os.close(os.open(mine, os.O_CREAT)))
    assert init(tmp_path, *ANSWERS) == 1
    assert snapshot(tmp_path).keys() == {"projects.yml"}
    assert mine.read_bytes() == b""
    refusal = f"{mine} was created by another program just now; try again"
    assert capsys.readouterr().err == f"{refusal}\nNothing was written.\n"


# --build


def test_build_says_where_to_open_the_site(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    # A file that must not be taken for a module.
    (tmp_path / "sphinx.py").write_text("raise SystemExit(3)")
    assert init("sité 1", *ANSWERS, "--build") == 0
    output = capsys.readouterr().out.splitlines()
    assert len(output) == 2
    assert "Acme" in soup(opened(output[1])).title.string


@pytest.mark.once
def test_build_shows_what_sphinx_says_when_it_fails(tmp_path, capsys):
    (tmp_path / "notes.md").write_text("# Notes\n\n[gone](gone.md)\n")
    assert init(tmp_path, *ANSWERS, "--build") == 1
    output, errors = capsys.readouterr()
    assert "gone.md" in output
    assert errors == f"{tmp_path}: the site was written, but Sphinx could not build it; see the messages above.\n"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="Windows sends no signal to a group of processes")
@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_build_leaves_a_site_that_is_complete(tmp_path):
    assert init(tmp_path / "other", *ANSWERS) == 0
    folder = tmp_path / "site"
    command = [sys.executable, "-m", "sphinx_openpractices", "init", folder, *ANSWERS, "--build"]
    with subprocess.Popen(  # noqa: S603 - our own
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 60
        while not (folder / "_build").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode() == f"\nInterrupted. The site in {folder} is complete.\n"
    shutil.rmtree(folder / "_build")
    assert snapshot(folder) == snapshot(tmp_path / "other")
