"""The JSON Schemas as files of the package: to copy them, nothing of the catalog is needed."""

SCHEMA_FILE = "projects.schema.json"
"""The schema of projects, in this folder."""
PRACTICE_SCHEMA_FILE = "practices.schema.json"
"""The schema of practices and of frameworks, in this folder."""
