"""Links and references, from Hugo addresses to Sphinx documents."""
