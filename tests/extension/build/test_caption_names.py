"""Each shown caption is a text of its own: links, footnotes, labels and substitutions that it defines are only its."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

MARKDOWN = """\
See [site][ref], a note[^n], another[^1] and {ref}`here <lb>`.

[ref]: https://NAME.example
[^n]: First of NAME.
[^1]: Second of NAME.

(lb)=
Here.
"""
RST = """\
See site_, |word|, a note [#n]_, another [1]_, a third [#]_ and `here <lb_>`_.

.. _site: https://NAME.example
.. |word| replace:: word of NAME
.. [#n] First of NAME.
.. [1] Second of NAME.
.. [#] Third of NAME.

.. _lb:

Here.
"""
NAMES = ("one", "two")


def entries_of(text):
    captions = {name: json.dumps(text.replace("NAME", name)) for name in NAMES}
    return "projects:\n" + "".join(f"- {{title: {name}, caption: {text}}}\n" for name, text in captions.items())


def figures_of(text, form):
    return "\n".join(form.format(name=name, text=text.replace("NAME", name)) for name in NAMES)


DOORS = {
    "catalog.md": ":::{project-gallery}\n:::\n\n" * 2,
    "body.md": figures_of(MARKDOWN, "::::{{project-figure}}\n:title: {name}\n\n{text}\n::::\n"),
    "option.md": figures_of(
        MARKDOWN.replace("\n", "\n  "),
        "::::{{project-figure}}\n---\ntitle: {name}\ncaption: |\n  {text}\n---\n::::\n",
    ),
    "element.md": figures_of(MARKDOWN.replace("\n", "&#10;"), '<project-figure title="{name}" caption="{text}" />\n'),
    "catalog.rst": ".. project-gallery::\n\n" * 2,
    "body.rst": figures_of(RST.replace("\n", "\n   "), ".. project-figure::\n   :title: {name}\n\n   {text}\n"),
}
PAGE = {
    "md": "[ref]: https://page.example\n\nThe page has a [site][ref].[^n]\n\n[^n]: Note of the page.\n",
    "rst": ".. _site: https://page.example\n\nThe page has a site_ [#n]_.\n\n.. [#n] Note of the page.\n",
}


@pytest.mark.parametrize("door", DOORS)
def test_caption_finds_what_it_defines_itself_and_nothing_of_other_captions(door, site):
    page, _dot, suffix = door.partition(".")
    catalog = entries_of(MARKDOWN if suffix == "md" else RST)
    files = {door: f"P\n=\n\n{DOORS[door]}\n\n{PAGE[suffix]}", "projects.yml": catalog}
    built = site(files, root_doc=page, strict=True)
    assert built.warnings == ""
    body = BeautifulSoup(built.bodies[page], "html.parser")
    marks = []
    cards = body.select(".project-highlight")
    # An entry in two galleries is shown as if it were two.
    names = list(NAMES) * (2 if page == "catalog" else 1)
    assert [card.select_one(".project-title").get_text() for card in cards] == names
    for name, card in zip(names, cards, strict=True):
        assert card.find("a", string="site")["href"] == f"https://{name}.example"
        assert card.find(id=card.find("a", string="here")["href"][1:]) is not None
        references = card.select("a.footnote-reference")
        notes = [body.find(id=reference["href"][1:]).select_one("p").get_text() for reference in references]
        expected = [f"First of {name}.", f"Second of {name}.", f"Third of {name}."]
        assert notes == expected[: len(notes)]
        assert len(notes) == 2 if suffix == "md" else f"word of {name}" in card.get_text()
        marks += [reference.get_text() for reference in references]
    assert len(marks) == len(set(marks))
    mark = body.select("a.footnote-reference")[-1]
    assert mark.parent.find("a", string="site")["href"] == "https://page.example"
    assert body.find(id=mark["href"][1:]).select_one("p").get_text() == "Note of the page."


def test_caption_cannot_use_what_another_defines(site):
    texts = {
        "md": ("[x][ref], x[^n]\n\n[ref]: https://a.example\n[^n]: Text", "[x][ref], y[^n]"),
        "rst": ("link_, |sub|\n\n.. _link: https://a.example\n.. |sub| replace:: text", "link_, |sub|"),
    }
    for suffix, (first, second) in texts.items():
        gallery = ":::{project-gallery}\n:::\n" if suffix == "md" else ".. project-gallery::\n"
        catalog = f"projects:\n- {{title: A, caption: {json.dumps(first)}}}\n- title: B\n  caption: '{second}'\n"
        built = site(
            {f"{suffix}.{suffix}": f"P\n=\n\n{gallery}", "projects.yml": catalog}, folder=suffix, root_doc=suffix
        )
        places = {line.partition(" ")[0] for line in built.warnings.splitlines()}
        assert places == {"projects.yml:4:"}
        assert "https://a.example" not in str(
            BeautifulSoup(built.bodies[suffix], "html.parser").select(".project-highlight")[1]
        )
