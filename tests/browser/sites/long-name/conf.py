"""A site whose name is longer than a narrow screen."""

project = "Observatory of Interdisciplinary Forschungsdateninfrastrukturentwicklung and Reproducible Practices"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
