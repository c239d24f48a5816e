"""Groups by any key, with an order and titles of their own."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

CATALOG = """\
projects:
- title: A
  tags: [keystone, maps]
  relation: fund
  license: MIT OR Zlib
  extra: {since: 2024-03-01, maturity: sandbox, stars: 10}
- {title: B, tags: patron, relation: use, extra: {since: 2023-11, maturity: graduated, stars: 9, active: true}}
- {title: C, tags: [patron, second city], extra: {maturity: [incubating, sandbox], stars: 1.5, active: false}}
- {title: D}
"""
CONF = {
    "openpractices_tags": {"patron": "Patrons", "keystone": "Keystone sponsors", "gold": "Gold"},
    "openpractices_labels": {"extra.maturity": "Maturity"},
}
GROUPS = {
    "group-by: relation": "Used: B; Funded: A; Other: C, D",
    # In the order of the configuration, others sorted.
    "group-by: tags": "Patrons: B, C; Keystone sponsors: A; maps: A; second city: C; Other: D",
    "group-by: tags\n:groups: maps, patron = Friends": (
        "maps: A; Friends: B, C; Keystone sponsors: A; second city: C; Other: D"
    ),
    'group-by: tags\n:tags: maps, patron\n:groups: patron = "Friends, and more"': "Friends, and more: B, C; maps: A",
    "group-by: tags\n:tags: maps, patron": "maps: A; Patrons: B, C",
    # A group that the configuration knows may be empty.
    "group-by: tags\n:groups: gold, second city = Cities, other = No sponsors": (
        "Cities: C; Patrons: B, C; Keystone sponsors: A; maps: A; No sponsors: D"
    ),
    "group-by: license": "MIT OR Zlib: A; Other: B, C, D",
    "group-by: license\n:license: Zlib, MIT": "Zlib: A; MIT: A",  # each license that selects a project is a group
    "group-by: extra.since": "November 2023: B; March 1, 2024: A; Other: C, D",
    "group-by: extra.since\n:groups: 2024-03-01 = New": "New: A; November 2023: B; Other: C, D",
    "group-by: extra.maturity": "graduated: B; incubating: C; sandbox: A, C; Other: D",
    "group-by: extra.maturity\n:groups: sandbox, incubating = In between": (
        "sandbox: A, C; In between: C; graduated: B; Other: D"
    ),
    "group-by: extra.stars": "1.5: C; 9: B; 10: A; Other: D",
    "group-by: extra.active\n:groups: true = Active": "Active: B; No: C; Other: A, D",
    "group-by: extra.maturity\n:projects: D": "",  # other projects of the catalog have the key
    # A group that other projects of the catalog are in may be empty, too.
    "group-by: extra.maturity\n:projects: A\n:groups: graduated = Best, sandbox": "sandbox: A",
    "group-by: tags\n:projects: A\n:empty: None.\n:groups: platinum, maps": "maps: A; Keystone sponsors: A",
}


def read_groups(body):
    titles = BeautifulSoup(body, "html.parser").select(".project-group-title")
    lists = [(title.get_text(), title.find_next_sibling("ul").select(".project-title")) for title in titles]
    return "; ".join(f"{title}: {', '.join(each.get_text() for each in projects)}" for title, projects in lists)


@pytest.fixture(scope="module")
def pages(built_once):
    pages = {f"{number}.md": f"# P\n\n:::{{project-gallery}}\n:{each}\n:::\n" for number, each in enumerate(GROUPS)}
    files = {"index.md": "# P\n", **pages, "projects.yml": CATALOG}
    return built_once(files, suppress_warnings=["toc.not_included"], **CONF)


@pytest.mark.parametrize("number", range(len(GROUPS)), ids=list(GROUPS))
def test_projects_are_grouped_by_any_key(number, pages):
    assert pages.warnings == ""
    assert read_groups(pages.bodies[str(number)]) == list(GROUPS.values())[number]


def test_figures_in_the_body_are_grouped_too(site):
    body = ":::{project-figure}\n:title: Own\n:extra.maturity: graduated\n:::\n"
    page = f"# P\n\n::::{{project-gallery}}\n:group-by: extra.maturity\n:exclude: D\n\n{body}::::\n"
    built = site({"index.md": page, "projects.yml": CATALOG})
    assert built.warnings == ""
    assert read_groups(built.bodies["index"]) == "graduated: Own, B; incubating: C; sandbox: A, C"


MISTAKES = {
    "group-by: extra.maturty": (
        'WARNING: project-gallery: option "group-by": no project has the key "extra.maturty"; '
        'did you mean "extra.maturity"? [openpractices.selection]'
    ),
    "group-by: title": (
        "ERROR: project-gallery: option \"group-by\" 'title' makes no groups of several projects; "
        "write a key such as 'tags' or 'extra.maturity' [openpractices.value]"
    ),
    "group-by: maturity": (
        "ERROR: project-gallery: option \"group-by\" 'maturity' is not a key; "
        "write 'extra.maturity' if it is a key of your own [openpractices.value]"
    ),
    "group-by: tags\n:groups: keystne": (
        'WARNING: project-gallery: option "groups": there is no group "keystne" of the key "tags"; '
        'did you mean "keystone"? [openpractices.selection]'
    ),
    "group-by: tags\n:groups: keystone = Keystone, the best, patron": (
        'WARNING: project-gallery: option "groups": there is no group "the best" of the key "tags"; '
        'write keystone = "Keystone, the best", with quotes, if it is part of that title [openpractices.selection]'
    ),
    "group-by: tags\n:groups: xyz, patron": (
        'WARNING: project-gallery: option "groups": there is no group "xyz" of the key "tags"; '
        "use one of keystone, maps, patron, second city [openpractices.selection]"
    ),
    "group-by: tags\n:groups: keystone = ": (
        "ERROR: project-gallery: option \"groups\" has no title after 'keystone ='; "
        "write one, or leave out the equals sign [openpractices.value]"
    ),
    "group-by: tags\n:groups: keystone = a = b": (
        "ERROR: project-gallery: option \"groups\" contains '=' after 'a'; "
        "write 'keystone = \"Title\"', with quotes [openpractices.value]"
    ),
    "group-by: tags\n:groups: maps, maps": (
        "ERROR: project-gallery: option \"groups\" names the group 'maps' twice [openpractices.value]"
    ),
    "group-by: tags\n:tags: maps\n:groups: patron": (
        'WARNING: project-gallery: option "groups": there is no group "patron" of the key "tags"; '
        "use one of maps [openpractices.selection]"
    ),
    "group-by: tags\n:empty: None.\n:groups: keystne": (
        'WARNING: project-gallery: option "groups": there is no group "keystne" of the key "tags"; '
        'did you mean "keystone"? [openpractices.selection]'
    ),
    "group-by: taggs\n:groups: maps": (
        'ERROR: project-gallery: option "group-by" \'taggs\' is not a key; did you mean "tags"? [openpractices.value]'
    ),
    "groups: maps": (
        'ERROR: project-gallery: option "groups" needs the option "group-by"; '
        "add ':group-by: tags', for example [openpractices.value]"
    ),
}


def test_mistakes_are_reported_with_what_to_write(site):
    pages = {
        f"{number:02}.md": f"# P\n\n:::{{project-gallery}}\n:{each}\n:::\n" for number, each in enumerate(MISTAKES)
    }
    files = {"index.md": "# P\n", **pages, "projects.yml": CATALOG}
    built = site(files, suppress_warnings=["toc.not_included"])
    expected = [f"{number:02}.md:3: {message}" for number, message in enumerate(MISTAKES.values())]
    assert "\n".join(built.warnings.splitlines()) == "\n".join(expected)


def test_titles_by_authors_are_messages(site):
    page = "# P\n\n:::{project-gallery}\n:group-by: relation\n:groups: use = What we need, other = All else\n:::\n"
    built = site({"index.md": page, "projects.yml": CATALOG}, "gettext")
    messages = built.read("index.pot")
    assert 'index.md:3\nmsgid "What we need"' in messages
    assert 'msgid "All else"' in messages
    assert 'msgid "Funded"' not in messages
