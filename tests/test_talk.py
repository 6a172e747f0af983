"""The lembar dialog: what moved since the last dialogue, what is stuck, what was agreed, on one page that prints."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from io import BytesIO

import pytest
from books import ANI, BUDI, CICI, LAB, PLAN, TALK, UMUM, book, entry, log, roster
from office import printed
from openpyxl import load_workbook

from dashboard.workbook.talk import gather_talk
from dashboard.workbook.talk_sheet import build_talk
from pipelines.figures.door import Question, Viewer
from pipelines.load import load, prepare

YEAR = "1 Januari 2026 s.d. 31 Desember 2026"
ASKED = Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20))


def put(house, day: date, *files) -> None:
    load(house, prepare([(f"berkas-{day}-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=day)


def steps(*rows: tuple) -> bytes:
    return book([*PLAN, "Kendala", "Tanggal Realisasi"], [
        [CICI, None, YEAR, "Mutu pemeriksaan", text, 10, None, progress, due, "Selesai" if progress == 100 else "Proses", trouble, done]
        for text, progress, due, trouble, done in rows])


def met_once(house) -> None:
    """Cici met Budi on 5 October; since then one step was finished, one went on, one stands still and is overdue."""
    put(house, date(2026, 10, 1), roster(), steps(
        ("Memeriksa sampel", 40, "31/12/2026", None, None), ("Menulis laporan", 10, "31/10/2026", None, None), ("Menata arsip", 30, "31/12/2026", None, None)))
    put(house, date(2026, 10, 6), book(TALK, [[CICI, None, "05/10/2026", "Membahas mutu", "Melengkapi laporan", "Selesai"]]))
    put(house, date(2026, 11, 20), log([entry(CICI, "19/11/2026"), entry(CICI, "20/11/2026")]), steps(
        ("Memeriksa sampel", 100, "31/12/2026", None, "10/11/2026"), ("Menulis laporan", 10, "31/10/2026", "Reagen habis", None), ("Menata arsip", 45, "31/12/2026", None, None)))


@pytest.fixture
def office(empty_warehouse, kept):
    with kept(met_once) as house:
        yield house


def test_what_moved_since_the_last_dialogue_is_told_from_the_uploads(office):
    talk = gather_talk(office, Viewer(), ASKED, CICI)
    assert (talk.last, talk.since) == (date(2026, 10, 5), date(2026, 10, 5))
    moved = [(r["rencana_aksi"], r["kemajuan_lalu"], r["kemajuan"]) for r in talk.moved.to_dict("records")]
    assert moved == [("Memeriksa sampel", 40, 100), ("Menata arsip", 30, 45)]


def test_what_is_stuck_comes_with_the_obstacle_they_wrote(office):
    talk = gather_talk(office, Viewer(), ASKED, CICI)
    assert [(r["rencana_aksi"], r["kendala"]) for r in talk.stuck.head(1).to_dict("records")] == [("Menulis laporan", "Reagen habis")]
    assert list(talk.agreed["tindak_lanjut"]) == ["Melengkapi laporan"]
    assert any("lewat tenggat" in reason for reason in talk.reasons)


def test_what_was_agreed_stays_until_a_dialogue_lets_it_rest(office):
    put(office, date(2026, 11, 20), book(TALK, [[CICI, None, "19/11/2026", "Membahas mutu", "Melengkapi laporan", "Selesai"]]))
    row, = gather_talk(office, Viewer(), ASKED, CICI).agreed.to_dict("records")
    assert (row["tindak_lanjut"], row["sejak"].date(), row["dialog"]) == ("Melengkapi laporan", date(2026, 10, 5), 2)  # carried over, told once
    put(office, date(2026, 11, 21), book(TALK, [[CICI, None, "20/11/2026", "Sudah lengkap", None, "Selesai"]]))
    assert gather_talk(office, Viewer(), ASKED, CICI).agreed.empty


def test_who_never_met_is_told_since_the_first_day_asked_about(office):
    talk = gather_talk(office, Viewer(), ASKED, BUDI)
    assert (talk.last, talk.since) == (None, ASKED.dari)
    assert talk.results.empty
    assert talk.moved.empty
    assert build_talk(talk)[:2] == b"PK"


def test_no_one_sees_a_person_of_another_unit(office):
    assert gather_talk(office, Viewer(frozenset({UMUM})), ASKED, CICI) is None
    assert gather_talk(office, Viewer(frozenset({LAB})), ASKED, CICI) is not None
    assert gather_talk(office, Viewer(), ASKED, "123") is None


def test_the_sheet_holds_what_the_screen_says_and_no_formula(office):
    page = load_workbook(BytesIO(build_talk(gather_talk(office, Viewer(), ASKED, CICI)))).active
    said = [[cell.value for cell in row if cell.value is not None] for row in page.iter_rows()]
    assert said[0] == ["Lembar Dialog Kinerja"]
    assert ["Memeriksa sampel", "40%", "100%", "10 Nov"] in said
    assert ["Menulis laporan", "10%", "31 Okt", "Reagen habis"] in said
    assert any(line and str(line[0]).startswith("Terisi 2 dari 2 hari kerja (100%)") for line in said)
    assert any("Cici Permata" in line and "Budi Hartono, S.K.M." in line for line in said)
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


def test_a_text_that_looks_like_a_formula_is_only_text(house):
    put(house, date(2026, 11, 20), roster(), steps(("@HYPERLINK(1)", 10, "31/10/2026", "+1-1", None)), log([entry(CICI, "20/11/2026")]))
    page = load_workbook(BytesIO(build_talk(gather_talk(house, Viewer(), ASKED, CICI)))).active
    cells = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value}
    assert cells["@HYPERLINK(1)"].data_type == "s"
    assert cells["@HYPERLINK(1)"].quotePrefix
    assert cells["+1-1"].quotePrefix


def test_it_prints_on_one_page(office, tmp_path):
    many = [(f"Langkah panjang nomor {n} yang menjelaskan pemeriksaan sampel air minum dari puskesmas", 5, "31/10/2026", "Kendala yang panjang sekali " * 4, None) for n in range(40)]
    put(office, date(2026, 11, 20), steps(*many))
    for nip in (CICI, ANI):
        (tmp_path / f"{nip}.xlsx").write_bytes(build_talk(gather_talk(office, Viewer(), ASKED, nip)))
    for path in printed(sorted(tmp_path.glob("*.xlsx")), tmp_path / "kertas").values():
        told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
        assert re.search(r"Pages:\s+1\b", told), path.stem
        assert "A4" in told
