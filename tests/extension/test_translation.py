"""Messages for translators, and translated sites."""

from __future__ import annotations

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

PAGE = """# Projects

::::{project-gallery}
:caption: What we *use*
:sort: title
:show: tags, relation

:::{project-figure} dask.png
:title: Zebra
:target: https://example.org/zebra
:alt: Black and white
:tags: animal
:relation: use

Has *stripes*.
:::

:::{project-figure}
:title: Bear
:target: more
:::
::::

<project-figure title="Fox" alt="Red" src="dask.png">
Is *quick*.
</project-figure>
"""
FILES = {"index.md": PAGE, "more.md": "---\norphan: true\n---\n# More\n"}
GERMAN = {
    "What we *use*": "Was wir *nutzen*",
    "Zebra": "Ameisenbär",
    "Black and white": "Schwarz-weiß",
    "Has *stripes*.": 'Frisst "rote" *Ameisen*.',
    "Bear": "Bär",
    "Fox": "<b>Fuchs</b> & Co.",
    "Red": 'Rot, "nicht" blau',
    "Is *quick*.": "Ist *schnell*.",
}


def test_title_caption_and_alt_are_messages_at_their_place(built_once, png):
    built = built_once({**FILES, "dask.png": png()}, "gettext")
    assert built.warnings == ""
    with (built.out / "index.pot").open("rb") as file:
        messages = {message.id: message.locations for message in read_po(file) if message.id}
    places = {
        text: [(path.rpartition("/")[2], line) for path, line in locations] for text, locations in messages.items()
    }
    expected = {
        "What we *use*": 3,
        "Zebra": 8,
        "Black and white": 8,
        "Has *stripes*.": 15,
        "Bear": 18,
        "Fox": 24,
        "Red": 24,
        "Is *quick*.": 25,
    }
    assert {text: places.get(text) for text in expected} == {
        text: [("index.md", line)] for text, line in expected.items()
    }


def test_text_of_the_package_is_not_a_message_of_the_site(built_once, png):
    built = built_once({**FILES, "dask.png": png()}, "gettext")
    with (built.out / "index.pot").open("rb") as file:
        messages = {message.id: message.locations for message in read_po(file) if message.id}
    assert {"Tags", "Relation"} & messages.keys() == set()
    assert [text for text, locations in messages.items() if any(line == 0 for _path, line in locations)] == []


def test_translated_site_shows_linked_titles_in_the_order_of_the_translation(site, tmp_path, png):
    catalog = Catalog(locale="de")
    for english, german in GERMAN.items():
        catalog.add(english, german)
    path = tmp_path / "site" / "locale" / "de" / "LC_MESSAGES" / "index.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    built = site({**FILES, "dask.png": png()}, language="de", locale_dirs=["locale"])
    assert built.warnings == ""
    body = built.bodies["index"]
    assert '<p class="project-gallery-caption rubric" id="gallery-what-we-use">Was wir <em>nutzen</em></p>' in body
    bear = '<p class="project-title"><a href="more.html">Bär</a></p>'
    anteater = '<p class="project-title"><a href="https://example.org/zebra">Ameisenbär</a></p>'
    assert 0 < body.index(anteater) < body.index(bear)
    assert 'alt="Schwarz-weiß"' in body
    assert '<div class="project-caption"><p>Frisst „rote“ <em>Ameisen</em>.</p>' in body
    # A translation is text, like the title.
    assert '<p class="project-title">&lt;b&gt;Fuchs&lt;/b&gt; &amp; Co.</p>' in body
    assert 'alt="Rot, &quot;nicht&quot; blau"' in body
    assert '<div class="project-caption"><p>Ist <em>schnell</em>.</p>' in body
