"""The JSON Schemas as files of the package: to copy them, nothing of the catalog is needed."""

SCHEMA_FILES = {"projects": "projects.schema.json", "practices": "practices.schema.json"}
"""The schema of each type of catalogs, in this folder; that of practices is also the one of frameworks."""
DATA_SCHEMA_FILES = {"projects": "projects-data.schema.json", "practices": "practices-data.schema.json"}
"""The schema of the data of a site, by its list."""
