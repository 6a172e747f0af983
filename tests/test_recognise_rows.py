"""Rows that are no records, and what they say of the records around them."""

from __future__ import annotations

from typing import Any

from layouts.sheets import cells

from pipelines.recognise import Found, recognise

A, B = "199001012015032004", "198505052010031002"
NOTE = "Menyusun laporan bulanan instalasi"


def found_in(rows: list[list[str | None]], **more: Any) -> Found:
    found = recognise(cells(rows, **more))
    assert len(found) == 1
    return found[0]


def told(found: Found, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in found.staged.to_pylist()]


def why(found: Found) -> dict[int, str]:
    return dict(found.skipped)


SKP: list[list[str | None]] = [
    ["SASARAN KINERJA PEGAWAI"],
    ["PENDEKATAN HASIL KERJA KUANTITATIF"],
    ["PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026"],
    ["NO", "PEGAWAI YANG DINILAI", "", "NO", "PEJABAT PENILAI KINERJA", ""],
    ["1", "NAMA", "Sari Pratama, S.K.M.", "1", "NAMA", "dr. Budi Hidayat"],
    ["2", "NIP", A, "2", "NIP", B],
    ["3", "JABATAN", "Epidemiolog Ahli Muda", "3", "JABATAN", "Kepala Balai"],
    ["4", "UNIT KERJA", "Tim Kerja Surveilans", "4", "UNIT KERJA", "Balai Labkesmas"],
    ["HASIL KERJA"],
    ["NO.", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["A. UTAMA"],
    ["1", "Meningkatnya mutu layanan", "Tersusunnya laporan surveilans", "Kuantitas", "Jumlah laporan", "12 Dokumen"],
    ["", "", "", "Kualitas", "Tingkat kesesuaian", "100 %"],
    ["2", "Meningkatnya mutu layanan", "Terlaksananya penyelidikan", "Kuantitas", "Jumlah penyelidikan", "4 Laporan"],
    ["B. TAMBAHAN"],
    ["1", "", "Menjadi panitia kegiatan", "Kuantitas", "Jumlah kegiatan", "2 Kegiatan"],
    ["PERILAKU KERJA"],
    ["1", "Berorientasi Pelayanan", "", "Ekspektasi Khusus Pimpinan:"],
    ["", "- Memahami kebutuhan masyarakat", "", "Ramah"],
    ["", "", "", "", "Makassar, 2 Januari 2026"],
    ["Pegawai yang Dinilai", "", "", "", "Pejabat Penilai Kinerja"],
    ["Sari Pratama", "", "", "", "dr. Budi Hidayat"],
    [f"NIP. {A}", "", "", "", f"NIP. {B}"],
]


def test_the_official_skp_form_gives_employee_assessor_period_and_parts() -> None:
    found = found_in(SKP, merged=[(13, 1, 14, 1), (13, 2, 14, 2)])
    assert found.kind == "rhk"
    assert found.identity["nip"] == A
    assert (found.identity["nip_atasan"], found.identity["nama_atasan"]) == (B, "dr. Budi Hidayat")
    assert told(found, "row", "nip", "jenis", "rhk", "aspek") == [
        (13, A, "Utama", "Tersusunnya laporan surveilans", "Kuantitas"),
        (14, A, "Utama", "Tersusunnya laporan surveilans", "Kualitas"),
        (15, A, "Utama", "Terlaksananya penyelidikan", "Kuantitas"),
        (17, A, "Tambahan", "Menjadi panitia kegiatan", "Kuantitas"),
    ]
    assert told(found, "rhk_pimpinan")[3] == (None,)
    assert why(found) == {11: "baris_nomor", 12: "baris_bagian", 16: "baris_bagian", **dict.fromkeys(range(18, 25), "kaki_tabel")}


def test_merged_cells_are_filled_down_only_where_they_are_merged() -> None:
    rows: list[list[str | None]] = [["NIP", "RHK", "Rencana Aksi"], [A, "Tersusunnya laporan", "Mengumpulkan data"], [A, "", "Menulis laporan"], [A, "", "Rapat bersama tim"]]
    found = found_in(rows, merged=[(2, 1, 3, 1)])
    assert told(found, "rhk") == [("Tersusunnya laporan",), ("Tersusunnya laporan",), (None,)]


def test_days_between_the_notes_date_them() -> None:
    found = found_in([
        ["LKH"], ["Nama: Sari Pratama"], ["No", "Jam", "Kegiatan", "Waktu", "Status"], ["Senin, 21 September 2026"], ["1", "07:30 - 09:00", NOTE, "90", "Disetujui"],
        ["2", "09:00 - 10:00", NOTE, "60", "Disetujui"], ["Selasa, 22 September 2026"], ["1", "07:30 - 09:00", NOTE, "90", "Ditolak"], ["Total Jam Kerja Efektif : 240 Menit"],
    ])
    assert told(found, "nama", "tanggal") == [
        ("Sari Pratama", "Senin, 21 September 2026"), ("Sari Pratama", "Senin, 21 September 2026"), ("Sari Pratama", "Selasa, 22 September 2026"),
    ]
    assert why(found) == {4: "baris_hari", 7: "baris_hari", 9: "kaki_tabel"}


def test_people_and_units_between_the_records_own_them() -> None:
    found = found_in([
        ["CATATAN HARIAN"], ["No", "Tanggal", "Kegiatan", "Hasil"], ["Nama", ":", "Sari"], ["NIP", ":", A], ["1", "01-05-2026", NOTE, "1 Dokumen"],
        ["Nama : Budi"], [f"NIP : {B}"], ["1", "01-05-2026", NOTE, "1 Dokumen"], ["Jumlah", "", "", "2"],
    ])
    assert told(found, "nip", "nama") == [(A, "Sari"), (B, "Budi")]
    roster = found_in([["DAFTAR PEGAWAI"], ["No", "NIP", "Nama", "Jabatan"], ["A. Instalasi Mikrobiologi"], ["1", A, "Sari", "Analis"], ["B. Subbagian Umum"], ["1", B, "Budi", "Analis"]])
    assert told(roster, "nip", "unit_kerja") == [(A, "Instalasi Mikrobiologi"), (B, "Subbagian Umum")]


def test_an_id_in_the_row_under_its_name_belongs_to_it() -> None:
    found = found_in([
        ["DAFTAR PEGAWAI"], ["No", "Nama / NIP", "Jabatan", "Unit Kerja"], ["1", "Sari Pratama", "Analis", "Tim A"], ["", f"NIP. {A}"], ["2", "Budi", "Analis", "Tim B"], ["", B],
    ])
    assert told(found, "nama", "nip") == [("Sari Pratama", f"NIP. {A}"), ("Budi", B)]
    assert why(found) == {4: "baris_lanjutan", 6: "baris_lanjutan"}


def test_name_and_id_in_one_cell_part() -> None:
    found = found_in([["Nama / NIP", "Tanggal", "Kegiatan Harian"], [f"Sari Pratama, S.K.M.\nNIP. {A}", "2026-05-04", NOTE], [f"Budi / {B}", "2026-05-04", NOTE]])
    assert told(found, "nama", "nip") == [("Sari Pratama, S.K.M.", A), ("Budi", B)]


def test_tables_under_each_other_stay_apart() -> None:
    def page(name: str, nip: str) -> list[list[str | None]]:
        return [["LAPORAN KEGIATAN HARIAN"], ["Nama", ":", name], ["NIP", ":", nip], ["No", "Tanggal", "Kegiatan", "Hasil"], ["1", "01-05-2026", NOTE, "1 Dokumen"], ["", "", "Mengetahui,"], ["", "", "Kepala Balai"], ["", "", f"NIP. {B}"], []]
    found = recognise(cells(page("Sari", A) + page("Budi", B)))
    assert [told(item, "nama", "nip") for item in found] == [[("Sari", A)], [("Budi", B)]]
    assert [item.header_row for item in found] == [4, 13]


def test_a_header_printed_on_every_page_is_no_record() -> None:
    header: list[str | None] = ["No", "Tanggal", "Kegiatan", "Hasil"]
    found = found_in([["Nama : Sari"], header, ["1", "01-05-2026", NOTE, "1 Dokumen"], ["Halaman 1 dari 2"], header, ["1", "2", "3", "4"], ["2", "02-05-2026", NOTE, "1 Dokumen"], ["TOTAL", "", "", "2"]])
    assert told(found, "row") == [(3,), (7,)]
    assert why(found) == {4: "kaki_tabel", 5: "judul_ulang", 6: "baris_nomor", 8: "kaki_tabel"}


def test_people_who_wrote_nothing_are_counted_and_not_rejected() -> None:
    found = found_in([["user_name", "user_nip", "logaktivitas_isi", "logaktivitas_created_at"], ["Sari", A, NOTE, "2026-05-01T23:30:00Z"], ["Budi", B]])
    assert why(found) == {3: "tanpa_isi"}


def test_a_record_with_a_hole_still_goes_on_to_be_judged() -> None:
    found = found_in([["NIP", "Tanggal", "Kegiatan", "Hasil"], [A, "2026-05-04", "", "1 Dokumen"], [A, "", NOTE, "1 Dokumen"], ["", "2026-05-04", NOTE, ""]])
    assert told(found, "row") == [(2,), (3,), (4,)]


def test_the_person_above_a_table_is_not_given_to_others_in_it() -> None:
    found = found_in([["Nama : Sari"], [f"NIP : {A}"], ["No", "Nama", "Tanggal", "Kegiatan"], ["1", "Budi", "2026-05-04", NOTE], ["2", "Sari", "2026-05-04", NOTE], ["3", "", "2026-05-05", NOTE]])
    assert told(found, "nama", "nip") == [("Budi", None), ("Sari", A), ("Sari", A)]


def test_one_meeting_on_a_form_takes_its_date_from_above() -> None:
    found = found_in([
        ["FORMULIR DIALOG KINERJA"], ["Nama Pegawai", ": Sari Pratama"], ["NIP", f": {A}"], ["Tanggal Dialog", ": 12 Mei 2026"], ["Nama Atasan", ": Budi"],
        ["No", "Pokok Bahasan", "Kendala", "Umpan Balik", "Tindak Lanjut"], ["1", "Capaian RHK", "Reagen terlambat", "Percepat", "Bersurat ke pusat"],
    ])
    assert found.kind == "dialog_kinerja"
    assert told(found, "nip", "nama_atasan", "tanggal") == [(A, "Budi", "12 Mei 2026")]


def test_steps_beside_their_rhk_are_steps_with_the_rhk_filled_down() -> None:
    found = found_in([
        ["SASARAN KINERJA PEGAWAI"], ["Nama", ":", "Sari"], ["NIP", ":", A], ["No", "RHK", "Indikator", "Target", "Rencana Aksi", "Bukti"],
        ["1", "Tersusunnya laporan surveilans", "Jumlah laporan", "3 Dok", "Menyusun jadwal", "a"], ["", "", "", "", "Mengumpulkan data", "b"], ["2", "Terlaksananya penyelidikan", "Jumlah", "4", "Turun lapangan", "c"],
    ], merged=[(5, 0, 6, 0), (5, 1, 6, 1), (5, 2, 6, 2), (5, 3, 6, 3)])
    assert (found.kind, found.refusal, found.unmapped, found.skipped) == ("rencana_aksi", None, [], [])
    assert told(found, "rhk", "indikator", "target", "rencana_aksi", "bukti_dukung") == [
        ("Tersusunnya laporan surveilans", "Jumlah laporan", "3 Dok", "Menyusun jadwal", "a"), ("Tersusunnya laporan surveilans", "Jumlah laporan", "3 Dok", "Mengumpulkan data", "b"),
        ("Terlaksananya penyelidikan", "Jumlah", "4", "Turun lapangan", "c"),
    ]


def test_a_name_and_the_id_in_the_record_under_it_are_one_person() -> None:
    found = found_in([
        ["LOGBOOK"], ["No", "Nama / NIP", "Tanggal", "Kegiatan"], ["1", "Sari Pratama", "2026-05-04", NOTE], ["", A, "2026-05-05", NOTE], ["", "", "2026-05-06", NOTE],
        ["2", "Budi", "2026-05-04", NOTE], ["", f"NIP. {B}", "2026-05-06", NOTE],
    ])
    assert told(found, "nama", "nip") == [("Sari Pratama", A)] * 3 + [("Budi", B)] * 2
    mixed = found_in([["LOGBOOK"], ["No", "Nama / NIP", "Tanggal", "Kegiatan"], ["1", f"Sari / {A}", "2026-05-04", NOTE], ["2", "Budi", "2026-05-04", NOTE], ["3", B, "2026-05-04", NOTE]])
    assert told(mixed, "nama", "nip") == [("Sari", A), ("Budi", None), (None, B)]


def test_an_id_under_the_name_in_the_header_too() -> None:
    found = found_in([["DAFTAR PEGAWAI"], ["No", "Nama Pegawai", "Jabatan", "Unit Kerja"], ["", "NIP", "", ""], ["1", "Sari", "Analis", "Tim A"], ["", A], ["2", "Budi", "Analis", "Tim B"], ["", B]])
    assert told(found, "nama", "nip", "unit_kerja") == [("Sari", A, "Tim A"), ("Budi", B, "Tim B")]
    assert why(found) == {5: "baris_lanjutan", 7: "baris_lanjutan"}


def test_blocks_beside_each_other_are_employee_and_assessor_whichever_is_left() -> None:
    table: list[list[str | None]] = [[], ["No", "Tanggal", "Kegiatan", "Hasil", "Ket"], ["1", "2026-05-04", NOTE, "1", "x"]]
    numbered = found_in([["I", "PEGAWAI YANG DINILAI", "", "II", "PEJABAT PENILAI KINERJA"], ["Nama", ": Sari", "", "Nama", ": Budi"], ["NIP", f": {A}", "", "NIP", f": {B}"], ["Unit Kerja", ": Tim A", "", "Unit Kerja", ": Balai"], *table])
    turned = found_in([["PEJABAT PENILAI", "", "", "PEGAWAI YANG DINILAI"], ["Nama", ": Budi", "", "Nama", ": Sari"], ["NIP", f": {B}", "", "NIP", f": {A}"], ["Unit Kerja", ": Balai", "", "Unit Kerja", ": Tim A"], *table])
    lines = found_in([["Nama : Sari", "", "", "Nama Penilai : Budi"], [f"NIP : {A}", "", "", f"NIP Penilai : {B}"], ["Unit Kerja : Tim A", "", "", "Unit Kerja : Balai"], *table])
    for found in (numbered, turned, lines):
        assert told(found, "nama", "nip", "unit_kerja") == [("Sari", A, "Tim A")]
        assert (found.identity["nama_atasan"], found.identity["nip_atasan"]) == ("Budi", B)


def test_days_between_the_notes_in_other_words() -> None:
    found = found_in([
        ["LKH"], ["Nama: Sari"], ["Bulan : Mei 2026"], ["No", "Pukul", "Uraian Kegiatan", "Output"], ["Hari : Senin, Tanggal : 4 Mei 2026"], ["1", "07:30 - 09:00", NOTE, "1"],
        ["Selasa / 5 Mei 2026"], ["1", "07:30 - 09:00", NOTE, "1"], ["Rabu, 6 Mei"], ["1", "07:30 - 09:00", NOTE, "1"], ["Tanggal 7"], ["1", "07:30 - 09:00", NOTE, "1"],
        ["Hari/Tanggal", ":", "Jum'at, 8 Mei 2026"], ["1", "07:30 - 09:00", NOTE, "1"],
    ])
    assert told(found, "tanggal") == [("4 Mei 2026",), ("Selasa / 5 Mei 2026",), ("6 Mei 2026",), ("2026-05-07",), ("Jum'at, 8 Mei 2026",)]
    assert set(why(found).values()) == {"baris_hari"}


def test_sections_and_signatures_in_other_words() -> None:
    found = found_in([
        ["SKP"], ["Nama", ":", "Sari"], ["No", "RHK", "Indikator", "Target"], ["I.", "HASIL KERJA UTAMA"], ["1", "Tersusunnya laporan surveilans", "Jumlah laporan", "3"], ["II.", "HASIL KERJA TAMBAHAN"],
        ["1", "Menjadi panitia kegiatan", "Jumlah", "3"], ["PERILAKU KERJA"], ["1", "Berorientasi"],
    ])
    assert told(found, "jenis") == [("Utama",), ("Tambahan",)]
    signed = found_in([
        ["LOGBOOK"], ["Nama", ":", "Sari"], ["No", "Tanggal", "Kegiatan", "Menit"], ["1", "2026-05-04", NOTE, "60"], ["2", "2026-05-05", NOTE, "30"], ["", "Total Waktu Efektif (menit)", "", "90"],
        ["", "", "", "Palu, 31 Mei 2026"], ["Mengetahui/Menyetujui", "", "", "Yang Melaporkan,"], ["Kepala Instalasi,"], ["dr. Budi Hidayat", "", "", "Sari"], [f"NIP {B}", "", "", f"NIP {A}"], ["Keterangan: *) coret yang tidak perlu"],
    ])
    assert told(signed, "row") == [(4,), (5,)]
    assert set(why(signed).values()) == {"kaki_tabel"}


def test_a_plan_by_month_becomes_a_start_and_a_deadline() -> None:
    found = found_in([["RENCANA AKSI TAHUN 2026"], ["Nama", ":", "Sari"], ["No", "Rencana Aksi", "Jan", "Feb", "Mar", "Apr"], ["1", "Menyusun jadwal", "v", "v", "", ""], ["2", "Menyampaikan laporan", "", "", "1", "2"]])
    assert told(found, "tanggal_mulai", "tenggat") == [("2026-01-01", "2026-02-28"), ("2026-03-01", "2026-04-30")]


def test_two_ids_in_one_header_are_employee_and_assessor() -> None:
    found = found_in([["No", "Nama", "NIP", "Nama Atasan", "NIP", "Tanggal", "Kegiatan"], ["1", "Sari", A, "Budi", B, "2026-05-04", NOTE], ["2", "Sari", A, "Budi", B, "2026-05-05", NOTE]])
    assert told(found, "nip", "nip_atasan")[0] == (A, B)


def test_the_lines_over_a_bkn_report_tell_its_age_and_no_unit_called_all() -> None:
    found = found_in([
        ["Laporan Penilaian SKP Tahun 2026"], ["Instansi : Kementerian Contoh"], ["Periode : Triwulan I"], ["Unor Induk : Balai Contoh"], ["Unor : ALL"],
        ["Data ditarik pada : 2026-11-20 08:00:00"], [], ["nip", "nama", "hasil_kerja", "perilaku_kerja", "hasil_akhir"], [A, "Sari", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"],
    ])
    assert (found.kind, found.header_row) == ("penilaian", 8)
    assert found.identity["data_per"] == "2026-11-20 08:00:00"
    assert found.identity["periode"] == "Triwulan I 2026"
    assert told(found, "unit_kerja", "unit_induk") == [(None, "Balai Contoh")]


def test_titles_merged_with_the_row_beneath_say_how_deep_the_header_is() -> None:
    rows: list[list[str | None]] = [
        ["RENCANA AKSI TRIWULAN IV 2026"], ["Nama", ":", "Sari Pratama"], ["NIP", ":", A],
        ["NO", "RENCANA HASIL KERJA", "LANGKAH KERJA", "TARGET TW IV", "", "", "SATUAN"],
        ["", "", "", "OKT", "NOP", "DES", ""],
        ["1", "Tersusunnya laporan keuangan", "Menyusun rekonsiliasi", "1", "2", "1", "Dokumen"],
        ["", "", "Mengumpulkan bukti", "", "3", "", "Berkas"],
    ]
    found = found_in(rows, merged=[(4, 0, 5, 0), (4, 1, 5, 1), (4, 2, 5, 2), (4, 3, 4, 5), (4, 6, 5, 6)])
    assert (found.kind, found.header_row, found.header_rows, found.unmapped) == ("rencana_aksi", 4, 2, [])
    assert told(found, "row", "rhk", "rencana_aksi", "periode", "target") == [
        (6, "Tersusunnya laporan keuangan", "Menyusun rekonsiliasi", "Oktober 2026", "1"), (6, "Tersusunnya laporan keuangan", "Menyusun rekonsiliasi", "November 2026", "2"),
        (6, "Tersusunnya laporan keuangan", "Menyusun rekonsiliasi", "Desember 2026", "1"), (7, "Tersusunnya laporan keuangan", "Mengumpulkan bukti", "November 2026", "3"),
    ]


def test_a_lower_title_may_stand_under_one_that_is_not_merged() -> None:
    rows: list[list[str | None]] = [
        ["EVALUASI KINERJA PEGAWAI"], ["Nama", ":", "Sari Pratama"], ["NIP", ":", A], ["Periode", ":", "Triwulan IV 2026"],
        ["No", "Hasil Kerja yang Direncanakan", "Aspek", "Indikator", "Target", "Realisasi", "", "Umpan Balik Pimpinan"],
        ["", "", "", "", "TW IV", "Uraian", "Link Eviden", ""],
        ["1", "Tersedianya informasi kewaspadaan", "Kuantitas", "Jumlah buletin", "12 Buletin", "Terbit 10", "https://bukti.contoh.example/1", "Pertahankan"],
    ]
    found = found_in(rows, merged=[(5, 0, 6, 0), (5, 1, 6, 1), (5, 2, 6, 2), (5, 3, 6, 3), (5, 5, 5, 6), (5, 7, 6, 7)])
    assert (found.kind, found.header_rows) == ("rhk", 2)
    assert told(found, "rhk", "target", "realisasi", "bukti_dukung", "umpan_balik") == [("Tersedianya informasi kewaspadaan", "12 Buletin", "Terbit 10", "https://bukti.contoh.example/1", "Pertahankan")]


def test_a_row_that_names_an_rhk_heads_its_steps_and_the_plan_is_its_owners() -> None:
    found = found_in([
        ["RENCANA AKSI TAHUN 2026"], ["NAMA : Sari Pratama"], [f"NIP : {A}"],
        ["No", "Rencana Aksi", "Target Output", "Penanggung Jawab"],
        ["RHK 1 : Tersedianya informasi kewaspadaan dini"], ["1", "Menganalisis sinyal mingguan", "1 laporan", "Siti K."], ["2", "Menyusun buletin", "4 buletin", "Tim"],
        ["RHK 2 - Terlaksananya penyelidikan kejadian"], ["1", "Menyiapkan tim gerak cepat", "1 kegiatan", "Irwan"],
    ], merged=[(5, 0, 5, 3), (8, 0, 8, 3)])
    assert told(found, "nip", "rhk", "rencana_aksi", "penanggung_jawab") == [
        (A, "Tersedianya informasi kewaspadaan dini", "Menganalisis sinyal mingguan", "Siti K."), (A, "Tersedianya informasi kewaspadaan dini", "Menyusun buletin", "Tim"),
        (A, "Terlaksananya penyelidikan kejadian", "Menyiapkan tim gerak cepat", "Irwan"),
    ]
    assert why(found) == {5: "baris_bagian", 8: "baris_bagian"}


def test_names_of_trainings_beside_name_and_nip_in_one_column_are_nobodys() -> None:
    found = found_in([
        ["DAFTAR URUT KEPANGKATAN PEGAWAI"],
        ["NO", "NAMA\nNIP", "PANGKAT", "", "JABATAN", "", "LATIHAN JABATAN", "", "UNIT KERJA"],
        ["", "", "GOL", "TMT", "NAMA", "TMT", "NAMA", "THN", ""],
        ["1", "Sari Pratama, S.K.M.", "III/c", "2024-04-01", "Epidemiolog Ahli Muda", "2025-02-01", "PIM IV", "2021", "Tim Kerja Surveilans"], ["", "19900101 201503 2 004"],
        ["2", "Budi Hidayat", "IV/a", "2023-04-01", "Kepala Balai", "2024-02-01", "-", "-", "Subbagian Umum"], ["", "19850505 201003 1 002"],
    ], merged=[(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 2, 7), (2, 8, 3, 8)])
    assert found.kind == "pegawai"
    assert told(found, "nama", "nip", "jabatan", "unit_kerja") == [
        ("Sari Pratama, S.K.M.", "19900101 201503 2 004", "Epidemiolog Ahli Muda", "Tim Kerja Surveilans"), ("Budi Hidayat", "19850505 201003 1 002", "Kepala Balai", "Subbagian Umum"),
    ]


def test_a_result_of_whoever_leads_is_the_leaders() -> None:
    header = ["No", "NIP", "Nama", "Rencana Hasil Kerja Kepala Sekolah", "Rencana Hasil Kerja Guru", "Indikator", "Target"]
    found = found_in([header, ["1", A, "Sari", "Meningkatnya layanan sekolah", "Tersusunnya bahan ajar", "Jumlah bahan ajar", "4 Dokumen"]])
    assert told(found, "rhk_pimpinan", "rhk") == [("Meningkatnya layanan sekolah", "Tersusunnya bahan ajar")]


def test_all_lines_of_a_signature_are_footer_and_none_waits_for_an_id() -> None:
    found = found_in([
        ["REKAP DIALOG KINERJA"],
        ["No", "Nama Auditor", "NIP", "Tanggal Dialog", "Uraian Dialog", "Tindak Lanjut"],
        ["1", "Sari", A, "2026-11-12", "Membahas capaian triwulan", "Menyusun jadwal"],
        [],
        ["", "", "", "", "", "13 November 2026"], ["", "Pegawai", "", "", "", "Inspektur Pembantu I"], [], [],
        ["", "Sari", "", "", "", "dr. Budi Hidayat"], ["", "", "", "", "", f"NIP. {B}"],
    ])
    assert told(found, "row", "nama", "nip") == [(3, "Sari", A)]
    assert why(found) == dict.fromkeys((5, 6, 9, 10), "kaki_tabel")


def test_the_lower_half_of_a_header_is_no_header_of_its_own() -> None:
    found = found_in([
        ["REKAP DIALOG KINERJA"],
        ["No", "Nama", "NIP", "Pelaksanaan Dialog", "", "Hasil Dialog", "", "", "Status TL"],
        ["", "", "", "Tgl", "Cara", "Isi Pembahasan", "Umpan Balik Atasan", "RTL", ""],
        ["1", "Sari", A, "2026-11-12", "Daring", "Membahas capaian", "Pertahankan", "Menyusun jadwal", "Selesai"],
    ], merged=[(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 2, 7), (2, 8, 3, 8)])
    assert (found.kind, found.header_row, found.header_rows) == ("dialog_kinerja", 2, 2)
    assert told(found, "nama", "nip", "tanggal", "tindak_lanjut", "status") == [("Sari", A, "2026-11-12", "Menyusun jadwal", "Selesai")]


def test_a_list_that_takes_numbers_of_students_is_not_of_employees() -> None:
    found = recognise(cells([
        ["REKAP IZIN"], ["No", "Nama", "NIM/NIP", "Jenis Izin", "Tanggal Mulai", "Tanggal Selesai", "Lokasi", "Ket"],
        ["1", "Sari", A, "Izin Penelitian", "2026-11-02", "2026-11-20", "Laboratorium", ""],
    ]))[0]
    assert (found.kind, found.code) == (None, "kurang_yakin")
