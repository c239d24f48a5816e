"""``sphinx-openpractices mystmd``: the ``myst.yml`` that it writes, or what to add to the one that is there."""

from __future__ import annotations

import pytest
import yaml

from sphinx_openpractices.commands.mystmd_config import make_config

CATALOG = "projects:\n- title: Zarr\n"
CONF = """\
project = 'The "site": ours'
extensions = ["sphinx_openpractices"]
exclude_patterns = ["_build", "README.*"]
"""
SPHINX_SITE = """\
# The configuration of mystmd: https://mystmd.org/guide/frontmatter
version: 1
project:
  title: "The \\"site\\": ours"
  plugins:
    - openpractices.mjs
  # Files that are not pages, as in conf.py.
  exclude:
    - "_build"
    - "README.*"
  # Do not report keys at the top of pages that only Sphinx reads, such as page-layout.
  error_rules:
    - valid-page-frontmatter
site:
  template: book-theme
"""
OTHER_SITE = """\
# The configuration of mystmd: https://mystmd.org/guide/frontmatter
version: 1
project:
  plugins:
    - openpractices.mjs
site:
  template: book-theme
"""
ADVICE = ["Add the plugin to myst.yml, below project:", "", "  plugins:", "    - openpractices.mjs"]


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "site"
    path.mkdir()
    (path / "projects.yml").write_text(CATALOG, encoding="utf-8")
    return path


@pytest.mark.parametrize(("conf", "expected"), [(CONF, SPHINX_SITE), (None, OTHER_SITE)])
def test_a_configuration_is_written_where_there_is_none(run, folder, conf, expected):
    if conf:
        (folder / "conf.py").write_text(conf, encoding="utf-8")
    status, output, errors = run("mystmd", "site")
    assert (status, errors) == (0, "")
    assert output.splitlines()[1].endswith("myst.yml: was written")
    assert (folder / "myst.yml").read_text(encoding="utf-8") == expected
    status, output, errors = run("mystmd", "site")
    assert (status, output.count("\n"), errors) == (0, 1, "")


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"project:\n  plugins: [ openpractices.mjs ]\n", []),
        (b"project:\n  title: Ours\n", ADVICE),
        (b"", ADVICE),
        (b"\xff\xfe", ADVICE),
        (None, ADVICE),
    ],
)
def test_a_configuration_that_is_there_is_kept(run, folder, content, advice):
    path = folder / "myst.yml"
    path.mkdir() if content is None else path.write_bytes(content)
    status, output, errors = run("mystmd", "site")
    assert (status, output.splitlines()[1:], errors) == (0, advice, "")
    assert path.is_dir() if content is None else path.read_bytes() == content


def test_titles_and_patterns_are_read_as_they_are():
    names = ["*.md", "a: b", "# c", "'d'", "\u2028", "no", "1"]
    assert yaml.safe_load(make_config("yes", names))["project"] == {
        "title": "yes",
        "plugins": ["openpractices.mjs"],
        "exclude": names,
        "error_rules": ["valid-page-frontmatter"],
    }
