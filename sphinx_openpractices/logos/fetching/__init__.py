"""Downloads logos: the only code that uses the network."""
