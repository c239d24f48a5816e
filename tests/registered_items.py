"""What the extension registers with Sphinx, for tests that go through all of it."""

from __future__ import annotations

import pytest

import sphinx_openpractices
from sphinx_openpractices.extension.base.boundaries import GuardedApp

REGISTERING = ("add_directive", "add_role", "add_domain", "add_node", "add_transform", "add_post_transform", "connect")


def list_registered():
    """What the extension registers, as it is without a boundary, by the method of the application."""
    found = {name: [] for name in REGISTERING}
    with pytest.MonkeyPatch.context() as patched:
        for name, items in found.items():
            patched.setattr(GuardedApp, name, lambda _self, *items_, to=items, **_options: to.append(items_))

        class NoApp:
            def __getattr__(self, name):
                return lambda *_arguments, **_options: None

        sphinx_openpractices.setup(NoApp())
    return found


def iterate_classes(kind):
    """The subclasses of a class, at any depth."""
    for each in kind.__subclasses__():
        yield each
        yield from iterate_classes(each)
