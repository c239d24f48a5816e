"""Boundaries: an unexpected exception costs the thing in which it happened, with an error at its place, not the build.

Everything that Sphinx calls is registered through :class:`GuardedApp`: directives, roles, transforms, event handlers,
methods of domains, and visitors. Only a logo and an entry of a catalog, of which one call may process thousands, have a
:class:`Boundary` where they are processed.
"""

from __future__ import annotations

from functools import wraps
from itertools import compress, repeat
from operator import is_, itemgetter
from typing import TYPE_CHECKING, Any, Self

from docutils import ApplicationError, nodes
from docutils.parsers.rst import DirectiveError
from docutils.transforms import Transform
from sphinx.errors import NoUri, SphinxError
from sphinx.util.docutils import SphinxDirective, SphinxRole

from sphinx_openpractices.text.unexpected import describe_unexpected

from .entry_nodes import entry_item, entry_list
from .reporting import Subtype, report_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.domains import Domain

    FallBack = Callable[[nodes.document], None]
    Visitors = tuple[Callable[..., None], Callable[..., None]]
    """The functions that begin and end a node."""

_EXPECTED = (SphinxError, NoUri, ApplicationError, DirectiveError, nodes.TreePruningException, nodes.StopTraversal)
"""What Sphinx and docutils expect of the code that they call; a ``SphinxError`` ends the build without a traceback."""
_DOMAIN_METHODS: dict[str, Callable[..., Any]] = {
    "process_doc": lambda *_: None,
    "clear_doc": lambda *_: None,
    "merge_domaindata": lambda *_: None,
    "check_consistency": lambda *_: None,
    "resolve_xref": lambda *_: None,
    "resolve_any_xref": lambda *_: [],
    "get_objects": lambda *_: [],
}
"""The methods of a domain that Sphinx calls, and what they return if they fail."""
_HANDLERS_OF_LISTS = ("env-get-outdated", "html-collect-pages")
"""Events whose handlers must return a list."""


_TRIED = "openpractices_tried"
"""The attribute of a translator with the node that it tries to write without boundaries inside."""


class Boundary:
    """A context in which an unexpected exception is reported instead of raised.

    *name* says what fails, *place* is a node, ``file:line`` or the name of a document.
    """

    def __init__(self, name: str, place: Node | str | None) -> None:
        self.name = name
        self.place = place

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        """Report an exception, unless Sphinx or docutils expects it, or it ends the program."""
        if not isinstance(err, Exception) or isinstance(err, _EXPECTED):
            return False
        report_error(Subtype.INTERNAL, f"{self.name}: {describe_unexpected(err)}", self.place)
        return True


class GuardedApp:
    """Registers with Sphinx as the methods of *app* do, everything with a boundary."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app

    def add_directive(self, name: str, directive: type[SphinxDirective]) -> None:
        """Register a directive; if it fails, the nodes of its ``body`` are shown, which are its parsed content."""
        self.app.add_directive(name, _guard_class(directive, run=lambda self: list(self.body)))

    def add_role(self, name: str, role: SphinxRole) -> None:
        """Register a role; if it fails, its text is shown."""
        self.app.add_role(name, _guard_role(role))

    def add_transform(self, transform: type[Transform], fall_back: FallBack | None = None) -> None:
        """Register a transform, see :func:`guard_transform`."""
        self.app.add_transform(guard_transform(transform, fall_back))

    def add_post_transform(self, transform: type[Transform], fall_back: FallBack | None = None) -> None:
        """Register a post-transform, see :func:`guard_transform`."""
        self.app.add_post_transform(guard_transform(transform, fall_back))

    def add_domain(self, domain: type[Domain]) -> None:
        """Register a domain and its roles; a reference that fails is not found."""
        guarded = _guard_class(domain, **_DOMAIN_METHODS)
        guarded.roles = {name: _guard_role(role) for name, role in domain.roles.items()}
        self.app.add_domain(guarded)

    def add_node(self, node: type[Element], visitors: Mapping[str, Visitors], *, override: bool = False) -> None:
        """Register a node; if one of its visitors fails, its text is written."""
        guarded: dict[str, Any] = {name: _guard_visitors(*each) for name, each in visitors.items()}
        self.app.add_node(node, override=override, **guarded)

    def connect(self, event: str, handler: Callable[..., Any], priority: int = 500) -> None:
        """Connect a handler; if it fails, the event goes on without it."""
        result = list if event in _HANDLERS_OF_LISTS else lambda: None
        self.app.connect(event, _guard(handler, handler.__name__, lambda *_: result()), priority)


def guard_transform(transform: type[Transform], fall_back: FallBack | None = None) -> type[Transform]:
    """Return a transform with a boundary.

    When it fails, *fall_back* changes what others could not process; all else in the document is left alone.
    """

    def repair(failed: Transform) -> None:
        for node in failed.document.findall(nodes.Element):
            for child in node.children:  # some of it may have a new parent that is not in the document
                child.parent = node
        if fall_back is not None:
            fall_back(failed.document)

    return _guard_class(transform, apply=repair)  # type: ignore[no-any-return]


def show_text_only(document: nodes.document) -> None:
    """Replace each entry by its text and each list by its content, so that nothing expects entries in lists."""
    for entry in list(document.findall(entry_item)):
        text = _make_plain(entry, "")
        text["ids"], text["names"] = entry["ids"], entry["names"]
        document.ids.update(dict.fromkeys(entry["ids"], text))
        entry.parent.replace(entry, text)
    for each in list(document.findall(entry_list)):
        each.parent.replace(each, each.children)


def _guard_visitors(visit: Callable[..., None], depart: Callable[..., None]) -> Visitors:
    """Return visitors with a boundary around the node and its children, so that no markup is left open.

    A page may have thousands of nodes, and what a translator has written is long to note. So the outermost node is
    first written without boundaries inside it. If that fails, it is written again, and each node inside it tried alone.
    """

    def write(self: Any, node: Element) -> None:
        visit(self, node)  # may write it all, and raise SkipNode
        for child in node.children[:]:
            child.walkabout(self)
        depart(self, node)
        raise nodes.SkipNode

    @wraps(visit)
    def write_node(self: Any, node: Element) -> None:
        if _TRIED in vars(self):
            write(self, node)
        state = _TranslatorState(self)
        vars(self)[_TRIED] = node
        try:
            write(self, node)
        except _EXPECTED:
            del vars(self)[_TRIED]
            raise
        except Exception:  # noqa: BLE001 - it is raised again below, and reported
            state.restore()
        with Boundary(type(node).__name__, node):
            write(self, node)
        state.restore()
        _make_plain(node, self.builder.format).walkabout(self)
        raise nodes.SkipNode

    return write_node, skip_depart


def skip_depart(self: Any, node: Element) -> None:
    """Do nothing: the visitor writes the whole node."""


class _TranslatorState:
    """What a translator has written, and how deep it is in what; translators keep both in attributes and lists.

    A page can have thousands of nodes with a boundary, and a translator has some hundred attributes: no loop here.
    """

    def __init__(self, translator: Any) -> None:
        self.translator = translator
        self.values = dict(vars(translator))
        lists = _select_lists(self.values.values())
        # That of text has a list for each block that is not complete.
        lists += _select_lists(map(itemgetter(-1), filter(None, lists)))
        self.lengths = list(zip(lists, map(len, lists), strict=True))

    def restore(self) -> None:
        """Remove what was written since."""
        vars(self.translator).clear()
        vars(self.translator).update(self.values)
        for value, length in self.lengths:
            del value[length:]


def _select_lists(values: Iterable[Any]) -> list[list[Any]]:
    """Return the values that are lists."""
    each = list(values)
    return list(compress(each, map(is_, map(type, each), repeat(list))))


def _make_plain(node: Element, output_format: str) -> Element:
    """Return a standard node with the text of *node*, for the same place in the output; writers look at its parent."""
    kind = nodes.inline if isinstance(node, nodes.inline) else nodes.paragraph
    shown = [child.astext() for child in node.children if not isinstance(child, nodes.Invisible)]
    plain: Element = kind("", node.child_text_separator.join(shown))
    if isinstance(node, nodes.list_item) and output_format == "html":  # a card is no item of a list in LaTeX
        plain = nodes.list_item("", plain)
    node.parent.copy().append(plain)
    return plain


def _guard_role(role: Any) -> SphinxRole:
    """Return a role with a boundary."""
    guarded: SphinxRole = _guard_class(type(role), run=lambda self: ([nodes.Text(self.text)], []))()
    return guarded


def _guard_class(kind: Any, **fall_backs: Callable[..., Any]) -> Any:
    """Return a subclass with boundaries around methods; each has a function to call when it fails."""
    guarded = {
        name: _guard(getattr(kind, name), f"{kind.__name__}.{name}", fall_back)
        for name, fall_back in fall_backs.items()
    }
    return type(kind.__name__, (kind,), {"__module__": kind.__module__, "__doc__": kind.__doc__, **guarded})


def _guard(function: Callable[..., Any], name: str, fall_back: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function with a boundary; when it fails, the result is that of *fall_back* with the same arguments."""

    @wraps(function)
    def guarded(*arguments: Any, **options: Any) -> Any:
        with Boundary(name, _find_place(arguments)):
            return function(*arguments, **options)
        return fall_back(*arguments)

    return guarded


def _find_place(arguments: tuple[Any, ...]) -> Node | str | None:
    """Return the place of what a function works on: that of a directive, a role or a node, or the document."""
    for each in arguments:
        if isinstance(each, SphinxDirective | SphinxRole):
            return each.get_location()
        if isinstance(each, Transform):
            return str(each.document.settings.env.docname)
        if isinstance(each, nodes.Element) and each.line:
            return each
    return next((each for each in arguments if isinstance(each, str)), None)
