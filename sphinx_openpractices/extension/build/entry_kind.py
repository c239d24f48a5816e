"""How the entries of each type become nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.extension.base.entry_nodes import entry_item, entry_list
    from sphinx_openpractices.extension.base.origin import Origin
    from sphinx_openpractices.extension.base.reporting import Subtype

    ChooseLine = Callable[[BuildEnvironment], type[nodes.paragraph]]
    BuildItem = Callable[[Any, list[nodes.Node], Origin, Any], entry_item]
    """Makes the item of a record from its parsed markup, at its place; the options of its list come last, if any."""


@dataclass(frozen=True)
class EntryKind:
    """What a *type* of entries has of its own when pages are read.

    *argument* is the key that the argument of its directive is. *choose_line* returns the node of markup that is one
    plain paragraph. *make_list* makes the node of a list from its options
    and children, and *make_default_list* that of entries that follow each other. *arrange_list* completes a list before
    it is sorted, and *add_meta* adds the keys that its items show, after that. *make_sections* makes sections of a
    list, in that of its group if there is one, and *shape_list* gives a list without sections the shape of its layout.
    *subtypes* are those of messages about some keys. *report_missing* returns whether what an author wrote is too
    little for an entry, and reports it: it gets the options and the body, and which misplaced options were reported
    already.
    """

    type: EntryType
    argument: str
    build_item: BuildItem
    choose_line: ChooseLine
    make_list: Callable[[Any, Sequence[nodes.Node]], entry_list]
    make_default_list: Callable[[], entry_list]
    arrange_list: Callable[[Any, BuildEnvironment], None]
    add_meta: Callable[[Any, BuildEnvironment], None]
    make_sections: Callable[[Any, nodes.section | None, nodes.document], list[nodes.Element]]
    shape_list: Callable[[Any], None]
    subtypes: Mapping[str, Subtype]
    report_missing: Callable[[Mapping[str, str | None], list[nodes.Node], set[str], Origin], bool]
