"""Logos in their folder: each fetched once, whatever happens to the run, and all of it recorded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fetch_runs import assert_complete, get
from logo_answers import ETAG, SVG
from logo_server import serving

from sphinx_openpractices.logos.drawing.raster import MissingLibraryError
from sphinx_openpractices.logos.fetching import lanes
from sphinx_openpractices.logos.fetching import store as store_module
from sphinx_openpractices.logos.fetching.fetch import Outcome, fetch_logos
from sphinx_openpractices.logos.fetching.prepare import name_logo_file
from sphinx_openpractices.logos.fetching.store import JOURNAL, BrokenLockError, compute_sha256
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock

# What is written


def test_a_logo_is_kept_by_a_name_and_an_entry_that_say_what_it_is(tmp_path, png):
    with serving(png=png(20, 10)) as server:
        urls = [server.url("tagged.svg"), server.url("really-png.svg?size=1#part")]
        outcomes, entries = get(urls, tmp_path)
    assert outcomes == [Outcome.FETCHED] * 2
    svg, raster = (entries[url] for url in urls)
    assert svg.file == f"tagged-{compute_sha256(urls[0].encode())[:8]}.svg"
    assert (svg.media_type, svg.width, svg.height, svg.etag) == ("image/svg+xml", 20, 10, ETAG)
    assert raster.file == f"really-png-{compute_sha256(urls[1].encode())[:8]}.png"
    assert (raster.media_type, raster.width, raster.height, raster.etag) == ("image/png", 20, 10, None)
    assert_complete(tmp_path, urls)


@pytest.mark.parametrize(
    ("url", "stem"),
    [
        ("https://example.org/img/JupyterHub%20Logo.v2.png?x=/y.svg", "jupyterhub-logo-v2"),
        ("https://example.org/%2e%2e%2f..%5cpasswd", "passwd"),
        ("https://example.org/", "example-org"),
        ("https://example.org/" + "a" * 300 + ".svg", "a" * 60),
        ("https://example.org/ロゴ.svg", "uck2f"),
    ],
)
def test_file_names_say_what_they_are_and_lead_nowhere_else(url, stem):
    name = name_logo_file(url, "image/svg+xml")
    assert name == f"{stem}-{compute_sha256(url.encode())[:8]}.svg"


def test_what_was_removed_and_what_was_scaled_is_said(tmp_path, png):
    with serving(png=png(3000, 1500)) as server:
        active, large = fetch_logos(
            [server.url("active.svg"), server.url("really-png.svg")], tmp_path, allow_private=True
        ).results
    assert active.changes == ("removed <script> (line 1), the attribute onload of <path> (line 2)",)
    kept = (tmp_path / active.entry.file).read_bytes()
    assert b"alert" not in kept
    assert large.changes == ("scaled from 3000 × 1500 to 832 × 416 pixels",)  # noqa: RUF001 - as it is written
    assert (large.entry.width, large.entry.height) == (832, 416)


def test_without_the_library_a_large_image_stays_as_it_is_and_that_is_said(tmp_path, png, monkeypatch):
    def missing(data, media_type):
        raise MissingLibraryError("is larger than anybody sees; install sphinx-openpractices[images]")

    monkeypatch.setattr("sphinx_openpractices.logos.fetching.prepare.scale_down", missing)
    with serving(png=png(3000, 1500)) as server:
        (large,) = fetch_logos([server.url("really-png.svg")], tmp_path, allow_private=True).results
    assert large.changes == ("is larger than anybody sees; install sphinx-openpractices[images]",)
    assert (large.entry.width, large.entry.height) == (3000, 1500)


def test_an_image_of_an_absurd_size_is_none(tmp_path, png):
    absurd = png(2, 1).replace((2).to_bytes(4, "big"), (2**31 - 1).to_bytes(4, "big"), 1)
    with serving(png=absurd) as server:
        (result,) = fetch_logos([server.url("really-png.svg")], tmp_path, allow_private=True).results
    assert result.outcome is Outcome.FAILED
    assert result.reason.startswith("is broken")
    assert list(tmp_path.iterdir()) == []


# Again


def test_what_is_there_is_not_asked_for_again_and_the_lock_stays_as_it_is(tmp_path):
    with serving() as server:
        urls = [server.url(f"{number}.svg") for number in range(5)]
        get(urls, tmp_path)
        before = (tmp_path / LOCK).read_bytes()
        assert get(urls, tmp_path)[0] == [Outcome.KEPT] * 5
        assert get([], tmp_path)[0] == []
        assert server.connections <= 5
        assert set(server.asked.values()) == {1}
    assert (tmp_path / LOCK).read_bytes() == before


def test_a_file_that_is_missing_or_changed_is_fetched_again(tmp_path):
    with serving() as server:
        urls = [server.url(f"{number}.svg") for number in range(3)]
        _outcomes, entries = get(urls, tmp_path)
        before = (tmp_path / LOCK).read_bytes()
        (tmp_path / entries[urls[0]].file).unlink()
        (tmp_path / entries[urls[1]].file).write_bytes(b"<svg/>")
        assert get(urls, tmp_path)[0] == [Outcome.FETCHED, Outcome.FETCHED, Outcome.KEPT]
    assert (tmp_path / LOCK).read_bytes() == before
    assert_complete(tmp_path, urls)


def test_an_update_asks_whether_there_is_a_change(tmp_path):
    with serving() as server:
        urls = [server.url(name) for name in ("tagged.svg", "good.svg", "changing.svg", "once-broken.svg")]
        _outcomes, before = get(urls, tmp_path)
        server.asked["missing.svg"] = 0
        outcomes, after = get(urls, tmp_path, update=True)
        assert outcomes == [Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.UPDATED, Outcome.UNCHANGED]
        assert server.headers["tagged.svg"]["If-None-Match"] == ETAG
        assert "If-None-Match" not in server.headers["good.svg"]
    assert (after[urls[2]].width, after[urls[2]].etag) == (22, '"2"')
    assert {url for url in urls if before[url] != after[url]} == {urls[2]}
    assert_complete(tmp_path, urls)


def test_a_logo_that_is_gone_stays_as_it_was(tmp_path):
    with serving() as server:
        url = server.url("good.svg")
        _outcomes, before = get([url], tmp_path)
    (result,) = fetch_logos([url], tmp_path, update=True, allow_private=True).results
    assert str(result) == f"{url}: the server refused the connection; try again later; the earlier copy is kept"
    assert read_lock(tmp_path / LOCK)[0] == before
    assert_complete(tmp_path, [url])


def test_an_image_of_another_kind_takes_the_place_of_its_file(tmp_path, png):
    with serving(png=png()) as server:
        url = server.url("really-png.svg")
        get([url], tmp_path)
        server.png = SVG
        assert get([url], tmp_path, update=True)[0] == [Outcome.UPDATED]
    assert_complete(tmp_path, [url])


def test_offline_asks_nobody(tmp_path):
    with serving() as server:
        urls = [server.url("a.svg"), server.url("b.svg")]
        get(urls[:1], tmp_path)
        connections = server.connections
        there, missing = fetch_logos(urls, tmp_path, offline=True, update=True, allow_private=True).results
        assert server.connections == connections
    assert there.outcome is Outcome.KEPT
    assert str(missing) == (f"{urls[1]}: is not in the folder, or was changed there; fetch it when you are online")


def test_a_lock_with_mistakes_is_not_written_over(tmp_path):
    (tmp_path / LOCK).write_text("{]", encoding="utf-8")
    with pytest.raises(BrokenLockError, match=r"logos\.lock:1: write a value before"), serving() as server:
        fetch_logos([server.url("good.svg")], tmp_path, allow_private=True)
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]


def test_logos_of_other_runs_stay_in_the_lock(tmp_path):
    with serving() as server:
        get([server.url("a.svg")], tmp_path)
        get([server.url("b.svg")], tmp_path)
        assert_complete(tmp_path, [server.url("a.svg"), server.url("b.svg")])


def test_the_http_library_is_imported_only_when_something_is_asked(tmp_path):
    program = "import sys\nfrom sphinx_openpractices.logos.fetching import fetch\nbefore = 'urllib3' in sys.modules\n"
    program += (
        "fetch.fetch_logos([], __import__('pathlib').Path(sys.argv[1]))\nprint('urllib3' in sys.modules and not before)"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "False\n"


def test_progress_is_told_for_each_logo(tmp_path):
    told = []
    with serving() as server:
        get([server.url("a.svg"), server.url("b.svg")], tmp_path)
        get([server.url(f"{name}.svg") for name in "abcd"], tmp_path, progress=lambda *counts: told.append(counts))
    assert told == [(3, 4), (4, 4)]


def test_connections_are_kept(tmp_path):
    with serving() as server:
        urls = [server.url(f"{number}.svg") for number in range(40)] + [server.url("tagged.svg")] * 1
        get(urls, tmp_path, jobs=4)
        assert server.connections == 4
        get(urls, tmp_path, jobs=4, update=True)
        assert server.connections == 8


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    folder = tmp_path / "_logos"
    folder.mkdir(mode=0o500)
    with serving() as server:
        (result,) = fetch_logos([server.url("good.svg")], folder, allow_private=True).results
    assert result.reason == "cannot be written: Permission denied"


def test_the_journal_is_of_the_form_of_the_lock(tmp_path):
    with serving() as server:
        url = server.url("good.svg")
        _outcomes, entries = get([url], tmp_path)
    line = json.dumps({"url": url, **json.loads((tmp_path / LOCK).read_text(encoding="utf-8"))["logos"][url]})
    path = Path(tmp_path / JOURNAL)
    path.write_text(line, encoding="utf-8")
    assert store_module.read_journal(path) == entries


# Bounds


def test_what_was_removed_is_said_in_one_line_that_a_person_can_read(tmp_path):
    with serving() as server:
        (result,) = fetch_logos([server.url("many-scripts.svg")], tmp_path, allow_private=True).results
    (line,) = result.changes
    assert line.startswith("removed <script> (line 1), <script> (line 1), ")
    assert line.endswith(", and 9980 more")
    assert len(line) < 500


def test_urls_whose_digests_begin_alike_have_files_of_their_own(tmp_path, monkeypatch):
    # As http://127.0.0.1:8979/logo.svg?22659 and ?102571 do, of one server.
    monkeypatch.setattr(lanes, "name_logo_file", lambda url, kind: "logo-0a7da480.svg")
    with serving() as server:
        urls = [server.url(name) for name in ("good.svg?22659", "changing.svg?102571", "tagged.svg")]
        outcomes, entries = get(urls, tmp_path)
        assert outcomes == [Outcome.FETCHED] * 3
        assert_complete(tmp_path, urls)
        names = sorted(len(entry.file) for entry in entries.values())
        assert names == [len("logo-0a7da480.svg")] + [len("logo-0a7da480-.svg") + 64] * 2
        assert get(urls, tmp_path) == ([Outcome.KEPT] * 3, entries)
        get(urls, tmp_path, update=True)
        assert_complete(tmp_path, urls)
