"""Configuration, messages, nodes, and compatibility with several versions of Sphinx."""
