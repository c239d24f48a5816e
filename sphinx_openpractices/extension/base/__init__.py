"""Configuration, warnings, nodes, and what differs between Sphinx versions."""
