"""Runs of ``fetch`` from the loopback address, in this process or in one of their own."""

from __future__ import annotations

import subprocess
import sys
import time

from sphinx_openpractices.logos.fetching.fetch import fetch_logos
from sphinx_openpractices.logos.fetching.store import JOURNAL, compute_sha256, read_journal
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock

RUN = f"""\
import sys
from pathlib import Path
from {fetch_logos.__module__} import fetch_logos
summary = fetch_logos(sys.stdin.read().split(), Path(sys.argv[1]), allow_private=True, jobs=8)
print(*[result.outcome for result in summary.results])
"""
MANY = 200


def get(urls, folder, **options):
    """Fetch from the loopback address: the outcomes, and the lock, which has no mistakes."""
    summary = fetch_logos(urls, folder, allow_private=True, **options)
    entries, _contrasts, mistakes = read_lock(folder / LOCK)
    assert not mistakes
    return [result.outcome for result in summary.results], entries


def assert_complete(folder, urls):
    """Each logo is there as the lock has it, and nothing else is."""
    entries, _contrasts, mistakes = read_lock(folder / LOCK)
    assert not mistakes
    assert set(entries) == set(urls)
    assert {path.name for path in folder.iterdir()} == {LOCK, *(entry.file for entry in entries.values())}
    for entry in entries.values():
        assert compute_sha256((folder / entry.file).read_bytes()) == entry.sha256


def start(urls, folder):
    process = subprocess.Popen(  # noqa: S603 - this Python
        [sys.executable, "-c", RUN, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdin.write("\n".join(urls))
    process.stdin.close()
    return process


def wait_for(server, condition, process=None):
    """Wait for what the server sees, as long as the run goes on."""
    deadline = time.monotonic() + 60
    with server.changed:
        while not server.changed.wait_for(condition, timeout=0.5):
            assert process is None or process.poll() is None, "the run has ended"
            assert time.monotonic() < deadline


def wait_for_journal(folder, number, process):
    """Wait until a run has recorded so many logos."""
    deadline = time.monotonic() + 60
    while len(read_journal(folder / JOURNAL)) < number:
        assert process.poll() is None, "the run has ended"
        assert time.monotonic() < deadline
        time.sleep(0.01)
