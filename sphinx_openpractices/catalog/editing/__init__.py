"""Changes catalogs at the places that a parser marks, so that everything else in a file stays as it is."""
