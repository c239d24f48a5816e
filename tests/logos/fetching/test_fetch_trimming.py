"""``logos fetch --trim``: the margins of SVG logos are cut off when they come, and those of the ones that are there."""

from __future__ import annotations

import pytest
from fetch_runs import assert_complete, get
from logo_server import serving

from sphinx_openpractices.logos.drawing.raster import MissingLibraryError
from sphinx_openpractices.logos.fetching import prepare, trimming
from sphinx_openpractices.logos.fetching.fetch import Outcome, fetch_logos

CUT = ("cut off empty margins",)


@pytest.fixture
def server(png):
    with serving(png=png(20, 10)) as running:
        yield running


@pytest.fixture
def urls(server):
    """A logo with margins, one without, and a raster image."""
    return [server.url(name) for name in ("wide-margins.svg", "good.svg", "really-png.svg")]


def fetch(urls, folder, **options):
    return fetch_logos(urls, folder, allow_private=True, trim=True, **options).results


def test_margins_are_cut_off_when_a_logo_comes(urls, tmp_path):
    first, *others = fetch(urls, tmp_path)
    assert (first.outcome, first.changes) == (Outcome.FETCHED, CUT)
    assert (first.entry.width, first.entry.height) == (20, 10)
    assert [each.changes for each in others] == [(), ()]
    assert_complete(tmp_path, urls)


def test_margins_are_cut_off_logos_that_are_there_without_the_network(urls, server, tmp_path):
    outcomes, before = get(urls, tmp_path)
    assert outcomes == [Outcome.FETCHED] * 3
    assert before[urls[0]].height == 50
    asked = server.asked.total()
    first, *others = fetch(urls, tmp_path, offline=True)
    assert (first.outcome, first.changes, first.entry.height) == (Outcome.UPDATED, CUT, 10)
    assert [(each.outcome, each.entry) for each in others] == [(Outcome.KEPT, before[url]) for url in urls[1:]]
    assert_complete(tmp_path, urls)
    assert [each.outcome for each in fetch(urls, tmp_path)] == [Outcome.KEPT] * 3
    assert server.asked.total() == asked


def test_an_update_cuts_too_and_gives_the_same_again(urls, tmp_path):
    get(urls, tmp_path)
    assert [each.outcome for each in fetch(urls, tmp_path, update=True)] == [Outcome.UPDATED, *[Outcome.UNCHANGED] * 2]
    assert [each.outcome for each in fetch(urls, tmp_path, update=True)] == [Outcome.UNCHANGED] * 3
    # The server says that it has the same, so the file stays as it is.
    assert get(urls, tmp_path, update=True)[0] == [Outcome.UNCHANGED] * 3
    assert_complete(tmp_path, urls)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MissingLibraryError("not installed: resvg_py"), "not installed: resvg_py"),
        (ValueError("resvg took more than 10 seconds"), "margins were not cut off: resvg took more than 10 seconds"),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_stored_as_it_is(error, said, urls, tmp_path, monkeypatch):
    def fail(cleaned):
        raise error

    monkeypatch.setattr(prepare, "trim_svg", fail)
    for outcome in (Outcome.FETCHED, Outcome.KEPT):
        result = fetch(urls[:1], tmp_path)[0]
        assert (result.outcome, result.changes, result.entry.height) == (outcome, (said,), 50)


def test_whatever_happens_costs_one_logo(urls, tmp_path, monkeypatch, as_for_users):
    get(urls, tmp_path)
    monkeypatch.setattr(trimming, "prepare_logo", lambda data, **options: 1 // 0)
    outcomes = [each.outcome for each in fetch(urls, tmp_path)]
    assert outcomes == [Outcome.FAILED, Outcome.FAILED, Outcome.KEPT]
    assert_complete(tmp_path, urls)
