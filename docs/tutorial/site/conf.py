"""Sphinx configuration."""

project = "Our open practices"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
