"""Pages of any shape, as trees of blocks, to write in MyST or reStructuredText, with or without our markup."""

from __future__ import annotations

from textwrap import indent
from typing import NamedTuple

from hypothesis import strategies as st

FIGURE_OPTIONS = {
    "title": ["Dask", "C++", "A *b*", ""],
    "project": ["dask", "nothing"],
    "name": ["dask", "label"],
    "target": ["https://dask.org", "page", "#label", "javascript:x"],
    "caption": ["A *caption* [^1]", "Text"],
    "summary": ["Plain *text*"],
    "tags": ["a", "a, b"],
    "relation": ["use"],
    "class": ["x"],
    "draft": [""],
}
GALLERY_OPTIONS = {
    "sort": ["title", "catalog"],
    "group-by": ["tags", "relation", "license"],
    "show": ["tags, relation", "repository"],
    "layout": ["cards", "logos", "list"],
    "columns": ["1", "2"],
    "filter": [""],
    "canonical": [""],
    "caption": ["A *caption*", "A {project}`dask`"],
    "name": ["gallery", "label"],
    "tags": ["a", "none"],
    "projects": ["dask, numpy"],
    "limit": ["1"],
}
ATTRIBUTES = {**FIGURE_OPTIONS, "src": ["logo.svg", "missing.png"]}
ENDS = ["", "open", "inline", "closed"]
LOGOS = ["", "logo.svg", "logo.*", "missing.png", "https://dask.org/logo.svg"]
TEXTS = [
    "Text",
    "Text (role)dask(end) and (role)nothing(end).",
    "Note [^1] [^2].",
    "(tag)",
    "See (role)Title <dask>(end).",
    "A [link](#label).",
    "(role)dask(end)",
    "(image)",
    "(label)",
    "(comment)",
    "(math)",
    "(index)",
    "(rule)",
    "(substitution) (any)label(end)",
]
INLINE = {
    "(image)": ("![a](logo.svg)", ".. image:: logo.svg"),
    "(label)": ("(own)=", ".. _own:"),
    "(comment)": ("% comment", ".. comment"),
    "(math)": ("$$a$$ (eq)", ".. math:: a\n   :label: eq"),
    "(index)": ("```{index} a\n```", ".. index:: a"),
    "(rule)": ("---", "----------"),
    "(substitution)": ("{{ name }}", "|name|"),
    "[^1]": ("[^1]", "[1]_"),
    "[^2]": ("[^2]", "[#two]_"),
}
"""Markup in MyST and in reStructuredText."""
ALIKE = {
    "bullets": ("- ", "  "),
    "numbers": ("1. ", "   "),
    "field": (":name: ", "  "),
    "line-block": ("| ", "| "),
}
PREFIXES = {
    **{kind: (prefixes, prefixes) for kind, prefixes in ALIKE.items()},
    "quote": (("> ", "> "), ("   ", "   ")),
    "definition": (("Term\n: ", "  "), ("Term\n   ", "   ")),
    "footnote": (("[^1]: ", "    "), (".. [1] ", "   ")),
    "numbered-footnote": (("[^2]: ", "    "), (".. [#two] ", "   ")),
    "citation": (("> - ", ">   "), (".. [Cite] ", "   ")),
    "section": (("## Section\n\n", ""), ("Section\n-------\n\n", "")),
    "code": (("    ", "    "), ("::\n\n   ", "   ")),
}
"""What stands before the first line and the others, in MyST and in reStructuredText."""
LINES = {
    "heading": ("## {}", "{}\n" + "-" * 200),
    "table": ("| A | B |\n|---|---|\n| {} | b |", "+---+\n| {} |\n+---+"),
}
"""What holds one line."""
DIRECTIVES = {
    **dict.fromkeys(("container", "compound", "epigraph", "hlist", "note", "parsed-literal", "seealso"), ""),
    **dict.fromkeys(("admonition", "csv-table", "figure", "list-table", "rst-class", "sidebar", "topic"), "logo.svg"),
    **dict.fromkeys(("deprecated", "versionadded"), "1.0"),
    "glossary": "",
    "ifconfig": "True",
    "only": "html",
    "only ": "latex",
}
"""Directives of others, with their arguments."""
WRAPPERS = (*PREFIXES, *LINES, *DIRECTIVES)


class Block(NamedTuple):
    """A block of a page: text, something of ours, or what contains other blocks."""

    kind: str
    argument: str = ""
    options: tuple[tuple[str, str], ...] = ()
    children: tuple = ()


def draw_options(choices):
    """Some options, and often a title, where there is one."""
    pairs = [(name, value) for name, values in sorted(choices.items()) for value in values]
    titles = [pair for pair in pairs if pair[0] == "title"] or pairs
    first = st.lists(st.sampled_from(titles), max_size=1)
    return st.tuples(first, st.lists(st.sampled_from(pairs), max_size=3)).map(
        lambda drawn: tuple(dict([*drawn[0], *drawn[1]]).items())
    )


def make_blocks(children):
    several = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Block, st.just("project-figure"), st.sampled_from(LOGOS), draw_options(FIGURE_OPTIONS), several),
        st.builds(Block, st.just("project-gallery"), st.just(""), draw_options(GALLERY_OPTIONS), several),
        st.builds(
            Block,
            st.just("element"),
            st.sampled_from(["", "open", "inline", "closed"]),
            draw_options(ATTRIBUTES),
            several,
        ),
        st.builds(Block, st.sampled_from(WRAPPERS), st.just(""), st.just(()), several),
    )


TEXT = st.builds(Block, st.just("text"), st.sampled_from(TEXTS))
BLOCKS = TEXT
for _depth in range(4):  # deeper than what ``st.recursive`` draws
    BLOCKS = st.one_of(make_blocks(BLOCKS), TEXT)
PAGES = st.lists(BLOCKS, min_size=1, max_size=6)


class Writer:
    """Writes blocks as markup, or, unless *ours*, with markup of Sphinx in place of ours."""

    def __init__(self, *, myst, ours=True):
        self.myst = myst
        self.ours = ours

    def write_page(self, blocks):
        return "\n\n".join(["# Page" if self.myst else "Page\n====", *map(self.write, blocks)]) + "\n"

    def write(self, block):
        body = "\n\n".join(map(self.write, block.children))
        if block.kind == "text":
            return self.write_text(block.argument)
        if block.kind == "element":
            return self.write_element(block, body)
        if block.kind in {"project-figure", "project-gallery"}:
            if self.ours:
                return self.write_directive(block.kind, block.argument, block.options, body)
            return self.write_directive("container", "", (), body or self.write_text("Text"))
        return self.write_wrapper(block.kind, body)

    def write_text(self, text):
        role = ("{project}`" if self.myst else ":project:`") if self.ours else ("{code}`" if self.myst else ":code:`")
        tag = '<project-figure title="A"></project-figure>' if self.ours else '<b title="A"></b>'
        text = text.replace("(role)", role).replace("(end)", "`").replace("(tag)", tag)
        text = text.replace("(any)", "{any}`" if self.myst else ":any:`")
        for name, markup in INLINE.items():
            text = text.replace(name, markup[not self.myst])
        return text

    def write_element(self, block, body):
        name = "project-figure" if self.ours else "div"
        if not self.myst:
            return f"<{name}>{body}"
        attributes = "".join(f' {key}="{value}"' for key, value in block.options)
        start, end = f"<{name}{attributes}>", f"</{name}>"
        if block.argument == "closed":
            return f"<{name}{attributes} />\n{body}"
        if block.argument == "inline":
            return f"{start}{body}{end}"
        return f"{start}\n\n{body}" + ("" if block.argument == "open" else f"\n\n{end}")

    def write_directive(self, name, argument, options, body):
        lines = "".join(f":{key}: {value}\n" for key, value in options)
        if not self.myst:
            content = lines + (f"\n{body}" if body else "")
            return f".. {name}:: {argument}\n" + indent(content, "   ")
        longest = max((len(line) - len(line.lstrip(":")) for line in map(str.strip, body.split("\n"))), default=0)
        fence = ":" * max(3, longest + 1)
        return f"{fence}{{{name}}} {argument}\n{lines}\n{body}\n{fence}"

    def write_wrapper(self, kind, body):
        body = body or self.write_text("Text")
        if kind in PREFIXES:
            first, others = PREFIXES[kind][not self.myst]
            return first + f"\n{others}".join(body.split("\n"))
        if kind in LINES:
            return LINES[kind][not self.myst].format(" ".join(body.split()))
        if kind == "list-table":
            body = f"* - {indent(body, '    ')[4:]}\n  - Cell"
        elif kind == "csv-table":
            body = '"' + body.replace('"', '""') + '", b'
        elif kind == "glossary":
            body = f"Term\n{indent(body, '   ')}"
        return self.write_directive(kind.strip(), DIRECTIVES[kind], (), body)
