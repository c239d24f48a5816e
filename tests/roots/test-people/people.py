"""People: a third entry type, which is a declaration, a writer and a stylesheet."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from docutils import nodes

from sphinx_openpractices.catalog.entry_type import EntryType
from sphinx_openpractices.catalog.group_titles import read_filter_keys, read_group_key
from sphinx_openpractices.catalog.keys import declare_key
from sphinx_openpractices.catalog.listing import EntrySelection, Listing, read_shown
from sphinx_openpractices.catalog.matching import TAG_MATCHERS, match_one
from sphinx_openpractices.catalog.record import RecordKeys
from sphinx_openpractices.catalog.value_order import CATALOG_ORDER, read_sort
from sphinx_openpractices.catalog.values import (
    read_classes,
    read_identifier,
    read_line,
    read_switch,
    read_text,
    read_words,
)
from sphinx_openpractices.extension.output.html_filter import FilterTexts
from sphinx_openpractices.extension.base.boundaries import GuardedApp
from sphinx_openpractices.extension.base.entry_nodes import entry_item, entry_list, entry_markup, entry_title
from sphinx_openpractices.extension.base.nodes import plain_text
from sphinx_openpractices.extension.build.entry_kind import EntryKind
from sphinx_openpractices.extension.build.entry_role import EntryRole
from sphinx_openpractices.extension.build.item_names import name_item
from sphinx_openpractices.extension.build.list_keys import add_meta
from sphinx_openpractices.extension.input.directives import EntryDirective, EntryListDirective, OptionSpec
from sphinx_openpractices.text.slugs import make_slug

# The declaration


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person."""

    id: str = declare_key(read_identifier, "stable name", empty="")
    title: str = declare_key(read_text, "the name", synonyms="name")
    biography: str = declare_key(str.strip, "markup", empty="")
    summary: str = declare_key(read_line, "plain text", empty="")
    team: str = declare_key(read_text, "the team", empty="", synonyms="group department")
    tags: tuple[str, ...] = declare_key(read_words, "words", empty=())
    draft: bool = declare_key(read_switch, "flag", typed=True, empty=False)
    class_: tuple[str, ...] = declare_key(read_classes, "classes", empty=())
    extra: dict[str, Any] = field(default_factory=dict)


KEYS = RecordKeys(Person, "person", ("id", "title"), ("title", "biography"), ("team", "tags"))


@dataclass(frozen=True, kw_only=True)
class PersonSelection(EntrySelection):
    """Which people."""

    NAMES: ClassVar[str] = "people"
    MATCHERS: ClassVar[Any] = {**TAG_MATCHERS, "team": match_one("team")}

    people: tuple[str, ...] = declare_key(read_words, "these people", empty=())
    team: tuple[str, ...] = declare_key(read_words, "people of these teams", empty=())


@dataclass(frozen=True, kw_only=True)
class PersonList(Listing, PersonSelection):
    """The options of ``{person-list}``."""

    sort: str = declare_key(partial(read_sort, KEYS), "the order", empty=CATALOG_ORDER)
    group_by: str = declare_key(partial(read_group_key, KEYS), "the key of groups", empty="")
    show: tuple[str, ...] = declare_key(partial(read_shown, KEYS), "keys", empty=())
    filter: tuple[str, ...] = declare_key(partial(read_filter_keys, KEYS), "flag", empty=())


PEOPLE = EntryType(
    "person", "people", "person", "person-list", "list", KEYS, PersonSelection, PersonList, "biography", "summary"
)

# The writer


class person_list(entry_list):
    type_name = "person"


class person_item(entry_item):
    type_name = "person"


class person_name(entry_title, nodes.paragraph, plain_text):
    pass


class person_biography(entry_markup, nodes.container):
    pass


def build_person(person, biography, origin, _options):
    item = person_item(person=person.id or make_slug(person.title), classes=list(person.class_))
    item.declared = person
    origin.mark(item)
    name = person_name(person.title, person.title)
    origin.find_owner("title").mark(name, "title")
    item += [name, person_biography("", *biography)]
    name_item(item, person, origin)
    return item


def make_list(options, children):
    made = person_list("", *children, bullet="-", show=list(options.show), sort=options.sort)
    if options.filter:
        made["filter"], made["filter-keys"] = options.name, list(options.filter)
    return made


KIND = EntryKind(
    PEOPLE,
    argument="title",
    build_item=build_person,
    choose_line=lambda _env: nodes.paragraph,
    make_list=make_list,
    make_default_list=lambda: person_list(bullet="-"),
    arrange_list=lambda _people, _env: None,
    add_meta=add_meta,
    make_sections=lambda people, _group, _document: [people],
    shape_list=lambda _people: None,
    subtypes={},
    report_missing=lambda _own, _body, _misplaced, _origin: False,
)


FILTER = FilterTexts("Filter people", "Search {total} people", "Nobody matches.", ".person-name, .person-biography")


class PersonRole(EntryRole):
    type_name = "person"


class PersonDirective(EntryDirective):
    kind = KIND
    option_spec = OptionSpec(Person, "name", "person")


class PersonListDirective(EntryListDirective):
    kind = KIND
    option_spec = OptionSpec(PersonList)


def visit_item(self, node):
    self.body.append(self.starttag(node, "li", "", CLASS="person"))


def depart_item(self, node):
    self.body.append("</li>\n")


def setup(app):
    guarded = GuardedApp(app)
    guarded.add_node(person_list, {})
    guarded.add_node(person_item, {"html": (visit_item, depart_item)})
    guarded.add_node(person_name, {})
    guarded.add_node(person_biography, {})
    guarded.add_directive("person", PersonDirective)
    guarded.add_directive("person-list", PersonListDirective)
    guarded.add_role("person", PersonRole())
    app.add_role_to_domain("openpractices", "person", PersonRole())
    app.add_css_file("people.css")
    return {"parallel_read_safe": True}
