"""A page for each layout with a stylesheet of its own; the tests name the theme."""

project = "Layouts"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
