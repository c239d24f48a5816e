"""A site for the builders of others; the command line adds the extension of each."""

project = "Garden"
author = "The community"
version = "1"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

confluence_space_key = "GARDEN"
pdf_documents = [("index", "garden", project, author)]
rinoh_documents = [{"doc": "index", "target": "garden"}]
docx_documents = [("index", "garden.docx", {}, False)]
