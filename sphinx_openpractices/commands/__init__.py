"""The sphinx-openpractices command, a module for each subcommand."""
