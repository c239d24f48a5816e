"""Files that cannot be used, and what holds for every action that is given one."""

from __future__ import annotations

import re

from every_action import make_command, write_files


def write_faults(folder, faults):
    """Write the files of *faults*, each a name, a content and a message, beside the files that are right."""
    write_files(folder)
    for name, content, _message in faults.values():
        if content == "folder":
            (folder / name).mkdir()
        elif content is not None:
            (folder / name).write_bytes(content)
    return folder


def run_with_fault(run, folder, action, arguments, fault, message):
    """Run an action with a file that has a *fault*; it says what is wrong, and changes no file. Return its status."""
    before = read_files(folder)
    status, output, errors = run(*make_command(action, arguments))
    assert re.search(message, output + errors), (arguments, output + errors)
    assert "Traceback" not in output + errors
    # Messages are the output of a check alone. An entry that is wrong costs that entry, and not the others.
    assert action.endswith(" check") or output == "" or fault == "date", arguments
    assert read_files(folder) == before
    return status


def read_files(folder):
    return {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
