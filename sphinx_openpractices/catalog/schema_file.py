"""The JSON Schema as a file of the package: to copy it, nothing of the catalog is needed."""

SCHEMA_FILE = "projects.schema.json"
"""Its name, in this folder."""
