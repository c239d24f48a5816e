"""Checks of the logos of a site, and the contact sheet."""
