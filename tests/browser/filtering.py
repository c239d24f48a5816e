"""What the tests of a gallery with ``:filter:`` do and see, as a reader would."""

from __future__ import annotations

ALL = ["Dask", "Zarr", "JupyterHub", "Café Müller", "カタカナ", "R&D <tools>"]
"""The titles of the gallery in ``sites/filter``."""


def titles(page, gallery=0):
    """The titles of the shown cards of a gallery, each list of a grouped one by itself."""
    shown = page.locator(f"[data-filter='{['', 'second'][gallery]}'] > li:visible .project-title")
    # Not what is drawn: cards below the screen are drawn later.
    return [text.strip() for text in shown.all_text_contents()]


def form(page, gallery=0):
    return page.locator("form.project-filter").nth(gallery)


def search(page, words, gallery=0):
    find_search(page, gallery).fill(words)


def find_search(page, gallery=0):
    return form(page, gallery).get_by_role("searchbox").first


def find_choice(page, name, gallery=0, key=""):
    """The checkbox with this name, in its open disclosure."""
    label = form(page, gallery).locator(f"[data-key='{key}'] label" if key else "label", has_text=name).first
    label.evaluate("label => { label.closest('details').open = true; }")
    wait_for_toggle(page)
    return label.locator("input")


def wait_for_toggle(page):
    """Let the form hear that a disclosure is open: this event comes later, and updates the choices."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def find_chosen(page, gallery=0):
    return form(page, gallery).locator(".project-filter-chosen button").all_inner_texts()


def choose(page, name, gallery=0, key=""):
    find_choice(page, name, gallery, key).click()


def choices(page, gallery=0):
    """Each choice with its count, and whether it can be chosen."""
    found = {}
    for details in form(page, gallery).locator("details").all():
        details.locator("summary").click()
        wait_for_toggle(page)
        for label in details.locator("label:visible").all():
            found[" ".join(label.inner_text().split())] = label.locator("input").is_enabled()
        page.keyboard.press("Escape")
    return found
