"""Catalogs: entry types, their keys and rules, files with lines, selection, schema. Does not depend on Sphinx."""
