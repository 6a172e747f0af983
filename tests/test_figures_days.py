"""Daily notes, compliance and coverage, worked out by hand: rows in, rows out."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from rows import Rows, pick

from pipelines.figures.door import Viewer

MON, TUE, WED, THU, FRI, SUN = (date(2026, 10, d) for d in (5, 6, 7, 8, 9, 11))
WEEK = {"dari": MON, "sampai": SUN, "per": SUN}


@pytest.fixture
def rows(house) -> Rows:
    """A head unit and the lab under it; the lab's week of 5 October is uploaded, the head's is not."""
    rows = Rows(house)
    rows.unit("Balai")
    rows.unit("Lab", "Balai", 1)
    rows.person("K", "Balai")
    rows.person("A", "Lab")
    rows.person("B", "Lab")
    rows.covers(MON, SUN, unit="Lab")
    return rows


def test_compliance_is_noted_days_over_expected_days(rows):
    for day in (MON, TUE, WED):
        rows.note("A", day, bukti_dukung="https://bukti.contoh.example/1" if day == MON else None)
    rows.note("A", MON)
    rows.note("B", MON, menit=90)
    rows.note("B", SUN, menit=30)  # a Sunday is not expected: it counts as a note, not as a day
    rows.away("B", WED, FRI)
    # A: 5 expected, 3 noted. B: 2 expected, 1 noted. Minutes: 4·60 + 120 over 5 days with notes.
    assert pick(rows.ask("kepatuhan_catatan", **WEEK), "unit_kerja", "pegawai", "hari_orang_wajib", "hari_orang_tercatat", "kepatuhan",
                "catatan", "berbukti", "persen_berbukti", "menit", "menit_per_hari", "unit_kecil") == [
        ("Balai", 3, 7, 4, 57.1429, 6, 1, 16.6667, 360, 72, True), ("Lab", 2, 7, 4, 57.1429, 6, 1, 16.6667, 360, 72, True),
    ]
    assert pick(rows.ask("kepatuhan_pegawai", **WEEK), "nip", "hari_wajib", "hari_tercatat", "kepatuhan", "hari_tidak_hadir", "catatan", "menit",
                "catatan_terakhir", "hari_kosong_terakhir", "diunggah") == [
        ("B", 2, 1, 50, 3, 2, 120, SUN, 0, True), ("A", 5, 3, 60, 0, 4, 240, WED, 2, True), ("K", 0, 0, None, 0, 0, 0, None, 0, False),
    ]


def test_not_uploaded_is_not_zero(rows):
    later = {"dari": date(2026, 10, 12), "sampai": date(2026, 10, 18), "per": date(2026, 10, 18)}
    assert pick(rows.ask("kepatuhan_catatan", **later), "kepatuhan", "hari_orang_wajib", "persen_berbukti", "menit_per_hari") == [(None, 0, None, None)] * 2
    assert {r["keadaan"] for r in rows.ask("aktivitas_unit", **later)} == {"belum_diunggah"}
    assert {r["kepatuhan"] for r in rows.ask("aktivitas_unit", **later)} == {None}


def test_nothing_after_the_as_of_date_is_expected(rows):
    rows.note("A", MON)
    rows.note("A", FRI)
    found = rows.ask("kepatuhan_pegawai", TUE, MON, SUN)
    assert pick(found, "nip", "hari_wajib", "hari_tercatat", "catatan", "catatan_terakhir") == [("B", 2, 0, 0, None), ("A", 2, 1, 1, MON), ("K", 0, 0, 0, None)]


def test_an_upload_of_one_person_covers_that_person_alone(rows):
    rows.covers(date(2026, 10, 12), date(2026, 10, 13), nip="A")
    assert pick(rows.ask("kepatuhan_pegawai", date(2026, 10, 18), MON, date(2026, 10, 18)), "nip", "hari_wajib") == [("A", 7), ("B", 5), ("K", 0)]


def test_a_day_covered_twice_is_expected_once(rows):
    rows.covers(MON, FRI, unit="Lab")
    rows.covers(MON, FRI, nip="A")
    assert pick(rows.ask("kepatuhan_pegawai", **WEEK), "nip", "hari_wajib") == [("A", 5), ("B", 5), ("K", 0)]


def test_days_stay_in_the_unit_where_they_were_spent(rows):
    rows.placed("A", "Lab", date(2020, 1, 1))
    rows.placed("A", "Balai", WED)
    for day in (MON, TUE, WED):
        rows.note("A", day)
    rows.away("B", MON, FRI)
    # Monday and Tuesday in the lab, covered; from Wednesday in the head unit, which has uploaded nothing.
    assert pick(rows.ask("kepatuhan_catatan", **WEEK), "unit_kerja", "pegawai", "hari_orang_wajib", "hari_orang_tercatat", "catatan") == [
        ("Balai", 3, 2, 2, 3), ("Lab", 1, 2, 2, 2),
    ]
    lab = Viewer(frozenset({"Lab"}))
    assert pick(rows.ask("catatan_pegawai", SUN, MON, SUN, viewer=lab), "tanggal") == [(TUE,), (MON,)]
    assert pick(rows.ask("kepatuhan_pegawai", SUN, MON, SUN, viewer=lab), "nip") == [("B",)]
    assert {r["unit_kerja"] for r in rows.ask("catatan_pegawai", **WEEK) if r["tanggal"] < WED} == {"Lab"}


def test_the_first_placement_reaches_back_to_the_beginning(rows):
    rows.placed("A", "Lab", date(2026, 10, 30))
    rows.note("A", MON)
    assert pick(rows.ask("catatan_pegawai", **WEEK), "unit_kerja") == [("Lab",)]


def test_each_day_of_a_person_says_what_it_was(rows):
    august = {"dari": date(2026, 8, 14), "sampai": date(2026, 8, 20), "per": date(2026, 8, 20)}
    rows.covers(date(2026, 8, 1), date(2026, 8, 19), unit="Lab")
    rows.away("A", date(2026, 8, 18), date(2026, 8, 18))
    rows.note("A", date(2026, 8, 14), bukti_dukung="tautan")
    found = [r for r in rows.ask("aktivitas_pegawai", **august) if r["nip"] == "A"]
    assert pick(found, "tanggal", "catatan", "menit", "berbukti", "keadaan") == [
        (date(2026, 8, 14), 1, 60, 1, "tercatat"), (date(2026, 8, 15), 0, 0, 0, "libur"), (date(2026, 8, 16), 0, 0, 0, "libur"),
        (date(2026, 8, 17), 0, 0, 0, "libur"), (date(2026, 8, 18), 0, 0, 0, "tidak_hadir"), (date(2026, 8, 19), 0, 0, 0, "kosong"),
        (date(2026, 8, 20), 0, 0, 0, "belum_diunggah"),
    ]
    assert [bool(r["libur"]) for r in found] == [False, False, False, True, False, False, False]


def test_shared_minutes_count_once(rows):
    rows.note("A", MON, time(8), time(10), menit=120)
    rows.note("A", MON, time(9), time(11), menit=120)  # one hour of it is already told
    rows.note("A", MON, time(8, 30), time(9, 30), menit=60)  # all of it is
    rows.note("A", MON, menit=15)  # without a clock nothing is known to overlap
    rows.note("A", TUE, time(22), time(2), menit=None)  # past midnight
    rows.note("A", WED, menit=None)
    found = [r for r in rows.ask("aktivitas_pegawai", **WEEK) if r["nip"] == "A" and r["catatan"]]
    assert pick(found, "tanggal", "catatan", "menit") == [(MON, 4, 195), (TUE, 1, 240), (WED, 1, 0)]


def test_weeks_of_a_unit_hold_the_units_under_it(rows):
    rows.note("A", MON)
    rows.note("A", TUE)
    rows.note("B", MON, bukti_dukung="tautan")
    names = ("unit_kerja", "minggu", "pegawai", "pegawai_mencatat", "catatan", "menit", "hari_orang_wajib", "hari_orang_tercatat", "kepatuhan", "berbukti", "keadaan")
    assert pick(rows.ask("aktivitas_unit", **WEEK), *names) == [
        ("Balai", MON, 3, 2, 3, 180, 10, 3, 30, 1, "sebagian"), ("Lab", MON, 2, 2, 3, 180, 10, 3, 30, 1, "diunggah"),
    ]


def test_coverage_is_of_a_units_own_people(rows):
    rows.unit("Kosong", "Balai", 1)
    rows.covers(date(2026, 10, 12), date(2026, 10, 14), unit="Lab")
    rows.note("A", MON)
    found = rows.ask("cakupan_unggahan", date(2026, 10, 18), MON, date(2026, 10, 18))
    monday = MON + timedelta(days=7)
    assert pick(found, "unit_kerja", "minggu", "pegawai", "pegawai_tercakup", "catatan", "keadaan") == [
        ("Balai", MON, 1, 0, 0, "belum_diunggah"), ("Balai", monday, 1, 0, 0, "belum_diunggah"),
        ("Lab", MON, 2, 2, 1, "diunggah"), ("Lab", monday, 2, 2, 0, "sebagian"),
    ]


def test_a_week_without_working_days_is_free(rows):
    # The week of 16 March 2026 loses Wednesday to Friday to holidays; 21 and 22 March are a weekend.
    found = rows.ask("cakupan_unggahan", date(2026, 3, 22), date(2026, 3, 18), date(2026, 3, 22))
    assert {r["keadaan"] for r in found} == {"libur"}


def test_notes_can_be_narrowed_to_a_person_and_an_rhk(rows):
    rhk = rows.rhk("A", "R", date(2026, 10, 1), date(2026, 12, 31))
    rows.note("A", MON, time(8), time(9), rhk=rhk, kegiatan="Uji sampel", status="disetujui")
    rows.note("A", TUE, kegiatan="Rapat")
    rows.note("B", MON, kegiatan="Arsip")
    assert pick(rows.ask("catatan_pegawai", **WEEK), "nip", "kegiatan") == [("A", "Rapat"), ("A", "Uji sampel"), ("B", "Arsip")]
    assert pick(rows.ask("catatan_pegawai", **WEEK, nip="A"), "kegiatan") == [("Rapat",), ("Uji sampel",)]
    assert pick(rows.ask("catatan_pegawai", **WEEK, nip="A", kunci_rhk=rhk), "kegiatan", "kunci_rhk", "status", "mulai", "berkas", "sheet") == [
        ("Uji sampel", rhk, "disetujui", time(8), "isi.xlsx", "Data"),
    ]


def test_findings_are_counted_by_kind(rows):
    rows.add("batch", batch_id=2, dibuat="2026-11-20", pengguna="penguji", dibatalkan="2026-11-20")
    row = {"batch_id": 1, "lembar_id": 1, "berkas": "isi.xlsx", "sheet": "Data"}
    note = rows.note("A", MON)
    rows.add("finding", **row, baris=int(note.split("-")[-1]), code="nip_diperbaiki", severity="peringatan", message="Satu.")
    rows.add("finding", **row, baris=900, code="tanggal_kosong", severity="tolak", message="Dua.")
    rows.add("finding", **(row | {"berkas": "lain.xlsx"}), baris=901, code="tanggal_kosong", severity="tolak", message="Tiga.")
    rows.add("finding", **(row | {"batch_id": 2}), baris=902, code="tanggal_kosong", severity="tolak", message="Dibatalkan.")
    assert pick(rows.ask("mutu_data", **WEEK), "code", "severity", "jumlah", "berkas", "contoh") == [
        ("tanggal_kosong", "tolak", 2, 2, "Dua."), ("nip_diperbaiki", "peringatan", 1, 1, "Satu."),
    ]
    # Rows that were turned away belong to nobody: who sees one unit does not see them.
    assert pick(rows.ask("mutu_data", SUN, MON, SUN, viewer=Viewer(frozenset({"Lab"}))), "code") == [("nip_diperbaiki",)]


@pytest.mark.parametrize("said", [(45, 450, 45), (450, 45, 45), (45, 45, 450)])
def test_of_notes_with_the_same_hours_the_longest_speaks_whatever_their_order(rows, said):
    for minutes in said:
        rows.note("A", MON, time(8), time(15, 30), menit=minutes)
    rows.note("A", MON, time(15), time(16), menit=60)  # half of it is noted already
    assert pick(rows.ask("aktivitas_pegawai", **WEEK), "nip", "tanggal", "menit")[0] == ("A", MON, 480)


def test_a_period_covered_in_part_says_so(rows):
    def told():
        units = {r["unit_kerja"]: r["keadaan"] for r in rows.ask("kepatuhan_catatan", FRI)}
        return units["Lab"], units["Balai"], {r["nip"]: r["keadaan"] for r in rows.ask("kepatuhan_pegawai", FRI)}

    # Of the working days from Thursday 1 October the lab's week is covered, the two before it are not.
    assert told() == ("sebagian", "sebagian", {"A": "sebagian", "B": "sebagian", "K": "belum_diunggah"})
    rows.covers(date(2026, 10, 1), date(2026, 10, 2), unit="Lab")
    assert told() == ("diunggah", "sebagian", {"A": "diunggah", "B": "diunggah", "K": "belum_diunggah"})
