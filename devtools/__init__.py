"""What ``dev.py`` does; it uses the standard library only."""
