"""A Hugo site: its configuration, files, pages and addresses."""
