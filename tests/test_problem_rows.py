"""The problem rows of an upload go out as a workbook, come back corrected, and change nothing else: the whole circle through real files."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from books import BUDI, CICI, DEDI, LAB, LOG, book, entry, log, roster
from openpyxl import load_workbook
from problem_books import (
    BAD,
    FORMULA,
    NOW,
    TODAY,
    WRONG_NIP,
    bring,
    by_day,
    current,
    handed_out,
    header_of,
    inert,
    marked,
    mend,
    merged,
    notes,
    plain,
    rows_by_origin,
    saved,
    told_of,
)
from streamlit.testing.v1 import AppTest
from visits import html

from dashboard.screens import frame
from dashboard.workbook.problem_rows import build_problem_rows
from pipelines.figures.door import Viewer, ask, default_question
from pipelines.load import BatchUnknown, load, prepare, rebuild, undo
from pipelines.load.incoming import walk
from pipelines.load.mappings import remember
from pipelines.load.problems import NothingToMend
from pipelines.load.questions import questions
from pipelines.load.reloading import reload
from pipelines.load.waiting import waiting_in_batch, waiting_in_preview
from pipelines.read import Reader
from pipelines.recognise import SavedMapping, recognise
from pipelines.samples import write_samples
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

PANTAU = Path(sys.executable).with_name("pantau")


@pytest.mark.parametrize(("layout", "first_row", "sheet_name"), [(plain, 4, "Sheet1"), (merged, 8, "September 2026")])
def test_marked_cells_are_mended_and_only_their_rows_change(house, layout: Callable[[], bytes], first_row, sheet_name):
    bring(house, "pegawai.xlsx", roster())
    report = bring(house, "catatan.xlsx", layout())
    assert (report.total("new"), report.total("rejected")) == (34, 6)
    before = current(house)
    workbook = handed_out(house, report.batch)
    assert workbook.sheetnames == ["Petunjuk", sheet_name]
    sheet = workbook[sheet_name]
    assert sorted(rows_by_origin(sheet)) == [first_row + place for place in BAD]
    assert len(marked(sheet)) == 6
    if layout is merged:
        _begin, columns = header_of(sheet)
        assert sheet.cell(rows_by_origin(sheet)[23], columns["Tanggal"]).value == "15/09/2026"
        assert {"A6:A7", "D6:E6", "A1:G1"} < {str(area) for area in sheet.merged_cells.ranges}
        assert [sheet.cell(row, 3).value for row in (2, 3, 4)] == [LAB, "September 2026", "1 Oktober 2026"]
    mended = {place: value for place, (_name, _wrong, value) in BAD.items() if place != 8}
    mend(sheet, first_row, mended)
    again = bring(house, "perbaikan.xlsx", saved(workbook))
    table = next(f for f in again.files if f.sheet == sheet_name)
    assert (table.new, table.changed, table.unchanged, table.rejected, table.withdrawn) == (5, 0, 0, 1, 0)
    assert [f.aside for f in again.files] == [True, False]
    assert [(f["code"], f["value"]) for f in table.findings if f["severity"] == "tolak"] == [("tanggal_tak_terbaca", "35/09/2026")]
    after = current(house)
    assert {key: row for key, row in after.items() if key in before} == before
    assert sorted(key[3] for key in set(after) - set(before)) == sorted(
        [FORMULA, "Memeriksa sampel nomor 21", "Memeriksa sampel nomor 3", "Memeriksa sampel nomor 30", "Menyusun laporan bulanan"])
    assert (BUDI, date(2026, 9, 22)) in {key[:2] for key in set(after) - set(before)}


def test_rows_that_came_back_are_told_of_with_the_upload_that_brought_them(house):
    bring(house, "pegawai.xlsx", roster())
    first = bring(house, "catatan.xlsx", plain()).batch
    asked = [(q.jenis, q.tertulis, q.jumlah) for q in questions(house)]
    assert asked == [("nip", "100000000000000000", 1), ("nip", WRONG_NIP, 1)]
    workbook = handed_out(house, first)
    mend(workbook["Sheet1"], 4, {place: value for place, (_name, _wrong, value) in BAD.items() if place not in (8, 21)})
    some = saved(workbook)
    mend(workbook["Sheet1"], 4, {21: BUDI})

    second = bring(house, "sebagian.xlsx", some).batch  # two of the six came back as they were: they wait where they are now
    assert told_of(house, (first, second)) == {first: (0, 6), second: (2, 0)}
    assert [(q.tertulis, q.jumlah) for q in questions(house)] == [("100000000000000000", 1)]
    with pytest.raises(NothingToMend):
        waiting_in_batch(house, first)
    question = default_question(house, Viewer())
    quality = {f["code"]: f["jumlah"] for f in ask(house, "mutu_data", Viewer(), question).to_dict("records") if f["severity"] == "tolak"}
    assert quality == {"tanggal_tak_terbaca": 1, "nip_rusak": 1}
    files = ask(house, "unggahan", Viewer(), question).set_index("berkas")[["rows", "accepted", "rejected", "corrected", "skipped"]].T.to_dict("list")
    assert files["catatan.xlsx"] == [40, 34, 0, 6, 0]
    assert files["sebagian.xlsx"] == [6, 4, 2, 0, 0]

    undo(house, second, user="penguji")
    assert told_of(house, (first,)) == {first: (6, 0)}
    assert [(q.jenis, q.tertulis, q.jumlah) for q in questions(house)] == asked
    third = bring(house, "perbaikan.xlsx", saved(workbook)).batch
    assert told_of(house, (first, third)) == {first: (0, 6), third: (1, 0)}
    assert questions(house) == []
    anew = reload(house, first, user="penguji").batch  # read again from the original, its lines are still told of elsewhere
    assert told_of(house, (anew, third)) == {anew: (0, 6), third: (1, 0)}
    assert questions(house) == []


def test_a_day_above_the_rows_goes_out_with_them_and_empty_days_stay(house):
    bring(house, "pegawai.xlsx", roster())
    report = bring(house, "logbook.xlsx", by_day())
    assert (report.total("new"), report.total("rejected")) == (34, 6)
    before = current(house)
    sheet = (workbook := handed_out(house, report.batch))["September"]
    days = [str(sheet.cell(row, 1).value) for row in range(4, sheet.max_row + 1) if "September" in str(sheet.cell(row, 1).value)]
    assert [day.split(", ")[1] for day in days] == [f"{n} September 2026" for n in (1, 4, 6, 8, 10)]
    for cell in marked(sheet):
        cell.value = "Menata arsip" if cell.column == 4 else DEDI
    again = bring(house, "perbaikan.xlsx", saved(workbook))
    assert (again.total("new"), again.total("changed"), again.total("rejected"), again.total("withdrawn")) == (6, 0, 0, 0)
    fresh = set(current(house)) - set(before)
    assert sorted(key[1].day for key in fresh) == [1, 4, 6, 6, 8, 10]
    assert set(before) <= set(current(house))


def test_every_cell_is_text_and_says_why(house):
    bring(house, "pegawai.xlsx", roster())
    workbook = handed_out(house, bring(house, "catatan.xlsx", plain()).batch)
    sheet = workbook["Sheet1"]
    begin, columns = header_of(sheet)
    where = rows_by_origin(sheet)
    for row in range(begin, sheet.max_row + 1):
        assert isinstance(sheet.cell(row, columns["NIP"]).value, str)
    assert sheet.cell(where[25], columns["NIP"]).value == "100000000000000000"  # as Excel shows what it left of an id
    formula = sheet.cell(where[37], columns["Kegiatan"])
    assert (formula.value, formula.data_type) == (FORMULA, "s")
    reason = sheet.cell(where[12], columns["Alasan (Pantau Kinerja)"])
    assert reason.value == "Menunggu: Tanggal “35/09/2026” tidak dapat dibaca. Tulis seperti 21/08/2026 atau 21 Agustus 2026, lalu unggah ulang."
    cell = sheet.cell(where[12], columns["Tanggal"])
    assert cell.comment.text in reason.value
    assert cell.border.left.style == cell.border.bottom.style == "medium"
    assert sheet.column_dimensions["L"].hidden
    assert sheet.page_setup.orientation == "landscape"
    told = [str(cell.value) for row in workbook["Petunjuk"].iter_rows() for cell in row if cell.value]
    assert sum("Tanggal “…” tidak dapat dibaca" in text for text in told) == 1
    counts = [(row[0].value, str(row[1].value)) for row in workbook["Petunjuk"].iter_rows() if isinstance(row[0].value, int)]
    assert [n for n, text in counts if "…" in text or "kosong" in text] == [3, 1, 1, 1]
    assert counts[-1] == (6, "Sheet1 (catatan.xlsx): 6 baris menunggu, 0 baris berperingatan")


def test_a_warning_that_is_mended_takes_the_place_of_its_row(house):
    bring(house, "pegawai.xlsx", roster())
    report = bring(house, "catatan.xlsx", log([entry(CICI, "05/01/2026", start="pagi"), entry(CICI, "06/01/2026"), entry(BUDI, "07/01/2026", start="siang")]))
    assert (report.total("new"), report.total("rejected")) == (3, 0)
    before = current(house)
    workbook = handed_out(house, report.batch)
    sheet = workbook["Sheet1"]
    cells = marked(sheet)
    assert [cell.value for cell in cells] == ["pagi", "siang"]
    cells[0].value = "08.00"
    data = saved(workbook)
    again = bring(house, "perbaikan.xlsx", data)
    assert (again.total("new"), again.total("changed"), again.total("unchanged"), again.total("withdrawn")) == (0, 1, 1, 0)
    assert [(nip, str(start)) for nip, _day, start, _what in current(house)] == [(CICI, "08:00:00"), (CICI, "07:30:00"), (BUDI, "None")]
    mended = current(house)
    more = [entry(CICI, "05/01/2026", start="pagi"), entry(CICI, "06/01/2026"), entry(BUDI, "07/01/2026", start="siang"), entry(BUDI, "08/01/2026")]
    newer = bring(house, "catatan lagi.xlsx", log(more))  # the export still holds the mistake
    assert (newer.total("new"), newer.total("changed"), newer.total("unchanged")) == (1, 0, 3)
    assert "lebih_lama" in [f["code"] for table in newer.files for f in table.findings]
    assert {key for key in current(house) if key[1].day != 8} == set(mended)
    with open_warehouse(settings().data / "baru.duckdb") as new:
        rebuild(house, new)
        assert current(new) == current(house)
    undo(house, newer.batch, user="penguji")
    assert current(house) == mended
    undo(house, again.batch, user="penguji")
    assert current(house) == before


def test_what_came_back_claims_no_unit_and_withdraws_nothing_even_on_a_yes(house):
    bring(house, "pegawai.xlsx", roster())
    notes_ = [entry(n["nip"], n["tanggal"], n["kegiatan"]) for n in notes()]
    report = bring(house, "catatan.xlsx", inert(log(notes_, unit=LAB, period="September 2026")))
    before = current(house)
    with house.cursor() as cursor:
        units = cursor.execute("select unit_kerja, dari, sampai from cakupan where unit_kerja is not null order by all").fetchall()
    workbook = handed_out(house, report.batch)
    mend(workbook["Sheet1"], 6, {3: CICI, 21: BUDI})
    again = bring(house, "perbaikan.xlsx", saved(workbook), withdraw_missing=True)
    assert (again.total("new"), again.total("withdrawn")) == (2, 0)
    assert set(before) < set(current(house))
    with house.cursor() as cursor:
        assert cursor.execute("select unit_kerja, dari, sampai from cakupan where unit_kerja is not null order by all").fetchall() == units
    # A whole export still tells what is gone: Dedi's note of the 6th, and the two that only their mending gave to Cici and Budi.
    assert bring(house, "lagi.xlsx", inert(log([*notes_[:5], *notes_[6:]], period="September 2026"))).total("withdrawn") == 3


def test_the_added_columns_leave_the_signature_and_the_remembered_layout(house):
    bring(house, "pegawai.xlsx", roster())
    odd = book(["Kode Orang", "Kapan", "Isi Buku"], [[CICI, "08/10/2026", "Memeriksa sampel"], [CICI, "hari ini", "Menulis laporan"]])
    with Reader() as reader:
        found = recognise(reader.read(odd, "aneh.xlsx")[0], kind="catatan_harian", chosen={"nip": "Kode Orang", "tanggal": "Kapan", "kegiatan": "Isi Buku"})[0]
        choice = SavedMapping("catatan_harian", {"nip": "Kode Orang", "tanggal": "Kapan", "kegiatan": "Isi Buku"})
        remember(house, found.signature, "Aneh", choice, user="penguji")
        report = bring(house, "aneh.xlsx", odd)
        assert (report.total("new"), report.total("rejected")) == (1, 1)
        workbook = handed_out(house, report.batch)
        marked(workbook["Sheet1"])[0].value = "09/10/2026"
        back = recognise(reader.read(saved(workbook), "perbaikan.xlsx")[1])[0]
    assert back.signature == found.signature
    assert back.headers == ["Kode Orang", "Kapan", "Isi Buku"]
    assert not [name for name in (*back.columns, *back.unmapped) if "Pantau" in name]
    assert back.returned.origins == {2: 3}
    with open_warehouse(settings().data / "lain.duckdb") as elsewhere:  # where nobody remembers the layout, the sheet itself tells it
        bring(elsewhere, "pegawai.xlsx", roster())
        assert bring(elsewhere, "perbaikan.xlsx", saved(workbook)).total("new") == 1


def semicolons() -> bytes:
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(LOG)
    writer.writerows(entry(n["nip"] if n["nip"] != 1e17 else "1E+17", n["tanggal"], n["kegiatan"]) for n in notes())
    return out.getvalue().encode()


def page() -> bytes:
    rows = [LOG, *(entry("1E+17" if n["nip"] == 1e17 else n["nip"], n["tanggal"], n["kegiatan"]) for n in notes())]
    cells = "".join("<tr>" + "".join(f"<td>{escape(str(c or ''))}</td>" for c in row) + "</tr>" for row in rows)
    return f"<html><body><table>{cells}</table></body></html>".encode()


@pytest.mark.parametrize(("name", "data"), [("catatan.csv", semicolons()), ("catatan.xls", page())])
def test_other_formats_come_back_as_a_workbook(house, name, data):
    bring(house, "pegawai.xlsx", roster())
    report = bring(house, name, data)
    assert (report.total("new"), report.total("rejected")) == (34, 6)
    workbook = handed_out(house, report.batch)
    mend(workbook.worksheets[1], 2, {place: value for place, (_n, _w, value) in BAD.items()})
    again = bring(house, "perbaikan.xlsx", saved(workbook))
    assert (again.total("new"), again.total("rejected"), again.total("withdrawn")) == (6, 0, 0)
    assert len(current(house)) == 40


def test_a_preview_gives_the_same_rows(house):
    bring(house, "pegawai.xlsx", roster())
    incoming = prepare([("catatan.xlsx", plain())])
    report = load(house, incoming, dry_run=True, today=TODAY)
    waiting = waiting_in_preview(incoming, report)
    assert [sorted(sheet.problems) for sheet in waiting.sheets] == [[4 + place for place in BAD]]
    workbook = load_workbook(BytesIO(build_problem_rows(waiting, NOW)))
    load(house, incoming, user="penguji", today=TODAY)
    mend(workbook["Sheet1"], 4, {place: value for place, (_n, _w, value) in BAD.items()})
    assert bring(house, "perbaikan.xlsx", saved(workbook)).total("new") == 6


def test_the_year_and_the_person_that_only_names_told_come_along(house):
    people = bring(house, "pegawai.xlsx", roster())
    assert people.total("new") == 4
    plan = book(["Rencana Hasil Kerja", "Rencana Aksi", "Target", "Realisasi", "Tenggat"], [
        ["Mutu pemeriksaan TB", "Melakukan uji banding", "2 Laporan", "1", "31/03/2025"],
        ["Mutu pemeriksaan TB", None, "3 Laporan", "1", "31/03/2025"],
    ], above=[["RENCANA AKSI"], ["Nama", ":", "Cici Permata"], ["Periode", ":", "Triwulan I"]])
    report = bring(house, "rencana 2025.xlsx", plan)
    assert (report.total("new"), report.total("rejected")) == (1, 1)
    workbook = handed_out(house, report.batch)
    marked(workbook.worksheets[1])[0].value = "Menyusun protokol uji"
    assert bring(house, "perbaikan.xlsx", saved(workbook)).total("new") == 1
    with house.cursor() as cursor:
        assert cursor.execute("select distinct nip, periode_awal, periode_akhir from rencana_aksi").fetchall() == [(CICI, date(2025, 1, 1), date(2025, 3, 31))]


def test_private_columns_keep_their_place_and_lose_their_values(house):
    bring(house, "pegawai.xlsx", roster())
    data = book(["NIP", "NIK", "Tanggal", "Kegiatan", "Jam Mulai"], [
        [CICI, "7371010101010001", "besok", "Memeriksa sampel", "07.30"], [CICI, "7371010101010001", "05/01/2026", "Menulis laporan", "07.30"],
        [BUDI, "7371010101010002", "06/01/2026", "Menulis laporan", "07.30"]])
    sheet = handed_out(house, bring(house, "catatan.xlsx", data).batch)["Sheet1"]
    assert [cell.value for cell in sheet[1]][:5] == ["NIP", "NIK", "Tanggal", "Kegiatan", "Jam Mulai"]
    assert [cell.value for cell in sheet[2]][:5] == [CICI, None, "besok", "Memeriksa sampel", "07.30"]


def test_nothing_to_mend_a_lost_original_and_an_unknown_upload_are_said(house):
    batch = bring(house, "pegawai.xlsx", roster()).batch
    with pytest.raises(NothingToMend, match=r"nomor 1 tidak punya baris.*\. Tidak ada yang perlu diperbaiki"):
        waiting_in_batch(house, batch)
    with pytest.raises(BatchUnknown, match="nomor 9 tidak ada"):
        waiting_in_batch(house, 9)
    report = bring(house, "catatan.xlsx", plain())
    with house.cursor() as cursor:
        (sha,) = cursor.execute("select sha256 from berkas where nama = 'catatan.xlsx'").fetchall()[0]
    for path in (settings().data / "unggahan").rglob(f"{sha}*"):
        path.unlink()
    with pytest.raises(NothingToMend, match=r"catatan\.xlsx"):
        waiting_in_batch(house, report.batch)


def test_the_command_writes_it_and_says_in_two_sentences_why_not(office, tmp_path):
    with open_warehouse() as house:
        bring(house, "pegawai.xlsx", roster())
        batch = bring(house, "catatan.xlsx", plain()).batch

    def pantau(*words: Any) -> tuple[int, str, str]:
        run = subprocess.run([PANTAU, *map(str, words)], capture_output=True, text=True, check=False, env=os.environ)
        return run.returncode, run.stdout, run.stderr

    code, out, _err = pantau("baris-bermasalah", batch, tmp_path / "perbaikan.xlsx")
    assert code == 0
    assert "6 baris" in out
    code, out, _err = pantau("muat", tmp_path / "perbaikan.xlsx", "--json")
    assert code == 3
    assert [(f["sheet"], f["rejected"]) for f in json.loads(out)["files"]] == [("Petunjuk", 0), ("Sheet1", 6)]
    code, _out, err = pantau("baris-bermasalah", 1, tmp_path / "kosong.xlsx")
    assert code == 2
    assert err.count(". ") == 1
    assert not (tmp_path / "kosong.xlsx").exists()


def test_every_row_of_an_office_may_wait_and_come_back_in_every_layout(house, tmp_path):
    write_samples(tmp_path / "ekspor", pegawai=12, bulan=2)
    files = walk([tmp_path / "ekspor"])
    people = [file for file in files if file[0].startswith("Daftar Pegawai")]
    others = [file for file in files if file not in people]
    bring(house, "pegawai lain.xlsx", roster())  # nobody of that office: every row of it waits
    report = load(house, prepare(others), today=TODAY)
    assert (report.total("new"), report.total("rejected") > 500) == (0, True)
    data = build_problem_rows(waiting_in_batch(house, report.batch), NOW)
    same = load(house, prepare([("perbaikan.xlsx", data)]), today=TODAY, dry_run=True)
    assert (same.total("new"), same.total("rejected"), same.total("withdrawn")) == (0, report.total("rejected"), 0)
    load(house, prepare(people), today=TODAY)
    again = load(house, prepare([("perbaikan.xlsx", data)]), today=TODAY)
    assert (again.total("changed"), again.total("withdrawn")) == (0, 0)
    with open_warehouse(settings().data / "langsung.duckdb") as straight:
        bring(straight, "pegawai lain.xlsx", roster())
        load(straight, prepare(people), today=TODAY)
        load(straight, prepare(others), today=TODAY)
        for table in ("catatan_harian", "rencana_aksi", "rhk", "indikator", "dialog_kinerja", "ketidakhadiran", "laporan_skp"):
            told = [one.cursor().execute(f"select * exclude (batch_id, lembar_id, baris) from {table} order by all").fetchall() for one in (house, straight)]
            assert told[0] == told[1], table
            assert told[0], table


def test_two_people_in_one_sheet_keep_their_rows_apart(house):
    bring(house, "pegawai.xlsx", roster())
    header = ["No", "Tanggal", "Jam Mulai", "Jam Selesai", "Uraian Kegiatan"]
    below: list[list[Any]] = [[], ["Nama", ":", "Dedi Saputra"], ["NIP", ":", DEDI], [], header]
    below += [[n, day, "07:30", "09:00", f"Menata arsip {n}"] for n, day in ((1, "05/01/2026"), (2, "besok"), (3, "07/01/2026"))]
    data = book(header, [[n, f"0{n}/01/2026", "07:30", "09:00", f"Memeriksa sampel {n}"] for n in (5, 6, 7)],
                above=[["LAPORAN KINERJA HARIAN"], ["Nama", ":", "Cici Permata"], ["NIP", ":", CICI]], below=below)
    report = bring(house, "berdua.xlsx", data)
    assert [(f.new, f.rejected) for f in report.files] == [(3, 0), (2, 1)]
    workbook = handed_out(house, report.batch)
    sheet = workbook.worksheets[1]
    assert CICI not in [cell.value for row in sheet.iter_rows() for cell in row]
    [cell] = marked(sheet)
    cell.value = "06/01/2026"
    assert bring(house, "perbaikan.xlsx", saved(workbook)).total("new") == 1
    assert [(key[0], key[3]) for key in current(house) if key[1] == date(2026, 1, 6)] == [(CICI, "Memeriksa sampel 6"), (DEDI, "Menata arsip 2")]


@pytest.fixture
def screen(office):
    """Give the upload screen, and let go of the warehouse as a server does that stops."""
    st.cache_resource.clear()
    at = AppTest.from_file(Path(frame.__file__).parents[1] / "app.py", default_timeout=120).run()
    at._page_hash = next(mark for mark, page in at._registered_pages.items() if page["url_pathname"] == "unggah")
    yield at.run()
    frame.house().close()
    st.cache_resource.clear()


def test_the_screen_hands_the_rows_out_before_and_after_loading(screen):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    at = screen.file_uploader[0].set_value([("pegawai.xlsx", roster(), kind), ("catatan.xlsx", plain(), kind)]).run()
    assert at.button(key="unduh_pratinjau").label == "Unduh 6 baris bermasalah untuk diperbaiki"
    at.button(key="unduh_pratinjau").click().run()
    assert [b.label for b in at.download_button] == ["Simpan Baris bermasalah.xlsx"]
    at.button(key="muat").click().run()
    assert not at.download_button
    at.button(key="unduh_unggahan-1").click().run()
    assert not at.exception
    assert [b.label for b in at.download_button] == ["Simpan Baris bermasalah unggahan 1.xlsx"]
    made = load_workbook(BytesIO(at.session_state["_dibuat_unggahan-1"][0].job.result()))
    assert made.sheetnames == ["Petunjuk", "Sheet1"]
    mend(made["Sheet1"], 4, {place: value for place, (_name, _wrong, value) in BAD.items() if place != 8})
    bring(frame.house(), "perbaikan.xlsx", saved(made))
    frame.refresh()
    told = [caption.value for caption in at.run().caption]
    assert "pegawai.xlsx, catatan.xlsx — 38 baru, 0 berubah, 0 sama, 0 menunggu, 6 sudah diperbaiki" in told
    assert "perbaikan.xlsx — 5 baru, 0 berubah, 0 sama, 1 menunggu" in told
    at._page_hash = next(mark for mark, page in at._registered_pages.items() if page["url_pathname"] == "mutu")
    sentences = re.sub(r"<[^>]*>", "", html(at.run()))
    assert "43 dari 44 baris pada 3 lembar diterima (98%). 1 baris menunggu perbaikan. 6 baris sudah kembali diperbaiki." in sentences


def test_the_screen_says_when_the_original_is_gone(screen):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    at = screen.file_uploader[0].set_value([("pegawai.xlsx", roster(), kind), ("catatan.xlsx", plain(), kind)]).run()
    at.button(key="muat").click().run()
    for path in (settings().data / "unggahan").rglob("*"):
        if path.is_file():
            path.unlink()
    at.button(key="unduh_unggahan-1").click().run()
    assert not at.download_button
    assert [w.value for w in at.warning if w.value.startswith("catatan.xlsx: ") and w.value.count(". ") == 1]
