"""Updates a catalog from what is imported again: what a person changed stays."""
