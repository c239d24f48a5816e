"""Catalogs: entry types, their keys and rules, files with lines, selection, schema. Knows nothing of Sphinx."""
