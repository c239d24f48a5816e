"""A site with every kind of page of our theme, and five links of 15 to 25 letters in the header."""

project = "Example Institute documentation"
html_title = project
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
