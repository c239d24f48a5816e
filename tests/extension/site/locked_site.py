"""Sites with fetched logos and a lock like that of the command."""

from __future__ import annotations

from hashlib import sha256

from sphinx_openpractices.logos.lock.lock_file import LockEntry, write_lock

SITE = "https://logos.example.org/"
DASK, ZARR, DARK = f"{SITE}dask.png", f"{SITE}zarr.png", f"{SITE}dask-dark.png"
LATEX = {"version": "1", "copyright": "2025, The team"}


def figure(url, title, dark=""):
    return f":::{{project-figure}} {url}\n:title: {title}\n" + (f":logo-dark: {dark}\n" if dark else "") + ":::\n"


def locking(root, png):
    """Write ``_logos`` for a site below *root* as the command does, with files of the given widths."""

    def write(widths, folder="site/_logos", **changes):
        target = root / folder
        target.mkdir(parents=True, exist_ok=True)
        entries = []
        for url, width in widths.items():
            name, data = url.rpartition("/")[2].replace(".", "-0123abcd."), png(width, 30)
            if not (target / name).exists() or (target / name).read_bytes() != data:
                (target / name).write_bytes(data)
            known = {"file": name, "sha256": sha256(data).hexdigest(), **changes.get(name, {})}
            entries.append(
                LockEntry(
                    url=url,
                    media_type="image/png",
                    width=width,
                    height=30,
                    date="2025-01-31T12:00:00Z",
                    etag=None,
                    **known,
                )
            )
        write_lock(target / "logos.lock", entries)
        return target

    return write


def index(*figures):
    return {"index.md": "# Index\n\n" + "\n".join(figures)}
