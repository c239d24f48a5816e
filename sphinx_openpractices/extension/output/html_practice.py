"""Writes practices as HTML. The translator calls each function like a method of its own, with the node.

A practice has the same parts in every layout. Its status is in its title, for those who read only the headings of a
page; without a title, it is in the line below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.extension.base.practice_nodes import (
    practice_actions,
    practice_criteria,
    practice_heading,
    practice_history,
    practice_level,
    practice_line,
    practice_meta,
    practice_section,
    practice_status,
    practice_title,
)
from sphinx_openpractices.extension.base.practice_summary_nodes import practice_legend
from sphinx_openpractices.extension.base.reporting import _

from .html_filter import get_filter_name, is_filtered
from .html_folding import make_status_tag, write_folded
from .writer_parts import make_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from .writer_parts import _Element

_DETAILS: dict[type[nodes.Element], str] = {
    practice_actions: "practice-actions",
    practice_criteria: "practice-criteria",
    practice_history: "practice-history",
    practice_legend: "practice-legend",
}
_TITLES = (practice_heading, practice_title)


def start_element(self: HTML5Translator, tag: str, names: str = "", /, **attributes: Any) -> None:
    """Write a start tag."""
    self.body.append(make_tag(self, tag, **({"class": names} if names else {}), **attributes))


def visit_practice_list_html(self: HTML5Translator, node: _Element) -> None:
    """Start the list; VoiceOver needs ``role``, since it ignores lists without bullets (WebKit bug 170179)."""
    names = "practice-list"
    if (layout := node.get("layout", "list")) != "list":
        names += f" practice-list-{layout}"
    if "plain" in node:
        names += " practice-list-plain"
    self.body.append(self.starttag(node, "ul", CLASS=names, role="list", **make_list_attributes(self, node)))


def depart_practice_list_html(self: HTML5Translator, node: _Element) -> None:
    """End the list."""
    self.body.append("</ul>\n")


def visit_practice_sections_html(self: HTML5Translator, node: _Element) -> None:
    """Start sections that readers can filter."""
    attributes = make_list_attributes(self, node)
    if "aria-labelledby" in attributes:
        attributes["role"] = "group"
    self.body.append(self.starttag(node, "div", **attributes))


def make_list_attributes(self: HTML5Translator, node: _Element) -> dict[str, Any]:
    """Return the label of a list, and the name of its filter."""
    attributes: dict[str, Any] = {}
    if "labelledby" in node:
        attributes["aria-labelledby"] = node["labelledby"]
    if is_filtered(self, node):
        attributes["data-filter"] = get_filter_name(self, node)
    return attributes


def start_practice(self: HTML5Translator, node: _Element, tag: str, **attributes: Any) -> None:
    """Write the start tag of a practice: its status, and what the script of a filter needs."""
    if "filter-entry" in node and self.builder.name != "epub":
        attributes["data-entry"] = node["filter-entry"]
        attributes["data-choices"] = " ".join(map(str, node["filter-choices"]))
    self.body.append(self.starttag(node, tag, CLASS="practice", **{"data-status": node["status"]}, **attributes))


def visit_practice_item_html(self: HTML5Translator, node: _Element) -> None:
    """Start a practice in a list."""
    start_practice(self, node, "li")


def depart_practice_item_html(self: HTML5Translator, node: _Element) -> None:
    """End a practice in a list."""
    self.body.append("</li>\n")


def visit_practice_section_html(self: HTML5Translator, node: _Element) -> None:
    """Start a practice that is a section."""
    self.section_level += 1
    start_practice(self, node, "section")


def depart_practice_section_html(self: HTML5Translator, node: practice_section) -> None:
    """End a practice that is a section."""
    self.depart_section(node)


def visit_practice_heading_html(self: HTML5Translator, node: practice_heading) -> None:
    """Start a heading, which Sphinx writes, and in it an element for the title alone."""
    self.visit_title(node)
    start_element(self, "span", "practice-name")


def depart_practice_heading_html(self: HTML5Translator, node: practice_heading) -> None:
    """End the title, after the link to the section that Sphinx adds, and write the status before the end tag."""
    self.depart_title(node)
    end_tag = self.body.pop()
    _end_title(self, node)
    self.body.append(end_tag)


def visit_practice_title_html(self: HTML5Translator, node: _Element) -> None:
    """Start a title that is not the heading of a section."""
    tag = f"h{level}" if (level := node.get("heading-level")) else "p"
    self.body.append(self.starttag(node, tag, "", CLASS="practice-title"))
    start_element(self, "span", "practice-name")
    self.context.append(f"</{tag}>\n")


def depart_practice_title_html(self: HTML5Translator, node: _Element) -> None:
    """End a title, after the status."""
    _end_title(self, node)
    self.body.append(self.context.pop())


def _end_title(self: HTML5Translator, node: _Element) -> None:
    """End the element for the title, and write the status of its practice, if it is not elsewhere."""
    self.body.append("</span>")
    practice = node.parent
    for status in (each[0] for each in practice.children if isinstance(each, practice_meta)):
        if isinstance(status, practice_status):  # in a table, it has a cell
            self.body.append(" ")
            write_status(self, status, with_word=True)


def write_status(self: HTML5Translator, node: _Element, *, with_word: bool = False) -> None:
    """Write the label of a status, after a word for those who do not see what it is."""
    self.body.append(make_status_tag(self, node.attributes))
    if with_word:
        start_element(self, "span", "op-visually-hidden")
        self.body.append(self.encode(str(_("status:"))) + " </span>")
    self.body.append(f"{self.encode(node.astext())}</span>")


def visit_practice_status_html(self: HTML5Translator, node: _Element) -> None:
    """Write the label of a status in a line."""
    write_status(self, node)
    raise nodes.SkipNode


def visit_practice_meta_html(self: HTML5Translator, node: _Element) -> None:
    """Write the line below the title; the status is in the title. Without a title, it is first, without a separator."""
    first = node.children[0]
    is_titled = isinstance(node.parent.children[0], _TITLES)
    shown = node.children[2:] if isinstance(first, practice_status) else node.children
    if shown or not is_titled:
        start_element(self, "p", "practice-meta")
        if isinstance(first, practice_status) and not is_titled:
            write_status(self, first, with_word=True)
            self.body.append(" " if shown else "")
        for child in shown:
            child.walkabout(self)
        self.body.append("</p>\n")
    raise nodes.SkipNode


def visit_practice_level_html(self: HTML5Translator, node: practice_level) -> None:
    """Start a level."""
    start_element(self, "span", f"practice-level practice-level-{node['level']}")


def depart_practice_span_html(self: HTML5Translator, node: _Element) -> None:
    """End an inline element."""
    self.body.append("</span>")


def visit_practice_statement_html(self: HTML5Translator, node: _Element) -> None:
    """Start the statement."""
    self.body.append(self.starttag(node, "div", CLASS="practice-statement"))


def visit_practice_note_html(self: HTML5Translator, node: _Element) -> None:
    """Start the note."""
    self.body.append(self.starttag(node, "div", "", CLASS="practice-note") + "<p>")


def depart_practice_note_html(self: HTML5Translator, node: _Element) -> None:
    """End the note."""
    self.body.append("</p></div>\n")


def visit_practice_change_html(self: HTML5Translator, node: _Element) -> None:
    """Start a change."""
    self.body.append(self.starttag(node, "p", "", CLASS=f"practice-change practice-change-{node['change']}"))


def depart_practice_paragraph_html(self: HTML5Translator, node: _Element) -> None:
    """End a paragraph."""
    self.body.append("</p>\n")


def visit_practice_no_evidence_html(self: HTML5Translator, node: _Element) -> None:
    """Start what there is instead of evidence."""
    self.body.append(self.starttag(node, "p", "", CLASS="practice-no-evidence"))


def visit_practice_evidence_html(self: HTML5Translator, node: _Element) -> None:
    """Write the list of evidence."""
    names: dict[str, Any] = {"aria-label": str(_("Evidence")), "role": "list"}
    self.body.append(self.starttag(node, "ul", CLASS="practice-evidence", **names))
    write_folded(self, node)
    self.body.append("</ul>\n")
    raise nodes.SkipNode


def visit_practice_foot_html(self: HTML5Translator, node: _Element) -> None:
    """Start the foot."""
    self.body.append(self.starttag(node, "div", CLASS="practice-foot"))


def depart_practice_block_html(self: HTML5Translator, node: _Element) -> None:
    """End a part."""
    self.body.append("</div>\n")


def visit_practice_details_html(self: HTML5Translator, node: _Element) -> None:
    """Write what readers can open: a title, and a list of lines; in an e-book, all of it is open."""
    tag = "div" if self.builder.name == "epub" else "details"
    self.body.append(self.starttag(node, tag, "", CLASS=_DETAILS[type(node)]))
    write_folded(self, node)
    self.body.append(f"</{tag}>\n")
    raise nodes.SkipNode


def visit_practice_words_html(self: HTML5Translator, node: _Element) -> None:
    """Write words of the author, which are a column in a line."""
    is_column = isinstance(node.parent, practice_line)
    self.body.append(f"<span>{self.encode(node.astext())}</span>" if is_column else self.encode(node.astext()))
    raise nodes.SkipNode
