"""What is overdue, told in Chromium, Firefox and WebKit, by the clock of this machine."""

from __future__ import annotations

import re

import pytest

LINE = "document.querySelector('.page-review').innerText.replaceAll('\\u00a0', ' ').trim()"
CLOCK = """(() => {
  const icon = getComputedStyle(document.querySelector(".practice-overdue"), "::before");
  return [icon.clipPath.startsWith("path("), icon.width, icon.backgroundColor === icon.color];
})()"""


@pytest.mark.parametrize("theme", ["openpractices", "furo"])
def test_review_is_overdue_in_all_engines(visit, theme):
    window = visit("long-ago", site="reviews", theme=theme)
    text = window.run(LINE)
    assert re.fullmatch(r"Never reviewed · review overdue by \d+ years, was due February 2020", text), text
    assert window.run(CLOCK) == [True, "16px", True]
    assert visit("much-later", site="reviews", theme=theme).run(LINE) == "Never reviewed · next review by January 9000"
