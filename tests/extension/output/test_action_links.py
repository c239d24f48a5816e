"""Calls to action where there are no buttons."""

from __future__ import annotations

import pytest

PAGE = """# Start

:::{container} call-to-action
[First *one*](#start)
[Second](other.md)
{ref}`Third <there>`
:::

:::{container} call-to-action
[Broken](https://example.org)\\
[Line](https://example.org/line)

[Alone](other.md)

[In a](other.md) sentence,
[or two](other.md).
:::

:::{container} other
[Not](other.md)
[apart](other.md)
:::

```{toctree}
:hidden:

other
written
```
"""
FILES = {
    "index.md": PAGE,
    "other.md": "# Other\n\n(there)=\n## There\n",
    "written.rst": "Written\n=======\n\n.. container:: call-to-action\n\n"
    "   `Une <https://example.org/1>`__\n   `Deux <https://example.org/2>`__\n",
}
CONF = {"version": "1", "copyright": "Us", "myst_heading_anchors": 1}
EXPECTED = """\
Start
*****

* First *one*

* Second

* Third

* Broken

* Line

Alone

In a sentence, or two.

Not apart
"""


def test_links_are_list_items_in_plain_text(site):
    built = site(FILES, "text", **CONF)
    assert built.warnings == ""
    assert built.read("index.txt") == EXPECTED
    assert built.read("written.txt").splitlines()[3:] == ["* Une", "", "* Deux"]


@pytest.mark.parametrize(
    ("builder", "file", "item"),
    [("latex", "*.tex", r"\item {}"), ("epub", "index.xhtml", "<li>"), ("man", "*.1", r"\(bu 2")],
)
def test_links_are_list_items_in_other_formats(builder, file, item, site):
    built = site(FILES, builder, epub_show_urls="no", man_pages=[("index", "start", "Start", "", 1)], **CONF)
    assert built.warnings == ""
    (path,) = built.out.glob(file)
    text = path.read_text("utf-8")
    assert text.partition("Alone")[0].count(item) == 5
    assert item not in text.partition("Alone")[2].partition("apart")[0]


def test_html_pages_keep_the_paragraph_for_the_theme(site):
    built = site(FILES, html_theme="openpractices", **CONF)
    assert built.warnings == ""
    assert '<div class="call-to-action docutils container">\n<p><a class' in built.read("index.html")
