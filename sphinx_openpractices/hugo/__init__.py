"""Converts the content of a Hugo site to MyST; works on text, without Sphinx."""
