"""A site with practices in every layout, a summary and comparisons."""

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
project = "Practices"
author = "The team"
copyright = "2026, The team"
version = "1"
html_theme = "alabaster"
html_copy_source = False
html_use_index = False
