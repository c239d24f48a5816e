"""Projects for the search of the site: titles that are not ids, and one that is."""

project = "Open practices"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
