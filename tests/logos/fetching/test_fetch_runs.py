"""Runs that are killed or interrupted lose nothing that was recorded, and two at once share their work."""

from __future__ import annotations

import signal
import sys
import threading
import time

import pytest
from fetch_runs import MANY, assert_complete, get, start, wait_for, wait_for_journal
from logo_server import serving

from sphinx_openpractices.logos.fetching import store as store_module
from sphinx_openpractices.logos.fetching.fetch import Outcome
from sphinx_openpractices.logos.fetching.store import JOURNAL
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock


def test_a_run_killed_among_200_logos_goes_on_where_it_was(tmp_path):
    """The server holds what comes after the hundredth, so that it is known what has arrived."""
    with serving() as server:
        urls = [server.url(f"{number}.svg") for number in range(MANY)]
        server.hold_after = MANY // 2
        process = start(urls, tmp_path)
        wait_for(
            server, lambda: server.answered.total() == MANY // 2 and server.asked.total() == MANY // 2 + 8, process
        )
        wait_for_journal(tmp_path, MANY // 2, process)
        process.kill()
        process.wait()
        server.hold_after = None
        with (tmp_path / JOURNAL).open("ab") as journal:
            journal.write(b'{"url": "http://127.0.0.1/torn.svg", "file": "to')
        (tmp_path / ".half.svg.0123.part").write_bytes(b"<sv")
        unanswered = [url for url in urls if url not in store_module.read_journal(tmp_path / JOURNAL)]
        time.sleep(0.1)
        asked = server.asked.copy()
        outcomes, _entries = get(urls, tmp_path)
        again = server.asked - asked
    assert outcomes.count(Outcome.KEPT) == MANY // 2
    assert outcomes.count(Outcome.FETCHED) == MANY // 2
    assert {server.url(path) for path in again} == set(unanswered)
    assert set(again.values()) == {1}
    assert_complete(tmp_path, urls)


@pytest.mark.parametrize("after", [0.0, 0.1])
def test_a_run_killed_at_any_time_asks_for_nothing_twice_that_it_has_recorded(tmp_path, after):
    with serving(delay=0.02) as server:
        urls = [server.url(f"{number}.svg") for number in range(MANY)]
        process = start(urls, tmp_path)
        wait_for(server, lambda: server.asked.total() >= 8, process)
        time.sleep(after)
        process.kill()
        process.wait()
        time.sleep(0.1)
        assert get(urls, tmp_path)[0].count(Outcome.FAILED) == 0
        twice = sum(count > 1 for count in server.asked.values())
    assert twice <= 8  # one in each lane was on its way
    assert max(server.asked.values()) <= 2
    assert_complete(tmp_path, urls)


def test_two_runs_at_once_fetch_each_logo_once(tmp_path):
    with serving(delay=0.01) as server:
        urls = [server.url(f"{number}.svg") for number in range(60)]
        runs = [start(urls, tmp_path) for _run in range(2)]
        outputs = sorted(run.stdout.read().split() for run in runs)
        assert set(server.asked.values()) == {1}
    assert outputs == [["fetched"] * 60, ["kept"] * 60]
    assert_complete(tmp_path, urls)


def test_a_second_run_is_told_that_it_waits(tmp_path):
    told = []
    with serving() as server:
        server.hold_after = 0
        first = threading.Thread(target=get, args=([server.url("a.svg")], tmp_path))
        first.start()
        wait_for(server, lambda: server.asked.total() == 1)

        def waiting():
            told.append(True)
            server.hold_after = None

        get([server.url("a.svg")], tmp_path, waiting=waiting)
        first.join()
        assert server.asked.total() == 1
    assert told == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot send Ctrl-C to one process")
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_a_run_soon_and_keeps_what_came(tmp_path):
    with serving() as server:
        urls = [server.url(f"{number}.svg") for number in range(20)]
        server.hold_after = 12
        process = start(urls, tmp_path)
        wait_for(server, lambda: server.answered.total() == 12 and server.asked.total() == 20, process)
        wait_for_journal(tmp_path, 12, process)
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait()
        assert time.monotonic() - begin < 10  # the server holds the others for good
        assert process.returncode != 0
    assert_complete(tmp_path, [url for url in urls if url in read_lock(tmp_path / LOCK)[0]])
    assert len(read_lock(tmp_path / LOCK)[0]) == 12
