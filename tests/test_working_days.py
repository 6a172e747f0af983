"""The office calendar: holidays, cuti bersama, the office's own days."""

from __future__ import annotations

from datetime import date

from pipelines.settings import settings
from pipelines.unit_settings import lay_settings
from pipelines.warehouse import open_warehouse


def days(house, first: date, last: date) -> list[tuple]:
    with house.cursor() as cursor:
        return cursor.execute(
            "select day(tanggal), hari_kerja, libur is not null from kalender where tanggal between ? and ? order by tanggal", [first, last]
        ).fetchall()


def between(house, first: date, last: date) -> int:
    with house.cursor() as cursor:
        sql = "select z.hari_ke - a.hari_ke from kalender a, kalender z where a.tanggal = ? and z.tanggal = ?"
        return cursor.execute(sql, [first, last]).fetchall()[0][0]


def test_weekends_holidays_and_collective_leave_are_free(house):
    # Wednesday 13 May 2026 is worked; 14 May is Ascension Day, 15 May cuti bersama, then the weekend.
    assert days(house, date(2026, 5, 13), date(2026, 5, 18)) == [
        (13, True, False), (14, False, True), (15, False, True), (16, False, False), (17, False, False), (18, True, False),
    ]


def test_differences_of_the_running_count_are_working_days(house):
    assert between(house, date(2026, 8, 14), date(2026, 8, 18)) == 1  # Friday to Tuesday over Independence Day
    assert between(house, date(2026, 9, 30), date(2026, 10, 31)) == 22
    assert between(house, date(2026, 10, 3), date(2026, 10, 4)) == 0


def test_weeks_begin_on_monday(house):
    with house.cursor() as cursor:
        rows = cursor.execute("select minggu from kalender where tanggal in ('2027-01-01', '2026-12-28') order by tanggal").fetchall()
    assert rows == [(date(2026, 12, 28),), (date(2026, 12, 28),)]


def test_the_office_closes_and_opens_on_days_of_its_own(office):
    (office.parent / "pantau.toml").write_text(
        'hari_kerja = [1, 2, 3, 4, 5, 6]\nlibur_kantor = [2026-10-07]\nmasuk_kantor = [2026-08-17]\n', "utf-8"
    )
    settings.cache_clear()
    with open_warehouse() as house:
        assert days(house, date(2026, 10, 7), date(2026, 10, 7)) == [(7, False, True)]
        assert days(house, date(2026, 8, 16), date(2026, 8, 17)) == [(16, False, False), (17, True, False)]
        assert days(house, date(2026, 10, 10), date(2026, 10, 11)) == [(10, True, False), (11, False, False)]


def test_the_calendar_is_laid_anew_only_when_something_changed(house, office):
    with house.write() as cursor:
        cursor.execute("update kalender set libur = 'tanda' where tanggal = '2026-10-05'")
        lay_settings(cursor)
    assert days(house, date(2026, 10, 5), date(2026, 10, 5)) == [(5, True, True)]
    (office.parent / "pantau.toml").write_text("libur_kantor = [2026-10-07]\n", "utf-8")
    settings.cache_clear()
    with house.write() as cursor:
        lay_settings(cursor)
    assert days(house, date(2026, 10, 5), date(2026, 10, 7)) == [(5, True, False), (6, True, False), (7, False, True)]
