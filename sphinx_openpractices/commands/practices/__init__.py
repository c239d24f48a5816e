"""The work of ``sphinx-openpractices practices``: a module for each action."""
