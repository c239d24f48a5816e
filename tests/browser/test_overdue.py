"""What is overdue is told in the reader's browser: by its clock, in its calendar, in the language of the page."""

from __future__ import annotations

import functools
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from axe import find_violations
from building import sphinx_build
from conftest import THEMES
from test_accessibility import assert_none
from test_layout import SHIFTS

LINE = ".page-review"
PLAIN = "Reviewed July 9, 2025\N{NO-BREAK SPACE}· next review by July 9, 2026\N{NO-BREAK SPACE}· Director of operations"
IN_FOUR_MONTHS = {
    "en": "review overdue by 4 months, was due July 9, 2026",
    "ar": "المراجعة متأخرة (4 أشهر)، وكان موعدها 9 يوليو 2026",
    "de": "Prüfung überfällig (4 Monate), fällig war sie 9. Juli 2026",
    "es": "revisión vencida (4 meses), prevista: 9 de julio de 2026",
    "fr": "revue en retard (4 mois), échéance : 9 juillet 2026",
    "ja": "レビュー期限超過（4 か月）、期限：2026年7月9日",  # noqa: RUF001
}


@pytest.fixture
def visit_reviews(visit):
    """Open the page of a policy under a policy that allows our own files only; an error of a script fails the test."""
    errors = []

    def open_page(page_name="index", time="", theme="alabaster", manner="strict", **options):
        def prepare(page):
            page.on("pageerror", lambda error: errors.append(str(error)))
            if time:
                page.clock.set_fixed_time(time)

        return visit(page_name, theme, site="reviews", manner=manner, before=prepare, **options)

    yield open_page
    assert errors == []


def test_nothing_is_overdue_before(visit_reviews):
    for time in ("2020-06-01T12:00:00", "2026-07-09T23:59:59"):
        page = visit_reviews(time=time)
        assert page.inner_text(LINE) == PLAIN
        assert page.locator(".practice-overdue").count() == 0


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("2026-07-10T00:00:00", "review overdue by 1 day, was due July 9, 2026"),
        ("2026-08-08T12:00:00", "review overdue by 30 days, was due July 9, 2026"),
        ("2026-08-09T12:00:00", "review overdue by 1 month, was due July 9, 2026"),
        ("2030-01-01T12:00:00", "review overdue by 3 years, was due July 9, 2026"),
    ],
)
def test_line_tells_how_long_a_review_is_overdue(visit_reviews, time, text):
    page = visit_reviews(time=time)
    assert page.inner_text(LINE) == PLAIN.replace("next review by July 9, 2026", text)
    assert page.get_attribute(f"{LINE} .practice-overdue time", "datetime") == "2026-07-09"


def test_today_is_that_of_the_reader(visit_reviews):
    assert "review overdue by" in visit_reviews("long-ago").inner_text(LINE)
    assert visit_reviews("much-later").inner_text(LINE).endswith("next review by January 9000")


@pytest.mark.parametrize("language", IN_FOUR_MONTHS)
def test_text_is_in_the_language_of_the_page(browser, built, server, make_once, language):
    source = built("reviews", "alabaster").parents[1] / "reviews"
    name = f"reviews-{language}"
    options = ["-D", "html_theme=alabaster", "-D", f"language={language}"]
    make_once(f"sites/html/{name}", lambda out: sphinx_build(source, out, out.parents[1] / "doctrees" / name, *options))
    with browser.new_context(locale="sv-SE") as context:  # the reader's own language is another
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-26T12:00:00")
        page.goto(f"{server}/strict/{name}/index.html")
        text = page.inner_text(f"{LINE} .practice-overdue").strip()
        assert text.replace("\N{NO-BREAK SPACE}", " ") == IN_FOUR_MONTHS[language]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Asia/Kolkata", "America/St_Johns", "Pacific/Pago_Pago"])
def test_time_zones_do_not_move_a_date(visit_reviews, zone):
    local = functools.partial(datetime, tzinfo=ZoneInfo(zone))
    last, next_day = local(2026, 7, 9, 23, 59, 59), local(2026, 7, 10, 0, 0, 1)
    assert visit_reviews(time=last, timezone_id=zone).inner_text(LINE) == PLAIN
    text = visit_reviews(time=next_day, timezone_id=zone).inner_text(LINE)
    assert "Reviewed July 9, 2025" in text
    assert "overdue by 1 day, was due July 9, 2026" in text


def test_without_script_the_dates_are_there(visit_reviews):
    assert visit_reviews(java_script_enabled=False).inner_text(LINE) == PLAIN


def test_practices_actions_and_summaries_are_told_too(visit_reviews):
    page = visit_reviews("parts", "2026-02-28T12:00:00")
    late, in_time = page.locator("#practice-late"), page.locator("#practice-in-time")
    assert late.locator(".practice-due").all_inner_texts() == [
        "review overdue by 1 day, was due February 27, 2026",
        "overdue by 1 month, was due January 31, 2026",
    ]
    assert in_time.locator(".practice-due").all_inner_texts() == [
        "next review by February 28, 2026",
        "overdue by 1 month, was due January 29, 2026",
    ]
    # An action that is late says nothing of how fresh the status is.
    classes = "(each) => each.classList.contains('practice-overdue')"
    assert [each.evaluate(classes) for each in (late, in_time)] == [True, False]
    ages = [" ".join(text.split()) for text in page.locator(".practice-age").all_inner_texts()]
    assert ages == [
        "Reviewed February 28, 2023 · 2 never reviewed reviews overdue: 2, the oldest by 2 years",
        "1 never reviewed",
    ]
    overdue = page.locator(".practice-cell.practice-overdue")
    assert [each.get_attribute("href") for each in overdue.all()] == ["#practice-late", "#practice-oldest"]
    assert page.locator("ol .practice-due").all_inner_texts() == [
        "1 month!",
        "2 months!",
        "23 months!",
        "2 years!",
        "12 months!",
    ]


@pytest.mark.parametrize("width", [320, 1280])
# The Read the Docs theme loads a font that moves all of its pages.
@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "sphinx_rtd_theme"])
def test_nothing_moves(visit_reviews, theme, width):
    for name, overdue in {"parts": "#practice-late .practice-due", "index": f"{LINE} .practice-due"}.items():
        page = visit_reviews(name, "2026-11-26T12:00:00", theme, width=width)
        assert "overdue by" in page.locator(overdue).first.inner_text()
        assert find_moved(page) == []
    box = page.locator(LINE).bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width


def test_nothing_moves_while_the_page_arrives(visit_reviews):
    page = visit_reviews("parts", "2026-11-26T12:00:00", "alabaster", width=320, manner="drip")
    assert page.locator(".practice-overdue-count").first.inner_text().startswith("reviews overdue: ")
    assert find_moved(page) == []


def find_moved(page):
    """What has moved, but for the cells of a table, whose columns become wider while its rows arrive."""
    return [name for _value, names in page.evaluate(SHIFTS) for name in names if not name.startswith(("<th", "<td"))]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_line_is_legible_in_any_theme(visit_reviews, theme, mode, axe_source):
    page = visit_reviews(time="2026-11-26T12:00:00", theme=theme, mode=mode, bypass_csp=True)
    assert page.locator("section > h1").bounding_box()["y"] < page.locator(LINE).bounding_box()["y"]
    assert_none(find_violations(page, axe_source, mode=mode, scope=LINE))
