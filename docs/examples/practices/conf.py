"""Sphinx configuration of the example "A self-audit"."""

project = "Lantern Index"
author = "The Lantern Index team"
project_copyright = f"2026, {author}"
version = "2026"

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

# An audit, a maturity matrix and a page of commitments: a file for each page.
openpractices_practices = ["audit.yml", "preservation.yml", "commitments.yml"]

html_theme = "openpractices"
html_title = project
html_theme_options = {"accent": "#6b3fa0", "site_license": "CC-BY-4.0", "show_toc_level": 2}

latex_engine = "xelatex"
