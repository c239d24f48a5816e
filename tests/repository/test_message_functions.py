"""Every message goes through the few functions that escape control and format characters."""

from __future__ import annotations

import ast
from pathlib import Path

import sphinx_openpractices

PACKAGE = Path(sphinx_openpractices.__file__).parent
TREES = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))}

STREAMS = {"stdin", "stdout", "stderr", "__stdout__", "__stderr__"}
DOCUTILS_MESSAGES = {"debug", "info", "warning", "error", "severe", "system_message", "directive_error"}

WRITE_TO_STREAMS = {
    "commands/console.py": "the functions themselves",
    "logos/drawing/resvg_child.py": "a program of its own; standard output is its result",
    "text/child_processes.py": "a program of its own; its parent escapes what it reads",
}
REPORT = {
    "extension/base/reporting.py": "the functions themselves",
    "commands/command_parser.py": "argparse's method, which this module overrides",
}


def find_calls(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def find_modules(is_found):
    return {name for name, tree in TREES.items() if any(map(is_found, find_calls(tree)))}


def test_only_one_module_writes_to_the_terminal():
    def writes(call):
        target = call.func.value if isinstance(call.func, ast.Attribute) and "write" in call.func.attr else None
        names = {node.attr for node in ast.walk(target) if isinstance(node, ast.Attribute)} if target else set()
        return bool(names & STREAMS) or (isinstance(call.func, ast.Name) and call.func.id == "print")

    # The functions of that module write to the stream that they are given, and name none.
    assert find_modules(writes) | {"commands/console.py"} == WRITE_TO_STREAMS.keys()


def test_only_one_module_logs_warnings():
    def makes_logger(call):
        return ast.unparse(call.func).rpartition(".")[2] == "getLogger"

    assert find_modules(makes_logger) == {"extension/base/reporting.py"}


def test_no_other_module_makes_messages_of_docutils():
    """Sphinx prints them, and writes them into pages."""

    def makes_message(call):
        return isinstance(call.func, ast.Attribute) and call.func.attr in DOCUTILS_MESSAGES

    assert find_modules(makes_message) <= REPORT.keys()


def test_only_one_module_shortens_text():
    """An ellipsis after a value, as in ``f"{value[:40]}…"``, is added where a value is cut."""

    def cuts(node):
        pieces = node.values if isinstance(node, ast.JoinedStr) else []
        slices = [each for each in ast.walk(node) if isinstance(each, ast.Slice)]
        return bool(slices) and any(isinstance(each, ast.Constant) and "…" in str(each.value) for each in pieces)

    assert {name for name, tree in TREES.items() if any(map(cuts, ast.walk(tree)))} == {"text/printable.py"}
