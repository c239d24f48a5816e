"""Text of the package in other languages."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import sphinx_openpractices
from sphinx_openpractices.extension.base.reporting import MESSAGE_CATALOG

PACKAGE = Path(sphinx_openpractices.__file__).parent
"""In tox, the package installed from the wheel, so that missing catalogs are found."""
LOCALE = PACKAGE / "locale"
LANGUAGES = ["ar", "de", "es", "fr", "ja"]
SAME_WORDS = {
    "Relation": {"en", "fr"},
    "Repository": {"de", "en"},
    "Description": {"en", "fr"},
    "No": {"en", "es"},
    "Software": {"de", "en", "es"},
    "Organization": {"de", "fr"},
    "Status": {"de", "en"},
    "1 action": {"en", "fr"},
    "{number} actions": {"en", "fr"},
}
"""Messages that are the same words in several languages."""
PLACEHOLDER = re.compile(r"\{\w*\}")

PAGE = """# Projects

:::{project-gallery}
:show: tags, relation
:::

:::{project-gallery}
:group-by: tags
:::
"""
PROJECTS = """projects:
- {title: Dask, tags: [animal], relation: [use, contribute, maintain, fund], target: "https://example.org/d"}
- {title: Zarr, target: "https://example.org/z"}
"""
FILES = {"index.md": PAGE, "projects.yml": PROJECTS}


def read_body(built):
    return re.sub("</?(bdi|span)[^>]*>", "", built.bodies["index"])


def read(path):
    with path.open("rb") as file:
        return {message.id: message for message in read_po(file) if message.id}


def po_of(language):
    return LOCALE / language / "LC_MESSAGES" / f"{MESSAGE_CATALOG}.po"


@pytest.fixture(scope="session")
def messages():
    found = {message for _file, _line, message, _comments, _context in extract_from_dir(PACKAGE)}
    assert {"Tags", "Other"} <= found
    return found


def test_languages():
    assert sorted(path.name for path in LOCALE.iterdir() if path.is_dir()) == LANGUAGES


def test_template_has_the_messages_of_the_package(messages):
    assert read(LOCALE / f"{MESSAGE_CATALOG}.pot").keys() == messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_is_translated(messages, language):
    found = read(po_of(language))
    assert found.keys() == messages
    assert [text for text, message in found.items() if not message.string.strip() or message.fuzzy] == []
    for text, message in found.items():
        assert sorted(PLACEHOLDER.findall(message.string)) == sorted(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_follows_the_date_by_which_something_is_due(language):
    """While the browser parses a page, ``practice-overdue.js`` replaces the text up to the date."""
    found = read(po_of(language))
    texts = [found[text].string for text in ("next review by {date}", "due {date}", "next due {date}")]
    assert [text for text in texts if not text.endswith("{date}")] == []


def test_no_language_has_the_words_of_another(messages):
    texts = {language: read(po_of(language)) for language in LANGUAGES}
    same = {}
    for message in messages:
        words = {"en": message} | {language: found[message].string for language, found in texts.items()}
        for text in words.values():
            if len(languages := {language for language, other in words.items() if other == text}) > 1:
                same[message] = languages
    assert same == SAME_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_catalog_is_compiled(language):
    with po_of(language).with_suffix(".mo").open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}
    assert compiled == {text: message.string for text, message in read(po_of(language)).items()}


def test_site_shows_text_in_its_language(site):
    """One language is enough: other tests check without a build that all catalogs are complete."""
    built = site(FILES, language="ar")
    assert built.warnings == ""
    body = read_body(built)
    word = gettext.translation(MESSAGE_CATALOG, LOCALE, ["ar"]).gettext
    relations = ", ".join(map(word, ("Used", "Contributed to", "Maintained", "Funded")))
    assert f"<p>{word('Tags')}: animal</p>" in body
    assert f"<p>{word('Relation')}: {relations}</p>" in body
    assert re.search(rf"project-group-title[^>]*>{word('Other')}<", body)


@pytest.mark.parametrize(
    "extensions", [["myst_parser", "sphinx_openpractices"], ["sphinx_openpractices", "myst_parser"]]
)
def test_order_of_extensions_does_not_matter(site, extensions):
    body = read_body(site(FILES, language="de", extensions=extensions))
    assert "<p>Schlagwörter: animal</p>" in body
    assert "<p>Beziehung: Genutzt, Mitentwickelt, Betreut, Gefördert</p>" in body
    assert ">Sonstige<" in body


@pytest.mark.parametrize(("language", "word"), [("en", " project"), ("de", "-Projekt"), ("de_AT", "-Projekt")])
def test_search_names_projects_in_the_language_of_the_site(site, language, word):
    assert f'"Open practices{word}"' in site(FILES, language=language).read("searchindex.js")


def test_labels_of_configured_relations_are_not_translated(site):
    own = {"use": "Used", "contribute": "Patched", "maintain": "Kept", "fund": "Paid"}
    body = read_body(site(FILES, language="de", openpractices_relations=own))
    assert "<p>Beziehung: Used, Patched, Kept, Paid</p>" in body


def test_unsupported_language_falls_back_to_english(site):
    built = site(FILES, language="eo")
    assert built.warnings == ""
    assert "<p>Relation: Used, Contributed to, Maintained, Funded</p>" in read_body(built)
