"""A site in a language that is written from right to left."""

project = "ممارسات مفتوحة"
language = "ar"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
