"""Durations: what is read, what is refused, and the dates that they lead to."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.durations import Duration, add_duration, read_duration, read_span


@pytest.mark.parametrize(
    ("written", "duration"),
    [
        ("12 months", Duration(12, "months")),
        (" 12  Months ", Duration(12, "months")),
        ("6months", Duration(6, "months")),
        ("12-months", Duration(12, "months")),
        ("1 year", Duration(1, "years")),
        ("1 day", Duration(1, "days")),
        ("100 years", Duration(100, "years")),
        ("1200 months", Duration(1200, "months")),
    ],
)
def test_duration_is_read(written, duration):
    assert read_duration(written) == duration


_ADVICE = "write a number of days, months or years, such as '12 months'"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("soon", f"'soon' is not a duration; {_ADVICE}"),
        ("", f"'' is not a duration; {_ADVICE}"),
        ("yearly", f"'yearly' is not a duration; {_ADVICE}"),
        ("P12M", f"'P12M' is not a duration; {_ADVICE}"),
        ("1.5 years", f"'1.5 years' is not a duration; {_ADVICE}"),
        ("-1 month", f"'-1 month' is not a duration; {_ADVICE}"),
        ("١٢ months", f"'١٢ months' is not a duration; {_ADVICE}"),
        ("9999999999 days", f"'9999999999 days' is not a duration; {_ADVICE}"),
        ("12", "'12' is not a duration; write its unit, such as '12 months'"),
        ("2 weeks", "'2 weeks' is in weeks; write '14 days'"),
        ("6 moths", "'6 moths' is not a duration; did you mean \"months\"?"),
        ("3 quarters", f"'3 quarters' is not a duration; {_ADVICE}"),
        ("0 days", f"'0 days' is not a duration; {_ADVICE}"),
        ("101 years", f"'101 years' is more than 100 years; {_ADVICE}"),
        ("999999999 days", f"'999999999 days' is more than 100 years; {_ADVICE}"),
    ],
)
def test_message_says_what_to_write(written, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        read_duration(written)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2025-01-31", "1 month", "2025-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2024-02-29", "12 months", "2025-02-28"),
        ("2025-12-15", "1 month", "2026-01-15"),
        ("2024-12-31", "2 months", "2025-02-28"),
        ("2024-12-31", "1 day", "2025-01-01"),
        ("2024-02-28", "30 days", "2024-03-29"),
        ("2024-03", "12 months", "2025-03-01"),
        ("0001-01", "1 day", "0001-01-02"),
        ("9999-12-31", "1 day", "9999-12-31"),
        ("9950-01-31", "100 years", "9999-12-31"),
    ],
)
def test_duration_leads_to_a_day(start, duration, end):
    assert str(add_duration(read_date(start), read_duration(duration))) == end


def test_durations_have_an_order_and_are_written_again():
    durations = [read_duration(each) for each in ("2 years", "45 days", "1 month", "13 months", "1 year")]
    assert [str(each) for each in sorted(durations)] == ["1 month", "45 days", "1 year", "13 months", "2 years"]


@pytest.mark.parametrize(
    ("written", "duration"),
    [
        ("60d", Duration(60, "days")),
        ("8w", Duration(56, "days")),
        ("1 Week", Duration(7, "days")),
        ("3m", Duration(3, "months")),
        ("1 Y", Duration(1, "years")),
        (" 60  days ", Duration(60, "days")),
        ("2-months", Duration(2, "months")),
        ("0d", Duration(0, "days")),
        ("0 years", Duration(0, "days")),
    ],
)
def test_span_of_an_option_can_be_short_in_weeks_and_nothing(written, duration):
    assert read_span(written) == duration


_SPAN_ADVICE = "write a number of days, weeks, months or years, such as 60d, 8w, 2m, 1y or '60 days'"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("60", f"'60' is not a time; {_SPAN_ADVICE}"),
        ("", f"'' is not a time; {_SPAN_ADVICE}"),
        ("soon", f"'soon' is not a time; {_SPAN_ADVICE}"),
        ("-3d", f"'-3d' is not a time; {_SPAN_ADVICE}"),
        ("P60D", f"'P60D' is not a time; {_SPAN_ADVICE}"),
        ("1m 3d", f"'1m 3d' is not a time; {_SPAN_ADVICE}"),
        ("3h", f"'3h' is not a time; {_SPAN_ADVICE}"),
        ("2 moths", "'2 moths' is not a time; did you mean \"months\"?"),
        ("5300w", "'37100 days' is more than 100 years; write a number of days, months or years, such as '12 months'"),
    ],
)
def test_span_that_is_wrong_is_refused(written, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        read_span(written)
    assert str(caught.value) == message


def test_month_has_a_first_and_a_last_day():
    assert str(read_date("2024-02").first_day) == "2024-02-01"
    assert str(read_date("2024-02").last_day) == "2024-02-29"
    assert read_date("2024-02-10").first_day == read_date("2024-02-10").last_day == read_date("2024-02-10")
