"""The text rules of exports, each with what offices write and what it means."""

from __future__ import annotations

from datetime import date, datetime, time

import duckdb
import pytest

from pipelines.warehouse import BASES


@pytest.fixture(scope="module")
def means():
    connection = duckdb.connect()
    connection.execute(BASES[0].read_text("utf-8"))
    connection.execute("set variable zona = 'Asia/Makassar'")

    def ask(macro: str, *values):
        marks = ", ".join("?" for _ in values)
        return connection.execute(f"select {macro}({marks})", values).fetchall()[0][0]

    return ask


DAY = date(2024, 8, 21)


@pytest.mark.parametrize("text", [
    "2024-08-21", "21/08/2024", "21-08-2024", "21.08.2024", "2024/08/21", "20240821", "21/8/2024 07:30:15", "2024-08-21 00:00:00",
    "21 Agustus 2024", "21 Agu 2024", "21 Ags 2024", "21 Agt 2024", "21 Aug 2024", "21-Aug-2024", "Senin, 21 Agustus 2024",
    "Senin/21-08-2024", "Jum'at, 21 Agustus 2024", "jumat 21/08/24", "21/08/24", "45525", "45525.3", "August 21, 2024", "8/21/2024",
])
def test_dates(means, text):
    assert means("baca_tanggal", text) == DAY


@pytest.mark.parametrize("text", ["-", "", "besok", "99/99/2024", "31/02/2024", "12", "RHK 1", None])
def test_no_dates(means, text):
    assert means("baca_tanggal", text) is None


def test_ambiguous_dates_are_day_first(means):
    assert means("baca_tanggal", "05/01/2026") == date(2026, 1, 5)
    assert not means("tanggal_bulan_dulu", "05/01/2026")
    assert means("tanggal_bulan_dulu", "1/25/2026")


def test_utc_stamps_take_the_date_of_the_office(means):
    # 22:30 UTC on the 5th is 06:30 on the 6th in Makassar (UTC+8).
    assert means("baca_tanggal", "2026-01-05T22:30:00.000Z") == date(2026, 1, 6)
    assert means("baca_waktu", "2026-01-05T22:30:00Z") == datetime(2026, 1, 6, 6, 30)


@pytest.mark.parametrize(("text", "minute"), [
    ("07:30", 450), ("07.30", 450), ("0730", 450), ("7", 420), ("07:30:00", 450), ("07:30 WIB", 450), ("pukul 7.30", 450),
    ("0.3125", 450), ("24:00", 0), ("1899-12-31 07:30:00", 450),
])
def test_clocks(means, text, minute):
    clock = means("baca_jam", text)
    assert clock == time(minute // 60, minute % 60)


@pytest.mark.parametrize("text", ["25:00", "07:61", "pagi", "-", None])
def test_no_clocks(means, text):
    assert means("baca_jam", text) is None


@pytest.mark.parametrize("text", ["07:30 - 16:00", "07.30 s.d. 16.00", "07.30 s/d 16.00", "07.30–16.00", "07:30 sampai 16:00"])
def test_clock_ranges(means, text):
    ends = means("rentang_jam", text)
    assert [means("baca_jam", end) for end in ends] == [time(7, 30), time(16, 0)]


def test_a_night_shift_ends_on_the_next_day(means):
    assert means("menit_antara", time(22, 0), time(6, 0)) == 480


@pytest.mark.parametrize(("text", "number"), [
    ("1.250,50", 1250.5), ("1,250.50", 1250.5), ("1.250", 1250), ("0,85", 0.85), ("0.850", 0.85), ("12 Dokumen", 12),
    ("-3", -3), ("1.000.000", 1000000), ("85", 85), ("nihil", None),
])
def test_numbers(means, text, number):
    assert means("baca_angka", text) == number


def test_targets_are_a_number_and_a_unit(means):
    assert (means("angka_atas", "1-2 Laporan"), means("baca_angka", "1-2 Laporan"), means("satuan_dari", "1-2 Laporan")) == (2, 1, "Laporan")
    assert (means("angka_atas", "12 Dokumen"), means("satuan_dari", "12 Dokumen")) == (12, "Dokumen")


@pytest.mark.parametrize(("text", "fractions", "value"), [("85%", True, 85), ("0,85", True, 85), ("85", False, 85), ("0.5 %", False, 0.5)])
def test_percentages_follow_their_column(means, text, fractions, value):
    assert means("baca_persen", text, fractions) == pytest.approx(value)


@pytest.mark.parametrize(("text", "minutes"), [
    ("90 Menit", 90), ("2 Jam", 120), ("1 jam 30 menit", 90), ("90", 90), ("01:30", 90), ("1,5 jam", 90), ("-", None),
])
def test_durations(means, text, minutes):
    assert means("baca_menit", text) == minutes


@pytest.mark.parametrize(("text", "where", "state"), [
    ("Tidak Disetujui", "logbook", "ditolak"), ("Belum disetujui", "logbook", "menunggu"), ("Menunggu Persetujuan", "logbook", "menunggu"),
    ("Proses", "logbook", "menunggu"), ("Proses", "rencana_aksi", "berjalan"), ("Revisi", "logbook", "revisi"),
    ("Belum", "rencana_aksi", "kosong"), ("Draft", "skp", "draft"), ("Selesai", "rencana_aksi", "selesai"),
    ("Disetujui", "logbook", "disetujui"), ("Persetujuan", "skp", "disetujui"), ("", "skp", "kosong"), ("Wow", "skp", "lain"),
    ("Belum lengkap", "rencana_aksi", "revisi"), ("100%", "rencana_aksi", "selesai"),
    ("Dijadwalkan", "dialog", "kosong"), ("Akan dilaksanakan", "dialog", "kosong"), ("Tidak terlaksana", "dialog", "ditolak"), ("Ditunda", "dialog", "ditolak"),
])
def test_states(means, text, where, state):
    assert means("baca_status", text, where) == state


@pytest.mark.parametrize(("text", "year", "first", "last"), [
    ("Triwulan I", "2026", date(2026, 1, 1), date(2026, 3, 31)), ("TW 4 2026", None, date(2026, 10, 1), date(2026, 12, 31)),
    ("Bulanan Januari", "2026", date(2026, 1, 1), date(2026, 1, 31)), ("Bulanan 5", "2026", date(2026, 5, 1), date(2026, 5, 31)),
    ("Semester II", "2026", date(2026, 7, 1), date(2026, 12, 31)), ("Januari - Juni 2026", None, date(2026, 1, 1), date(2026, 6, 30)),
    ("Oktober 2026", None, date(2026, 10, 1), date(2026, 10, 31)), ("2026", None, date(2026, 1, 1), date(2026, 12, 31)),
    ("1 Januari s.d. 31 Maret 2026", None, date(2026, 1, 1), date(2026, 3, 31)),
])
def test_periods(means, text, year, first, last):
    assert means("baca_periode", text, year) == {"awal": first, "akhir": last}


@pytest.mark.parametrize("text", ["198503152010121001", "19850315 201012 1 001", "NIP. 198503152010121001", "'198503152010121001"])
def test_ids_are_one_however_written(means, text):
    assert means("nip_baku", text) == "198503152010121001"
    assert means("nip_mutu", text) == "baik"


@pytest.mark.parametrize("text", ["~198503152010121008", "1,98E+17", "198503152010121000"])
def test_ids_that_lost_their_last_digits(means, text):
    assert means("nip_mutu", text) == "meragukan"


def test_names_are_compared_without_titles(means):
    assert means("nama_baku", "dr. Siti Aminah, M.Kes") == means("nama_baku", "SITI AMINAH") == "siti aminah"


def test_the_quick_forms_mean_what_the_plain_patterns_mean(means):
    import random

    chance = random.Random(7)
    signs = " \t\n-–—.nN/aAuUlLoO()kKbé\u00a0x,1  "
    texts = ["".join(chance.choice(signs) for _ in range(chance.randint(0, 14))) for _ in range(20_000)]
    connection = duckdb.connect()
    connection.execute(BASES[0].read_text("utf-8"))
    connection.execute("create table kata as select unnest(?) as s", [[*texts, "null", "N/A", "Nihil", "(kosong)", "", "--", " – "]])
    different = connection.execute(r"""
        select s from kata where isi(s) is distinct from
                case when not regexp_full_match(s, '(?i)\s*(-+|–|—|\.+|n/?a|null|none|nihil|\(kosong\))?\s*') or length(s) > 12 then trim(s) end
            or teks_baku(s) is distinct from nullif(trim(regexp_replace(lower(strip_accents(s)), '[^a-z0-9]+', ' ', 'g')), '')
            or teks_sama(teks_berjarak(s)) is distinct from teks_baku(s)
    """).fetchall()
    assert different == []
