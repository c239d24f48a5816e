"""Dates in the layouts of Go, whatever the locale: months and days have English names.

Source: `layouts of Go's time package <https://pkg.go.dev/time#Layout>`__.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

NO_DATE = datetime(1, 1, 1, tzinfo=UTC)
"""The date that Go shows for a page without one."""

_LAYOUT_PART = re.compile("January|Jan|Monday|Mon|2006|002|01|02|03|04|05|06|15|PM|pm|1|2|3|4|5")
"""The parts of Go's reference time, from which its layouts are made."""

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def is_go_layout(text: str) -> bool:
    """Return whether *text* contains a part of a date."""
    return bool(_LAYOUT_PART.search(text))


def format_go_date(layout: str, date: datetime) -> str:
    """Return *date* in a layout of Go."""
    month, weekday = MONTH_NAMES[date.month - 1], WEEKDAY_NAMES[date.weekday()]
    values = {
        "January": month,
        "Jan": month[:3],
        "Monday": weekday,
        "Mon": weekday[:3],
        "2006": f"{date.year:04}",
        "06": f"{date.year % 100:02}",
        "002": f"{date.timetuple().tm_yday:03}",
        "01": f"{date.month:02}",
        "1": str(date.month),
        "02": f"{date.day:02}",
        "2": str(date.day),
        "15": f"{date.hour:02}",
        "03": f"{date.hour % 12 or 12:02}",
        "3": str(date.hour % 12 or 12),
        "04": f"{date.minute:02}",
        "4": str(date.minute),
        "05": f"{date.second:02}",
        "5": str(date.second),
        "PM": "PM" if date.hour > 11 else "AM",
        "pm": "pm" if date.hour > 11 else "am",
    }
    return _LAYOUT_PART.sub(lambda match: values[match[0]], layout)
