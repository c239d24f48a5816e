"""What the tests of a gallery with ``:filter:`` do and see, as a reader would."""

from __future__ import annotations

ALL = ["Dask", "Zarr", "JupyterHub", "Café Müller", "カタカナ", "R&D <tools>"]
"""The titles of the gallery in ``sites/filter``."""


def titles(page, gallery=0):
    """The titles of the shown cards of a gallery, each list of a grouped one by itself."""
    shown = page.locator(f"[data-filter='{['', 'second'][gallery]}'] > li:visible .project-title")
    return [text.strip() for text in shown.all_inner_texts()]


def form(page, gallery=0):
    return page.locator("form.project-filter").nth(gallery)


def search(page, words, gallery=0):
    form(page, gallery).get_by_role("searchbox").fill(words)


def choose(page, name, gallery=0):
    form(page, gallery).get_by_role("checkbox", name=name).click()


def choices(page, gallery=0):
    """Each choice with its count, and whether it can be chosen."""
    labels = form(page, gallery).locator("fieldset label").all()
    return {" ".join(label.inner_text().split()): label.locator("input").is_enabled() for label in labels}
