"""What is due, and when: the reviews of practices and of pages, and the actions of practices.

Only a date of today can show whether that is overdue; the list itself depends on the catalog and the pages alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from .review_dates import find_action_day, find_next_review, find_review_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.entries import Catalog, Entry

    from .page_review import PageReview
    from .site_frameworks import SiteFrameworks

PRACTICE = "practice"
PAGE = "page"
ACTION = "action"
"""What is due: the review of a practice or of a page, or an action of a practice."""
DUE_KINDS = (PRACTICE, PAGE, ACTION)


class ReviewedPage(NamedTuple):
    """A page with reviews; *file* is its file, as messages name it."""

    docname: str
    title: str
    file: str
    review: PageReview


class DueItem(NamedTuple):
    """A review or an action, with the place where its date is written; *title* is that of its practice or page.

    *id* is that of the practice, or the name of the page in its site. *due* is ``None`` if there never was a review.
    """

    kind: str
    id: str
    title: str
    due: CalendarDate | None
    owner: str
    file: str
    line: int
    reviewed: CalendarDate | None = None
    since: CalendarDate | None = None
    action: str = ""


class DueList(NamedTuple):
    """What is due, by date, and in the order of the catalog on each day; what was never reviewed is at the end.

    The numbers are those of practices and pages without a rule for their next review.
    """

    items: tuple[DueItem, ...]
    undated_practices: int = 0
    undated_pages: int = 0

    def select(self, last: CalendarDate) -> DueList:
        """Return the list without what is due after a day."""
        return self._replace(items=tuple(each for each in self.items if each.due is None or each.due <= last))


def list_due(catalog: Catalog, pages: Iterable[ReviewedPage] = ()) -> DueList:
    """Return what is due of a catalog of practices, and of pages."""
    scales = cast("SiteFrameworks", catalog.shared).scales
    entries = [entry for entry in catalog.entries if scales.has_reviews(entry.record)]
    practices = [_make_review_of_practice(entry) for entry in entries]
    reviews = [_make_review_of_page(page) for page in pages]
    found = [each for each in (*practices, *reviews) if each is not None]
    found += [item for entry in entries for item in _make_actions(entry)]
    return DueList(tuple(sorted(found, key=_make_sort_key)), practices.count(None), reviews.count(None))


def _make_sort_key(item: DueItem) -> tuple[bool, str]:
    """Sort by date; what is due on one day stays in the order of the catalog."""
    return item.due is None, str(item.due)


def _make_review_of_practice(entry: Entry) -> DueItem | None:
    """Return the next review of a practice, or ``None`` if there is no rule for one."""
    if not (key := find_review_key(entry.record)):
        return None
    return _make_item(entry, PRACTICE, key, find_next_review(entry.record))


def _make_actions(entry: Entry) -> Iterator[DueItem]:
    """Yield the actions of a practice that have a date."""
    for index, action in enumerate(entry.record.actions):
        if day := find_action_day(action):
            yield _make_item(entry, ACTION, f"actions[{index}].due", day)._replace(action=action.text)


def _make_item(entry: Entry, kind: str, key: str, due: CalendarDate | None) -> DueItem:
    practice = entry.record
    return DueItem(
        kind,
        practice.id,
        practice.title or practice.id,
        due,
        practice.owner,
        entry.file,
        entry.find_line(key),
        practice.reviewed,
        practice.since,
    )


def _make_review_of_page(page: ReviewedPage) -> DueItem | None:
    """Return the next review of a page, or ``None`` if there is no rule for one."""
    review = page.review
    if not find_review_key(review):
        return None
    due = find_next_review(review)
    return DueItem(PAGE, page.docname, page.title, due, review.owner, page.file, review.line, review.reviewed)
