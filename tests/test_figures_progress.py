"""Progress over time, the forecast and what changed after a dialogue, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, sqrt
from statistics import mean, stdev

import pytest
from books import CICI, LAB, PLAN, RHK, TALK, book, roster
from rows import Rows, pick

from pipelines.figures.door import Question, Viewer, ask_arrow
from pipelines.figures.words import praise_reasons
from pipelines.load import load, prepare, undo

OCT, DEC = date(2026, 10, 1), date(2026, 12, 31)
PERIOD = "1 Oktober 2026 s.d. 31 Desember 2026"
FIRST, SECOND = date(2026, 10, 9), date(2026, 10, 23)


def put(house, day: date, *files):
    return load(house, prepare([(f"berkas-{day}-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=day).batch


def told(house, figure: str, per: date, **more):
    return ask_arrow(house, figure, Viewer(), Question(OCT, DEC, per), **more).to_pylist()


def plan(*steps: tuple[str, int, str]) -> bytes:
    return book(PLAN, [[CICI, None, PERIOD, "Mutu pemeriksaan", text, 10, None, progress, "30/10/2026", status] for text, progress, status in steps])


def two_exports(house) -> dict[str, int]:
    """One RHK of two steps, 1 to 30 October (22 working days): 20 % and 0 % on 9 October (the 7th), 100 % and 60 % on 23 October (the 17th)."""
    put(house, OCT, roster(), book(RHK, [[CICI, None, PERIOD, "Mutu pemeriksaan", "Kuantitas", "Sampel diperiksa", "10 sampel"]]))
    put(house, FIRST, plan(("Memeriksa sampel", 20, "Proses"), ("Menulis laporan", 0, "Proses")))
    return {"second": put(house, SECOND, plan(("Memeriksa sampel", 100, "Selesai"), ("Menulis laporan", 60, "Proses")))}


@pytest.fixture
def told_twice(empty_warehouse, kept):
    with kept(two_exports) as house:
        yield house


def test_the_curve_tells_what_exports_said_on_their_days_what_was_finished_and_pace(told_twice):
    curve = {row["tanggal"]: row for row in told(told_twice, "kurva_capaian", SECOND)}
    assert sorted(curve)[:5] == [date(2026, 10, 4), FIRST, date(2026, 10, 11), date(2026, 10, 18), SECOND]
    assert [curve[day]["kemajuan"] for day in sorted(curve)[:5]] == [None, 10, None, None, 80]
    assert [curve[day]["selesai"] for day in sorted(curve)[:6]] == [0, 0, 0, 0, 50, None]  # finished without a date: since the export that said so
    assert [round(curve[day]["target_waktu"] * 22 / 100, 6) for day in (date(2026, 10, 4), FIRST, SECOND)] == [2, 7, 17]
    assert curve[DEC]["target_waktu"] == 100
    assert curve[SECOND]["kemajuan"] == told(told_twice, "ringkasan", SECOND)[0]["capaian"]


def test_the_curve_can_be_asked_of_one_person_or_one_rhk(told_twice):
    rhk = told(told_twice, "capaian_rhk", SECOND)[0]["kunci_rhk"]
    whole = told(told_twice, "kurva_capaian", SECOND)
    assert told(told_twice, "kurva_capaian", SECOND, nip=CICI) == told(told_twice, "kurva_capaian", SECOND, kunci_rhk=rhk) == whole
    assert told(told_twice, "kurva_capaian", SECOND, nip="199001012015032002") == []


def test_an_upload_taken_back_leaves_the_curve(told_twice):
    undo(told_twice, told_twice.second, user="penguji")
    assert [row["kemajuan"] for row in told(told_twice, "kurva_capaian", SECOND) if row["kemajuan"] is not None] == [10, 10]  # 9 October, and still on the 23rd


def test_a_dialogue_is_set_between_the_exports_around_it(told_twice):
    put(told_twice, date(2026, 10, 12), book(TALK, [[CICI, None, "12/10/2026", "Membahas sampel", None, "Selesai"]]))
    assert told(told_twice, "perubahan_dialog", date(2026, 11, 8)) == []  # its four weeks have not gone by
    row, = told(told_twice, "perubahan_dialog", date(2026, 11, 9))
    assert (row["nip"], row["unit_kerja"], row["tanggal"], row["hari_sebelum"], row["hari_sesudah"]) == (CICI, LAB, date(2026, 10, 12), FIRST, SECOND)
    before, after = 10 - 700 / 22, 80 - 1700 / 22
    assert [round(row[name], 6) for name in ("selisih_sebelum", "selisih_sesudah", "perubahan")] == [round(v, 6) for v in (before, after, after - before)]
    assert pick([row], "selesai_sebelum", "selesai_sesudah", "kepatuhan_sebelum", "kepatuhan_sesudah") == [(0, 0, None, None)]


def test_a_turn_round_since_the_last_dialogue_is_praised(told_twice):
    put(told_twice, date(2026, 10, 12), book(TALK, [[CICI, None, "12/10/2026", "Membahas sampel", None, "Selesai"]]))
    row, = told(told_twice, "layak_apresiasi", SECOND)
    assert (row["nip"], row["poin"], round(row["naik_sejak_dialog"])) == (CICI, 3, 25)
    assert praise_reasons(row) == ["selisih naik 25 poin sejak dialog terakhir"]
    undo(told_twice, told_twice.second, user="penguji")
    assert told(told_twice, "layak_apresiasi", SECOND) == []


def test_without_an_export_before_the_dialogue_no_change_is_told(house):
    put(house, OCT, roster(), book(RHK, [[CICI, None, PERIOD, "Mutu pemeriksaan", "Kuantitas", "Sampel diperiksa", "10 sampel"]]))
    put(house, date(2026, 10, 5), book(TALK, [[CICI, None, "05/10/2026", "Membahas sampel", None, "Selesai"]]))
    put(house, FIRST, plan(("Memeriksa sampel", 20, "Proses")))
    row, = told(house, "perubahan_dialog", SECOND + timedelta(days=28))
    assert pick([row], "hari_sebelum", "selisih_sebelum", "hari_sesudah", "selisih_sesudah", "perubahan") == [(None, None, FIRST, None, None)]


@pytest.fixture
def rows(house) -> Rows:
    """One person with ten steps of equal weight, 1 October to 31 December."""
    rows = Rows(house)
    rows.unit("Lab")
    rows.person("A", "Lab")
    rows.plan = rows.rhk("A", "R", OCT, DEC)
    return rows


def finish(rows: Rows, *days: date | None) -> None:
    for day in days:
        rows.step("A", rows.plan, OCT, DEC, tanggal_selesai=day, status="selesai" if day else "berjalan")


def test_the_forecast_follows_the_weeks_gone_by(rows):
    # Whole weeks from Monday 28 September, where the first day lies: 1, 2, 0, 2, 1 of 12 finished in the five of them up to 1 November.
    finish(rows, date(2026, 10, 2), date(2026, 10, 6), date(2026, 10, 8), date(2026, 10, 19), date(2026, 10, 25), date(2026, 10, 30), *[None] * 6)
    row, = rows.ask("perkiraan_selesai", date(2026, 11, 1))
    weeks = [100 * n / 12 for n in (1, 2, 0, 2, 1)]
    rate, spread, left = mean(weeks), stdev(weeks), 50

    def root(sign: int) -> float:
        return ((sign * 1.2816 * spread + sqrt((1.2816 * spread) ** 2 + 4 * rate * left)) / (2 * rate)) ** 2

    assert (row["langkah"], row["langkah_selesai"], row["sisa"], row["pekan"], row["keadaan"]) == (12, 6, 50, 5, "diperkirakan")
    assert row["laju_pekan"] == pytest.approx(10)
    expected = [date(2026, 11, 1) + timedelta(days=ceil(round(7 * n, 9))) for n in (root(-1), left / rate, root(1))]
    assert [row["paling_awal"], row["perkiraan"], row["paling_akhir"]] == expected
    assert expected[0] < expected[1] == date(2026, 12, 6) < expected[2]
    assert row["tenggat"] == DEC


@pytest.mark.parametrize(("per", "finished"), [(date(2026, 10, 24), 9), (date(2026, 11, 20), 4)])
def test_too_short_a_history_names_no_date(rows, per, finished):
    finish(rows, *[date(2026, 10, 6)] * finished, *[None] * 10)
    row, = rows.ask("perkiraan_selesai", per)
    assert pick([row], "keadaan", "paling_awal", "perkiraan", "paling_akhir", "langkah_selesai") == [("riwayat_pendek", None, None, None, finished)]


def test_a_date_that_lies_too_far_ahead_is_not_named(rows):
    for day in [date(2026, 10, 6)] * 6:
        rows.step("A", rows.plan, OCT, DEC, tanggal_selesai=day, status="selesai", bobot=0)  # finished, but of no weight: nothing of the whole is done
    finish(rows, None)
    row, = rows.ask("perkiraan_selesai", date(2026, 11, 20))
    assert pick([row], "keadaan", "langkah_selesai", "sisa", "laju_pekan", "paling_awal", "perkiraan", "paling_akhir") == [("diperkirakan", 6, 100, 0, None, None, None)]


def test_what_is_finished_needs_no_forecast(rows):
    finish(rows, *[date(2026, 10, 6)] * 6)
    assert pick(rows.ask("perkiraan_selesai", date(2026, 11, 20)), "keadaan", "sisa", "perkiraan") == [("selesai", 0, None)]


def test_where_nothing_is_planned_there_is_no_forecast_and_no_curve(rows):
    assert rows.ask("perkiraan_selesai", date(2026, 11, 20)) == rows.ask("kurva_capaian", date(2026, 11, 20)) == []


def test_the_curve_of_a_day_gone_by_keeps_what_was_told_of_a_step_withdrawn_since(told_twice):
    third = date(2026, 11, 6)
    load(told_twice, prepare([("rencana.xlsx", plan(("Memeriksa sampel", 100, "Selesai")))]), user="penguji", today=third, withdraw_missing=True)
    load(told_twice, prepare([("dialog.xlsx", book(TALK, [[CICI, None, "09/11/2026", "Kemajuan", None, "Selesai"]]))]), user="penguji", today=date(2026, 11, 9))
    before = {row["tanggal"]: row for row in told(told_twice, "kurva_capaian", SECOND + timedelta(days=1))}
    assert (before[FIRST]["kemajuan"], before[SECOND]["kemajuan"], before[SECOND]["langkah"]) == (10, 80, 2)  # both steps, on both days
    assert told(told_twice, "kurva_capaian", third + timedelta(days=3))[0]["langkah"] == 1
