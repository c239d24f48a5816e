"""Another site, which refers to ours and to which ours refers."""

project = "There"
extensions = ["myst_parser", "sphinx_openpractices", "sphinx.ext.intersphinx"]
myst_enable_extensions = ["colon_fence"]
html_theme = "alabaster"
html_copy_source = False

# What is here is read from there: one of the two sites is built first, without the other.
if tags.has("first"):  # noqa: F821 - Sphinx gives it
    exclude_patterns = ["mentions.md"]
else:
    intersphinx_mapping = {"here": ("https://here.example/", "here.inv")}
