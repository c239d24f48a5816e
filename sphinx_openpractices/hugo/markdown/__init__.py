"""The syntax of Goldmark and MyST that the migration has to know."""
