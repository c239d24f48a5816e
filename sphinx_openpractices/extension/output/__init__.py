"""Output of builders: HTML, LaTeX, text, page assets and template data."""
