"""Sphinx configuration of the example "A landscape"."""

project = "The Harbor stack"
author = "Harbor Research Computing"
project_copyright = f"2026, {author}"
version = "2026"

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

html_theme = "openpractices"
html_title = project
html_theme_options = {"accent": "#1d4ed8", "site_license": "CC-BY-4.0"}
