"""The lock file that records every downloaded logo."""
