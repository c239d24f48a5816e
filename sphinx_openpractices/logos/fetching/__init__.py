"""Downloads of logos: the only code that uses the network."""
