"""The days on which an invented office works."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache

import holidays

TAHUN = 2026


@lru_cache
def working_days(year: int = TAHUN) -> tuple[date, ...]:
    """Return Monday to Friday without national holidays and cuti bersama, some months into the next year."""
    free = holidays.country_holidays("ID", years=(year, year + 1), categories=("public", "government"))
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range(520))
    return tuple(day for day in days if day.weekday() < 5 and day not in free)


def between(first: date, last: date) -> tuple[date, ...]:
    """Return the working days from first to last, both included."""
    days = working_days()
    return days[bisect_left(days, first):bisect_right(days, last)]


def on_or_after(day: date) -> date:
    """Return the day itself when it is worked, else the next one that is."""
    return working_days()[bisect_left(working_days(), day)]


def on_or_before(day: date) -> date:
    """Return the day itself when it is worked, else the last one before it."""
    return working_days()[max(bisect_right(working_days(), day) - 1, 0)]


def shifted(day: date, count: int) -> date:
    """Return the working day that lies `count` working days away."""
    days = working_days()
    return days[min(max(bisect_left(days, day) + count, 0), len(days) - 1)]


def quarter(n: int) -> tuple[date, date]:
    """Return the first and last day of a quarter of the sample year."""
    return date(TAHUN, n * 3 - 2, 1), month(n * 3)[1]


def month(n: int) -> tuple[date, date]:
    """Return the first and last day of a month of the sample year."""
    return date(TAHUN, n, 1), date(TAHUN + n // 12, n % 12 + 1, 1) - timedelta(days=1)
