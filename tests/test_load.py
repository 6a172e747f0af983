"""An upload from bytes to current rows, through real workbooks and a real DuckDB file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import permutations
from textwrap import dedent

import pytest
from books import ANI, AWAY, BALAI, BUDI, CICI, DEDI, LAB, LOG, PEOPLE, PLAN, RHK, TALK, UMUM, book, entry, log, roster
from exports import SAMPLES

from pipelines.load import BatchUnknown, load, planning, prepare, rebuild, undo
from pipelines.load.versions import TABLES
from pipelines.warehouse import open_warehouse

TODAY = date(2026, 11, 24)


def bring(house, *files: bytes, names: tuple[str, ...] = (), **options):
    """Load files in the order given and prove the conservation law on every table of them."""
    named = [(names[i] if names else f"berkas-{i}.xlsx", data) for i, data in enumerate(files)]
    options.setdefault("today", TODAY)
    report = load(house, prepare(named), user="penguji", **options)
    for table in report.files:
        assert table.rows == table.accepted + table.rejected + table.skipped
        assert table.accepted == table.new + table.changed + table.unchanged
    return report


def rows(house, sql: str, *values):
    with house.cursor() as cursor:
        return cursor.execute(sql, values).fetchall()


def current(house) -> dict[str, list]:
    """Return the content of every current table, without where it stood: what two uploads say alike is traced to either."""
    return {
        table: rows(house, f"select columns(lambda c: c not in ('batch_id', 'lembar_id', 'baris')) from {table} order by all")
        for table in (*TABLES, "unit_kerja", "tautan_catatan")
    }


def counts(report):
    return [(f.new, f.changed, f.unchanged, f.rejected, f.skipped) for f in report.files]


def codes(report):
    return sorted((f["row"], f["code"]) for table in report.files for f in table.findings)


def test_a_roster_gives_people_and_the_tree_of_units(house):
    report = bring(house, roster())
    assert counts(report) == [(4, 0, 0, 0, 0)]
    assert report.exit_code == 0
    assert report.files[0].kind == "pegawai"
    assert rows(house, "select unit_kerja, induk, tingkat from unit_kerja order by all") == [
        (BALAI, None, 0),
        (LAB, BALAI, 1),
        ("Subbagian Umum", BALAI, 1),
    ]
    assert rows(house, "select sejak from penempatan where nip = ?", CICI) == [(date(2026, 1, 2),)]


def test_a_note_is_typed(house):
    bring(house, roster(), log([entry(CICI, "Senin, 5 Januari 2026", start="07.30", end="09.00 WITA")]))
    assert rows(house, "select nip, tanggal, menit, kegiatan, status from catatan_harian") == [
        (CICI, date(2026, 1, 5), 90, "Memeriksa sampel dahak", "disetujui")
    ]


def test_bad_rows_wait_and_good_rows_load(house):
    report = bring(
        house,
        roster(),
        log(
            [
                entry(CICI, "05/01/2026"),
                entry(CICI, "35/01/2026"),
                entry("199912312020121099", "06/01/2026"),
                entry(CICI, "07/01/2027"),
                entry(CICI, "05/01/2026"),
                entry(CICI, None, None, None, None),
            ]
        ),
    )
    assert counts(report)[1] == (1, 0, 0, 3, 2)
    assert report.exit_code == 3
    rejected = [
        (f["row"], f["code"], f["column"], f["value"]) for f in report.files[1].findings if f["severity"] == "tolak"
    ]
    assert rejected == [
        (5, "tanggal_tak_terbaca", "Tanggal", "35/01/2026"),
        (6, "nip_tidak_dikenal", "NIP", "199912312020121099"),
        (7, "tanggal_masa_depan", "Tanggal", "07/01/2027"),
    ]
    assert report.files[1].skipped_rows == {"baris_ganda": "8", "tanpa_isi": "9"}
    message = report.files[1].findings[0]["message"]
    assert message.startswith(
        "berkas-1.xlsx › Sheet1 › baris 5, kolom Tanggal: Tanggal “35/01/2026” tidak dapat dibaca."
    )


def test_the_same_bytes_change_nothing(house):
    files = (roster(), log([entry(CICI, "05/01/2026")]))
    bring(house, *files)
    before = current(house), rows(house, "from batch"), rows(house, "select count(*) from catatan_harian_versi")
    again = bring(house, *files)
    assert again.batch is None
    assert counts(again) == [(0, 0, 4, 0, 0), (0, 0, 1, 0, 0)]
    assert [f["code"] for f in again.files[1].findings] == ["berkas_sama"]
    assert (
        current(house),
        rows(house, "from batch"),
        rows(house, "select count(*) from catatan_harian_versi"),
    ) == before


def test_one_file_given_twice_in_one_upload_counts_once(house):
    file = log([entry(CICI, "05/01/2026")])
    report = bring(house, roster(), file, file)
    assert counts(report)[1:] == [(1, 0, 0, 0, 0), (0, 0, 1, 0, 0)]
    assert rows(house, "select count(*) from catatan_harian") == [(1,)]


def test_a_newer_export_updates_and_never_doubles(house):
    bring(
        house,
        roster(),
        log([entry(CICI, "05/01/2026", status="Diajukan"), entry(CICI, "06/01/2026")], pulled="7 Januari 2026"),
    )
    report = bring(
        house,
        log(
            [
                entry(CICI, "05/01/2026", status="Disetujui"),
                entry(CICI, "06/01/2026"),
                entry(CICI, "07/01/2026"),
            ],
            pulled="8 Januari 2026",
        ),
    )
    assert counts(report) == [(1, 1, 1, 0, 0)]
    assert rows(house, "select tanggal, status from catatan_harian order by tanggal") == [
        (date(2026, 1, 5), "disetujui"),
        (date(2026, 1, 6), "disetujui"),
        (date(2026, 1, 7), "disetujui"),
    ]


def test_an_older_export_does_not_overwrite_a_newer_one(house):
    bring(house, roster(), log([entry(CICI, "05/01/2026", status="Disetujui")], pulled="8 Januari 2026"))
    report = bring(house, log([entry(CICI, "05/01/2026", status="Diajukan")], pulled="6 Januari 2026"))
    assert counts(report) == [(0, 0, 1, 0, 0)]
    assert "lebih_lama" in [f["code"] for f in report.files[0].findings]
    assert rows(house, "select status from catatan_harian") == [("disetujui",)]


def test_undo_restores_what_was_before_in_any_order(house):
    bring(house, roster())
    states = [current(house)]
    first = log([entry(CICI, "05/01/2026", status="Diajukan"), entry(BUDI, "05/01/2026")])
    second = log([entry(CICI, "05/01/2026", status="Disetujui"), entry(DEDI, "06/01/2026")])
    one = bring(house, first).batch
    states.append(current(house))
    two = bring(house, second).batch
    both = current(house)
    undo(house, two, user="penguji")
    assert current(house) == states[1]
    undo(house, one, user="penguji")
    assert current(house) == states[0]
    with pytest.raises(BatchUnknown, match="sudah dibatalkan"):
        undo(house, one, user="penguji")
    with pytest.raises(BatchUnknown, match="tidak ada"):
        undo(house, 99, user="penguji")
    one = bring(house, first).batch
    bring(house, second)
    assert current(house) == both
    undo(house, one, user="penguji")
    assert rows(house, "select nip, status from catatan_harian order by nip") == [
        (CICI, "disetujui"),
        (DEDI, "disetujui"),
    ]


def test_undoing_one_of_two_uploads_that_bring_the_same_row_keeps_it(house):
    bring(house, roster())
    one = bring(house, log([entry(CICI, "05/01/2026")])).batch
    bring(house, log([entry(CICI, "05/01/2026"), entry(CICI, "06/01/2026")]))
    undo(house, one, user="penguji")
    assert rows(house, "select count(*) from catatan_harian") == [(2,)]


def test_a_dry_run_tells_all_and_keeps_nothing(house):
    before = current(house)
    report = bring(house, roster(), log([entry(CICI, "05/01/2026")]), dry_run=True)
    assert counts(report) == [(4, 0, 0, 0, 0), (1, 0, 0, 0, 0)]
    assert report.batch is None
    assert current(house) == before
    assert rows(house, "from batch") == rows(house, "from finding") == []


def test_a_damaged_nip_is_completed_from_the_roster(house):
    report = bring(
        house, roster(), log([entry(int(CICI), "05/01/2026"), entry("1,97E+17", "06/01/2026", name="CICI PERMATA")])
    )
    assert rows(house, "select distinct nip from catatan_harian") == [(CICI,)]
    assert [f["code"] for f in report.files[1].findings] == ["nip_diperbaiki", "nip_diperbaiki"]


# Of a number of 18 digits a computer keeps the nearest 32; Excel before that only the first fifteen digits.
# 198402252009121000 is kept as …120992, 199310302020122000 as …121984: the fifteen digits read back are others than those written.
def test_a_nip_in_a_number_cell_is_completed_whichever_way_it_was_rounded(house):
    damaged = ["198402252009121001", "199310302020121002", "199411192020122999", "198809282012120500"]
    bring(house, roster([*PEOPLE, *[[nip, f"Pegawai {n}", "Epidemiolog", UMUM, BALAI, ANI, None] for n, nip in zip("ABCD", damaged, strict=True)]]))
    cells = [(nip, cell) for nip in damaged for cell in (int(nip), int(nip[:15] + "000"), float(nip))]
    report = bring(house, log([entry(cell, date(2026, 1, 5 + n), name="Orang lain") for n, (_nip, cell) in enumerate(cells)]))
    assert rows(house, "select nip from catatan_harian order by tanggal") == [(nip,) for nip, _cell in cells]
    told = [(f["code"], f["message"].split("“")[1].split("”")[0]) for f in report.files[0].findings if f["column"] == "NIP"]
    assert {code for code, _nip in told} == {"nip_diperbaiki"}
    assert all(shown.endswith("000") for _code, shown in told)  # as Excel shows it


def test_a_number_that_excel_did_not_write_tells_two_of_one_prefix_apart(house):
    one, two = "198402252009121001", "198402252009121700"
    bring(house, roster([*PEOPLE, [one, "Irwan", "Epidemiolog", UMUM, BALAI, ANI, None], [two, "Rahmat", "Epidemiolog", UMUM, BALAI, ANI, None]]))
    bring(house, log([entry(int(two), "05/01/2026")]))
    assert rows(house, "select nip from catatan_harian") == [(two,)]
    report = bring(house, log([entry(int(one[:15] + "000"), "06/01/2026")]))  # as Excel writes it: either of them
    assert [f["code"] for f in report.files[0].findings] == ["nip_rusak"]


def test_a_damaged_nip_of_two_candidates_is_told_by_the_name(house):
    twin = CICI[:15] + "009"
    people = [*PEOPLE, [twin, "Citra Dewi", "Analis", LAB, BALAI, BUDI, None]]
    report = bring(
        house,
        roster(people),
        log(
            [
                entry(CICI[:15] + "000", "05/01/2026", name="Citra Dewi"),
                entry(CICI[:15] + "000", "06/01/2026"),
            ]
        ),
    )
    assert rows(house, "select nip from catatan_harian") == [(twin,)]
    assert (5, "nip_rusak") in codes(report)


@pytest.mark.parametrize("text", [
    f"Cici Permata / {CICI}", f"{CICI} / Cici Permata", f"Cici Permata\nNIP. {CICI}", "CICI PERMATA / 19790707 200501 2 003", "Cici Permata",
])
def test_name_and_nip_in_one_cell_come_apart(house, text):
    file = book(["Pegawai / NIP", "Tanggal", "Kegiatan", "Jam"], [[text, "05/01/2026", "Memeriksa sampel dahak", "07.30 - 09.00"]])
    bring(house, roster(), file)
    assert rows(house, "select nip from catatan_harian") == [(CICI,)]


def test_an_id_of_letters_is_told_from_the_name_beside_it(house):
    people = [*PEOPLE, ["PPNPN2026003", "Eko Prasetyo", "Pramubakti", LAB, BALAI, BUDI, None]]
    file = book(["Pegawai / NIP", "Tanggal", "Kegiatan", "Jam"], [["Eko Prasetyo / PPNPN2026003", "05/01/2026", "Mengantar sampel", "07.30 - 09.00"]])
    bring(house, roster(people), file)
    assert rows(house, "select nip from catatan_harian") == [("PPNPN2026003",)]


def test_people_of_other_exports_stand_in_until_a_roster_comes(house):
    bring(house, log([entry(CICI, "05/01/2026", name="Cici P.")], unit=LAB))
    assert rows(house, "select nip, nama, unit_kerja, mutu_nip from pegawai") == [
        (CICI, "Cici P.", LAB, "tanpa_daftar")
    ]
    bring(house, roster())
    assert rows(house, "select nama, mutu_nip from pegawai where nip = ?", CICI) == [("Cici Permata", "baik")]


def test_missing_rows_are_shown_and_withdrawn_only_on_a_yes(house):
    bring(house, roster(), log([entry(CICI, f"0{d}/01/2026") for d in (5, 6, 7)]))
    newer = log([entry(CICI, "05/01/2026"), entry(CICI, "07/01/2026")])
    report = bring(house, newer)
    before = current(house)
    assert report.files[0].withdrawn == 1
    assert len(rows(house, "from catatan_harian")) == 3
    report = bring(house, newer, withdraw_missing=True)
    assert [d for (d,) in rows(house, "select day(tanggal) from catatan_harian order by 1")] == [5, 7]
    undo(house, report.batch, user="penguji")
    assert current(house)["catatan_harian"] == before["catatan_harian"]


def test_steps_and_notes_find_their_rhk_by_words(house):
    plan = book(
        PLAN,
        [
            [
                CICI,
                "Cici Permata",
                "Triwulan I 2026",
                "Meningkatnya mutu pemeriksaan TB",
                "Melakukan uji banding antarlaboratorium",
                "2 Laporan",
                1,
                "50%",
                "31/03/2026",
                "Proses",
            ],
            [
                CICI,
                "Cici Permata",
                "Triwulan I 2026",
                "Tersedianya reagen PCR",
                "Menghitung stok reagen",
                "3",
                3,
                "100%",
                "28/02/2026",
                "Selesai",
            ],
        ],
    )
    rhk = book(
        RHK,
        [
            [
                CICI,
                "Cici Permata",
                "Triwulan I 2026",
                "Meningkatnya mutu pemeriksaan  TB.",
                "Kuantitas",
                "Jumlah uji banding",
                "2 Laporan",
            ],
            [CICI, "Cici Permata", "Triwulan I 2026", None, "Kualitas", "Kesesuaian hasil", "95 %"],
        ],
    )
    notes = log(
        [
            entry(CICI, "05/01/2026", step="melakukan uji banding antar laboratorium"),
            entry(CICI, "06/01/2026", "Rapat", step="Menghitung stok reagen"),
            entry(CICI, "07/01/2026", "Senam pagi"),
        ]
    )
    report = bring(house, roster(), plan, rhk, notes)
    assert counts(report)[1:] == [(2, 0, 0, 0, 0), (2, 0, 0, 0, 0), (3, 0, 0, 0, 0)]
    assert rows(house, "select rhk, batch_id > 0 from rhk order by all") == [
        ("Meningkatnya mutu pemeriksaan  TB.", True),
        ("Tersedianya reagen PCR", False),
    ]
    assert rows(house, "select aspek, target, satuan from indikator order by all") == [
        ("kualitas", 95, "%"),
        ("kuantitas", 2, "Laporan"),
    ]
    assert rows(
        house,
        """
        select day(c.tanggal), s.rencana_aksi, r.rhk, t.cara from tautan_catatan t
        join catatan_harian c using (kunci) join rencana_aksi s on s.kunci = t.kunci_langkah join rhk r on r.kunci = t.kunci_rhk order by 1
    """,
    ) == [
        (5, "Melakukan uji banding antarlaboratorium", "Meningkatnya mutu pemeriksaan  TB.", "mirip"),
        (6, "Menghitung stok reagen", "Tersedianya reagen PCR", "persis"),
    ]
    assert rows(
        house, "select capaian_persen, realisasi, target, tenggat, status from rencana_aksi order by tenggat"
    ) == [(100, 3, 3, date(2026, 2, 28), "selesai"), (50, 1, 2, date(2026, 3, 31), "berjalan")]


def test_a_dialogue_without_a_date_is_held_in_the_month_that_its_row_or_its_sheet_names(house):
    header = ["NIP", "Nama", "Bulan", "Umpan Balik Pimpinan", "Hambatan Pegawai", "Tindak Lanjut"]
    months = book(header, [[CICI, "Cici Permata", month, "Baik sekali", None, "Latihan PCR"] for month in ("Januari", "Februari 2026", "Triwulan I")],
                  above=[["REKAP UMPAN BALIK TAHUN 2026"]])
    above = book([h for h in header if h != "Bulan"], [[DEDI, "Dedi Saputra", "Rapikan arsip", None, "Sampai akhir bulan"]],
                 above=[["REKAP UMPAN BALIK"], ["Periode", ":", "Maret 2026"]])
    report = bring(house, roster(), months, above)
    assert rows(house, "select nip, tanggal from dialog_kinerja order by tanggal") == [
        (CICI, date(2026, 1, 1)), (CICI, date(2026, 2, 1)), (DEDI, date(2026, 3, 1))]
    assert [code for _row, code in codes(report)].count("tanggal_seketat_bulan") == 3
    assert (6, "tanggal_tak_terbaca") in codes(report)


def test_dialogues_and_absences_are_typed(house):
    talk = book(
        TALK,
        [
            [CICI, "Cici Permata", "12/02/2026", "Membahas capaian triwulan", "Latihan PCR", "Selesai"],
            [DEDI, "Dedi Saputra", "Maret 2026", "Membahas arsip", None, "Selesai"],
        ],
    )
    away = book(
        AWAY,
        [
            [CICI, "Cici Permata", "Cuti Tahunan", "05/01/2026", "07/01/2026", 3],
            [DEDI, "Dedi Saputra", "Cuti Sakit", "08/01/2026", None, 3],
        ],
    )
    report = bring(house, roster(), talk, away)
    assert rows(house, "select nip, tanggal, status from dialog_kinerja order by tanggal") == [
        (CICI, date(2026, 2, 12), "selesai"),
        (DEDI, date(2026, 3, 1), "selesai"),
    ]
    assert (3, "tanggal_seketat_bulan") in codes(report)
    # Three working days from Thursday 8 January end on Monday the 12th.
    assert rows(house, "select nip, mulai, selesai from ketidakhadiran order by mulai") == [
        (CICI, date(2026, 1, 5), date(2026, 1, 7)),
        (DEDI, date(2026, 1, 8), date(2026, 1, 12)),
    ]


def test_a_unit_wide_logbook_covers_its_unit_and_a_single_one_its_person(house):
    bring(
        house,
        roster(),
        log([entry(BUDI, "05/01/2026"), entry(CICI, "06/01/2026")], unit=LAB, period="Januari 2026"),
        log([entry(DEDI, "05/01/2026"), entry(DEDI, "09/01/2026")]),
    )
    assert rows(house, "select unit_kerja, nip, dari, sampai from cakupan order by all") == [
        (LAB, None, date(2026, 1, 1), date(2026, 1, 31)),
        (None, DEDI, date(2026, 1, 5), date(2026, 1, 9)),
    ]


@pytest.mark.parametrize(("below", "until"), [
    ([["Makassar, 20 Januari 2026"], ["Pegawai yang dinilai"]], date(2026, 1, 20)),
    ([["Mengetahui,", None, "20 Jan 2026"], ["Atasan langsung"]], date(2026, 1, 20)),
    ([["Mengetahui,"], ["Atasan langsung"]], date(2026, 1, 31)),  # the month has gone by
    ([["Makassar, 2 Februari 2026"]], date(2026, 1, 31)),
    ([["Makassar, 5 Januari 2026"]], date(2026, 1, 7)),  # signed beforehand: its last note tells more
])
def test_a_signed_logbook_covers_no_day_after_its_signature(house, below, until):
    bring(house, roster(), book(LOG, [entry(DEDI, "05/01/2026"), entry(DEDI, "07/01/2026")], above=[["LAPORAN CATATAN HARIAN"], ["Periode", ":", "Januari 2026"]], below=[[], *below]))
    assert rows(house, "select nip, dari, sampai from cakupan") == [(DEDI, date(2026, 1, 1), until)]


@pytest.mark.parametrize("printed", ["Dicetak pada 20 November 2026 pukul 08.15", "Tanggal cetak: 20/11/2026", "Data diunduh dari aplikasi, 2026-11-20"])
def test_an_export_that_says_under_its_table_when_it_was_printed_tells_of_that_day(house, printed):
    bring(house, roster(), book(PLAN, [[CICI, None, "Triwulan IV 2026", "Sampel diperiksa", "Menyusun jadwal", 1, None, 40, "31/12/2026", "Proses"]], above=[["RENCANA AKSI"]], below=[[], [printed]]))
    assert rows(house, "select data_per from lembar where kind = 'rencana_aksi'") == [(date(2026, 11, 20),)]


def test_the_order_of_files_does_not_matter(another):
    files = (roster(), log([entry(CICI, "05/01/2026")]), log([entry(CICI, "06/01/2026"), entry(DEDI, "06/01/2026")]))
    seen = []
    for order in permutations(files):
        with open_warehouse(another()) as other:
            bring(other, *order)
            seen.append(current(other))
    assert all(state == seen[0] for state in seen)


def test_rows_enough_for_a_better_plan_say_what_few_rows_say(another, monkeypatch):
    seen = []
    for few in (planning.FEW, 0):
        monkeypatch.setattr(planning, "FEW", few)
        with open_warehouse(another()) as other:
            report = load(other, prepare([(file.name, file) for file in sorted(SAMPLES.glob("*.xlsx"))]))
            seen.append((current(other), counts(report), codes(report)))
    assert seen[0] == seen[1]


def test_unreadable_and_unknown_files_leave_the_others_alone(house):
    report = bring(
        house,
        b"",
        roster(),
        b"%PDF-1.7 bukan lembar kerja",
        book(["Merek", "Tipe", "Harga"], [["A", "B", 1], ["C", "D", 2]]),
        names=("kosong.xlsx", "pegawai.xlsx", "laporan.pdf", "mobil.xlsx"),
    )
    errors = {f.file: f.error["code"] for f in report.files if f.error}
    assert errors["kosong.xlsx"] == "berkas_kosong"
    assert errors["laporan.pdf"] == "bukan_lembar_kerja"
    assert set(errors) == {"kosong.xlsx", "laporan.pdf", "mobil.xlsx"}
    assert all(name in f.error["message"] for name, f in ((f.file, f) for f in report.files if f.error))
    assert report.exit_code == 2
    assert len(rows(house, "from pegawai")) == 4
    assert len(rows(house, "from finding where severity = 'tolak' and baris is null")) == 3


def test_text_that_looks_like_sql_or_markup_stays_text(house):
    evil = "'); drop table pegawai; -- <script>alert(1)</script> =1+1 {nilai}"
    bring(house, roster(), log([entry(CICI, "05/01/2026", evil)]))
    assert rows(house, "select kegiatan from catatan_harian") == [(evil,)]


def test_a_warehouse_rebuilt_from_stored_bytes_says_the_same(house, another):
    bring(house, roster(), names=("pegawai.xlsx",))
    wrong = bring(house, log([entry(DEDI, "05/01/2026", "Salah unggah")]), names=("salah.xlsx",)).batch
    bring(house, log([entry(CICI, f"0{d}/01/2026") for d in (5, 6, 7)], pulled="8 Januari 2026"), names=("lama.xlsx",))
    bring(house, log([entry(CICI, "05/01/2026", status="Ditolak"), entry(CICI, "07/01/2026")], pulled="9 Januari 2026"), names=("baru.xlsx",),
          withdraw_missing=True)
    undo(house, wrong, user="penguji")
    with open_warehouse(another()) as other:
        done = rebuild(house, other)
        assert (done.batches, done.rows, done.lost) == (3, 4 + 3 + 2, [])
        assert current(other) == current(house)


@pytest.mark.parametrize("moment", [0.05, 0.2, 0.4, 0.8])
def test_kill_leaves_all_of_an_upload_or_none(office, tmp_path, moment):
    (tmp_path / "p.xlsx").write_bytes(roster())
    days = [(date(2026, 1, 1) + timedelta(n)).strftime("%d/%m/%Y") for n in range(300)]
    (tmp_path / "l.xlsx").write_bytes(
        log(
            [
                entry(n, d, f"Kegiatan {k}", f"{7 + k}:00", f"{8 + k}:00")
                for n in (ANI, BUDI, CICI, DEDI)
                for d in days
                for k in range(4)
            ]
        )
    )
    code = dedent(f"""
        from pathlib import Path
        from pipelines.load import load, prepare
        from pipelines.warehouse import open_warehouse
        files = prepare([(n, Path({str(tmp_path)!r}, n)) for n in ("p.xlsx", "l.xlsx")])
        with open_warehouse() as house:
            print("mulai", flush=True)
            load(house, files)
            print("selesai", flush=True)
    """)
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=os.environ, text=True)
    assert child.stdout.readline() == "mulai\n"
    time.sleep(moment)
    child.send_signal(signal.SIGKILL)
    child.wait()
    with open_warehouse() as house:
        kept = len(rows(house, "from batch"))
        assert (len(rows(house, "from pegawai")), len(rows(house, "from catatan_harian"))) == (
            (4, 4800) if kept else (0, 0)
        )


def test_a_look_shows_rows_that_are_new_that_change_and_that_are_gone(house):
    plan = [CICI, None, "Triwulan I 2026", "Sampel diperiksa", "Menyusun jadwal", 1, None, 40, "31/03/2026", "Proses"]
    other = [CICI, None, "Triwulan I 2026", "Sampel diperiksa", "Memeriksa sampel", 10, None, 0, "31/03/2026", "Belum"]
    bring(house, roster(), book(PLAN, [plan, other]), today=date(2026, 2, 1))
    newer = [*plan[:7], 55, *plan[8:]]
    fresh = [*plan[:4], "Menulis laporan", *plan[5:]]
    report = bring(house, book(PLAN, [newer, fresh]), dry_run=True)
    shown = [(e.state, e.row, e.told, e.changes) for e in report.files[0].examples]
    assert shown == [
        ("berubah", 2, "Cici Permata · Menyusun jadwal", [("Capaian (%)", "40", "55")]),
        ("baru", 3, "Cici Permata · Menulis laporan", []),
        ("ditarik", None, "Cici Permata · Memeriksa sampel", []),
    ]
    assert bring(house, book(PLAN, [newer, fresh])).files[0].examples == []


def test_logbooks_of_one_month_come_together(house):
    """Without any plan among them: their period is written once in the dictionary, however many name it."""
    load(house, prepare([("pegawai.xlsx", roster())]))
    files = [("a.xlsx", log([entry(CICI, "02/11/2026")], period="November 2026")), ("b.xlsx", log([entry(DEDI, "03/11/2026")], period="November 2026"))]
    report = load(house, prepare(files))
    assert [(f.accepted, f.error) for f in report.files] == [(1, None), (1, None)]
