project = "Drawings on paper"
author = "The project"
project_copyright = "2026, the project"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
latex_documents = [("index", "drawings.tex", project, author, "howto")]
