"""The catalogs and the logos of a site."""
