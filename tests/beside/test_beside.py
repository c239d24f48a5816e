"""Eight other extensions and ours on one site: each does what it does without the others.

Every page is built three times: with all of them, with ours alone, and without ours. All that ours has to do with
stands in containers of the class ``part``, so that the three can be compared.
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

HERE = Path(__file__).parent
PART = re.compile(r"^(:{3,})\{container\} part\n.*?^\1\n?", re.MULTILINE | re.DOTALL)
EMPTY_PART = "::::{container} part\nNothing of ours.\n::::\n"
CONTENTS = re.compile(r"^```\{toctree\}\n.*?^```$", re.MULTILINE | re.DOTALL)
OURS = re.compile(r"/(openpractices-(?:base|practice[a-z-]*|reviews)|practice-[a-z-]+|project-[a-z-]+)\.(?:css|js)\b")
PRACTICE_FILES = {
    *("openpractices-practice-statuses", "openpractices-practices", "openpractices-reviews"),
    *("practice-details", "practice-overdue"),
}

VARIANTS = pytest.mark.parametrize(
    ("theme", "builder", "options"),
    [
        pytest.param("openpractices", "html", [], id="openpractices"),
        pytest.param("openpractices", "dirhtml", [], id="openpractices-dirhtml"),
        pytest.param("pydata_sphinx_theme", "html", ["-t", "first"], id="pydata-ours-loaded-first"),
        pytest.param("sphinx_book_theme", "html", [], id="book"),
        # ABlog's page.html takes the place of Furo's, and the pages are blank.
        pytest.param("furo", "html", ["-t", "unblogged"], id="furo"),
    ],
)

COMPONENTS = {
    "design.html": [".sd-card .sd-card-footer", ".sd-tab-set", "details.sd-dropdown", "a.sd-btn", ".sd-badge", "svg"],
    "tabs.html": [".sphinx-tabs [role=tab]", ".sphinx-tabs-panel.code-tab"],
    "notebook.html": [".cell_input .highlight", ".cell_output .their-list"],
    "text-notebook.html": [".cell_input .highlight"],
    "code.html": ["script[src*=copybutton]", ".code-block-caption", ".linenos"],
    "between.html": ["a.external[href='https://there.example/index.html#project-trowel']"],
    "blog/posts.html": [".postlist .ablog-post-excerpt"],
    "blog/tag/tools.html": [".ablog__collection .ablog-post"],
    "404.html": ["link[href^='/_static/']"],
    "plain.html": ["meta[property='og:title'][content='Galleries with nothing around them']"],
}


def sphinx_build(source, out, *options):
    """Build as authors do, in a process of its own; a warning is an error."""
    command = [sys.executable, "-P", "-m", "sphinx", "-W", "--keep-going", "-q", *options, source, out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        pytest.fail(f"sphinx-build {' '.join(options)} {source.name}:\n{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def there(tmp_path_factory):
    """The folder of another site, which was built once without knowing of ours."""
    folder = tmp_path_factory.mktemp("elsewhere") / "there"
    shutil.copytree(HERE / "there", folder)
    sphinx_build(folder, folder / "first", "-t", "first")
    return folder


@pytest.fixture(scope="session")
def sources(tmp_path_factory, there):
    """The site as it is, ``alone`` with nothing but the parts, and ``without`` what is in them."""
    root = tmp_path_factory.mktemp("sources")
    for name in ("all", "alone", "without"):
        shutil.copytree(HERE / "site", root / name)
        shutil.copy(there / "first" / "objects.inv", root / name / "there.inv")
    for page in pages_in(root / "alone"):
        parts = [found[0] for text in texts_of(page) for found in PART.finditer(text)]
        contents = [found for text in texts_of(page) for found in CONTENTS.findall(text)]
        page.unlink()
        alone = "\n\n".join(["---\norphan: true\n---", "# Alone", *parts, *contents])
        page.with_suffix(".md").write_text(alone + "\n", encoding="utf-8")
    for page in pages_in(root / "without"):
        empty_parts(page)
    return root


def pages_in(source):
    """The documents of a site."""
    return [page for kind in ("md", "ipynb") for page in sorted(source.rglob(f"*.{kind}"))]


def texts_of(page):
    """The text of a document; of a notebook, those of its cells."""
    text = page.read_text(encoding="utf-8")
    if page.suffix != ".ipynb":
        return [text]
    return ["".join(cell["source"]) + "\n" for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"]


def empty_parts(page):
    """Put some words in the place of what is in the parts."""
    text = page.read_text(encoding="utf-8")
    if page.suffix != ".ipynb":
        page.write_text(PART.sub(EMPTY_PART, text), encoding="utf-8")
        return
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        cell["source"] = PART.sub(EMPTY_PART, "".join(cell["source"]) + "\n").rstrip("\n")
    page.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="session")
def build(tmp_path_factory, sources):
    """Build one of the three, once for each theme, builder and list of options."""
    root = tmp_path_factory.mktemp("built")

    @functools.cache
    def built(name, theme="openpractices", builder="html", *options):
        out = root / "-".join([name, theme, builder, *options])
        tag = [] if name == "all" else ["-t", name]
        sphinx_build(sources / name, out, "-b", builder, "-D", f"html_theme={theme}", *tag, *options)
        return out

    return built


def soups_of(site):
    """Each page that was written for readers, by its path."""
    paths = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return {path: soup_of(site / path) for path in paths if not path.startswith("_static/")}


def soup_of(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def parts_of(soup):
    """What stands in the parts of a page, without those that a list of posts repeats."""
    return [part.decode_contents().strip() for part in soup.select(".part") if not part.find_parent(class_="postlist")]


@VARIANTS
def test_galleries_and_references_are_what_they_are_alone(build, theme, builder, options):
    beside = soups_of(build("all", theme, builder, *options))
    compared = 0
    for path, page in soups_of(build("alone", theme, builder, *options)).items():
        expected = parts_of(page)
        is_copy = path == "404.html" and "404/index.html" in beside
        if path.startswith("404"):  # where a page is shown at any address, images are absolute
            expected = [re.sub(r'src="[./]*', 'src="/', part) for part in expected]
        for found, alone in zip(parts_of(beside[path]), expected, strict=True):
            assert found.splitlines() == alone.splitlines(), path
            compared += not is_copy
    pages = [page for page in pages_in(HERE / "site") if page.parent.name != "blog" or "unblogged" not in options]
    assert compared == sum(len(PART.findall(text)) for page in pages for text in texts_of(page))


@VARIANTS
def test_pages_are_what_they_are_without_us_but_for_our_parts(build, theme, builder, options):
    beside = soups_of(build("all", theme, builder, *options))
    without = soups_of(build("without", theme, builder, *options))
    assert beside.keys() == without.keys()
    for path, page in without.items():
        assert lines_without_us(beside[path]) == lines_without_us(page), path


def lines_without_us(soup):
    """A page without what ours adds, and without what the others make of the words and images in our parts."""
    for element in soup.select("link[rel=stylesheet], script[src]"):
        if OURS.search(element.get("href") or element["src"]):
            element.decompose()
    made_of_parts = "meta[name=description], meta[property='og:description'], meta[property^='og:image']"
    for element in soup.select(f"script[type='application/ld+json'], .ablog-post-excerpt, {made_of_parts}"):
        element.decompose()
    for part in soup.select(".part"):
        part.clear()
    return [line.strip() for line in soup.prettify().splitlines() if line.strip()]


@pytest.mark.parametrize("page", COMPONENTS)
def test_the_components_of_the_others_are_there(build, page):
    soup = soup_of(build("all") / page)
    assert [selector for selector in COMPONENTS[page] if not soup.select(selector)] == []


def test_our_files_are_on_the_documents_with_a_gallery_and_on_no_other_page(build, sources):
    documents = {
        page.relative_to(sources / "all").with_suffix(".html").as_posix() for page in pages_in(sources / "all")
    }
    pages = soups_of(build("all"))
    assert documents < pages.keys()
    for path, page in pages.items():
        names = [element.get("href") or element["src"] for element in page.select("link[rel=stylesheet], script[src]")]
        files = {found[1] for found in map(OURS.search, names) if found}
        # What lists the posts of a tag is no document; the how-to guide says what to do there.
        galleries = page.select(".project-gallery") if path in documents else []
        wanted = {"openpractices-base", "project-gallery"} if galleries else set()
        if path in documents and page.select(".practice"):
            wanted |= PRACTICE_FILES
        if any(gallery.has_attr("data-filter") for gallery in galleries):
            wanted.add("project-filter")
        assert files & {*wanted, "project-filter"} == wanted, path
        assert galleries or not files, path


@pytest.mark.parametrize("path", ["blog/posts.html", "blog/tag/tools.html"])
def test_a_list_of_posts_shows_the_gallery_of_a_summary(build, path):
    [listed] = soup_of(build("all") / path).select(".postlist .project-gallery, .ablog__collection .project-gallery")
    [gallery] = soup_of(build("all") / "blog" / "summary.html").select(".part .project-gallery")
    depth = path.count("/")
    assert listed.decode_contents() == gallery.decode_contents().replace('src="../', f'src="{"../" * depth}')


def test_a_feed_holds_the_galleries_of_a_post_with_absolute_addresses_of_images(build):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # lxml, which knows XML, is not needed for this
        feed = soup_of(build("all") / "blog" / "atom.xml")
    [entry] = [entry for entry in feed.select("entry") if entry.title.text == "A post with a gallery"]
    post = BeautifulSoup(entry.content.text, "html.parser")
    assert [title.text for title in post.select(".project-highlight .project-title")] == ["Shears", "Rake", "Seedling"]
    assert [image["src"] for image in post.select(".project-logo img")] == [
        "https://here.example/_images/square.svg",
        "https://here.example/_images/pair.svg",
        "https://here.example/_images/pair-dark.svg",
    ]


def test_a_logo_can_be_the_social_image_of_a_page(build):
    [image] = soup_of(build("all") / "plain.html").select("meta[property='og:image']")
    assert image["content"] == "https://here.example/_images/raster.png"
    assert (build("all") / "_images" / "raster.png").is_file()


def test_references_lead_to_the_projects_of_another_site(build):
    page = soup_of(build("all") / "between.html")
    trowel = ("Trowel", "https://there.example/index.html#project-trowel")
    assert [(link.text, link["href"]) for link in page.select("li > p > a.external")] == [trowel] * 5


def test_references_lead_from_another_site_to_the_projects_on_every_kind_of_page(build, there):
    shutil.copy(build("all") / "objects.inv", there / "here.inv")
    sphinx_build(there, there / "second")
    page = soup_of(there / "second" / "mentions.html")
    assert [(link.text, link["href"]) for link in page.select("li > p > a.external")] == [
        ("Shears", "https://here.example/blog/with-a-gallery.html#project-shears"),
        ("Watering can", "https://here.example/plain.html#project-watering-can"),
        ("In a card", "https://here.example/design.html#project-in-a-card"),
        ("In a tab", "https://here.example/tabs.html#project-in-a-tab"),
        ("In a notebook", "https://here.example/notebook.html#project-in-a-notebook"),
        ("Seedling", "https://here.example/plain.html#project-seedling"),
    ]
