"""Reads Markdown as Goldmark does, and writes the Markdown of MyST."""
