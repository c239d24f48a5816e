"""A site whose name is longer than a narrow screen, with six links in the header, and images in HTML."""

project = "Observatory of Interdisciplinary Forschungsdateninfrastrukturentwicklung and Reproducible Practices"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
html_copy_source = False
openpractices_raw_html = True
html_theme_options = {
    "header_links": [
        {"name": "About us", "links": [{"name": "Team", "url": "index"}, {"name": "Jobs", "url": "index#projects"}]},
        {"name": "Community", "url": "https://example.org/community"},
        {"name": "Documentation", "url": "https://example.org/documentation"},
        {"name": "Governance", "url": "https://example.org/governance"},
        {"name": "Publications", "url": "https://example.org/publications"},
        {"name": "Working groups", "url": "https://example.org/groups"},
    ],
    "footer_links": [
        {"name": "Privacy", "url": "https://example.org/privacy"},
        {"name": "Follow us", "links": [{"name": "News", "url": "https://example.org/news"}]},
    ],
}
