"""``sphinx-openpractices practices diff``: versions in git."""

from __future__ import annotations

import os
import shutil
import subprocess
from types import SimpleNamespace

import pytest
from practice_versions import NEW, OLD

from sphinx_openpractices.commands.git_versions import split_version

_GIT = shutil.which("git")
needs_git = pytest.mark.skipif(_GIT is None, reason="git is not installed")


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with a file in a folder: first not there, then old, then, in the working tree, new."""
    for name in os.environ:
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "EMAIL": "board@example.org"}
    names = {"GIT_AUTHOR_NAME": "Board", "GIT_COMMITTER_NAME": "Board"}

    def git(*arguments):
        command = [_GIT, *arguments]
        env = os.environ | settings | names
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)  # noqa: S603
        return done.stdout.strip()

    file = tmp_path / "docs" / "practices.yml"
    file.parent.mkdir()
    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message=first: nothing")
    file.write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message=second")
    file.write_text(NEW, encoding="utf-8")
    return SimpleNamespace(git=git, file=file)


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("HEAD~1:a.yml", ("HEAD~1", "a.yml")),
        ("v1.0:docs/a.yml", ("v1.0", "docs/a.yml")),
        ("HEAD^{/fix: this}:a.yml", ("HEAD^{/fix: this}", "a.yml")),
        ("main@{2026-01-01 10:00}:a.yml", ("main@{2026-01-01 10:00}", "a.yml")),
        (":a.yml", ("", "a.yml")),
        (":2:a.yml", (":2", "a.yml")),
        ("main:a:b.yml", ("main", "a:b.yml")),
        ("there:a.yml", None),
        ("a.yml", None),
        ("HEAD:", None),
        (r"C:\a.yml", None),
        ("c:/docs/a.yml", None),
    ],
)
def test_a_file_is_told_from_a_version(name, version, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if os.name != "nt":
        (tmp_path / "there:a.yml").touch()
    assert os.name == "nt" or split_version(name) == version


@needs_git
def test_versions_in_git_are_compared_from_any_folder(repository, diff, monkeypatch):
    repository.git("update-ref", "refs/heads/-odd/ünï", "HEAD")
    repository.git("commit", "--quiet", "--all", "--message=third: worse")
    status, output, errors = diff("HEAD~1:docs/practices.yml", "--strict")
    assert (status, errors) == (1, "")
    assert output.endswith("HEAD~1:docs/practices.yml -> docs/practices.yml: 4 differences, 1 step back\n")
    monkeypatch.chdir(repository.file.parent)
    for old in ("HEAD^:practices.yml", "HEAD^:./practices.yml", "-odd/ünï:practices.yml", "@^{/^second}:practices.yml"):
        assert diff("--", old, "HEAD:practices.yml")[1].endswith(": 4 differences, 1 step back\n")
    # staged, and not in the working tree any more
    repository.file.write_text(OLD, encoding="utf-8")
    repository.git("add", ".")
    repository.file.write_text(NEW, encoding="utf-8")
    assert diff("HEAD:practices.yml", ":practices.yml")[1].startswith("Worse\n  open-data: Partly met -> Planned")
    assert diff(":practices.yml")[1].startswith("Worse\n  living-will: Met")


@needs_git
@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("HEAD~1:docs/practices.yml", 'there is no file "docs/practices.yml" in revision "HEAD~1"; write its path'),
        ("HEAD:docs/practice.yml", 'there is no file "docs/practice.yml" in revision "HEAD"; did you mean "practices.'),
        ("HEAD:practices.yml", 'there is no file "practices.yml" in revision "HEAD"; write its path from the current'),
        ("HEAD:docs", 'use a file; "docs" is a folder'),
        ("release:docs/practices.yml", 'there is no revision "release"; did you mean "releases"?'),
        ("--help:docs/practices.yml", 'there is no revision "--help"; use the name of a commit'),
        ("HEAD\nHEAD:docs/practices.yml", r'there is no revision "HEAD\nHEAD"; use the name of'),
        (":practices.yml", 'there is no file "practices.yml" in the index; write'),
        ("HEAD:../practices.yml", "'./../practices.yml' is outside repository"),
    ],
)  # fmt: skip
def test_a_version_that_is_not_there_is_an_error(repository, diff, version, message):
    repository.git("branch", "releases")
    status, output, errors = diff("--", version)
    assert (status, output) == (1, "")
    assert errors.startswith(version.replace("\n", r"\n") + ": " + message)


@needs_git
def test_messages_name_the_version(repository, diff):
    repository.file.write_text(OLD.replace("planned", "planed"), encoding="utf-8")
    repository.git("commit", "--quiet", "--all", "--message=broken")
    status, _output, errors = diff("HEAD:docs/practices.yml", "docs/practices.yml")
    assert status == 1
    assert errors.startswith("HEAD:docs/practices.yml:12: practices[1].status: 'planed' is not one of")


@needs_git
def test_nothing_of_the_repository_is_run(repository, diff, tmp_path):
    program = tmp_path / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/was-run'\n", encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / ".gitattributes").write_text("*.yml diff=own filter=own\n", encoding="utf-8")
    for name in ("core.fsmonitor", "core.pager", "diff.external", "diff.own.textconv", "filter.own.smudge"):
        repository.git("config", name, str(program))
    assert diff("HEAD:docs/practices.yml")[0] == 0
    assert diff(":docs/practices.yml")[0] == 0
    assert not (tmp_path / "was-run").exists()


@needs_git
def test_a_clone_without_its_history_asks_for_it(repository, diff, tmp_path, monkeypatch):
    repository.git("clone", "--quiet", "--depth=1", tmp_path.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    message = 'HEAD~1:docs/practices.yml: fetch more commits, such as with "git fetch --unshallow"; this clone has no'
    assert diff("HEAD~1:docs/practices.yml")[2].startswith(message)


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="a symbolic link needs a privilege")
def test_links_in_a_revision_are_followed(repository, diff, tmp_path):
    (tmp_path / "practices.yml").symlink_to("docs/practices.yml")
    (tmp_path / "out.yml").symlink_to("../practices.yml")
    repository.git("add", ".")
    repository.git("commit", "--quiet", "--message=link")
    assert diff("HEAD~1:docs/practices.yml", "HEAD:practices.yml")[0] == 0
    message = 'HEAD:out.yml: use a file; "out.yml" is a link that leads out of the repository, or a submodule\n'
    assert diff("HEAD:out.yml")[2] == message


@needs_git
def test_a_clone_without_files_is_reported(repository, diff, tmp_path, monkeypatch):
    repository.git("clone", "--quiet", "--bare", tmp_path.as_uri(), str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")
    message = "HEAD:docs/practices.yml: change to a clone with files; this repository has none, and a path begins at a"
    assert diff("HEAD:docs/practices.yml")[2].startswith(message)


@needs_git
def test_outside_of_a_repository_the_command_says_so(diff, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("GIT_DIR", raising=False)
    message = "HEAD:old.yml: change to the folder of the file, in a clone of its repository; there is none here\n"
    assert diff("HEAD:old.yml") == (1, "", message)


def test_without_git_the_command_says_so(diff, monkeypatch):
    monkeypatch.setenv("PATH", "")
    message = "HEAD:old.yml: install git, which is needed for versions of files, or use files\n"
    assert diff("HEAD:old.yml") == (1, "", message)
