"""What goes wrong with the actions of ``sphinx-openpractices practices``: each ends with its status and a plain line.

Outputs that are closed, Ctrl-C and unexpected exceptions are in ``test_streams.py``.
"""

from __future__ import annotations

from functools import cache

import pytest
from every_action import ACTIONS, FILES, OTHERS, list_actions, make_command, put_file
from file_faults import run_with_fault, write_faults

from sphinx_openpractices.commands.command_parser import CommandParser
from sphinx_openpractices.commands.program import build_parser, main
from sphinx_openpractices.commands.today import read_day

PRACTICES = [name for name in ACTIONS if name.startswith("practices ")]
DATE = "practices:\n- id: code\n  statement: All code is open.\n  reviewed: 2024-02-30\n"
FAULTS = {
    "missing": ("practice.yml", None, r"practice\.yml(:1)?: there is no such file; did you mean \"practices\.yml\"\?"),
    "broken": ("broken.yml", b"practices:\n- {id: a\n", r"broken\.yml:\d: "),
    "empty": ("empty.yml", b"", r"empty\.yml:1: .*\bempty\b"),
    "binary": ("binary.yml", b"\x89PNG\r\n\x1a\n\0", r"binary\.yml:1: save the file as UTF-8; byte 0x89 is not UTF-8"),
    "folder": ("folder.yml", "folder", r"folder\.yml(:1)?: .*(use a file|conf\.py)|folder\.yml is a folder"),
    "projects": ("projects.yml", FILES["projects.yml"].encode(), r"projects\.yml:1: .*(projects|unknown format)"),
    "date": ("dates.yml", DATE.encode(), r"dates\.yml:4: .*2024-02-30|dates\.yml:1: .*practices"),
    "suffix": ("practices.png", b"\x89PNG", r"practices\.png:1: use a file that ends in .*'\.png' is not supported"),
}
"""The name of a file, its content, and what is said about it."""


@pytest.fixture
def folder(tmp_path):
    """A folder with a file for each fault."""
    return write_faults(tmp_path, FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("action", PRACTICES)
def test_file_that_cannot_be_used_is_named_with_what_is_wrong(action, fault, run, folder):
    name, _content, message = FAULTS[fault]
    for arguments in put_file(action, name):
        status = run_with_fault(run, folder, action, arguments, fault, message)
        assert status == 1 or (status == 2 and fault in {"folder", "suffix"}), arguments


def test_no_option_that_reads_a_file_is_forgotten():
    actions = [name for name in ACTIONS if name.startswith(("catalog ", "practices "))]
    read = {(action, option) for action in actions for way in OTHERS.get(action, ()) for option in way}
    for action in actions:
        options = [option for option in find_parser(action)._actions if option.metavar in {"FILE", "CATALOG"}]  # noqa: SLF001
        names = {option.option_strings[0] for option in options if option.option_strings} - {"--stdin-name"}
        assert {(action, name) for name in names} <= read


# Wrong use


@cache
def find_parser(action):
    """The parser of an action."""
    parser = build_parser()
    for word in action.split():
        parser = next(each.choices[word] for each in parser._actions if word in (each.choices or ()))  # noqa: SLF001
    return parser


def find_options(is_right):
    """Each action with each of its options for which something is right."""
    for action in list_actions():
        for option in find_parser(action)._actions:  # noqa: SLF001 - argparse has no public way
            if option.option_strings and is_right(option):
                yield pytest.param(action, option, id=f"{action} {option.option_strings[-1]}")


@pytest.fixture
def refuse(capsys):
    """Run a command that is used wrongly; the result is the message, without the usage."""

    def run_command(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        output, errors = capsys.readouterr()
        assert (ended.value.code, output) == (2, "")
        assert errors.startswith("usage: sphinx-openpractices ")
        return errors[errors.index(": error: ") :]

    return run_command


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_our_parser_and_suggests_what_a_misspelled_option_means(action, refuse):
    parser = find_parser(action)
    assert isinstance(parser, CommandParser)
    option = next((each for each in reversed(parser._option_string_actions) if each != "--help"), "--help")  # noqa: SLF001
    wrong = option[:-2] + option[-1] + option[-2]
    assert f'unrecognized arguments: {wrong}; did you mean "{option}"?\n' in refuse(*make_command(action), wrong)


@pytest.mark.parametrize(("action", "option"), [*find_options(lambda option: option.choices is not None)])
def test_every_choice_suggests_the_nearest(action, option, refuse):
    word = next(each for each in option.choices if len(each) > 3)
    wrong = word[:-2] + word[-1]
    message = refuse(*make_command(action), option.option_strings[-1], wrong)
    assert f"argument {option.option_strings[-1]}: invalid choice: '{wrong}'; did you mean \"{word}\"?\n" in message


@pytest.mark.parametrize(("action", "option"), [*find_options(lambda option: option.type is read_day)])
def test_every_date_has_to_exist(action, option, refuse):
    message = refuse(*make_command(action), option.option_strings[-1], "2026-02-30")
    assert "'2026-02-30' does not exist; write a day from 2026-02-01 to 2026-02-28\n" in message


@pytest.mark.parametrize("action", PRACTICES)
def test_the_nearest_action_is_suggested(action, refuse):
    word = action.split()[1]
    wrong = word[0] + word
    assert f"invalid choice: '{wrong}'; did you mean \"{word}\"?\n" in refuse("practices", wrong)


@pytest.mark.parametrize(
    ("action", "arguments", "hint"),
    [
        ("practices start", ("posi-2.O",), '; did you mean "posi-2.0"?\n'),
        ("practices start", ("PAGES.md",), '; did you mean "PAGE.md"?\n'),
        ("practices record", ("coed", "met", "practices.yml", "--date", "2025-01-01"), '; did you mean "code"?\n'),
        ("practices record", ("code", "mett", "practices.yml", "--date", "2025-01-01"), '; did you mean "met"?\n'),
        ("practices check", ("practices.yml", "--statuses", "met,partl"), '; did you mean "partl"?'),
        ("practices diff", ("HEAD:practices.yml",), "HEAD:practices.yml: "),
    ],
)
def test_names_that_are_unknown_are_reported_with_the_nearest(action, arguments, hint, run, folder):
    (folder / "PAGE.md").write_text("# We promise\n\n* Open code\n", encoding="utf-8")
    status, output, errors = run(*make_command(action, arguments))
    assert status in {1, 2}
    assert hint in (output if action == "practices check" else errors)
    assert "Traceback" not in errors
