"""Sphinx configuration of the example "A gallery in Furo"."""

project = "Marram"
author = "The Marram developers"
project_copyright = f"2026, {author}"
version = "3.2"

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

html_theme = "furo"
html_title = project
