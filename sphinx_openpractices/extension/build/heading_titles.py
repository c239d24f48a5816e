"""Titles of entries where Sphinx keeps text of pages before it resolves references.

Sphinx copies headings into titles of pages, tables of contents and labels when it reads a page: a reference to an
entry in a heading would show what the author wrote, such as an id. A label of an entry would have no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import clean_astext

from sphinx_openpractices.extension.base.entry_nodes import entry_title, find_entries, find_lists, find_title
from sphinx_openpractices.extension.base.nodes import entry_heading

from .domain import get_domain
from .entry_places import PageEntry, find_labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.extension.base.entry_nodes import entry_element


class LabelTextTransform(SphinxTransform):
    """Lets links of MyST lead to groups, and gives the titles of entries to those to their labels without text.

    Such a link is on the same page: ``[](#label)``. Runs after ``Locale`` (20), and before MyST resolves these links
    (879), when it would show the label. Added only to pages with entries.
    """

    default_priority = 800

    def apply(self, **kwargs: Any) -> None:
        """Complete the links."""
        lists = list(find_lists(self.document))
        _note_headings(lists, self.document, self.env)
        titles = {
            f"#{label}": title.astext()
            for entry in find_entries(self.document)
            if (title := find_title(entry)) is not None
            for label in find_labels(entry)
        }
        for link in self.document.findall(nodes.reference) if titles else ():
            if link.get("id_link") and not link.children and link["refuri"] in titles:
                link.append(nodes.inline("", titles[link["refuri"]], classes=["std", "std-ref"]))


def _note_headings(lists: Iterable[entry_element], document: nodes.document, env: BuildEnvironment) -> None:
    """Let links of MyST lead to groups and sections on other pages, ``page.md#maps``: MyST knows only its own headings.

    The anchors have the values that MyST has for headings: a line, the anchor, and the text of links without text.
    """
    for each in lists:
        found: list[tuple[nodes.Element, nodes.Element]] = []
        if group := document.ids.get(each.get("labelledby", "")):
            found.append((group, group))
        section = each if isinstance(each, nodes.section) else each.parent
        while isinstance(section, nodes.section) and isinstance(section[0], entry_heading | entry_title):
            found.append((section, section[0]))
            section = section.parent
        for place, heading in found:
            slugs = env.metadata[env.docname].setdefault("myst_slugs", {})
            for anchor in place["ids"]:
                slugs.setdefault(anchor, (heading.line or 0, anchor, heading.astext()))


def on_env_updated_show_titles(app: Sphinx, env: BuildEnvironment) -> None:
    """Give titles of entries to headings and labels, after all pages are read and all places are known."""
    registers = get_domain(env).registers.values()
    standard = env.domains.standard_domain
    for docname, entries in (page for register in registers for page in register.pages.items()):
        labeled = (each for places in entries.values() for each in places if each[-1])
        for entry in map(PageEntry._make, labeled):
            for label in entry.labels:
                place = standard.anonlabels.get(label)
                if place and place[0] == docname and label not in standard.labels:
                    standard.labels[label] = (*place, entry.title)
    for docname in {docname: None for register in registers for docname in register.data["mentions"]}:
        renamed = _rename_headings(env, docname)
        for label, (page, anchor, text) in list(standard.labels.items()) if renamed else ():
            if page == docname and text in renamed:
                standard.labels[label] = (page, anchor, renamed[text])
        slugs = env.metadata[docname].get("myst_slugs", {}) if renamed else {}
        for slug, (line, section, text) in slugs.items():
            slugs[slug] = (line, section, renamed.get(text, text))


def _rename_headings(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """Show titles of entries in what Sphinx keeps of the headings of a page; return the new texts by the old ones."""
    renamed = {}
    for kept in (env.titles, env.longtitles, env.tocs):
        for heading in cast("Iterable[nodes.Element]", kept[docname].findall(_is_heading)):
            before = clean_astext(heading)
            for text in heading.findall(nodes.inline):
                name, target = text.get("mention", ("", ""))
                found = get_domain(env).registers[name].find(target) if name else None
                if found:
                    text[:] = [nodes.Text(found.title)]
                    renamed[before] = clean_astext(heading)
    return renamed


def _is_heading(node: nodes.Node) -> bool:
    """Return whether a node is the title of a page, or the link to a section in a table of contents."""
    return isinstance(node, nodes.title | nodes.reference)
