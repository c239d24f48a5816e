"""The role ``{project-count}``: the number of projects that options select, in any text of a page."""

from __future__ import annotations

import re

CATALOG = """\
projects:
- {title: A, tags: [maps, data], relation: [fund, use]}
- {title: B, tags: [maps], relation: fund}
- {title: C, relation: use, caption: 'One of {project-count}`relation=use`.'}
"""
COUNTS = {
    "all": 3,
    "relation=fund": 2,
    "relation = fund;tags = data,maps ;": 2,
    "relation=fund; tags=maps; exclude=B": 1,
    "projects=A, c": 2,
    "catalog=projects.yml": 3,
    "tags=data; exclude=A": 0,
}
WRONG = """\
index.md:3: ERROR: project-count: option "relation" 'fundd' is not one of use, contribute, maintain, fund; \
did you mean "fund"? [openpractices.value]
index.md:5: ERROR: project-count: unknown option "relatoin"; did you mean "relation"? [openpractices.option]
index.md:7: ERROR: project-count: write "relation=fund", for example, or "all" for the whole catalog; found "fund" \
[openpractices.option]
index.md:9: ERROR: project-count: write "relation=fund", for example, or "all" for the whole catalog; \
found "relation: fund" [openpractices.option]
index.md:11: ERROR: project-count: write "; " before "tags"; options are separated by semicolons [openpractices.option]
index.md:13: ERROR: project-count: write the option "tags" once, with commas between its values [openpractices.option]
index.md:15: WARNING: project-count: option "tags": there is no tag "mapps"; did you mean "maps"? \
[openpractices.selection]
index.md:18: WARNING: project-count: option "projects": there is no project "D" [openpractices.selection]
"""


def test_number_is_that_of_a_gallery_with_the_same_options(site):
    lines = [f"- {{project-count}}`{text}`" for text in COUNTS]
    rest = [f"* :project-count:`{text}`" for text in COUNTS]
    title = "# We support {project-count}`relation=fund` of {project-count}` ` projects"
    gallery = ":::{project-gallery}\n:caption: All {project-count}`all`\n:::"
    title_of_rest = "Only :project-count:`relation=use`\n==================================="
    files = {
        "index.md": "\n".join([title, "", *lines, "", gallery, "", "```{toctree}", "rest", "```"]),
        "rest.rst": "\n".join([title_of_rest, "", *rest]),
        "projects.yml": CATALOG,
    }
    built = site(files, "text")
    assert built.warnings == ""
    for page in ("index.txt", "rest.txt"):
        assert re.findall(r"^\* (\d+)$", built.read(page), re.MULTILINE) == [str(number) for number in COUNTS.values()]
    text = built.read("index.txt")
    assert text.startswith("We support 2 of 3 projects\n***")
    assert "All 3" in text
    assert "One of 2." in text
    assert "Only 2" in text  # in the table of contents


def test_wrong_options_are_reported_and_the_text_is_shown(site):
    page = """\
# P

{project-count}`relation=fundd`

{project-count}`relatoin=fund`

{project-count}`fund`

{project-count}`relation: fund`

{project-count}`relation=fund, tags=maps`

{project-count}`tags=maps; tags=data`

A paragraph
with {project-count}`tags=mapps` of them.

{project-count}`projects=D`
"""
    built = site({"index.md": page, "projects.yml": CATALOG})
    assert built.warnings == WRONG
    body = built.bodies["index"]
    assert "relation=fundd" in body
    assert "with 0 of them" in body  # the name may be right
    rest = {"index.rst": "P\n=\n\nA paragraph\nwith :project-count:`fund`.\n", "projects.yml": CATALOG}
    built = site(rest, folder="rest")
    assert built.warnings == "index.rst:4" + WRONG.splitlines(keepends=True)[2].removeprefix("index.md:7")


def test_page_is_read_again_when_the_number_is_another_and_only_then(site):
    files = {
        "index.md": "# P\n\n{project-count}`relation=fund`\n\n```{toctree}\nother\n```\n",
        "other.md": "# All {project-count}`all`\n",
        "projects.yml": CATALOG,
    }
    assert site(files).docnames_read == ["index", "other"]
    built = site({"projects.yml": CATALOG.replace("title: B", "title: Beta")})
    assert (built.warnings, built.docnames_read) == ("", [])
    built = site({"projects.yml": CATALOG.replace("title: B, tags: [maps], relation: fund", "title: B, relation: use")})
    assert (built.warnings, built.docnames_read) == ("", ["index"])
    assert "<p>1</p>" in built.bodies["index"]
    built = site({"projects.yml": CATALOG.replace("- {title: A", "- {title: Z, relation: use}\n- {title: A")})
    assert (built.warnings, built.docnames_read) == ("", ["index", "other"])
    assert "All 4" in built.bodies["index"]


def test_site_without_a_catalog_gets_a_warning(site):
    built = site({"index.md": "# P\n\n{project-count}`all` and {project-count}`relation=use`.\n"})
    assert "0 and 0" in built.bodies["index"]
    absence = "project-count: create projects.yml next to conf.py; this site has no catalog [openpractices.selection]"
    assert built.warnings == f"index.md:3: WARNING: {absence}\n" * 2


def test_translations_count_too(site):
    index = "# P\n\nWe support {project-count}`relation=fund` projects.\n"
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "MESSAGE"\nmsgstr "TRANSLATION"\n'
    translated = po.replace("MESSAGE", index.splitlines()[2])
    files = {
        "index.md": index,
        "projects.yml": CATALOG,
        "locale/de/LC_MESSAGES/index.po": translated.replace(
            "TRANSLATION", "Von {project-count}`all` fördern wir {project-count}`relation=fund`."
        ),
    }
    built = site(files, "gettext")
    assert 'msgid "We support {project-count}`relation=fund` projects."' in built.read("index.pot")
    built = site({}, language="de", locale_dirs=["locale"])
    assert built.warnings == ""
    assert "Von 3 fördern wir 2." in built.bodies["index"]
    # Numbers of the translation are kept up to date, too.
    built = site({"projects.yml": f"{CATALOG}- title: D\n"}, language="de", locale_dirs=["locale"])
    assert "Von 4 fördern wir 2." in built.bodies["index"]
