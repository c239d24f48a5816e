"""The command, as a shell starts it."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from every_action import ACTIONS, make_command, write_files

import sphinx_openpractices
from sphinx_openpractices.commands import command_parser
from sphinx_openpractices.commands.program import build_parser, main

MODULE = (sys.executable, "-m", "sphinx_openpractices")


def test_the_package_installs_the_command(start, good):
    script = shutil.which("sphinx-openpractices", path=sysconfig.get_path("scripts"))
    assert script, "install the package again: its environment is older than the command"
    expected = (0, "1 project in 1 file: no mistakes found\n", "")
    assert start("catalog", "check", good, "--relations", "host", command=(script,)) == expected
    version = (0, f"sphinx-openpractices {sphinx_openpractices.__version__}\n", "")
    assert start("--version") == version


LOADED_MODULES = """
import sys
from contextlib import suppress
from sphinx_openpractices.commands.program import main
for arguments in sys.argv[1:]:
    with suppress(SystemExit):
        print("status", main(arguments.split()))
    print("loaded", *sorted({name.partition(".")[0] for name in sys.modules}))
"""
SLOW_MODULES = {"babel", "bs4", "docutils", "markdown_it", "myst_parser", "PIL", "requests", "sphinx", "urllib3"}
"""What commands start sooner without; ``init`` and ``migrate-hugo`` need some of it."""
PRACTICES = tuple(" ".join(make_command(name)) for name in ACTIONS if name.startswith("practices "))
UNUSED_BY_HELP = {"jinja2", "multiprocessing", "packaging", "ssl", "yaml"}
"""What only the work of a command needs."""


@pytest.mark.parametrize(
    ("commands", "unloaded"),
    [
        (("--version", "--help", "catalog check --help"), SLOW_MODULES | UNUSED_BY_HELP),
        (("logos fetch --help", "migrate-hugo --help", "init --help"), SLOW_MODULES | UNUSED_BY_HELP),
        (("catalog schema", "catalog check good.yml --relations host"), SLOW_MODULES | {"jinja2", "ssl"}),
        (("catalog export good.yml --relations host",), SLOW_MODULES | {"jinja2", "ssl"}),
        (PRACTICES, SLOW_MODULES | {"jinja2", "ssl"}),
        (("init made",), SLOW_MODULES | {"ssl"}),
        (("migrate-hugo hugo moved",), {"babel", "myst_parser", "PIL", "requests", "sphinx", "ssl"}),
    ],
)
def test_a_command_loads_only_what_it_needs(commands, unloaded, start, good, tmp_path):
    write_files(tmp_path)
    status, output, errors = start(*commands, command=(sys.executable, "-c", LOADED_MODULES))
    loaded = [line.split()[1:] for line in output.splitlines() if line.startswith("loaded ")]
    assert [(status, len(loaded)), [sorted(unloaded.intersection(each)) for each in loaded]] == [
        (0, len(commands)),
        [[] for _each in commands],
    ]
    assert "Error" not in errors


def test_a_reader_that_leaves_is_no_failure(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    command = [*MODULE, "catalog", "schema"]
    ran = subprocess.run(command, cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, check=False)  # noqa: S603
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_commands_name_their_actions_in_one_way():
    texts = {path.name: path.read_text("utf-8") for path in Path(command_parser.__file__).parent.rglob("*.py")}
    assert [name for name, text in texts.items() if "set_defaults(" in text] == ["command_parser.py"]


def list_parsers(parser):
    """The parser, and those of its subcommands."""
    yield parser
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for each in action.choices.values():
                yield from list_parsers(each)


def test_each_command_has_a_description_and_init_is_first():
    parsers = list(list_parsers(build_parser()))
    assert [parser.prog for parser in parsers if not parser.description] == []
    assert len(parsers) > 8
    assert parsers[1].prog == "sphinx-openpractices init"


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("catalog",), "the following arguments are required: ACTION"),
        (("catalog", "import"), "the following arguments are required: FILE"),
        (("catalog", "check", "a.yml", "--format", "xml"), "argument --format: invalid choice: 'xml'"),
        (("practices", "import", "a.yml", "b.yml"), "unrecognized arguments: b.yml"),
        (("catalogue",), "invalid choice: 'catalogue'; did you mean \"catalog\"?"),
        (("logos", "fecth"), "invalid choice: 'fecth'; did you mean \"fetch\"?"),
        (("qwertz",), "invalid choice: 'qwertz'; use one of init, migrate-hugo, catalog, logos"),
        (("catalog", "check", "a.yml", "--format", "jsn"), "invalid choice: 'jsn'; did you mean \"json\"?"),
        (("init", "a", "--adress=b"), 'init: error: unrecognized arguments: --adress=b; did you mean "--address"?'),
    ],
)
def test_wrong_use_has_a_status_of_its_own(arguments, message, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    output, errors = capsys.readouterr()
    assert (stopped.value.code, output) == (2, "")
    assert errors.startswith("usage: sphinx-openpractices")
    assert message in errors
