"""The catalog and the fetched logos of a site."""
