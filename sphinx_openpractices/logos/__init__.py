"""Logo files at their author's time: fetching, checking and cleaning them. Knows nothing of Sphinx."""
