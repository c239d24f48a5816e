"""Pages written as MyST, and the report of the migration."""
