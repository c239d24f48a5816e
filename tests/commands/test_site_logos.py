"""Which logos a site uses, for the commands: all that Sphinx finds, with the place where each is written."""

from __future__ import annotations

from hashlib import sha256

import pytest

from sphinx_openpractices.commands.site_error import SiteError
from sphinx_openpractices.commands.site_logos import read_site_logos
from sphinx_openpractices.logos.lock.lock_file import LockEntry, write_lock

pytestmark = pytest.mark.usefixtures("logging_as_it_was")
SITE = "https://logos.example.org/"
CONF = """\
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["parts"]
"""
FILES = {
    "conf.py": CONF,
    "index.md": "# I\n\n```{toctree}\ndeep/page\nrst\n```\n\n"
    f":::{{project-figure}} {SITE}a.svg\n:title: Figure\n:logo-dark: dark.png\n:::\n",
    "deep/page.md": f'# P\n\n<project-figure src="{SITE}b.svg" title="Element"></project-figure>\n\n'
    "```{include} /parts/more.md\n```\n\n:::{project-gallery}\n:projects: shown\n:::\n\n"
    ":::{project-gallery}\n:projects: shown\n:::\n",
    "parts/more.md": ":::{project-figure} here.png\n:title: Included\n:name: inc\n:::\n",
    "rst.rst": f"R\n=\n\n.. project-figure:: /missing.svg\n   :title: Plain\n   :logo-dark: {SITE}c.png\n\n"
    ".. project-figure::\n   :project: shown\n   :logo-dark: /dark.png\n   :cover: deep/here.png\n",
    "projects.yml": f"projects:\n- title: Shown\n  logo: {SITE}d.svg\n- title: On No Page\n  id: hidden\n"
    f"  logo: {SITE}a.svg\n  logo-dark: ../secret.png\n- title: Without\n",
    "deep/here.png": None,
    "dark.png": None,
    "../secret.png": None,
}


@pytest.fixture
def folder(tmp_path, png, monkeypatch):
    """A folder with a site, and a way to write more files into it."""
    source = tmp_path / "site"
    monkeypatch.chdir(tmp_path)

    def write(files):
        for name, content in files.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png() if content is None else content.encode())
        return source

    return write


def test_every_logo_of_pages_and_catalog_is_found_once_at_its_place(folder, tmp_path):
    source = folder(FILES)
    site = read_site_logos(source)
    told = [
        (
            logo.where,
            logo.line if logo.id != "inc" else 0,  # MyST-Parser 4 and 5 count the lines of an included file apart
            logo.id,
            logo.key,
            logo.value.removeprefix(SITE),
            logo.path and logo.path.relative_to(source).as_posix(),
            logo.url.removeprefix(SITE),
            logo.has_dark,
        )
        for logo in site.logos
    ]
    assert told == [
        ("site/deep/page.md", 3, "element", "logo", "b.svg", None, "b.svg", False),
        ("site/index.md", 8, "figure", "logo", "a.svg", None, "a.svg", True),
        ("site/index.md", 8, "figure", "logo-dark", "dark.png", "dark.png", "", True),
        ("site/parts/more.md", 0, "inc", "logo", "here.png", "deep/here.png", "", False),
        ("site/projects.yml", 3, "shown", "logo", "d.svg", None, "d.svg", False),
        ("site/projects.yml", 6, "hidden", "logo", "a.svg", None, "a.svg", True),
        ("site/projects.yml", 7, "hidden", "logo-dark", "../secret.png", None, "", True),
        ("site/rst.rst", 4, "plain", "logo", "/missing.svg", None, "", True),
        ("site/rst.rst", 4, "plain", "logo-dark", "c.png", None, "c.png", True),
        ("site/rst.rst", 8, "shown", "logo-dark", "/dark.png", "dark.png", "", True),
        ("site/rst.rst", 8, "shown", "cover", "deep/here.png", "deep/here.png", "", True),
    ]
    assert [logo.title for logo in site.logos if logo.id == "hidden"] == ["On No Page"] * 2
    assert (site.folder, site.lock) == (source / "_logos", source / "_logos" / "logos.lock")


def test_reading_leaves_nothing_behind_and_says_nothing(folder, capsys):
    source = folder({**FILES, "conf.py": CONF + "print('from conf.py')\n"})
    before = sorted(source.rglob("*"))
    read_site_logos(source)
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", "from conf.py\n")
    assert [path for path in sorted(source.rglob("*")) if "__pycache__" not in path.parts] == before


def test_fetched_logo_keeps_its_url_and_has_the_path_of_its_copy(folder, png):
    source = folder({**FILES, "conf.py": CONF + 'openpractices_logo_folder = "img/fetched"\n'})
    copies = source / "img" / "fetched"
    copies.mkdir(parents=True)
    (copies / "a-01234567.png").write_bytes(png())
    digest = sha256(png()).hexdigest()
    entry = LockEntry(f"{SITE}a.svg", "a-01234567.png", digest, "image/png", 2, 1, "2025-01-31T12:00:00Z", None)
    write_lock(copies / "logos.lock", [entry])
    site = read_site_logos(source)
    assert site.folder == copies
    assert {(logo.id, logo.url, logo.path) for logo in site.logos if logo.url == entry.url} == {
        ("figure", entry.url, copies / entry.file),
        ("hidden", entry.url, copies / entry.file),
    }


@pytest.mark.parametrize("policy", ["allow", "error"])
def test_site_with_a_broken_lock_and_a_strict_policy_is_read(policy, folder):
    source = folder({**FILES, "conf.py": CONF + f'openpractices_remote_logos = "{policy}"\n', "_logos/logos.lock": "{"})
    assert {logo.url for logo in read_site_logos(source).logos if logo.url} == {f"{SITE}{name}" for name in FETCHED}


FETCHED = ("a.svg", "b.svg", "c.png", "d.svg")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "site: there is no conf.py; give the folder of the site"),
        ({"conf.py": "extensions = []\n", "index.rst": "I\n=\n"}, 'write "sphinx_openpractices" into extensions'),
        ({"conf.py": "extensions = [\n"}, "There is a syntax error in your configuration file"),
        ({"conf.py": "import sys; sys.exit(3)\n"}, "called sys.exit()"),
        ({"conf.py": "1 / 0\n"}, "ZeroDivisionError"),
        ({"conf.py": "extensions = ['no_such_extension']\n"}, "Could not import extension no_such_extension"),
        ({"conf.py": CONF}, "unable to load the master document"),
        (
            {
                "conf.py": CONF + "def setup(app):\n    app.connect('source-read', lambda *a: 1 / 0)\n",
                "index.md": "# I\n",
            },
            "division by zero",
        ),
    ],
)
def test_site_that_cannot_be_read_is_told_in_words(files, words, folder, tmp_path):
    (tmp_path / "site").mkdir()
    folder(files)
    with pytest.raises(SiteError) as caught:
        read_site_logos(tmp_path / "site")
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "site"))
