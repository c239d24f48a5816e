"""Sphinx configuration."""

project = "Our POSI self-audit"
project_copyright = "The project team"
version = "1"  # EPUB files need a version and a copyright holder

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

html_theme = "openpractices"
