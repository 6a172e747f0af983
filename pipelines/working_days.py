"""The office calendar: which days are worked and for how many minutes, which are free and why."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from itertools import accumulate

import duckdb
import pyarrow as pa

from pipelines.language import N_, _, current_language
from pipelines.settings import Settings

CATEGORIES = ("public", "government")  # government: collective leave (cuti bersama)
OWN = N_("Libur kantor")
FIRST, LAST = date(2020, 1, 1), date(2031, 12, 31)


def lay_calendar(cursor: duckdb.DuckDBPyConnection, office: Settings) -> None:
    """Fill kalender when the office's own days, or the library of holidays, are not those it was filled from.

    Weekends have no holiday's name unless a holiday falls on them. Collective leave (cuti bersama) is free.
    """
    mark = _mark(office)
    cursor.execute("create table if not exists kalender_sidik (sidik varchar)")
    if cursor.execute("select sidik from kalender_sidik").fetchall() == [(mark,)]:
        return
    cursor.register("kalender_arrow", calendar(office))
    cursor.execute("delete from kalender_sidik")
    # One statement: the key of a row deleted in a transaction still guards its index in the same transaction.
    cursor.execute("insert or replace into kalender from kalender_arrow")
    cursor.unregister("kalender_arrow")
    cursor.execute("insert into kalender_sidik values (?)", [mark])


def free_days(office: Settings) -> dict[date, str]:
    """Return the days that are free although they fall in the working week, with the holiday's name."""
    import holidays  # a twentieth of a second that only a new calendar needs

    years = range(FIRST.year, LAST.year + 1)
    known = holidays.country_holidays("ID", years=years, categories=CATEGORIES, language="id")
    days = {day: name for day, name in known.items() if day not in office.masuk_kantor}
    return days | dict.fromkeys(office.libur_kantor, OWN)


def holiday_name(day: date, name: str) -> str:
    """Say a name of the calendar in the language in use; the calendar keeps the Indonesian one."""
    return _(OWN) if name == OWN else name if current_language() == "id" else _named(day.year).get(day, name)


@lru_cache
def _named(year: int) -> dict[date, str]:
    import holidays

    return dict(holidays.country_holidays("ID", years=year, categories=CATEGORIES, language="en_US"))


def ramadan(office: Settings) -> set[date]:
    """Return the days of Ramadan: by the Umm al-Qura calendar, and by the office's own dates in the years for which it gives any."""
    from hijridate import Gregorian, Hijri

    years = range(Gregorian.fromdate(FIRST).to_hijri().year, Gregorian.fromdate(LAST).to_hijri().year + 1)
    known = [(first := Hijri(year, 9, 1).to_gregorian(), first + timedelta(days=Hijri(year, 9, 1).month_length() - 1)) for year in years]
    kept = [(a, z) for a, z in known if all(z < first or last < a for first, last in office.ramadan)]
    return {a + timedelta(days=n) for a, z in [*kept, *office.ramadan] for n in range((z - a).days + 1)}


def lay_unit_calendars(cursor: duckdb.DuckDBPyConnection, units: dict[str, Settings]) -> None:
    """Fill kalender_unit for the units that go by settings of their own, when it was filled from others."""
    mark = sha256(repr(sorted((unit, _mark(given)) for unit, given in units.items())).encode()).hexdigest()
    if cursor.execute("select sidik from kalender_unit_sidik").fetchall() == [(mark,)]:
        return
    cursor.execute("delete from kalender_unit")
    for unit, given in units.items():
        cursor.register("kalender_arrow", calendar(given))
        cursor.execute("insert into kalender_unit by name select ? as unit_kerja, * from kalender_arrow", [unit])
        cursor.unregister("kalender_arrow")
    cursor.execute("delete from kalender_unit_sidik")
    cursor.execute("insert into kalender_unit_sidik values (?)", [mark])


def calendar(office: Settings) -> pa.Table:
    """Return the calendar by an office's settings, one day a row: tanggal, minggu, hari_kerja, libur, hari_ke, menit."""
    free, fasting = free_days(office), ramadan(office)
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    worked = [
        (day not in free or office.masuk_libur) and (day.isoweekday() in office.hari_kerja or day in office.masuk_kantor) for day in days
    ]
    asked = {True: office.menit_ramadan, False: office.menit_per_hari}
    return pa.table(
        {
            "tanggal": pa.array(days),
            "minggu": pa.array([day - timedelta(days=day.weekday()) for day in days]),
            "hari_kerja": pa.array(worked),
            "libur": pa.array([free.get(day) for day in days], pa.string()),
            "hari_ke": pa.array(list(accumulate(map(int, worked))), pa.int32()),
            "menit": pa.array([asked[day in fasting] if work else 0 for day, work in zip(days, worked, strict=True)], pa.int32()),
        }
    )


def _mark(office: Settings) -> str:
    """Sum up what the calendar is made from."""
    said = (version("holidays"), FIRST, LAST, office.hari_kerja, office.libur_kantor, office.masuk_kantor,
            version("hijridate"), office.ramadan, office.menit_per_hari, office.menit_ramadan, office.masuk_libur)
    return sha256(repr(said).encode()).hexdigest()
