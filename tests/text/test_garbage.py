"""The search for garbage is paused, and goes on as before, whatever happens meanwhile."""

from __future__ import annotations

import gc
from contextlib import suppress

from sphinx_openpractices.text.garbage import pausing_collection


def test_a_pause_ends_as_it_began():
    states = []
    for switch in (gc.disable, gc.enable):
        switch()
        with suppress(LookupError), pausing_collection():
            with pausing_collection():
                states.append(gc.isenabled())
            states.append(gc.isenabled())
            raise LookupError
        states.append(gc.isenabled())
    assert states == [False, False, False, False, False, True]
