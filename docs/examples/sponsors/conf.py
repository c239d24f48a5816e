"""Sphinx configuration of the example "A wall of sponsors"."""

project = "Tideline 2027"
author = "The Tideline team"
project_copyright = f"2027, {author}"
version = "2027"

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

openpractices_projects = ["sponsors.yml"]

html_theme = "openpractices"
html_title = project
html_theme_options = {
    "accent": "#0b4f6c",
    "site_license": "CC-BY-4.0",
    "acknowledgements_title": "With thanks to our sponsors",
}
