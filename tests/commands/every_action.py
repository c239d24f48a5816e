"""Every action of the command, with arguments with which it succeeds in the folder of :func:`write_files`.

What holds for every action is tested with this list; ``test_no_action_is_forgotten`` holds that it is complete.
"""

from __future__ import annotations

import argparse

from sphinx_openpractices.commands.program import build_parser

PRACTICES = """\
practices:
- id: code
  statement: All code is open.
  status: partly
  reviewed: 2024-05-12
- id: data
  statement: All data are open.
  status: met
"""
REPORT = '{"name": "A", "frameworks": {"posi": {"living-will": {"status": "progress", "notes": "Soon."}}}}'
FILES = {
    "projects.yml": "projects:\n- title: A\n",
    "practices.yml": PRACTICES,
    "report.json": REPORT,
    "codemeta.json": '{"name": "A", "funding": "a grant"}',
    "list.csv": "label;image\nB;b.svg\n",
    "logos/b.svg": "",
    "hugo/content/a.md": "---\ntitle: A\n---\n",
    "site/conf.py": 'extensions = ["sphinx_openpractices"]\n',
    "site/index.rst": "A\n=\n",
}
ACTIONS = {
    "init": ("made",),
    "migrate-hugo": ("hugo", "moved"),
    "catalog check": ("projects.yml",),
    "catalog schema": (),
    "catalog export": ("projects.yml",),
    "catalog stats": ("projects.yml",),
    "catalog import": ("codemeta.json",),
    "logos fetch": ("site",),
    "logos measure": ("site",),
    "logos check": ("site",),
    "mystmd": (".",),
    "practices start": ("posi-2.0",),
    "practices check": ("practices.yml",),
    "practices record": ("code", "met", "practices.yml", "--date", "2025-01-01"),
    "practices due": ("practices.yml", "--today", "2025-01-01"),
    "practices diff": ("practices.yml", "practices.yml"),
    "practices import": ("report.json",),
    "practices export": ("practices.yml",),
}

WITH_OPTIONS = {
    "fix": ("catalog", "check", "--fix", "projects.yml"),
    "list": ("catalog", "import", "list.csv", "--map", "title=label", "--logos", "logos"),
    "update": ("catalog", "import", "list.csv", "--items", "", "--map", "title=label", "--update", "made.yml"),
}
"""Actions that do other work with options."""
OTHERS = {
    "catalog check": [("--fix", "{}")],
    "catalog export": [("projects.yml", "--format", "funding", "--entity", "{}")],
    "catalog import": [("{}", "--map", "title=label"), ("codemeta.json", "--update", "{}")],
    "practices start": [("{}",), ("posi-2.0", "--from", "{}")],
    "practices diff": [("practices.yml", "practices.yml", "--frameworks", "{}")],
    "practices import": [("report.json", "--frameworks", "{}")],
}
"""Further ways in which an action is given a file."""


def put_file(action, name):
    """The arguments of an action, in each way in which it is given the file *name*."""
    ways = [tuple("{}" if each in FILES else each for each in ACTIONS[action]), *OTHERS.get(action, ())]
    return [tuple(name if each == "{}" else each for each in way) for way in ways if "{}" in way]


def make_command(name, arguments=None):
    """The words of an action, with its own arguments unless others are given."""
    return (*name.split(), *(ACTIONS[name] if arguments is None else arguments))


def write_files(folder):
    """Write what each of the actions reads."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def list_actions(parser=None, name=""):
    """The names of the actions that the command line has, and of the commands without actions."""
    choices = [
        each.choices
        for each in (parser or build_parser())._actions  # noqa: SLF001 - argparse has no public way
        if isinstance(each, argparse._SubParsersAction)  # noqa: SLF001
    ]
    if not choices:
        yield name.strip()
    for below, each in (pair for parsers in choices for pair in parsers.items()):
        yield from list_actions(each, f"{name} {below}")
