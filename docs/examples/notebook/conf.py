"""Sphinx configuration of the example "A gallery in a notebook"."""

project = "Tide tables"
author = "The Tide tables team"
project_copyright = f"2026, {author}"
version = "1"

extensions = ["myst_nb", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
# The notebook is in the repository with its results.
nb_execution_mode = "off"

html_theme = "sphinx_book_theme"
html_title = project
