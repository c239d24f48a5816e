"""Changes catalogs at the places that a parser marks, so that nothing else in a file changes."""
