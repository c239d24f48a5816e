"""The command, as a shell starts it."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig

import pytest

import sphinx_openpractices
from sphinx_openpractices.commands.program import build_parser, main

MODULE = (sys.executable, "-m", "sphinx_openpractices")


def test_the_package_installs_the_command(start, good):
    script = shutil.which("sphinx-openpractices", path=sysconfig.get_path("scripts"))
    assert script, "install the package again: its environment is older than the command"
    expected = (0, "1 project in 1 file: no mistakes found\n", "")
    assert start("catalog", "check", good, "--relations", "host", command=(script,)) == expected
    version = (0, f"sphinx-openpractices {sphinx_openpractices.__version__}\n", "")
    assert start("--version") == version


WITHOUT_SPHINX = """
import sys
from sphinx_openpractices.commands.program import main
for arguments in ("catalog check good.yml --relations host", "init made", "migrate-hugo hugo moved"):
    status = main(arguments.split())
    print(status, sorted({"sphinx.application", "myst_parser", "requests"} & set(sys.modules)))
"""


def test_commands_that_need_no_sphinx_do_not_wait_for_it(start, good, tmp_path):
    (tmp_path / "hugo" / "content").mkdir(parents=True)
    (tmp_path / "hugo" / "content" / "a.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    status, output, errors = start(command=(sys.executable, "-c", WITHOUT_SPHINX))
    assert (status, errors) == (0, "")
    assert output.splitlines().count("0 []") == 3


def test_a_reader_that_leaves_is_no_failure(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    command = [*MODULE, "catalog", "schema"]
    ran = subprocess.run(command, cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, check=False)  # noqa: S603
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (1, b"")


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
        (("catalog", "check"), "the following arguments are required: FILE"),
        (("catalog", "check", "a.yml", "--format", "xml"), "argument --format: invalid choice: 'xml'"),
        (("catalog", "import", "a.yml", "b.yml"), "unrecognized arguments: b.yml"),
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
