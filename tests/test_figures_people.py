"""Dialogues, the agenda, praise and the first screen's numbers, worked out by hand: rows in, rows out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rows import Rows, pick

from pipelines.figures.words import agenda_reasons, praise_reasons

OCT, DEC = date(2026, 10, 1), date(2026, 12, 31)
PER = date(2026, 11, 15)  # a month and a half after 1 October


@pytest.fixture
def rows(house) -> Rows:
    """A head with two people in the lab; the head's own leader is not of this office."""
    rows = Rows(house)
    rows.unit("Balai")
    rows.unit("Lab", "Balai", 1)
    rows.person("K", "Balai", nip_atasan="LUAR", nama_atasan="Orang Luar")
    rows.person("A", "Lab", nip_atasan="K")
    rows.person("B", "Lab", nip_atasan="K")
    return rows


def rhythm(rows: Rows, per: date, *names: str) -> dict[str, tuple]:
    return {r["nip"]: pick([r], *names)[0] for r in rows.ask("frekuensi_dialog", per)}


def test_a_dialogue_is_due_by_the_cadence_of_the_unit(rows):
    rows.dialogue("A", date(2026, 9, 20))
    for per, left, status in (
        (date(2026, 11, 12), 8, "tepat_waktu"), (date(2026, 11, 13), 7, "segera"), (date(2026, 11, 20), 0, "segera"), (date(2026, 11, 21), -1, "terlambat"),
    ):
        found = rhythm(rows, per, "terakhir", "jatuh_tempo", "sisa_hari", "status")
        assert found == {"A": (date(2026, 9, 20), date(2026, 11, 20), left, status), "B": (None, None, None, "belum_pernah")}
    rows.add("setelan", nama="irama_dialog", unit_kerja="Balai", nilai=1)
    assert rhythm(rows, PER, "irama_bulan", "jatuh_tempo", "status")["A"] == (1, date(2026, 10, 20), "terlambat")


def test_frequency_is_per_month_of_the_period_gone_by(rows):
    for day in (date(2026, 9, 30), OCT, date(2026, 10, 20), PER, date(2026, 11, 16)):
        rows.dialogue("A", day)
    # Three from 1 October to 15 November: a month and half of the next.
    assert rhythm(rows, PER, "dialog", "per_bulan", "terakhir", "hari_sejak") == {"A": (3, 2, PER, 0), "B": (0, 0, None, None)}


def test_only_dialogues_that_were_held_count(rows):
    rows.dialogue("A", date(2026, 10, 5), status="ditolak", uraian="Dibatalkan")
    rows.dialogue("A", date(2026, 10, 6), status="kosong")
    rows.dialogue("A", date(2026, 10, 7), status="kosong", uraian="Membahas capaian")
    rows.dialogue("A", date(2026, 10, 8), status="disetujui")
    rows.dialogue("A", date(2026, 12, 1), status="selesai")
    assert rhythm(rows, PER, "dialog", "terakhir")["A"] == (2, date(2026, 10, 8))
    assert pick(rows.ask("linimasa_dialog", PER), "tanggal", "uraian", "nama_atasan", "berkas") == [
        (date(2026, 10, 8), None, None, "isi.xlsx"), (date(2026, 10, 7), "Membahas capaian", None, "isi.xlsx"),
    ]


def test_a_meeting_names_its_own_leader_first(rows):
    rows.dialogue("A", date(2026, 10, 6), nama_atasan="Pejabat Lama", tindak_lanjut="Menyusul", tenggat=date(2026, 10, 20))
    rows.dialogue("A", date(2026, 10, 7), nip_atasan="K", nama_atasan="salah ketik")
    found = rows.ask("linimasa_dialog", PER)
    assert pick(found, "tanggal", "nama_atasan", "jenis", "status", "tindak_lanjut", "tenggat") == [
        (date(2026, 10, 7), "Pegawai K", "Pemantauan", "selesai", None, None),
        (date(2026, 10, 6), "Pejabat Lama", "Pemantauan", "selesai", "Menyusul", date(2026, 10, 20)),
    ]


def test_people_without_a_known_leader_are_no_part_of_it(rows):
    rows.person("C", "Lab", nama_atasan="pegawai k")  # named without an id
    rows.person("D", "Lab", nama_atasan="Tidak Dikenal")
    rows.person("E", "Lab", nip_atasan="E")
    rows.person("P", "Lab", nip_atasan="K", status_aktif="pensiun")
    assert rhythm(rows, PER, "nip_atasan", "nama_atasan") == dict.fromkeys("ABC", ("K", "Pegawai K"))


def test_units_and_leaders_count_people_and_pool_them(rows):
    rows.dialogue("A", OCT)
    rows.dialogue("A", date(2026, 10, 30))
    rows.dialogue("A", PER)
    rows.person("Z", "Balai", nip_atasan="A")
    rows.dialogue("Z", date(2026, 9, 1))
    names = ("pegawai", "dialog", "per_bulan", "per_orang_per_bulan", "tepat_waktu", "segera", "terlambat", "belum_pernah", "persen_tepat", "unit_kecil")
    assert pick(rows.ask("dialog_unit", PER), "unit_kerja", "induk", *names) == [
        ("Balai", None, 3, 3, 2, 0.6667, 1, 0, 1, 1, 33.3333, True), ("Lab", "Balai", 2, 3, 2, 1, 1, 0, 0, 1, 50, True),
    ]
    assert pick(rows.ask("dialog_pimpinan", PER), "nip_atasan", "nama_atasan", "bawahan", "dialog", "per_bulan", "tepat_waktu", "segera", "terlambat", "belum_pernah") == [
        ("A", "Pegawai A", 1, 0, 0, 0, 0, 1, 0), ("K", "Pegawai K", 2, 3, 2, 1, 0, 0, 1),
    ]


def test_before_the_period_there_is_no_frequency(rows):
    rows.dialogue("A", date(2026, 9, 1))
    found = rows.ask("frekuensi_dialog", date(2026, 9, 15))
    assert pick(found, "nip", "dialog", "per_bulan", "status") == [("B", 0, None, "belum_pernah"), ("A", 0, None, "tepat_waktu")]


def critical(rows: Rows, nip: str, text: str, late: int = 0, behind: float = 0) -> None:
    rhk = rows.rhk(nip, text, OCT, DEC)
    for _ in range(late):
        rows.step(nip, rhk, OCT, date(2026, 11, 10), capaian_persen=90)
    if behind:
        rows.step(nip, rhk, OCT, date(2026, 11, 20), capaian_persen=behind)


def test_the_agenda_adds_up_points_for_reasons(rows):
    for nip in "AB":
        rows.dialogue(nip, date(2026, 11, 1))
    rows.person("C", "Lab", nip_atasan="K")
    critical(rows, "A", "Terlambat sekali", late=1)
    critical(rows, "A", "Jauh tertinggal", behind=10)
    critical(rows, "A", "Tertinggal juga", behind=5)
    found = rows.ask("agenda_dialog", PER)
    # A: three critical RHK count for two (6), one step overdue (2). C: never met (4). B: nothing at all.
    assert pick(found, "nip", "poin", "rhk_kritis", "langkah_lewat", "hari_lewat_terlama", "status_dialog", "hari_tanpa_dialog", "rhk_utama") == [
        ("A", 8, 3, 1, 5, "tepat_waktu", 14, "Tertinggal juga"), ("C", 4, 0, 0, None, "belum_pernah", None, None),
    ]


def test_overdue_steps_weigh_six_at_most(rows):
    rows.dialogue("A", date(2026, 9, 1))
    rows.dialogue("B", date(2026, 9, 20))  # due on the 20th: soon
    critical(rows, "A", "Banyak terlambat", late=5)
    assert pick(rows.ask("agenda_dialog", PER), "nip", "poin", "langkah_lewat", "status_dialog") == [("A", 3 + 6 + 3, 5, "terlambat")]


def test_a_dialogue_due_soon_adds_to_other_reasons_only(rows):
    rows.dialogue("A", date(2026, 9, 20))
    rows.dialogue("B", date(2026, 9, 20))
    critical(rows, "B", "Terlambat", late=1)
    assert pick(rows.ask("agenda_dialog", PER), "nip", "poin", "status_dialog") == [("B", 3 + 2 + 1, "segera")]


def test_reasons_are_told_in_words(rows):
    rows.dialogue("A", date(2026, 9, 1))
    critical(rows, "A", "Terlambat", late=2)
    told = {r["nip"]: agenda_reasons(r) for r in rows.ask("agenda_dialog", PER)}
    assert told == {
        "A": ["1 RHK kritis", "2 rencana aksi lewat tenggat, terlama 5 hari", "75 hari tanpa dialog"],
        "B": ["belum pernah berdialog"],
    }
    rows.step("B", rows.rhk("B", "R", OCT, DEC), OCT, DEC, capaian_persen=100, tanggal_selesai=date(2026, 11, 2))
    assert [praise_reasons(r) for r in rows.ask("layak_apresiasi", PER)] == [["1 rencana aksi selesai sebelum tenggat", "capaian 50 poin di depan target waktu"]]  # 32 of the quarter's 64 working days are gone


def test_silence_and_empty_days_are_reasons(rows):
    for nip in "AB":
        rows.dialogue(nip, date(2026, 11, 1))
        rows.covers(date(2026, 9, 1), PER, nip=nip)
    rows.rhk("A", "Tanpa catatan", OCT, DEC)
    # The last ten working days up to Sunday 15 November are those from 2 to 13 November. A leaves three of them empty, B two.
    days = [date(2026, 11, 2) + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    for day in days[:7]:
        rows.note("A", day)
    for day in days[:8]:
        rows.note("B", day)
    assert pick(rows.ask("agenda_dialog", PER), "nip", "poin", "rhk_senyap", "hari_kosong", "rhk_utama") == [("A", 2 + 2, 1, 3, "Tanpa catatan")]


def test_the_ground_of_the_agenda_lists_everybody_with_since_when_days_are_looked_at(rows):
    for nip in "AB":
        rows.dialogue(nip, date(2026, 11, 1))
    rows.covers(date(2026, 9, 1), PER, nip="A")
    critical(rows, "A", "Terlambat sekali", late=1)
    rows.note("A", date(2026, 11, 2))
    found = rows.ask("dasar_agenda", PER)
    # A: one critical RHK (3), silent since no note names it (2), one step overdue (2), nine empty days (2). B is below the threshold, and listed all the same.
    assert pick(found, "nip", "poin", "rhk_kritis", "rhk_senyap", "langkah_lewat", "hari_kosong", "status_dialog", "kosong_sejak", "senyap_sejak") == [
        ("K", 0, 0, 0, 0, 0, None, date(2026, 11, 2), None), ("A", 9, 1, 1, 1, 9, "tepat_waktu", date(2026, 11, 2), date(2026, 11, 2)),
        ("B", 0, 0, 0, 0, 0, "tepat_waktu", date(2026, 11, 2), None)]
    assert pick(found, "poin_rhk_kritis", "poin_rhk_senyap", "poin_langkah_lewat", "poin_hari_kosong", "ambang_agenda") == [(3, 2, 2, 2, 3)] * 3


def test_praise_is_for_early_steps_full_weeks_and_results_ahead(rows):
    rhk = rows.rhk("A", "R", OCT, DEC)
    for finish in (date(2026, 10, 8), date(2026, 10, 9), date(2026, 9, 30)):  # early, on its due date, before the period
        rows.step("A", rhk, OCT, date(2026, 10, 9), capaian_persen=100, tanggal_selesai=finish)
    monday = date(2026, 10, 5)
    rows.covers(date(2026, 10, 1), PER, unit="Lab")
    for n in range(5):
        rows.note("A", monday + timedelta(days=n), bukti_dukung="tautan")  # full
        rows.note("A", monday + timedelta(days=n + 7), bukti_dukung="tautan" if n else None)  # one day without evidence
    rows.away("A", date(2026, 10, 22), date(2026, 10, 23))
    for n in range(3):
        rows.note("A", monday + timedelta(days=n + 14), bukti_dukung="tautan")  # full: three expected days
    rows.step("B", rows.rhk("B", "S", OCT, DEC), OCT, PER, capaian_persen=100)  # 100 against a pace of 100
    found = rows.ask("layak_apresiasi", PER)
    assert pick(found, "nip", "poin", "langkah_lebih_awal", "pekan_penuh", "capaian", "selisih") == [("A", 2 + 2, 1, 2, 100, 0)]


def test_results_ten_points_ahead_are_praised(rows):
    for nip, progress in (("A", 60), ("B", 59.9)):
        rows.step(nip, rows.rhk(nip, "R", OCT, DEC), date(2026, 10, 5), date(2026, 10, 16), capaian_persen=progress)
    found = rows.ask("layak_apresiasi", date(2026, 10, 9))
    assert pick(found, "nip", "poin", "selisih") == [("A", 3, 10)]


def test_the_first_screens_numbers_are_those_of_the_lists(rows):
    rows.dialogue("A", OCT)
    rows.dialogue("A", date(2026, 11, 10))
    rhk = rows.rhk("A", "R", OCT, DEC)
    rows.step("A", rhk, OCT, date(2026, 10, 9), capaian_persen=100)
    rows.step("A", rhk, OCT, date(2026, 11, 30), capaian_persen=10)
    rows.covers(date(2026, 11, 2), date(2026, 11, 6), unit="Lab")
    rows.note("A", date(2026, 11, 2), bukti_dukung="tautan")
    rows.note("A", date(2026, 11, 3))
    row = rows.ask("ringkasan", PER)
    office = [r for r in rows.ask("capaian_unit", PER) if r["unit_kerja"] == "Balai"]
    assert pick(row, "pegawai", "unit", "rhk", "langkah", "langkah_selesai", "capaian", "kepatuhan", "persen_berbukti", "persen_tepat", "dialog") == [
        (3, 2, 1, 2, 1, 55, 20, 50, 50, 2),
    ]
    assert pick(row, "target_waktu", "selisih") == pick(office, "target_waktu", "selisih")
    assert row[0]["perlu_dialog"] == len(rows.ask("agenda_dialog", PER)) == 2


def test_an_office_without_people_has_no_summary(house):
    assert Rows(house).ask("ringkasan", PER) == []


def test_percentages_of_an_empty_period_are_absent(rows):
    found = rows.ask("ringkasan", date(2026, 5, 29), date(2026, 4, 1), date(2026, 6, 30))
    assert pick(found, "pegawai", "rhk", "langkah", "capaian", "target_waktu", "selisih", "kepatuhan", "persen_berbukti", "dialog") == [
        (3, 0, 0, None, None, None, None, None, 0),
    ]
