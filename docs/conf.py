"""Sphinx configuration of the documentation, which uses the extension and the theme that it describes."""

import os
import sys
import tomllib
from pathlib import Path

import sphinx_openpractices
from sphinx_openpractices.catalog.schema_file import DATA_SCHEMA_FILES, SCHEMA_FILES

sys.path.insert(0, str(Path(__file__).parent / "_extension"))

# The addresses of the project are defined only there.
addresses = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))["project"].get(
    "urls", {}
)

project = "sphinx-openpractices"
author = "The sphinx-openpractices contributors"
project_copyright = f"2026, {author}"
version = release = sphinx_openpractices.__version__

extensions = [
    "myst_parser",
    "sphinx_openpractices",
    "command_help",
    "data_tables",
    "index_pages",
    "live_example",
    "practice_tables",
    "reference_tables",
    "screens",
    "search_words",
]
exclude_patterns = [
    "_build",
    "examples",
    "logos",
    "snippets",
    "tutorial/site",
    "tutorial/hugo-site",
]
nitpicky = True

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

openpractices_projects = ["projects.yml", "example.yml"]
openpractices_practices = ["practices.yml", "example-practices.yml"]
# Without openpractices_data, which would publish the invented practices of the examples together with our own.

html_theme = "openpractices"
html_title = project
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", addresses.get("Documentation", ""))
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_js_files = [("copy.js", {"defer": "defer"})]
# Editors can load the schema of a catalog from the site, and programs those of its data.
schemas = [*SCHEMA_FILES.values(), *DATA_SCHEMA_FILES.values()]
html_extra_path = [f"../sphinx_openpractices/catalog/{name}" for name in schemas]
epub_exclude_files = schemas
epub_tocscope = "includehidden"
html_theme_options = {
    "navbar_align": "left",
    "show_prev_next": True,
    # In the two pages of options, each option is in "On this page".
    "show_toc_level": 2,
    "site_license": "BSD-3-Clause",
    "site_source": addresses.get("Source", ""),
    "site_contribute": "contributing",
}

# What readers search for, and the page that has to be among the results.
search_words = {
    "sponsors": "how-to/acknowledge",
    "POSI audit": "tutorial/posi-audit",
    "commitments": "how-to/practices",
    "overdue": "how-to/review",
    "colour": "how-to/branding",
    "404": "reference/theme",
    "badge": "how-to/embed",
    "badges on cards": "how-to/select",
    "pre-commit": "how-to/check",
    "external link icon": "how-to/change-the-look",
    "CSV import": "how-to/import",
    "live reload": "how-to/live-preview",
    "GitHub Pages": "how-to/github-pages",
    "GitLab Pages": "how-to/gitlab-pages",
    "screenshots": "examples",
    "Hugo alternative": "explanation/alternatives",
}

latex_engine = "xelatex"
# The start page is a landing page; a book begins with its first chapter.
latex_documents = [("index", "sphinx-openpractices.tex", project, author, "manual", True)]
latex_elements = {"papersize": "a4paper", "extraclassoptions": "openany,oneside"}
