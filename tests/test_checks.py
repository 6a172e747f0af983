"""Every rule says what is wrong and what to do next, and every finding that typing yields has its rule."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from books import BUDI, CICI, DEDI, LAB, LOG, PEOPLE, PLAN, RHK, TALK, UMUM, book, entry, log, roster

from pipelines.checks.rule import rules
from pipelines.load import load, prepare
from pipelines.load.judging import SHOWN
from pipelines.load.staging import EXPORTS

CODES = sorted(rules())


@pytest.mark.parametrize("code", CODES)
def test_a_message_has_two_sentences(code):
    message = rules()[code].message
    sentences = re.findall(r"[^.!?]+(?:\.(?=\d)[^.!?]+)*[.!?](?:\s|$)", message.replace("{nilai}", "x"))
    assert len(sentences) == 2, message
    assert rules()[code].severity in ("tolak", "peringatan", "info")


def test_findings_and_rules_meet():
    sql = "\n".join(path.read_text("utf-8") for path in Path(EXPORTS).glob("*.sql"))
    named = set(re.findall(r"temuan\('(\w+)'", sql)) | set(re.findall(r"'((?:nip|nama)_\w+)'", (EXPORTS / "macros.sql").read_text("utf-8")))
    assert named <= set(rules())


def four_people(house) -> None:
    put(house, roster())


@pytest.fixture
def staffed(empty_warehouse, kept):
    with kept(four_people) as house:
        yield house


@pytest.fixture
def found(staffed):
    """Load files over a roster and say what was found: (row, code) by file."""
    def load_and_tell(*files: bytes) -> list[set[tuple[int | None, str]]]:
        return [{(f["row"], f["code"]) for f in table.findings} for table in put(staffed, *files).files]

    return load_and_tell


def put(house, *files: bytes):
    return load(house, prepare([(f"berkas-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=date(2026, 11, 24))


def test_a_date_outside_the_period_above_the_table(found):
    (told,) = found(log([entry(CICI, "05/10/2026"), entry(CICI, "05/11/2026")], period="1 Oktober 2026 - 31 Oktober 2026"))
    assert {item for item in told if item[1] == "tanggal_di_luar_periode"} == {(6, "tanggal_di_luar_periode")}
    assert "tanggal_di_luar_periode" not in {code for _row, code in found(log([entry(CICI, "06/11/2026")]))[0]}


def test_a_date_that_may_be_read_two_ways_is_told_only_where_others_are_month_first(found):
    (told,) = found(log([entry(CICI, "05/10/2026"), entry(CICI, "10/25/2026"), entry(CICI, "05/05/2026")]))
    assert {(row, code) for row, code in told if code.startswith("tanggal")} == {(4, "tanggal_bermakna_ganda"), (5, "tanggal_bulan_dulu")}
    assert found(log([entry(CICI, "06/10/2026")])) == [set()]


def test_a_row_that_names_its_own_period_is_held_to_it(staffed):
    header = ["NIP", "Periode", "Tanggal", "Kegiatan"]
    rows = [[CICI, "Oktober 2026", "05/10/2026", "Rapat"], [CICI, "September 2026", "06/10/2026", "Rapat"], [BUDI, "TW IV", "07/10/2026", "Rapat"],
            [BUDI, "Juni", "08/10/2026", "Rapat"]]
    (table,) = put(staffed, book(header, rows)).files
    assert [(f["row"], f["column"], f["value"]) for f in table.findings if f["code"] == "tanggal_di_luar_periode"] == [
        (3, "Tanggal", "06/10/2026"), (5, "Tanggal", "08/10/2026")]


def test_a_dialogue_may_follow_its_period_within_a_month(staffed):
    talk = [*TALK, "Periode"]
    rows = [[CICI, None, f"{day:02d}/{month:02d}/2026", "Membahas capaian", "Melatih", "Selesai", "Triwulan III 2026"] for day, month in ((20, 10), (20, 11))]
    (table,) = put(staffed, book(talk, rows)).files
    assert [(f["row"], f["column"]) for f in table.findings if f["code"] == "tanggal_di_luar_periode"] == [(3, "Tanggal Dialog")]


def test_a_date_of_two_readings_matters_where_one_is_yet_to_come_or_outside_the_period(found):
    (told,) = found(log([entry(CICI, "10/12/2026"), entry(CICI, "05/10/2026"), entry(CICI, "12/10/2026")]))
    assert {(row, code) for row, code in told} == {(4, "tanggal_bermakna_ganda"), (4, "tanggal_masa_depan")}
    (told,) = found(log([entry(BUDI, "09/03/2026"), entry(BUDI, "03/09/2026")], period="September 2026"))
    assert {row for row, code in told if code == "tanggal_bermakna_ganda"} == {5}
    (told,) = found(log([entry(DEDI, "09/03/2026"), entry(DEDI, "03/09/2026")]))
    assert told == set()


def test_a_note_that_ends_on_a_day_before_it_begins(staffed):
    header = ["NIP", "Tanggal", "Tanggal Selesai", "Kegiatan"]
    rows = [[CICI, "05/10/2026", "04/10/2026", "Rapat"], [CICI, "06/10/2026", "06/10/2026", "Rapat"], [BUDI, "06/10/2026", None, "Rapat"]]
    (table,) = put(staffed, book(header, rows)).files
    assert [(f["row"], f["column"], f["code"]) for f in table.findings] == [(2, "Tanggal Selesai", "catatan_selesai_sebelum_mulai")]


def test_a_row_that_stands_twice_does_not_make_a_day_too_long(found):
    rows = [[CICI, "05/10/2026", "Piket", 800], [CICI, "05/10/2026", "Piket", 800]]
    assert found(book(["NIP", "Tanggal", "Kegiatan", "Durasi (menit)"], rows)) == [{(3, "baris_ganda")}]


def test_a_misspelt_status_comes_with_the_nearest_known(staffed):
    (table,) = put(staffed, log([entry(CICI, f"0{n}/10/2026", status=status) for n, status in enumerate(("Slesai", "Entahlah", "Disetujui"), start=5)])).files
    told = {f["value"]: f["message"] for f in table.findings}
    assert told["Slesai"].endswith("atau Belum. Mungkin yang dimaksud “Selesai”.")
    assert told["Entahlah"].endswith("atau Belum.")
    assert set(told) == {"Slesai", "Entahlah"}


def test_a_report_lists_the_first_of_many_findings_and_the_warehouse_keeps_all(staffed):
    (table,) = put(staffed, log([entry(CICI, "05/10/2026", f"Memeriksa sampel {n}", start="pagi") for n in range(SHOWN + 50)])).files
    assert [f["code"] for f in table.findings] == ["jam_tak_terbaca"] * SHOWN
    assert {f["count"] for f in table.findings} == {SHOWN + 50}
    assert [f["row"] for f in table.findings] == list(range(4, SHOWN + 4))
    with staffed.cursor() as cursor:
        assert cursor.execute("select count(*), count(distinct baris) from finding where code = 'jam_tak_terbaca'").fetchall() == [(SHOWN + 50, SHOWN + 50)]


def test_a_shift_over_midnight_is_told_when_it_is_long(found):
    (told,) = found(log([entry(CICI, "05/10/2026", start="20:00", end="07:00"), entry(CICI, "07/10/2026", start="09:00", end="08:00")]))
    assert {item for item in told if item[1] == "giliran_panjang"} == {(5, "giliran_panjang")}


def test_a_day_of_more_than_a_day(found):
    header = ["NIP", "Tanggal", "Kegiatan", "Durasi (menit)"]
    rows = [[CICI, "05/10/2026", f"Kegiatan {n}", 500] for n in range(3)] + [[BUDI, "05/10/2026", f"Kegiatan {n}", 480] for n in range(3)]
    (told,) = found(book(header, rows))
    assert told == {(2, "menit_sehari_berlebih")}


def test_missing_evidence_is_told_once_a_sheet(staffed):
    bare = [*entry(CICI, "06/10/2026")[:7], None, "Disetujui"]
    (table,) = put(staffed, log([entry(CICI, "05/10/2026"), bare, [CICI, None, "07/10/2026", *bare[3:]]])).files
    (finding,) = [f for f in table.findings if f["code"] == "bukti_kosong"]
    assert (finding["row"], finding["value"]) == (None, "2 / 3 (67%)")
    (table,) = put(staffed, book(["NIP", "Tanggal", "Kegiatan"], [[CICI, "08/10/2026", "Rapat"]])).files
    assert table.findings == []


RATED = ["nip", "nama", "periode_awal_skp", "periode_akhir_skp", "skp_unor", "hasil_kerja", "perilaku_kerja", "hasil_akhir", "is_skp_plt_plh_pjb", "waktu_dinilai"]


def rated(*rows: tuple[str, str, int]) -> bytes:
    """Write a BKN report of ratings: NIP, unit, whether as Plt/Plh."""
    return book(RATED, [[nip, "X", "2026-01-01", "2026-03-31", unit, "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK", acting, f"2026-04-0{n + 1} 08:00:00"]
                        for n, (nip, unit, acting) in enumerate(rows)], above=[["LAPORAN PENILAIAN SKP TAHUN 2026"]])


def test_a_person_rated_twice_in_a_period(found):
    (told,) = found(rated((CICI, LAB, 0), (CICI, UMUM, 1), (BUDI, LAB, 0)))
    assert {code for _row, code in told} == {"plt_plh_ganda"}
    (told,) = found(rated((CICI, LAB, 0), (CICI, UMUM, 0)))
    assert {code for _row, code in told} >= {"pegawai_ganda_seperiode"}
    (told,) = found(rated((BUDI, UMUM, 1)))
    assert not {code for _row, code in told} & {"plt_plh_ganda", "pegawai_ganda_seperiode"}


def test_a_person_with_two_skp_after_a_move_is_told_and_one_of_year_and_quarter_is_not(found):
    header = ["nip", "nama", "periode_awal", "periode_akhir", "skp_unor", "skp_status"]
    move = [[CICI, "X", "2026-01-01", "2026-08-31", LAB, "persetujuan"], [CICI, "X", "2026-06-01", "2026-12-31", UMUM, "persetujuan"]]
    (told,) = found(book(header, move, above=[["LAPORAN SKP TAHUN 2026"]]))
    assert told == {(4, "pegawai_ganda_seperiode")}
    calm = [[BUDI, "X", "2026-01-01", "2026-12-31", LAB, "persetujuan"], [BUDI, "X", "2026-01-01", "2026-03-31", LAB, "persetujuan"],
            [DEDI, "X", "2026-01-01", "2026-05-31", LAB, "persetujuan"], [DEDI, "X", "2026-06-01", "2026-12-31", UMUM, "persetujuan"]]
    assert found(book(header, calm, above=[["LAPORAN SKP TAHUN 2026"]])) == [set()]


def test_an_overlap_that_stands_in_two_sheets_is_told_where_it_stands_first(staffed):
    overlapping = entry(CICI, "05/10/2026", "Rapat", "08:00", "10:00")
    one, two = put(staffed, log([entry(BUDI, "06/10/2026"), entry(CICI, "05/10/2026"), overlapping]), log([overlapping])).files
    assert [(f["row"], f["code"]) for f in one.findings] == [(6, "jam_tumpang_tindih")]
    assert two.findings == []


def test_an_employee_listed_in_two_units(house):
    (table,) = put(house, roster([*PEOPLE, [*PEOPLE[2][:3], UMUM, *PEOPLE[2][4:]]])).files
    (finding,) = [f for f in table.findings if f["code"] == "pegawai_ganda_di_daftar"]
    assert finding["value"] == f"{LAB}, {UMUM}"
    assert not [f for f in put(house, roster()).files[0].findings if f["code"] == "pegawai_ganda_di_daftar"]


def test_an_rhk_that_no_step_names(house):
    year = "Triwulan IV 2026"
    plans = book(RHK, [[CICI, None, year, "Mutu pemeriksaan", "Kuantitas", "Jumlah", "10"], [CICI, None, year, "Arsip tertib", "Kuantitas", "Jumlah", "5"]])
    steps = book(PLAN, [[CICI, None, year, "Mutu pemeriksaan", "Memeriksa", "10", 1, None, "31/12/2026", "Proses"]])
    put(house, roster())
    report = put(house, plans, steps)
    assert [(f["code"], f["value"]) for f in report.files[1].findings if f["code"] == "rhk_tanpa_langkah"] == [("rhk_tanpa_langkah", "Arsip tertib")]
    assert not [f for f in put(house, plans).files[0].findings if f["code"] == "rhk_tanpa_langkah"]


def test_an_unknown_unit_comes_with_the_nearest(staffed):
    rows = [[*entry(CICI, f"0{n}/10/2026"), unit] for n, unit in enumerate(("Instalasi Mikrobilogi", "Gudang Barat"), start=5)]
    report = put(staffed, book([*LOG, "Unit Kerja"], rows))
    told = {f["value"]: f["message"] for f in report.files[0].findings if f["code"] == "unit_tidak_dikenal"}
    assert told["Instalasi Mikrobilogi"].endswith(f"Mungkin yang dimaksud “{LAB}”.")
    assert "Mungkin" not in told["Gudang Barat"]
