"""What goes wrong with the actions of ``sphinx-openpractices catalog``: each ends with its status and a plain line.

Outputs that are closed, Ctrl-C and unexpected exceptions are in ``test_streams.py``, and options that no action has in
``test_practices_faults.py``.
"""

from __future__ import annotations

import pytest
from every_action import ACTIONS, FILES, put_file
from file_faults import run_with_fault, write_faults

CATALOG = [name for name in ACTIONS if name.startswith("catalog ")]
DATE = "projects:\n- title: A\n  added: 2024-02-30\n"
FAULTS = {
    "missing": ("project.yml", None, r"project\.yml:1: there is no such file; did you mean \"projects\.yml\"\?"),
    "broken": ("broken.yml", b"projects:\n- {id: a\n", r"broken\.yml:\d: "),
    "empty": ("empty.yml", b"", r"empty\.yml:1: (.*\bempty\b|entity\.type: write)"),
    "binary": ("binary.yml", b"\x89PNG\r\n\x1a\n\0", r"binary\.yml:1: save the file as UTF-8; byte 0x89 is not UTF-8"),
    "wide": ("wide.yml", "projects: []".encode("utf-16"), r"wide\.yml:1: save the file as UTF-8; it is UTF-16"),
    "folder": (
        "folder.yml",
        "folder",
        r"folder\.yml: nothing was imported|folder\.yml:1: use a file; this is a folder",
    ),
    "practices": (
        "practices.yml",
        FILES["practices.yml"].encode(),
        r"practices\.yml:\d+: .*(practices|title|projects)",
    ),
    "date": ("dates.yml", DATE.encode(), r"dates\.yml(:3)?: .*2024-02-30|dates\.yml:1: .*label|dates\.yml:1: .*entity"),
    "suffix": ("projects.png", b"\x89PNG", r"projects\.png:1: use a file that ends in .*'\.png' is not supported"),
    "bare": ("bare.yml", b"- 1\n- 2\n", r"bare\.yml:1: .*(mapping|list)"),
}
"""The name of a file, its content, and what is said about it."""


@pytest.fixture
def folder(tmp_path):
    """A folder with a file for each fault."""
    return write_faults(tmp_path, FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("action", CATALOG)
def test_file_that_cannot_be_used_is_named_with_what_is_wrong(action, fault, run, folder):
    name, _content, message = FAULTS[fault]
    for arguments in put_file(action, name):
        if "--update" in arguments and fault in {"missing", "empty"}:
            continue  # it makes the file
        status = run_with_fault(run, folder, action, arguments, fault, message)
        # What an import cannot use of an entry is stored under extra, and named.
        assert status == 1 or (action, fault) == ("catalog import", "date"), arguments
