"""After a change of the lock, Sphinx reads exactly the pages that show a changed logo."""

from __future__ import annotations

import pickle

import pytest
from locked_site import DASK, SITE, ZARR, figure, locking


@pytest.fixture
def lock(tmp_path, png):
    return locking(tmp_path, png)


PAGES = {
    "index.md": "# Index\n\n```{toctree}\ndask\nboth\nzarr\nlocal\n```\n",
    "dask.md": "# D\n\n" + figure(DASK, "Dask"),
    "both.md": "# B\n\n" + figure(DASK, "Dask B") + figure(ZARR, "Zarr B"),
    "zarr.md": "# Z\n\n" + figure(ZARR, "Zarr"),
    "local.md": "# L\n\n" + figure("local.png", "Local"),
}


STEPS = [
    ({DASK: 40}, {"both", "dask"}),
    ({DASK: 40, ZARR: 40}, {"both", "zarr"}),
    ({DASK: 40, ZARR: 41}, {"both", "zarr"}),
    ({DASK: 40}, {"both", "zarr"}),
    ({DASK: 40, SITE + "other.png": 40}, set()),
    ({DASK: 40, SITE + "other.png": 40}, set()),
]


@pytest.mark.parametrize("parallel", [0, 2])
def test_pages_are_read_again_exactly_if_the_lock_entries_of_their_logos_change(parallel, site, lock, png):
    # Sphinx reads in parallel if there are at least six pages.
    files = {**PAGES, "local.png": png()} | {f"more{n}.md": "---\norphan: true\n---\n# M\n" for n in range(2)}
    lock({})
    site(files, parallel=parallel)
    for widths, read in STEPS:
        lock(widths)
        again = site(files, parallel=parallel)
        assert (again.warnings, set(again.docnames_read)) == ("", read)
        for page in ("dask", "both"):
            assert "dask-0123abcd.png" in (again.out / f"{page}.html").read_text(encoding="utf-8")


def test_removed_or_touched_lock_reads_only_the_necessary_pages(site, lock, png):
    files = {**PAGES, "local.png": png()}
    path = lock({DASK: 40}) / "logos.lock"
    site(files)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2025-01-31", "2026-01-31"), encoding="utf-8")
    assert site(files).docnames_read == []
    path.unlink()
    assert set(site(files).docnames_read) == {"both", "dask"}


@pytest.mark.parametrize("change", ["changed", "missing"])
def test_changed_file_reads_the_pages_that_show_it(change, site, lock, png):
    files = {**PAGES, "local.png": png()}
    folder = lock({DASK: 40, ZARR: 40})
    assert site(files).warnings == ""
    file = folder / "zarr-0123abcd.png"
    file.unlink() if change == "missing" else file.write_bytes(png(7, 7))
    again = site(files)
    assert set(again.docnames_read) == {"both", "zarr"}
    assert again.warnings.count("[openpractices.lock]") == 2


def test_parallel_builds_give_the_same_bytes_and_the_environment_holds_no_lock(site, lock, png):
    more = {f"p{n}.md": f"---\norphan: true\n---\n# P\n\n{figure((DASK, ZARR)[n % 2], 'One')}" for n in range(12)}
    files = {**PAGES, **more, "local.png": png()}
    pages = {}
    for parallel in (0, 2):
        lock({DASK: 40, ZARR: 40}, f"site{parallel}/_logos")
        built = site(files, folder=f"site{parallel}", parallel=parallel)
        assert built.warnings == ""
        pages[parallel] = {name: built.read(name.replace(".md", ".html")) for name in files if name.endswith(".md")}
        asked = built.app.env.domaindata["openpractices"]["locked"]
        assert {f"{name}.md" for name in asked} == {"dask.md", "both.md", "zarr.md", "local.md", *more}
        assert b"2025-01-31" not in pickle.dumps(built.app.env)
    assert pages[0] == pages[2]
