"""Results against pace, worked out by hand: rows in, rows out."""

from __future__ import annotations

from datetime import date

import pytest
from rows import Rows, key, pick

from pipelines.figures.door import Viewer

OCT, DEC = date(2026, 10, 1), date(2026, 12, 31)
MON5, FRI9, FRI16 = date(2026, 10, 5), date(2026, 10, 9), date(2026, 10, 16)  # ten working days from 5 to 16 October


@pytest.fixture
def rows(house) -> Rows:
    """An office of a head unit with two units under it, one person in each."""
    rows = Rows(house)
    rows.unit("Balai")
    rows.unit("Lab", "Balai", 1)
    rows.unit("Umum", "Balai", 1)
    rows.person("A", "Lab", jabatan="Analis")
    rows.person("B", "Umum")
    return rows


def steps(rows: Rows, per: date, *names: str) -> list[tuple]:
    found = sorted(rows.ask("rencana_aksi", per), key=lambda r: r["baris"])
    return pick(found, *names)


def test_pace_is_the_share_of_working_days_gone_by(rows):
    rhk = rows.rhk("A", "R", OCT, DEC)
    rows.step("A", rhk, MON5, FRI16)
    for per, pace in ((date(2026, 10, 4), 0), (MON5, 10), (FRI9, 50), (date(2026, 10, 11), 50), (date(2026, 10, 15), 90), (FRI16, 100), (DEC, 100)):
        assert steps(rows, per, "target_waktu") == [(pace,)], per


def test_pace_passes_over_holidays(rows):
    # 10–21 August 2026 has nine working days: Monday the 17th is free. Six are gone on Tuesday the 18th.
    rhk = rows.rhk("A", "R", date(2026, 7, 1), date(2026, 9, 30))
    rows.step("A", rhk, date(2026, 8, 10), date(2026, 8, 21))
    found = rows.ask("rencana_aksi", date(2026, 8, 18), date(2026, 7, 1), date(2026, 9, 30))
    assert pick(found, "target_waktu") == [(66.6667,)]


def test_a_step_without_dates_runs_through_its_period(rows):
    # 5–16 October is the period of the RHK; the step's own row says more, but the RHK is what it derives from.
    rhk = rows.rhk("A", "R", MON5, FRI16)
    rows.step("A", rhk, None, None)
    assert steps(rows, FRI9, "mulai", "tenggat", "target_waktu") == [(MON5, FRI16, 50)]


def test_a_due_date_before_the_start_is_its_own_start(rows):
    rhk = rows.rhk("A", "R", OCT, DEC)
    rows.step("A", rhk, FRI16, FRI9)
    assert steps(rows, date(2026, 10, 8), "mulai", "target_waktu") == [(FRI9, 0)]
    assert steps(rows, FRI9, "mulai", "target_waktu", "lewat") == [(FRI9, 100, False)]


def test_progress_is_percentage_else_realisation_else_status(rows):
    rhk = rows.rhk("A", "R", OCT, DEC)
    for told in (
        {"capaian_persen": 30, "realisasi": 4, "target": 4},
        {"realisasi": 3, "target": 4},
        {"realisasi": 9, "target": 4},
        {"capaian_persen": 140},
        {"realisasi": 3},
        {"target": 0, "realisasi": 3},
        {"status": "selesai"},
        {"tanggal_selesai": FRI9},
        {"capaian_persen": 80, "status": "selesai"},
        {},
    ):
        rows.step("A", rhk, OCT, DEC, **told)
    assert steps(rows, date(2026, 10, 30), "kemajuan", "selesai") == [
        (30, False), (75, False), (100, True), (100, True), (0, False), (0, False), (100, True), (100, True), (80, True), (0, False),
    ]


def test_status_follows_the_difference_and_the_due_date(rows):
    rhk = rows.rhk("A", "R", OCT, DEC)
    for progress in (100, 40, 39, 25, 24):
        rows.step("A", rhk, MON5, FRI16, capaian_persen=progress)
    rows.step("A", rhk, OCT, date(2026, 10, 6), capaian_persen=99)
    assert steps(rows, FRI9, "selisih", "status", "lewat", "hari_lewat") == [
        (50, "selesai", False, None), (-10, "sesuai_jadwal", False, None), (-11, "tertinggal", False, None),
        (-25, "tertinggal", False, None), (-26, "kritis", False, None), (-1, "kritis", True, 3),
    ]


def test_a_finish_in_the_future_has_not_happened_yet(rows):
    rhk = rows.rhk("A", "R", OCT, DEC)
    rows.step("A", rhk, MON5, FRI16, status="selesai", tanggal_selesai=date(2026, 10, 12))
    rows.step("A", rhk, MON5, FRI9, status="selesai", tanggal_selesai=date(2026, 10, 20))
    assert steps(rows, FRI9, "kemajuan", "selesai", "status") == [(50, False, "sesuai_jadwal"), (100, False, "sesuai_jadwal")]
    assert steps(rows, date(2026, 10, 12), "kemajuan", "selesai", "status") == [(100, True, "selesai"), (100, False, "kritis")]


def test_thresholds_of_the_nearest_unit_above_win(rows):
    rows.add("setelan", nama="ambang_kritis", unit_kerja="Balai", nilai=-60)
    rows.add("setelan", nama="ambang_kritis", unit_kerja="Lab", nilai=-40)
    for nip in "AB":
        rows.step(nip, rows.rhk(nip, "R", OCT, DEC), MON5, FRI16, capaian_persen=5)
    assert pick(rows.ask("capaian_rhk", FRI9), "nip", "selisih", "status") == [("A", -45, "kritis"), ("B", -45, "tertinggal")]


def test_results_are_weighted_and_an_rhk_without_steps_has_none(rows):
    weighted = rows.rhk("A", "Berbobot", OCT, DEC, rhk_pimpinan="Atas", jenis="utama", periode="TW IV")
    rows.step("A", weighted, MON5, FRI16, bobot=30, capaian_persen=100)
    rows.step("A", weighted, FRI9, FRI9, bobot=10, capaian_persen=0)
    rows.rhk("A", "Kosong", OCT, DEC)
    per = date(2026, 10, 12)
    found = rows.ask("capaian_rhk", per)
    # Pace of the first step on Monday 12 October: 6 of 10 days; the second is due: (60·30 + 100·10) / 40.
    assert pick(found, "rhk", "langkah", "langkah_selesai", "langkah_lewat", "capaian", "target_waktu", "selisih", "status", "tenggat", "hari_ke_tenggat") == [
        ("Berbobot", 2, 1, 1, 75, 70, 5, "kritis", FRI9, -3),
        ("Kosong", 0, 0, 0, None, None, None, "belum_dijabarkan", DEC, 80),
    ]
    assert pick(found, "jabatan", "rhk_pimpinan", "jenis", "periode")[0] == ("Analis", "Atas", "utama", "TW IV")


def test_groups_are_pooled_over_steps_never_a_mean_of_means(rows):
    one = rows.rhk("A", "Dua langkah", OCT, DEC)
    rows.step("A", one, MON5, FRI16, bobot=30, capaian_persen=100)  # weights of 30 and 70 count as 0.6 and 1.4
    rows.step("A", one, MON5, FRI16, bobot=70, capaian_persen=20)
    rows.step("A", rows.rhk("A", "Satu langkah", OCT, DEC), MON5, FRI16, capaian_persen=100)
    rows.step("B", rows.rhk("B", "Umum", OCT, DEC), MON5, FRI16, capaian_persen=0)
    names = ("rhk", "rhk_dijabarkan", "langkah", "langkah_selesai", "capaian", "target_waktu", "selisih", "status")
    # A: (100·0.6 + 20·1.4 + 100) / 3; with B beside: 188 / 4.
    assert pick(rows.ask("capaian_pegawai", FRI9), "nip", *names) == [
        ("B", 1, 1, 1, 0, 0, 50, -50, "kritis"), ("A", 2, 2, 3, 2, 62.6667, 50, 12.6667, "sesuai_jadwal"),
    ]
    assert pick(rows.ask("capaian_unit", FRI9), "unit_kerja", "induk", "tingkat", "pegawai", *names, "rhk_kritis", "unit_kecil") == [
        ("Umum", "Balai", 1, 1, 1, 1, 1, 0, 0, 50, -50, "kritis", 1, True),
        ("Balai", None, 0, 2, 3, 3, 4, 2, 47, 50, -3, "sesuai_jadwal", 1, True),
        ("Lab", "Balai", 1, 1, 2, 2, 3, 2, 62.6667, 50, 12.6667, "sesuai_jadwal", 0, True),
    ]


def test_five_people_are_no_small_unit(rows):
    for nip in ("C", "D", "E", "F"):
        rows.person(nip, "Lab")
    assert dict(pick(rows.ask("capaian_unit", FRI9), "unit_kerja", "unit_kecil")) == {"Balai": False, "Lab": False, "Umum": True}


def test_an_empty_period_is_absent_not_zero(rows):
    rows.step("A", rows.rhk("A", "R", OCT, DEC), MON5, FRI16, capaian_persen=0)
    spring = {"per": date(2026, 5, 29), "dari": date(2026, 4, 1), "sampai": date(2026, 6, 30)}
    assert rows.ask("capaian_rhk", **spring) == rows.ask("rencana_aksi", **spring) == []
    assert pick(rows.ask("capaian_pegawai", **spring), "nip", "rhk", "capaian", "selisih", "status") == [
        ("A", 0, None, None, None), ("B", 0, None, None, None),
    ]
    assert {r[1:] for r in pick(rows.ask("capaian_unit", **spring), "unit_kerja", "rhk", "capaian", "target_waktu", "status")} == {(0, None, None, None)}


def test_plans_follow_their_person_to_the_unit_of_the_day(rows):
    rows.placed("A", "Umum", date(2020, 1, 1))
    rows.placed("A", "Lab", date(2026, 10, 12))
    rows.step("A", rows.rhk("A", "R", OCT, DEC), MON5, FRI16)
    assert pick(rows.ask("capaian_rhk", FRI9), "unit_kerja") == [("Umum",)]
    assert pick(rows.ask("capaian_rhk", date(2026, 10, 12)), "unit_kerja") == [("Lab",)]
    assert rows.ask("capaian_rhk", date(2026, 10, 12), units=("Umum",)) == []
    assert rows.ask("rencana_aksi", date(2026, 10, 12), viewer=Viewer(frozenset({"Umum"}))) == []


def test_people_who_have_left_service_are_not_counted(rows):
    for status in ("pensiun", "mutasi keluar", "diberhentikan"):
        rows.person(status, "Lab", status_aktif=status)
        rows.rhk(status, "R", OCT, DEC)
    assert pick(rows.ask("capaian_unit", FRI9, units=("Lab",)), "pegawai", "rhk") == [(1, 0)]


def test_a_step_without_rhk_is_listed_but_weighs_nothing(rows):
    rows.step("A", None, MON5, FRI16, rhk="Tanpa induk", capaian_persen=0)
    rows.step("A", rows.rhk("A", "R", OCT, DEC), MON5, FRI16, capaian_persen=100)
    assert sorted(pick(rows.ask("rencana_aksi", FRI9), "rhk", "kunci_rhk", "berkas", "sheet", "baris")) == [
        ("R", key("rhk-4"), "isi.xlsx", "Data", 5), ("Tanpa induk", None, "isi.xlsx", "Data", 3),
    ]
    assert pick(rows.ask("capaian_unit", FRI9, units=("Lab",)), "langkah", "capaian") == [(1, 100)]


def silent(rows: Rows, per: date) -> list[tuple]:
    return pick(rows.ask("capaian_rhk", per, units=("Lab",)), "senyap", "catatan_terakhir", "jumlah_catatan")


def test_an_rhk_is_silent_after_ten_working_days_without_a_note(rows):
    rhk = rows.rhk("A", "R", date(2026, 7, 1), DEC)
    rows.step("A", rhk, OCT, DEC)
    rows.covers(date(2026, 7, 1), DEC, unit="Lab")
    rows.note("A", date(2026, 10, 8), rhk=rhk)
    rows.note("A", FRI9, rhk=rhk)
    rows.note("A", date(2026, 10, 20))  # a note that is linked to nothing
    # The ten working days up to Thursday 22 October begin on the 9th, those up to the 23rd on the 12th.
    assert silent(rows, date(2026, 10, 22)) == [(False, FRI9, 2)]
    assert silent(rows, date(2026, 10, 23)) == [(True, FRI9, 2)]
    assert silent(rows, date(2026, 10, 8)) == [(False, date(2026, 10, 8), 1)]


def test_absence_and_missing_uploads_are_no_silence(rows):
    rhk = rows.rhk("A", "R", date(2026, 7, 1), DEC)
    rows.step("A", rhk, OCT, DEC)
    rows.note("A", FRI9, rhk=rhk)
    assert silent(rows, date(2026, 10, 23)) == [(False, FRI9, 1)]  # nothing tells that the days were uploaded
    rows.covers(date(2026, 7, 1), DEC, nip="A")
    assert silent(rows, date(2026, 10, 23)) == [(True, FRI9, 1)]
    rows.away("A", date(2026, 10, 12), date(2026, 10, 12))
    assert silent(rows, date(2026, 10, 23)) == [(False, FRI9, 1)]
    assert silent(rows, date(2026, 10, 26)) == [(True, FRI9, 1)]


def test_what_is_new_or_finished_or_over_is_not_silent(rows):
    rows.covers(date(2026, 1, 1), DEC, unit="Lab")
    rows.rhk("A", "Baru", date(2026, 10, 13), DEC)
    rows.rhk("A", "Lampau", OCT, date(2026, 10, 8))
    rows.step("A", rows.rhk("A", "Selesai", OCT, DEC), OCT, DEC, capaian_persen=100)
    rows.rhk("A", "Terbuka", OCT, DEC)
    found = rows.ask("capaian_rhk", date(2026, 10, 23))
    assert {r["rhk"]: r["senyap"] for r in found} == {"Baru": False, "Lampau": False, "Selesai": False, "Terbuka": True}
    assert pick(rows.ask("capaian_unit", date(2026, 10, 23), units=("Lab",)), "rhk_senyap") == [(1,)]


def test_fewer_than_five_people_are_said_to_be_few(rows):
    rows.unit("Dinas")
    rows.unit("Seksi", "Dinas", 1)
    rows.person("P", "Dinas")
    top = rows.rhk("P", "Sasaran Balai", date(2026, 10, 1), date(2026, 12, 31))
    rows.covers(date(2026, 10, 1), date(2026, 10, 9), unit="Seksi")
    for n, few in ((4, True), (5, False)):
        for nip in [f"B{i}" for i in range(n) if i == n - 1 or n == 4]:
            rows.person(nip, "Seksi", nip_atasan="P")
            goal = rows.rhk(nip, f"Bagian {nip}", date(2026, 10, 1), date(2026, 12, 31), rhk_pimpinan="Sasaran Balai")
            rows.step(nip, goal, date(2026, 10, 1), date(2026, 10, 9))
            rows.note(nip, date(2026, 10, 5))
        assert pick(rows.ask("kaskade_rhk", FRI9, units=("Dinas",)), "kunci_rhk", "pegawai_bawahan", "kelompok_kecil") == [(top, n, few)]
        assert pick(rows.ask("ringkasan", FRI9, units=("Seksi",)), "pegawai", "unit_kecil") == [(n, few)]
        assert {(r["pegawai"], r["unit_kecil"]) for r in rows.ask("aktivitas_unit", FRI9) if r["unit_kerja"] == "Seksi"} == {(n, few)}
