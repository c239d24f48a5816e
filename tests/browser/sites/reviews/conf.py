"""One site for every theme; the tests name the theme."""

project = "Open practices"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
