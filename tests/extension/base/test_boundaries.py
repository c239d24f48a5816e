"""Boundaries: whatever fails unexpectedly costs one thing, with one error at its place; all else is done."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path
from types import FunctionType

import pytest
from docutils import nodes
from docutils.parsers.rst import DirectiveError
from docutils.transforms import Transform
from registered_items import REGISTERING, iterate_classes, list_registered
from sphinx.errors import NoUri, SphinxError

import sphinx_openpractices
from sphinx_openpractices.catalog import catalog_reader
from sphinx_openpractices.catalog.catalog_reader import CatalogReader
from sphinx_openpractices.extension.base import (
    config,
    practice_nodes,
    practice_summary_nodes,
    review_nodes,
)
from sphinx_openpractices.extension.base.boundaries import _DOMAIN_METHODS, Boundary
from sphinx_openpractices.extension.build import captions
from sphinx_openpractices.extension.build.domain import PracticesDomain
from sphinx_openpractices.extension.build.entry_role import PracticeRole, ProjectRole
from sphinx_openpractices.extension.build.project_kind import PROJECT_KIND
from sphinx_openpractices.extension.input import directives, element_body
from sphinx_openpractices.extension.input.count_role import ProjectCountRole
from sphinx_openpractices.extension.input.directives import ProjectGalleryDirective
from sphinx_openpractices.extension.output import logo_formats, visitors
from sphinx_openpractices.extension.site import logo_memory
from sphinx_openpractices.text.html_balance import find_loose_markup

PACKAGE = Path(sphinx_openpractices.__file__).parent
SITE = Path(__file__).parents[2] / "roots" / "test-boundaries"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
PAGE = (SITE / "index.md").read_text(encoding="utf-8")
CATALOG = (SITE / "projects.yml").read_text(encoding="utf-8")
FILES = {"index.md": PAGE, "projects.yml": CATALOG, "dask.svg": SVG, "numpy.svg": SVG}
PRACTICES = {
    "index.md": (SITE / "practices.md").read_text(encoding="utf-8"),
    "practices.yml": (SITE / "practices.yml").read_text(encoding="utf-8"),
}
PRACTICE_NODES = tuple(
    kind
    for module in (practice_nodes, practice_summary_nodes, review_nodes)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, nodes.Node) and kind.__module__ == module.__name__
)
PRACTICE_WORDS = ("Before", "Open data", "We publish", "Living will", "Only words", "After")
WORDS = ("Before", "Xarray", "Between", "Dask", "NumPy", "Zarr", "After")
UNKNOWN = 'there is no project "nothing"'
INTERNAL = re.compile(
    r"(?:(\S+): )?ERROR: (?:(.+?): )?internal error, please report this: "
    r"ZeroDivisionError: by zero \(test_boundaries\.py:\d+\) \[openpractices\.internal\]"
)


def fail(*arguments, **options):
    raise ZeroDivisionError("by zero")


REGISTERED = list_registered()
READING = [transform for (transform,) in REGISTERED["add_transform"]]
LATER = [transform for (transform,) in REGISTERED["add_post_transform"]]
HANDLERS = [handler for _event, handler, *_priority in REGISTERED["connect"]]


def failures(built):
    """The errors of a build, each as the place and what failed, and all else that it reported."""
    found, others = [], []
    for line in built.warnings.splitlines():
        match = INTERNAL.fullmatch(line)
        (found if match else others).append((Path(match[1] or "").name, match[2] or "") if match else line)
    return found, others


def read_output(built):
    """The text of the page in the output."""
    suffix = {"html": "index.html", "latex": "*.tex", "text": "index.txt", "man": "*.1", "epub": "index.xhtml"}
    (path,) = built.out.glob(suffix[built.app.builder.name])
    return path.read_text(encoding="utf-8")


def test_whatever_is_registered_has_a_boundary():
    """Nothing is registered but by ``GuardedApp``; transforms that others add to a page have a boundary, too."""
    paths = [
        PACKAGE / "__init__.py",
        *(path for each in ("extension", "theme") for path in (PACKAGE / each).rglob("*.py")),
    ]
    for path in paths:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in REGISTERING:
                owner = ast.unparse(node.func.value)
                if owner.endswith(".transformer"):
                    assert ast.unparse(node.args[0]).startswith("guard_transform("), path
                elif path.name != "boundaries.py":
                    assert owner in {"guarded", "GuardedApp(app)"}, path


def build_failing(site, monkeypatch, items, builder="html", files=None, **conf):
    """Build the site with functions that fail, each the attribute of an object; return it with what it reported."""
    with monkeypatch.context() as patched:
        for owner, name in items:
            patched.setattr(owner, name, FunctionType(fail.__code__, globals(), name))
        built = site(files or FILES, builder, **conf)
    return built, *failures(built)


def find_module(function):
    return __import__(function.__module__, fromlist=["_"])


@pytest.mark.usefixtures("as_for_users")
class TestFailures:
    def test_directives(self, site, monkeypatch):
        kinds = [kind for _name, kind in REGISTERED["add_directive"]]
        built, found, others = build_failing(site, monkeypatch, [(kind, "run") for kind in kinds])
        assert found == [("index.md:6", "ProjectFigureDirective.run"), ("index.md:16", "ProjectGalleryDirective.run")]
        assert len(others) == 2  # no page shows the project that a reference may lead to
        assert built.warnings.count(" [openpractices.internal]\n") == 2
        assert "Zarr" in built.bodies["index"]
        built, more, _others = build_failing(site, monkeypatch, [(kind, "run") for kind in kinds], files=PRACTICES)
        assert len({name for _place, name in (*found, *more)}) == len(kinds)
        assert "<p>After.</p>" in built.bodies["index"]

    def test_directive_whose_body_is_parsed(self, site, monkeypatch):
        built, found, others = build_failing(site, monkeypatch, [(directives, "build_item")])
        assert found == [("index.md:6", "ProjectFigureDirective.run")]
        assert len(others) == 1
        assert "<p>Arrays with <em>names</em>." in built.bodies["index"]

    def test_roles(self, site, monkeypatch):
        assert [type(role) for _name, role in REGISTERED["add_role"]] == [ProjectRole, PracticeRole, ProjectCountRole]
        assert [type(role) for role in PracticesDomain.roles.values()] == [ProjectRole, PracticeRole]
        built, found, others = build_failing(site, monkeypatch, [(ProjectRole, "run")])
        assert (found, others) == ([("index.md:3", "ProjectRole.run")] * 2, [])
        assert "<p>Before dask and nothing,\n" in built.bodies["index"]
        monkeypatch.setitem(FILES, "index.md", "# Page\n\nUse {project-count}`relation=use` projects.\n")
        built, found, others = build_failing(site, monkeypatch, [(ProjectCountRole, "run")])
        assert (found, others) == ([("index.md:3", "ProjectCountRole.run")], [])
        assert "<p>Use relation=use projects.</p>" in built.bodies["index"]

    @pytest.mark.parametrize(("transforms", "method"), [(READING, "apply"), (LATER, "run")], ids=["reading", "later"])
    def test_transforms(self, site, monkeypatch, transforms, method):
        built, found, _others = build_failing(site, monkeypatch, [(each, method) for each in transforms])
        assert sorted(found) == sorted(("index.md", f"{each.__name__}.apply") for each in transforms)
        assert all(word in built.bodies["index"] for word in WORDS)

    def test_transforms_that_galleries_add(self, site, monkeypatch):
        added = [
            kind
            for kind in set(iterate_classes(Transform))
            if kind.__module__.startswith("sphinx_openpractices.extension")
            and vars(find_module(kind)).get(kind.__name__) is kind
            and kind not in (*READING, *LATER)
        ]
        monkeypatch.setitem(FILES, "index.md", PAGE.replace(":filter:", ":sections:"))
        built, found, others = build_failing(site, monkeypatch, [(kind, "apply") for kind in added])
        assert sorted(found) == sorted(("index.md", f"{kind.__name__}.apply") for kind in added)
        assert len(found) == 6
        assert len(others) == 1
        assert "Parallel <em>computing</em>" in built.bodies["index"]

    def test_event_handlers(self, site, monkeypatch):
        first, *rest = HANDLERS  # all others need the values of ``conf.py``
        items = [(find_module(handler), handler.__name__) for handler in rest]
        built, found, others = build_failing(site, monkeypatch, items)
        assert {name for _place, name in found} == {handler.__name__ for handler in rest}
        assert ("index.md:3", "on_warn_missing_reference_suggest") in found
        assert ("index.md", "on_html_page_context_add_assets") in found
        assert len(others) == 1  # of Sphinx, about the reference
        assert '<p class="project-title"><a href="https://xarray.dev">' in built.bodies["index"]
        _built, found, others = build_failing(site, monkeypatch, [(config, "_check_config")])
        assert found == [("", first.__name__)]
        assert len(others) == 1

    def test_methods_of_the_domain(self, site, monkeypatch):
        methods = _DOMAIN_METHODS.keys()
        assert methods <= vars(PracticesDomain).keys()
        built, found, others = build_failing(site, monkeypatch, [(PracticesDomain, name) for name in methods])
        assert {name for _place, name in found} == {
            f"PracticesDomain.{name}" for name in methods - {"merge_domaindata"}
        }
        assert found.count(("index.md:3", "PracticesDomain.resolve_xref")) == 2
        assert found.count(("index.md:3", "PracticesDomain.resolve_any_xref")) == 1
        assert ("index.md", "PracticesDomain.process_doc") in found
        assert "'any' reference target not found: dask" in "".join(others)
        assert '<p class="project-title"><a href="https://xarray.dev">' in built.bodies["index"]

    def test_domain_whose_data_are_merged(self, site, monkeypatch):
        pages = {f"page{number}.md": "---\norphan: true\n---\n# Page\n" for number in range(8)}
        monkeypatch.setattr(PracticesDomain, "merge_domaindata", FunctionType(fail.__code__, globals()))
        found, others = failures(site(FILES | pages, parallel=2))
        assert {name for _place, name in found} == {"PracticesDomain.merge_domaindata"}
        assert {"'any' reference target not found: dask" in line or UNKNOWN in line for line in others} == {True}

    @pytest.mark.parametrize("position", [0, 1], ids=["visit", "depart"])
    @pytest.mark.parametrize("builder", ["html", "latex", "text", "man"])
    @pytest.mark.once
    def test_visitors(self, site, monkeypatch, builder, position):
        """One kind of node after the other fails; the text of each node is written, and HTML is balanced."""
        for node, formats in visitors._VISITORS.items():  # noqa: SLF001
            if builder in formats and not issubclass(node, PRACTICE_NODES):
                functions = list(formats[builder])
                functions[position] = fail
                with monkeypatch.context() as patched:
                    patched.setitem(formats, builder, tuple(functions))
                    built = site(FILES, builder, folder=node.__name__)
                names = {name for _place, name in failures(built)[0]}
                assert (position, names) in ((0, {node.__name__}), (1, {node.__name__}), (1, set())), node
                text = read_output(built)
                assert [word for word in WORDS if word not in text] == [], node
                if builder == "html":
                    assert find_loose_markup([built.bodies["index"]]) == []

    @pytest.mark.parametrize("builder", ["html", "latex"])
    @pytest.mark.once
    def test_visitors_of_practices(self, site, monkeypatch, builder):
        """One kind of node after the other fails; the text of all others is written, and HTML is balanced."""
        for node, formats in visitors._VISITORS.items():  # noqa: SLF001
            if builder in formats and issubclass(node, PRACTICE_NODES):
                with monkeypatch.context() as patched:
                    patched.setitem(formats, builder, (fail, formats[builder][1]))
                    built = site(PRACTICES, builder, folder=node.__name__)
                names = {name for _place, name in failures(built)[0]}
                # LaTeX has standard nodes in place of some.
                assert names == {node.__name__} or (builder, names) == ("latex", set()), node
                text = read_output(built)
                assert [word for word in PRACTICE_WORDS if word not in text] == [], node
                if builder == "html":
                    assert find_loose_markup([built.bodies["index"]]) == []

    def test_logo(self, site, monkeypatch):
        """An entry of a gallery or of acknowledgements keeps its card, with a monogram."""
        acknowledged = {"openpractices_acknowledgements": ["projects.yml"]}
        built, found, _others = build_failing(site, monkeypatch, [(logo_memory, "examine_logo_file")], **acknowledged)
        assert found == [("projects.yml:3", "projects[0]"), ("projects.yml:7", "projects[1]")] * 2
        assert built.bodies["index"].count("project-monogram") == 5

    def test_logo_of_a_pdf(self, site, monkeypatch):
        items = [(logo_formats.LogoFormatPostTransform, "detect_type")]
        built, found, _others = build_failing(site, monkeypatch, items, "latex")
        assert set(found) == {("projects.yml:3", "logo dask.svg"), ("projects.yml:7", "logo numpy.svg")}
        assert "includegraphics" not in read_output(built)

    def test_caption(self, site, monkeypatch):
        built, found, _others = build_failing(site, monkeypatch, [(captions, "parse_markdown")])
        assert {place for place, _name in found} == {"index.md:11", "projects.yml:5"}
        assert all(title in built.bodies["index"] for title in ("Xarray", "Dask", "NumPy", "Zarr"))

    def test_element(self, site, monkeypatch):
        built, found, _others = build_failing(site, monkeypatch, [(element_body, "build_item")])
        assert found == [("index.md:23", "<project-figure>")]
        assert "<p>Chunks of <em>arrays</em>.</p>" in built.bodies["index"]

    def test_entry_on_a_page(self, site, monkeypatch):
        def build_some(project, *arguments):
            return fail() if project.title == "Dask" else PROJECT_KIND.build_item(project, *arguments)

        monkeypatch.setattr(ProjectGalleryDirective, "kind", replace(PROJECT_KIND, build_item=build_some))
        built = site(FILES)
        assert failures(built)[0] == [("projects.yml:2", "projects[0]")]
        assert "NumPy" in built.bodies["index"]

    def test_entry_of_a_catalog(self, site, monkeypatch):
        read_entry = CatalogReader._read_entry  # noqa: SLF001

        def read_some(self, node, path):
            return fail() if path.endswith("[0]") else read_entry(self, node, path)

        monkeypatch.setattr(CatalogReader, "_read_entry", read_some)
        built = site(FILES)
        assert failures(built)[0] == [("projects.yml:2", "projects[0]")]
        assert "NumPy" in built.bodies["index"]

    def test_file_of_a_catalog(self, site, monkeypatch):
        built, found, _others = build_failing(site, monkeypatch, [(catalog_reader, "read_document")])
        assert found == [("projects.yml:1", "")]
        assert "Xarray" in built.bodies["index"]

    def test_what_sphinx_and_docutils_expect_passes(self):
        for expected in (SphinxError(""), NoUri("", ""), DirectiveError(3, ""), nodes.SkipNode(), KeyboardInterrupt()):
            with pytest.raises(type(expected)), Boundary("", None):
                raise expected


def test_tests_let_exceptions_through(site, monkeypatch):
    monkeypatch.setattr(directives, "build_item", fail)
    with pytest.raises(ZeroDivisionError):
        site(FILES)
