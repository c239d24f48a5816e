"""A site whose name is longer than a narrow screen, with six links in the header, and images in HTML."""

project = "Observatory of Interdisciplinary Forschungsdateninfrastrukturentwicklung and Reproducible Practices"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
openpractices_raw_html = True
