"""The Sphinx extension: directives, galleries, references, and output for each builder."""
