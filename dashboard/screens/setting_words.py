"""Values of settings in words: a cadence, a working week, a grade, and where each was set."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from babel.dates import format_date

from pipelines.language import WRITTEN, _, current_language, number


def day_names() -> dict[int, str]:
    """Name the days of the week, Monday (1) first."""
    monday = date(2026, 1, 5)
    return {n + 1: format_date(monday + timedelta(days=n), "EEEE", locale=WRITTEN[current_language()]) for n in range(7)}


def value_words(name: str, value: Any) -> str:
    """Write a value: days by name, numbers in the way of the language, a grade in its words."""
    if value is None:
        return _("mengikuti di atasnya")
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if name == "hari_kerja":
        return ", ".join(day_names()[day] for day in sorted(value))
    if name == "predikat_organisasi":
        return _(str(value).capitalize())
    return number(value) if isinstance(value, int | float) else str(value)


def origin_words(origin: str) -> str:
    """Say where a setting was set: the settings file, the office, or a unit."""
    return {"berkas": _("berkas pengaturan"), "kantor": _("ketetapan kantor")}.get(origin, origin)
