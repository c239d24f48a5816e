"""The folders of the package are its architecture: imports lead only to the left, and a name means one thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import sphinx_openpractices

PACKAGE = Path(sphinx_openpractices.__file__).parent

# Each group imports only from the groups before it; the folders within a group do not know each other.
FOLDERS = (
    {"text"},
    {"colors"},
    {"catalog"},
    {"logos", "hugo"},
    {"extension"},
    {"theme", "mystmd"},
    {"commands"},
)
EXTENSION_FOLDERS = ({"base"}, {"site"}, {"build"}, {"input", "output"})
OUTSIDE_THE_RULE = {"__init__", "__main__", "_version"}
"""Modules at the top of the package, which may import anything and be imported by anything."""

DEFINED_OFTEN = {"setup", "main", "logger"}
"""Names that a framework or a convention gives."""


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield parts[:-1] if parts[-1] == "__init__" else parts, path


def imported_modules(parts, path):
    """The modules of the package that a module imports, under TYPE_CHECKING too, as parts below the package."""
    folder = parts if path.name == "__init__.py" else parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first, *rest = alias.name.split(".")
                if first == PACKAGE.name:
                    yield tuple(rest)
        elif isinstance(node, ast.ImportFrom):
            target = tuple((node.module or "").split(".")) if node.module else ()
            if node.level:
                target = folder[: len(folder) - node.level + 1] + target
            elif target[:1] == (PACKAGE.name,):
                target = target[1:]
            else:
                continue
            for alias in node.names:
                inner = PACKAGE.joinpath(*target, alias.name)
                yield (*target, alias.name) if inner.is_dir() or inner.with_suffix(".py").is_file() else target


def place_of(folder, groups):
    return next((number for number, group in enumerate(groups) if folder in group), None)


def wrong_imports(groups, inside=()):
    """Each import that leads to the right, or to a folder of the same group."""
    depth = len(inside)
    for parts, path in modules():
        if parts[:depth] != inside or len(parts) <= depth:
            continue
        here = parts[depth]
        for target in imported_modules(parts, path):
            if target[:depth] != inside or len(target) <= depth or target[depth] == here:
                continue
            there = target[depth]
            if {here, there} & OUTSIDE_THE_RULE and depth == 0:
                continue
            place, other = place_of(here, groups), place_of(there, groups)
            if place is None or other is None or other >= place:
                yield f"{path.relative_to(PACKAGE)} imports {'.'.join(target)}"


def test_every_folder_has_its_place():
    top = {path.name for path in PACKAGE.iterdir() if any(path.rglob("*.py"))} - {"__pycache__", "starter", "locale"}
    assert top <= set().union(*FOLDERS)
    assert {path.name for path in PACKAGE.glob("*.py")} == {f"{name}.py" for name in OUTSIDE_THE_RULE}
    assert {path.name for path in (PACKAGE / "extension").iterdir() if path.is_dir()} - {"__pycache__"} == set().union(
        *EXTENSION_FOLDERS
    )


def test_folders_import_only_from_the_left():
    assert list(wrong_imports(FOLDERS)) == []


def test_folders_of_the_extension_import_only_from_the_left():
    assert list(wrong_imports(EXTENSION_FOLDERS, ("extension",))) == []


def test_no_two_folders_import_each_other():
    imports = defaultdict(set)
    for parts, path in modules():
        folder = parts if path.name == "__init__.py" else parts[:-1]
        for target in imported_modules(parts, path):
            there = target if PACKAGE.joinpath(*target).is_dir() else target[:-1]
            # A folder and the one that holds it are one house: its __init__ may gather what its rooms offer.
            if folder[: len(there)] != there and there[: len(folder)] != folder:
                imports[folder].add(there)
    circles = {
        tuple(sorted([".".join(one), ".".join(two)]))
        for one, two in combinations(sorted(imports), 2)
        if two in imports[one] and one in imports[two]
    }
    assert circles == set()


def test_no_public_name_is_defined_twice():
    defined = defaultdict(set)
    for parts, path in modules():
        for name in defined_names(ast.parse(path.read_text(encoding="utf-8"))):
            if not name.startswith("_") and name not in DEFINED_OFTEN:
                defined[name].add(".".join(parts))
    assert {name: sorted(places) for name, places in defined.items() if len(places) > 1} == {}


def test_no_module_name_is_used_twice():
    named = defaultdict(set)
    for parts, path in modules():
        if path.name not in {"__init__.py", "__main__.py"}:
            named[path.name].add(".".join(parts))
    assert {name: sorted(places) for name, places in named.items() if len(places) > 1} == {}


def defined_names(module):
    """The functions, classes and constants at the top of a module."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.If) and not is_type_checking(node):
            yield from defined_names(node)


def is_type_checking(node):
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


PARSERS = {
    "create_md_parser",
    "create_source_parser",
    "inline_text",
    "nested_parse",
    "nested_parse_to_nodes",
    "nested_render_text",
    "parse_content_to_nodes",
    "parse_inline",
    "parse_text_to_nodes",
    "publish_doctree",
    "publish_parts",
}
"""The functions of docutils, Sphinx and MyST-Parser that make nodes from markup."""
PARSING_MODULES = {
    "extension/build/captions.py",
    "extension/build/markdown_fragments.py",
    "extension/input/directives.py",
    "hugo/markdown/site_parser.py",
}
"""The only modules that parse text: of captions and of the bodies of directives. The last one makes no nodes; it finds
what MyST would read as markup in a migrated page.
"""


def test_only_captions_and_bodies_meet_a_markup_parser():
    found = set()
    for _parts, path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in PARSERS:
                found.add(path.relative_to(PACKAGE).as_posix())
    assert found == PARSING_MODULES
