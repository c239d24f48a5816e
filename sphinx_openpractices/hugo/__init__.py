"""Hugo's content, read as Hugo reads it. Works on text; knows nothing of Sphinx."""
