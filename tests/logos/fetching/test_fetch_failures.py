"""Unexpected exceptions, and systems that refuse threads: each costs one logo, or is a line."""

from __future__ import annotations

import re
from threading import Thread, Timer

import pytest
from fetch_runs import assert_complete, get
from logo_server import serving

from sphinx_openpractices.logos.fetching import lanes
from sphinx_openpractices.logos.fetching.download import Client
from sphinx_openpractices.logos.fetching.failures import DownloadError
from sphinx_openpractices.logos.fetching.fetch import Outcome, fetch_logos
from sphinx_openpractices.logos.fetching.store import LogoStore

COLLABORATORS = [
    (Client, "get"),
    (lanes, "prepare_logo"),
    (lanes, "name_logo_file"),
    (lanes, "compute_sha256"),
    (lanes, "make_entry"),
    (LogoStore, "claim_name"),
    (LogoStore, "add"),
]


@pytest.mark.parametrize(("owner", "name"), COLLABORATORS, ids=[name for _owner, name in COLLABORATORS])
def test_an_unexpected_exception_costs_one_logo(owner, name, tmp_path, monkeypatch, as_for_users):
    real, calls = getattr(owner, name), []

    def fail_once(*arguments, **options):
        calls.append(name)
        if len(calls) == 2:
            raise ZeroDivisionError("of a test")
        return real(*arguments, **options)

    monkeypatch.setattr(owner, name, fail_once)
    with serving() as server:
        urls = [server.url(f"{number}.svg") for number in range(4)]
        results = fetch_logos(urls, tmp_path, allow_private=True, jobs=1).results
    assert [result.outcome for result in results] == ["fetched", "failed", "fetched", "fetched"]
    reason = r"internal error, please report this: ZeroDivisionError: of a test \(test_fetch_failures\.py:\d+\)"
    assert re.fullmatch(reason, results[1].reason)
    assert_complete(tmp_path, [url for url in urls if url != urls[1]])


def test_an_unexpected_exception_ends_a_test(tmp_path, monkeypatch):
    monkeypatch.setattr(lanes, "prepare_logo", lambda data, **options: 1 // 0)
    with serving() as server, pytest.raises(ZeroDivisionError):
        fetch_logos([server.url("good.svg")], tmp_path, allow_private=True)


@pytest.mark.parametrize("allowed", [0, 1, 3])
def test_where_the_system_allows_few_threads_a_line_says_so_or_fewer_are_used(tmp_path, monkeypatch, allowed):
    real, started = Thread.start, []

    def start(thread):
        if getattr(thread._target, "__name__", "") == "_take_urls":  # noqa: SLF001 - the lanes
            started.append(thread)
            if len(started) > allowed:
                raise RuntimeError("can't start new thread")
        real(thread)

    with serving() as server:
        monkeypatch.setattr(Thread, "start", start)
        urls = [server.url(f"{number}.svg") for number in range(8)]
        if allowed:
            assert get(urls, tmp_path)[0] == [Outcome.FETCHED] * 8
        else:
            with pytest.raises(DownloadError, match="the system does not allow another thread"):
                get(urls, tmp_path)


def test_where_the_system_allows_no_timer_each_logo_says_so(tmp_path, monkeypatch):
    def start(timer):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Timer, "start", start)
    with serving() as server:
        (result,) = fetch_logos([server.url("good.svg")], tmp_path, allow_private=True).results
    assert result.reason.startswith("the system does not allow another thread")
