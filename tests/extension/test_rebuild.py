"""After a change of the catalog, Sphinx reads exactly the pages that show or mention a changed project."""

from __future__ import annotations

import pytest

CATALOG = """\
projects:
  - title: Dask
    target: https://dask.org
    caption: Parallel *arrays*.
    tags: [arrays]
    relation: use
  - title: Zarr
    target: https://zarr.dev
    tags: [arrays, storage]
    relation: fund
  - title: Binder
    target: https://mybinder.org
    tags: [notebooks]
    relation: maintain
"""

PAGES = {
    "all": ":::{project-gallery}\n:::\n",
    "arrays": ":::{project-gallery}\n:tags: arrays\n:sort: title\n:::\n",
    "chosen": ":::{project-gallery}\n:projects: zarr, binder\n:::\n",
    "first": ":::{project-gallery}\n:limit: 1\n:::\n",
    "not-dask": ":::{project-gallery}\n:exclude: dask\n:sort: title\n:::\n",
    "figure": ":::{project-figure}\n:project: binder\n:::\n",
    "element": '<project-figure project="Zarr"></project-figure>\n',
    "mention": "See {project}`dask`, {openpractices:project}`Binder`.\n",
    "own": ":::{project-figure}\n:title: Own\n:::\n",
    "plain": "Nothing.\n",
}


def files(catalog=CATALOG, name="projects.yml", **more):
    index = "# Index\n\n```{toctree}\n" + "\n".join(PAGES) + "\n```\n"
    pages = {f"{page}.md": f"# {page}\n\n{text}" for page, text in PAGES.items()}
    catalogs = {name: catalog} if catalog else {}
    return {"index.md": index, **pages, **catalogs, **more}


def changed(before, after):
    assert before in CATALOG
    return CATALOG.replace(before, after)


DASK = {"all", "arrays", "first", "mention"}
ZARR = {"all", "arrays", "chosen", "element", "not-dask"}
BINDER = {"all", "chosen", "figure", "mention", "not-dask"}


CHANGES = {
    "a caption": (changed("Parallel", "Very parallel"), DASK),
    "a target": (changed("zarr.dev", "zarr.dev/v3"), ZARR),
    "a title": (changed("title: Binder", "title: Bindery\n    id: binder"), BINDER),
    "a relation": (changed("relation: maintain", "relation: use"), BINDER),
    "a tag": (changed("[notebooks]", "[notebooks, arrays]"), BINDER | {"arrays"}),
    "a tag that is gone": (changed("[arrays]", "[notebooks]"), DASK),
    "one more entry": (CATALOG + "  - title: Xarray\n", {"all", "not-dask"}),
    "one entry less": (CATALOG.partition("  - title: Binder")[0], BINDER),
    "a mistake": (changed("title: Dask", "titel: Dask"), DASK),
}


def test_change_of_one_entry_reads_the_pages_that_show_or_mention_it(site):
    assert site(files()).warnings == ""
    for change, (catalog, read_again) in CHANGES.items():
        assert set(site(files(catalog)).docnames_read) == read_again, change
        assert set(site(files()).docnames_read) == read_again, f"{change} is taken back"
    assert site(files()).docnames_read == []


def test_change_without_effect_reads_no_page_again(site):
    site(files())
    for same in (
        "# A comment\n\n" + CATALOG + "# And one more\n",
        changed("    tags: [arrays]\n    relation: use\n", "    relation: use\n    tags: arrays\n"),
        changed("title: Dask", 'title: "Dask"'),
    ):
        again = site(files(same))
        assert again.docnames_read == []
        assert set(again.bodies) <= {"search"}


def test_change_of_the_order_reads_the_pages_that_depend_on_it(site):
    before = site(files())
    head, dask, rest = CATALOG.partition("  - title: Dask")
    dask, zarr, rest = (dask + rest).partition("  - title: Zarr")
    after = site(files(head + zarr + rest + dask))
    assert set(after.docnames_read) == {"all", "first"}
    assert {name for name, body in after.bodies.items() if body != before.bodies[name]} <= {"all", "first"}


def test_added_catalog_reads_the_pages_that_need_it(site):
    before = site(files(catalog=None))
    assert "create projects.yml next to conf.py; this site has no catalog" in before.warnings
    after = site(files())
    assert after.warnings == ""
    assert set(after.docnames_read) == set(PAGES) - {"own", "plain"}


def test_removed_catalog_reads_the_pages_that_showed_it(site, tmp_path):
    site(files())
    (tmp_path / "site" / "projects.yml").unlink()
    assert set(site({}).docnames_read) == set(PAGES) - {"own", "plain"}


@pytest.mark.parametrize("parallel", [0, 2])
def test_one_of_several_files_is_added_changed_renamed_and_removed(parallel, site, tmp_path):
    named = ":::{project-gallery}\n:catalog: more.yml\n:::\n"
    more = {
        "more.yml": "projects:\n  - title: Xarray\n    tags: [arrays]\n",
        "named.md": f"---\norphan: true\n---\n{named}",
    }

    def build(*catalogs, **changes):
        return site(files(**changes), openpractices_projects=list(catalogs), parallel=parallel)

    unknown = 'set openpractices_projects = ["projects.yml", "more.yml"] in conf.py'
    assert unknown in build("projects.yml", **more).warnings
    added = build("projects.yml", "more.yml")
    assert (added.warnings, set(added.docnames_read)) == ("", {"all", "arrays", "named", "not-dask"})
    (tmp_path / "site" / "more.yml").rename(tmp_path / "site" / "others.yml")
    renamed = build("projects.yml", "others.yml")
    assert 'there is no catalog "more.yml"' in renamed.warnings
    assert renamed.docnames_read == ["named"]
    removed = build("projects.yml")
    assert set(removed.docnames_read) == {"all", "arrays", "not-dask"}
    assert "Xarray" not in removed.bodies["all"]


def test_missing_file_is_reported_with_the_nearest_name_and_the_others_are_read(site):
    built = site(files(), openpractices_projects=["project.yml", "projects.yml"])
    assert built.warnings == (
        'ERROR: conf.py: openpractices_projects names "project.yml", but there is no such file; '
        'did you mean "projects.yml"? [openpractices.catalog]\n'
    )
    assert "Binder" in built.bodies["all"]


def test_card_that_moves_to_another_page_is_found_by_the_pages_that_mention_it(site):
    hub = ":::{project-figure}\n:title: Hub\n:::\n"
    index = "# I\n\n```{toctree}\na\nb\nmention\nother\n```\n"
    others = {"mention.md": "# M\n\n{project}`hub`\n", "other.md": "# O\n\n{project}`elsewhere <b>`\n"}
    pages = {"index.md": index, "a.md": "# A\n", "b.md": f"# B\n\n{hub}", **others}
    assert 'href="b.html#project-hub"' in site(pages).bodies["mention"]
    moved = site({**pages, "a.md": f"# A\n\n{hub}", "b.md": "# B\n"})
    assert sorted(moved.docnames_read) == ["a", "b"]
    assert 'href="a.html#project-hub"' in moved.bodies["mention"]
    assert "other" not in moved.bodies


def test_lines_of_the_catalog_are_read_again_for_translators_only(site):
    site(files(), "gettext")
    again = site(files("# A comment\n" + CATALOG), "gettext")
    assert set(again.docnames_read) == set(PAGES) - {"own", "plain"}


def test_environment_holds_only_titles_of_the_catalog(site):
    built = site(files(changed("Parallel *arrays*.", "Zwölf Boxkämpfer")))
    pickled = (built.out.parent / "doctrees" / "environment.pickle").read_bytes()
    assert b"Binder" in pickled
    assert "Zwölf".encode() not in pickled
    assert b"zarr.dev" not in pickled


def test_order_of_tags_and_labels_of_keys_read_the_pages_with_cards(site):
    """For Sphinx, two mappings that differ only in order are equal."""
    sorted_page = ":::{project-gallery}\n:sort: tags\n:show: tags\n:::\n"
    pages = files(**{"sorted.md": f"---\norphan: true\n---\n{sorted_page}"})
    tags = {"storage": "Storage", "arrays": "Arrays", "notebooks": "Notebooks"}

    def build(tags, **conf):
        built = site(pages, openpractices_tags=tags, **conf)
        return set(built.docnames_read), built.bodies.get("sorted", "")

    def order(body):
        return sorted(("Zarr", "Dask", "Binder"), key=body.index)

    assert order(build(tags)[1]) == ["Zarr", "Dask", "Binder"]
    assert build(tags)[0] == set()
    read, body = build(dict(reversed(tags.items())))
    assert order(body) == ["Binder", "Dask", "Zarr"]
    assert read == set(PAGES) - {"plain", "mention"} | {"sorted"}
    labeled, body = build(dict(reversed(tags.items())), openpractices_labels={"tags": "Topics"})
    assert labeled == {*PAGES, "index", "sorted"}
    assert "Topics: " in body


@pytest.mark.parametrize(
    ("key", "written"), [("extra.maturity", "extra: {maturity: stable}"), ("license", "license: MIT")]
)
def test_key_that_appears_in_another_entry_reads_the_pages_that_miss_it(key, written, site):
    text = f":::{{project-gallery}}\n:projects: dask\n:show: {key}\n:::\n"
    keyed = {"keyed.md": f"---\norphan: true\n---\n{text}"}
    missing = f'keyed.md:4: WARNING: project-gallery: option "show": no project has the key "{key}"'
    assert missing in site(files(**keyed)).warnings
    other = CATALOG.replace("title: Zarr", f"title: Zarr\n    {written}")
    again = site(files(other, **keyed))
    assert (again.warnings, set(again.docnames_read)) == ("", ZARR | {"keyed"})
    assert missing in site(files(**keyed)).warnings
