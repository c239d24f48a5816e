"""What builders write: HTML, LaTeX, text, page assets and template data."""
