"""What a person chooses, what is remembered, what is never stored, and how fast big sheets go."""

from __future__ import annotations

import time

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layouts.sheets import cells, layouts, sheet_of

from pipelines.read import Cells
from pipelines.recognise import SavedMapping, recognise, skip_reason

A = "199001012015032004"
NOTE = "Menyusun laporan bulanan instalasi"
STRANGE: list[list[str | None]] = [["Orang", "Kolom X", "Kolom Y"], [A, "2026-05-04", NOTE], [A, "2026-05-05", NOTE]]


def test_a_chosen_kind_and_columns_read_a_layout_nobody_knows() -> None:
    chosen = {"nip": "Orang", "tanggal": "Kolom X", "kegiatan": "Kolom Y"}
    found = recognise(cells(STRANGE), kind="catatan_harian", chosen=chosen)[0]
    assert (found.kind, found.refusal) == ("catatan_harian", None)
    assert found.staged.select(["nip", "tanggal", "kegiatan"]).to_pylist()[0] == {"nip": A, "tanggal": "2026-05-04", "kegiatan": NOTE}


def test_a_remembered_choice_is_used_for_the_same_header_in_any_spelling() -> None:
    first = recognise(cells(STRANGE))[0]
    assert first.refusal is not None
    saved = {first.signature: SavedMapping("catatan_harian", {"nip": "Orang", "tanggal": "Kolom X", "kegiatan": "Kolom Y"})}
    shouted = [["ORANG", "KOLOM  X", "kolom_y"], *STRANGE[1:]]
    found = recognise(cells(shouted), mappings=saved)[0]
    assert (found.kind, found.confidence, found.refusal) == ("catatan_harian", 1.0, None)
    assert found.signature == first.signature


def test_a_choice_wins_over_what_was_recognised() -> None:
    rows: list[list[str | None]] = [["NIP", "Tanggal", "Kegiatan", "Uraian"], [A, "2026-05-04", "Rapat", "Rapat persiapan akreditasi laboratorium"]]
    found = recognise(cells(rows), kind="catatan_harian", chosen={"kegiatan": "Uraian"})[0]
    assert found.columns["kegiatan"] == 3
    assert found.unmapped == ["Kegiatan"]


def test_private_columns_are_named_and_never_staged() -> None:
    rows: list[list[str | None]] = [
        ["NIP", "NIK", "Nama", "Tempat, Tanggal Lahir", "No. HP", "Alamat Rumah", "Jabatan", "Unit Kerja", "Gaji Pokok", "E-mail", "Foto"],
        [A, "7371000000000001", "Sari", "Palu, 1-1-1990", "0812000000", "Jl. Contoh 1", "Analis", "Tim A", "5000000", "s@contoh.go.id", "x.jpg"],
    ]
    found = recognise(cells(rows))[0]
    assert found.kind == "pegawai"
    assert found.dropped == ["NIK", "Tempat, Tanggal Lahir", "No. HP", "Alamat Rumah", "Gaji Pokok", "E-mail", "Foto"]
    kept = {str(value) for row in [*found.staged.to_pylist(), *[dict(enumerate(row)) for row in found.head[1:]]] for value in row.values()}
    assert not kept & {"7371000000000001", "0812000000", "Jl. Contoh 1", "5000000", "s@contoh.go.id", "x.jpg"}


def test_an_empty_sheet_and_a_blank_form_say_so() -> None:
    nothing = Cells(sheet="Kosong", hidden=False, member=None, table=pa.table({"row": pa.array([], pa.int32())}), merged=[], notes=[])
    assert recognise(nothing)[0].code == "lembar_kosong"
    form = recognise(cells([["No", "NIP", "Nama", "Tanggal", "Kegiatan Harian"]]))[0]
    assert (form.kind, form.code) == ("catatan_harian", "lembar_kosong")


def test_the_missing_column_is_named_in_words() -> None:
    found = recognise(cells([["Tanggal", "Kegiatan Harian", "Hasil"], ["2026-05-04", NOTE, "1 Dokumen"]]))[0]
    assert (found.code, found.missing) == ("kolom_wajib_hilang", ["nip"])
    assert found.refusal is not None
    assert "NIP atau Nama pegawai" in found.refusal


def test_a_missing_column_is_named_with_what_was_sought_and_what_was_seen() -> None:
    rows: list[list[str | None]] = [["LOGBOOK"], ["No", "NIP", "Tanggal", "Hasil", "Satuan", "Bukti Dukung"], ["1", A, "2026-05-04", "1", "Dok", "x"]]
    found = recognise(cells(rows, sheet="Mei"))[0]
    assert (found.kind, found.code, found.missing) == ("catatan_harian", "kolom_wajib_hilang", ["kegiatan"])
    assert found.refusal is not None
    for word in ("“Mei”", "Kegiatan", "“Kegiatan harian”", "“Uraian kegiatan”", "“NIP”", "“Tanggal”", "“Bukti Dukung”"):
        assert word in found.refusal
    assert found.refusal.count(". ") == 1
    assert found.refusal.endswith(".")
    many = recognise(cells([["LOGBOOK"], [*rows[1], *[f"Lain {n}" for n in range(20)]], rows[2]]), kind="catatan_harian")[0]
    assert many.refusal is not None
    assert "dan 16 lagi" in many.refusal


def test_every_reason_for_skipping_has_words() -> None:
    for code in ("baris_nomor", "baris_bagian", "baris_hari", "baris_lanjutan", "kaki_tabel", "judul_ulang", "tanpa_isi"):
        assert skip_reason(code) != code


CELLS = st.sampled_from([
    None, None, "Nama", "NIP", "Tanggal", "Kegiatan", "RHK", "Rencana Aksi", "Nama : Sari", f"NIP : {A}", A, "2026-05-04", "Senin, 4 Mei 2026", "07:30 - 09:00", "Mengetahui", "JUMLAH",
    "A. UTAMA", "PERILAKU KERJA", "(1)", "1", "2", "3", ":", "Instalasi Gizi", NOTE, "-", "Palu, 3 Mei 2026", "No", "Hasil", "Status", "Jan", "Feb", "Mar", "Target", "TW I", "TW II", "TW III", "x", "10", "2 Laporan", "Senin, 4", "Dialog Kinerja", "#N/A", "Halaman 1 dari 2", "Total",
])
BASES = layouts("nyata") + layouts("asing")


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    base=st.sampled_from([None, *BASES]),
    strays=st.lists(st.tuples(st.integers(0, 20), st.lists(CELLS, min_size=1, max_size=7)), max_size=8),
    twice=st.booleans(),
    merged=st.lists(st.tuples(st.integers(1, 20), st.integers(0, 5), st.integers(0, 3), st.integers(0, 1)), max_size=3),
)
def test_every_row_is_staged_or_skipped_with_a_reason(
    base: dict[str, object] | None, strays: list[tuple[int, list[str | None]]], twice: bool, merged: list[tuple[int, int, int, int]],
) -> None:
    rows: list[list[str | None]] = [list(row.values())[1:] for row in sheet_of(base, count=6).table.to_pylist()] if base else []
    for place, row in strays:
        rows.insert(min(place, len(rows)), list(row))
    rows = rows * 2 if twice else rows
    if not any(any(row) for row in rows):
        return
    sheet = cells(rows, merged=[(first, column, first + down, column + right) for first, column, down, right in merged])
    founds = recognise(sheet)
    seen: list[int] = []
    for found in founds:
        if found.kind:
            kept = list(dict.fromkeys(found.staged["row"].to_pylist()))     # a row laid out by month is kept once a month
            assert found.rows == len(kept) + len(found.skipped)
            seen += kept + [row for row, _why in found.skipped]
    assert len(seen) == len(set(seen)) or any(found.part for found in founds)
    if all(found.kind for found in founds) and founds[0].header_row:
        heads = {found.header_row + extra for found in founds for extra in range(found.header_rows) if found.header_row}
        below = {row for row in sheet.table["row"].to_pylist() if row > founds[0].header_row}
        assert below - heads <= set(seen)


def test_three_hundred_thousand_rows_take_seconds() -> None:
    count = 300_000
    header = ["NIP", "Nama", "Tanggal", "Jam Mulai", "Jam Selesai", "Kegiatan", "Hasil", "Status"]
    values = [[A, "198505052010031002"], ["Sari", "Budi"], ["2026-05-04"], ["07:30:00"], ["16:00:00"], [NOTE, "Rapat koordinasi"], ["1 Dokumen", None], ["Disetujui"]]
    columns = {"row": pa.array(range(1, count + 2), pa.int32())}
    for at, (title, some) in enumerate(zip(header, values, strict=True)):
        columns[f"c{at}"] = pa.array([title, *(some * (count // len(some)))], pa.string())
    begun = time.process_time()
    found = recognise(Cells(sheet="Besar", hidden=False, member=None, table=pa.table(columns), merged=[], notes=[]))[0]
    assert (found.rows, found.staged.num_rows) == (count, count)
    assert time.process_time() - begun < 5  # of the processor: others may be at work on the machine
