"""Files are read by one function, with a limit, and only if they end."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import pytest

import sphinx_openpractices
from sphinx_openpractices.text.files import (
    describe_read_error,
    has_content,
    is_file,
    is_folder,
    read_file,
    read_text_file,
)

PACKAGE = Path(sphinx_openpractices.__file__).parent


@pytest.fixture
def unusual(tmp_path, monkeypatch):
    """What has the name of a file and is none, by what is said about it."""
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    os.mkfifo("pipe.svg")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind("socket.svg")
    with Path("huge.svg").open("wb") as file:
        file.truncate(5_000_000_000)
    Path("folder.svg").mkdir()
    Path("link.svg").symlink_to("pipe.svg")
    Path("loop.svg").symlink_to("loop.svg")
    Path("dangling.svg").symlink_to("gone.svg")
    yield {
        "pipe.svg": "it is a pipe, not a file",
        "link.svg": "it is a pipe, not a file",
        "socket.svg": "it is a socket, not a file",
        "/dev/zero": "it is a device, not a file",
        "huge.svg": "it is larger than 1 MB",
        "folder.svg": "use a file; this is a folder",
        "loop.svg": os.strerror(40),
        "dangling.svg": "it is a symbolic link to gone.svg, which does not exist",
        "pipes.svg": 'there is no such file; did you mean "pipe.svg"?',
    }
    listening.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these")
def test_what_never_ends_or_is_no_file_ends_at_once_with_what_it_is(unusual, tmp_path):
    said = {}
    for name in unusual:
        with pytest.raises(OSError, match=r"it is|folder|directory|links") as caught:
            read_file(tmp_path / name, 1_000_000)
        said[name] = describe_read_error(caught.value, tmp_path / name)
    assert said == unusual


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("practices.yml", 'there is no such file; did you mean "docs/practices.yml"?'),
        ("practice.yml", 'there is no such file; did you mean "practices.toml"?'),
        ("conf.py", "there is no such file"),
        ("x" * 300, "there is no such file"),
    ],
)
def test_what_is_missing_may_be_in_a_folder_below(name, message, tmp_path):
    for folder in ("docs", "site", ".venv"):
        (tmp_path / folder).mkdir()
    for made in ("docs/practices.yml", "site/practices.yml", ".venv/conf.py", "practices.toml"):
        (tmp_path / made).touch()
    missing = FileNotFoundError(2, os.strerror(2))
    assert describe_read_error(missing, tmp_path / name) == message


def test_a_file_as_long_as_the_limit_is_read_and_no_longer_one(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * 200_000)
    assert read_file(path, 200_000) == b"x" * 200_000
    with pytest.raises(OSError, match=r"larger than 0\.199999 MB"):
        read_file(path, 199_999)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="files without a size")
def test_the_size_that_the_system_gives_is_not_believed():
    assert Path("/proc/self/status").stat().st_size == 0
    assert b"Pid:" in read_file("/proc/self/status", 100_000)
    with pytest.raises(OSError, match="larger"):
        read_file("/proc/self/status", 100)


def test_text_is_read_as_python_reads_it(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\xff\n")
    assert read_text_file(path, "replace") == "a\nb\nc\N{REPLACEMENT CHARACTER}\n"
    with pytest.raises(ValueError, match="utf-8"):
        read_text_file(path)


def test_content_is_compared_without_reading_more(tmp_path):
    path = tmp_path / "a"
    assert not has_content(path, b"")
    path.write_bytes(b"ab")
    assert [has_content(path, each) for each in (b"ab", b"a", b"abc", b"ac")] == [True, False, False, False]
    assert not has_content(tmp_path, b"")


def test_whether_a_file_is_there_is_never_an_error(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(b"")
    names = ("loop", "a" * 300, "file/x", "nul\0", "missing")
    assert not any(check(tmp_path / name) for check in (is_file, is_folder) for name in names)
    assert (is_file(tmp_path / "file"), is_folder(tmp_path)) == (True, True)


def test_builds_ask_by_these_functions():
    """``pathlib`` raises an error for a name that is too long, and where the user has no permission."""
    asking = re.compile(r"\.(?:is_file|is_dir|is_symlink)\(\)")
    assert [path for path in (PACKAGE / "extension").rglob("*.py") if asking.search(path.read_text("utf-8"))] == []
