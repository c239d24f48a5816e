"""The site around each snippet."""

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

html_theme = "alabaster"
# What costs time and shows no project.
html_copy_source = False
html_use_index = False
html_domain_indices = False
