"""Keeps what a caption defines apart from the rest of the page.

Docutils has one table of names for a document, but each shown caption is a text of its own: two captions can have a
footnote with the same name, or the same one twice.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    _Tables = dict[str, Any]

_BY_NAME = ("names", "nameids", "nametypes")
_LISTS_BY_NAME = ("refnames", "footnote_refs")
_LISTS = ("footnotes", "autofootnotes", "autofootnote_refs")
_TABLES = (*_BY_NAME, *_LISTS_BY_NAME, *_LISTS, "substitution_defs", "substitution_names")
"""What a document notes of names while it is parsed; only docutils 0.23 has ``names``."""
_COUNTER = "openpractices_captions"
_LABEL_ROLES = {"ref", "numref", "any", "myst"}


@contextmanager
def collect_own_names(document: nodes.document) -> Iterator[nodes.Element]:
    """Give a parser an element for the nodes of a caption, with empty tables of names.

    Afterwards, the names that only the caption may use are changed in it, and the tables of the document are completed.
    The caption can use the names of the page, since docutils looks them up when all of it is parsed.
    """
    root = nodes.Element()
    root.document = document
    page: _Tables = {name: getattr(document, name) for name in _TABLES if hasattr(document, name)}
    for name, table in page.items():
        setattr(document, name, type(table)())
    try:
        yield root
    finally:
        own = {name: getattr(document, name) for name in page}
        for name, table in page.items():
            setattr(document, name, table)
    if any(own.values()):
        _number_footnotes(own, root)
        names, substitutions = _choose_names(own, document)
        if names or substitutions:
            _rename(root, names, substitutions, own["substitution_names"])
        _merge(own, page, names, substitutions)


def _number_footnotes(own: _Tables, root: nodes.Element) -> None:
    """Let docutils number all footnotes of the caption; a number that an author chose may be taken on the page.

    Footnotes without a name get one: docutils would find them by their order on the page.
    """
    for note in own["footnotes"]:
        note["auto"] = 1
        note.pop(0)
        for name in note["names"]:
            for reference in own["footnote_refs"].get(name, ()):
                reference["auto"] = 1
                reference.children = []
    if own["footnotes"]:
        own["footnotes"].clear()
        for kind, table in ((nodes.footnote, "autofootnotes"), (nodes.footnote_reference, "autofootnote_refs")):
            own[table][:] = [node for node in root.findall(kind) if node.get("auto") == 1]
    nameless = [note for note in own["autofootnotes"] if not note["names"] and not note["dupnames"]]
    references = [reference for reference in own["autofootnote_refs"] if "refname" not in reference]
    for number, (note, reference) in enumerate(zip(nameless, references, strict=False)):
        reference["refname"] = name = f"#{number}"
        note["names"] = [name]
        own["footnote_refs"][name] = [reference]
        for table, value in zip(_BY_NAME, (note, note["ids"][0], True), strict=True):
            own.setdefault(table, {})[name] = value


def _choose_names(own: _Tables, document: nodes.document) -> tuple[dict[str, str], dict[str, str]]:
    """Return new names, and new names of substitutions, by the names in the caption.

    Footnotes, links and substitutions have no meaning elsewhere. Labels keep their names if the page does not have them
    already: they belong to the whole site.
    """
    private = [name for name, place in own["nameids"].items() if _is_private(name, place, document)]
    if not private and not own["substitution_defs"]:
        return {}, {}
    env = document.settings.env
    env.temp_data[_COUNTER] = number = env.temp_data.get(_COUNTER, 0) + 1
    suffix = f" (caption {number} of {env.docname})"  # the names of labels must be unique on the site
    return {name: name + suffix for name in private}, {name: name + suffix for name in own["substitution_defs"]}


def _is_private(name: str, place: str | None, document: nodes.document) -> bool:
    """Return whether a name of a caption gets a new one."""
    node = document.ids.get(place or "")
    is_link = node is not None and ("refuri" in node or "refname" in node)
    return is_link or isinstance(node, nodes.footnote) or name in document.nameids


def _rename(
    root: nodes.Element, names: Mapping[str, str], substitutions: Mapping[str, str], cases: Mapping[str, str]
) -> None:
    """Change the names of nodes in the caption, and the references to them."""
    for node in root.findall(nodes.Element):
        if isinstance(node, nodes.substitution_reference):
            name = node["refname"]
            name = name if name in substitutions else cases.get(name.lower(), name)
            node["refname"] = substitutions.get(name, name)
            continue
        node["names"] = [names.get(name, name) for name in node["names"]]
        if node.get("refname") in names:
            node["refname"] = names[node["refname"]]
        elif node.get("reftype") in _LABEL_ROLES and node["reftarget"] in names:
            node["reftarget"] = names[node["reftarget"]]
        elif node.get("id_link") and node["refuri"][1:] in names:  # ``[](#label)``
            node["refuri"] = f"#{names[node['refuri'][1:]]}"


def _merge(own: _Tables, page: _Tables, names: Mapping[str, str], substitutions: Mapping[str, str]) -> None:
    """Add the tables of a caption to those of the page."""
    for table in _LISTS:
        page[table].extend(own[table])
    for table in _LISTS_BY_NAME:
        for name, references in own[table].items():
            page[table].setdefault(names.get(name, name), []).extend(references)
    for table in page.keys() & _BY_NAME:
        page[table].update((names.get(name, name), value) for name, value in own[table].items())
    for name, node in own["substitution_defs"].items():
        page["substitution_defs"][substitutions[name]] = node
        page["substitution_names"][substitutions[name].lower()] = substitutions[name]
