"""Rows that came back corrected, in every turn that people take: nothing counts twice, nothing that waits is lost."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from books import BALAI, BUDI, CICI, DEDI, LAB, PEOPLE, ROSTER, UMUM, book, entry, log, roster
from openpyxl import load_workbook
from problem_books import (
    BAD,
    NOW,
    TODAY,
    WRONG_NIP,
    bring,
    current,
    handed_out,
    header_of,
    marked,
    mend,
    plain,
    rows_by_origin,
    saved,
    told_of,
)

from dashboard.workbook.problem_rows import build_problem_rows
from pipelines.figures.door import Viewer, ask, default_question
from pipelines.load import load, prepare, undo
from pipelines.load.decisions import decide
from pipelines.load.questions import questions
from pipelines.load.reloading import reload
from pipelines.load.waiting import waiting_in_preview
from pipelines.selfcheck import inspect

MENDED = {place: value for place, (_name, _wrong, value) in BAD.items()}
EASY = {place: value for place, value in MENDED.items() if place not in (8, 21)}
HARD = {place: value for place, value in MENDED.items() if place in (8, 21)}
LOST = "1.99E+17"


@pytest.fixture
def begun(house) -> Callable[..., int]:
    """Load the roster and notes; give the number of the upload of the notes."""
    def begin(data: bytes | None = None) -> int:
        bring(house, "pegawai.xlsx", roster())
        return bring(house, "catatan.xlsx", data or plain()).batch
    return begin


def waiting(house, unit: str | None = None) -> int:
    viewer = Viewer(frozenset({unit})) if unit else Viewer()
    return int(ask(house, "unggahan", viewer, default_question(house, viewer))["rejected"].sum())


def asked(house) -> list[tuple[str, int]]:
    return [(question.tertulis, question.jumlah) for question in questions(house)]


def problems(house, number: int) -> tuple[Any, Any, dict[int, int], dict[str, int]]:
    """Return the problem rows of an upload: the workbook, its sheet, original row → row, header → column."""
    book_ = handed_out(house, number)
    sheet = book_.worksheets[1]
    return book_, sheet, rows_by_origin(sheet), header_of(sheet)[1]


def test_lines_that_come_back_as_wrong_as_they_were_wait_on(house, begun):
    first = begun()
    second = bring(house, "lagi.xlsx", saved(handed_out(house, first))).batch
    assert told_of(house, (first, second)) == {first: (0, 6), second: (6, 0)}
    assert waiting(house) == 6


def test_a_viewer_of_a_unit_sees_the_lines_wait_where_they_are_now(house, begun):
    workbook = handed_out(house, begun())
    mend(workbook["Sheet1"], 4, {3: DEDI})
    bring(house, "lagi.xlsx", saved(workbook))
    assert (waiting(house), waiting(house, LAB)) == (5, 5)


def test_warnings_of_lines_that_came_back_are_their_units(house, begun):
    first = begun(log([entry(CICI, "05/01/2026", start="pagi"), entry(BUDI, "07/01/2026", start="siang"), entry(DEDI, "07/01/2026", start="siang")]))
    workbook = handed_out(house, first)
    marked(workbook["Sheet1"])[0].value = "08.00"
    bring(house, "lagi.xlsx", saved(workbook))

    def hours(viewer: Viewer) -> int:
        found = ask(house, "mutu_data", viewer, default_question(house, viewer))
        return int(found[found["code"] == "jam_tak_terbaca"]["jumlah"].sum())

    assert [hours(Viewer()), hours(Viewer(frozenset({LAB}))), hours(Viewer(frozenset({UMUM})))] == [2, 1, 1]


def test_one_workbook_mended_in_two_sittings(house, begun):
    first = begun()
    workbook = handed_out(house, first)
    mend(workbook["Sheet1"], 4, EASY)
    second = bring(house, "sebagian.xlsx", saved(workbook)).batch
    mend(workbook["Sheet1"], 4, HARD)
    third = bring(house, "semua.xlsx", saved(workbook)).batch
    assert len(current(house)) == 40
    assert [told[0] for told in told_of(house, (first, second, third)).values()] == [0, 0, 0]
    assert asked(house) == []
    undo(house, third, user="penguji")
    assert told_of(house, (first, second)) == {first: (0, 6), second: (2, 0)}


def test_what_was_mended_in_the_second_round_stays_when_the_first_is_undone(house, begun):
    first = begun()
    workbook = handed_out(house, first)
    mend(workbook["Sheet1"], 4, EASY)
    second = bring(house, "sebagian.xlsx", saved(workbook)).batch
    workbook, sheet, _rows, columns = problems(house, second)
    for cell in marked(sheet):
        cell.value = "2026-09-09" if cell.column == columns["Tanggal"] else BUDI
    third = bring(house, "sisanya.xlsx", saved(workbook)).batch
    assert told_of(house, (first, second, third)) == {first: (0, 6), second: (0, 2), third: (0, 0)}
    undo(house, second, user="penguji")
    assert told_of(house, (first, third)) == {first: (4, 2), third: (0, 0)}


def test_an_original_and_its_mending_in_one_upload(house):
    bring(house, "pegawai.xlsx", roster())
    original = plain()
    incoming = prepare([("catatan.xlsx", original)])
    seen = load(house, incoming, dry_run=True, today=TODAY)
    workbook = load_workbook(BytesIO(build_problem_rows(waiting_in_preview(incoming, seen), NOW)))
    mend(workbook["Sheet1"], 4, MENDED)
    both = load(house, prepare([("catatan.xlsx", original), ("perbaikan.xlsx", saved(workbook))]), user="penguji", today=TODAY).batch
    assert len(current(house)) == 40
    assert told_of(house, (both,)) == {both: (0, 6)}
    assert next(check for check in inspect(house) if "menunggu" in check.message).fine


def test_a_question_counts_the_rows_that_still_hang_on_it(house, begun):
    first = begun(log([entry(WRONG_NIP, f"0{day}/01/2026", f"Kerja {day}") for day in range(1, 5)] + [entry(CICI, "06/01/2026", "Lain")]))
    workbook, sheet, rows, columns = problems(house, first)
    sheet.cell(rows[4], columns["NIP"]).value = CICI
    sheet.delete_rows(rows[7])
    bring(house, "lagi.xlsx", saved(workbook))  # one mended, two as they were; the fourth has not come back
    assert asked(house) == [(WRONG_NIP, 3)]


def test_a_line_that_came_back_is_not_loaded_again_for_somebody_else(house, begun):
    first = begun(log([entry(LOST, "05/01/2026", "Kerja satu"), entry(LOST, "06/01/2026", "Kerja dua"), entry(DEDI, "06/01/2026", "Kerja tiga")]))
    workbook, sheet, rows, columns = problems(house, first)
    sheet.cell(rows[4], columns["NIP"]).value = CICI
    sheet.delete_rows(rows[5])
    second = bring(house, "lagi.xlsx", saved(workbook)).batch
    for number in decide(house, questions(house)[0], BUDI, user="penguji"):
        anew = reload(house, number, user="penguji").batch
    assert sorted(key[0::3] for key in current(house)) == sorted([(CICI, "Kerja satu"), (BUDI, "Kerja dua"), (DEDI, "Kerja tiga")])
    assert told_of(house, (anew,)) == {anew: (0, 1)}
    undo(house, second, user="penguji")
    assert told_of(house, (anew,)) == {anew: (1, 0)}  # it waits again, and is read when its upload is loaded anew
    reload(house, anew, user="penguji")
    assert sorted(key[0::3] for key in current(house)) == sorted([(BUDI, "Kerja satu"), (BUDI, "Kerja dua"), (DEDI, "Kerja tiga")])


def test_a_mended_row_of_the_roster_stays_mended(house):
    bring(house, "pegawai.xlsx", roster())
    wrong = [["1E+17", "Gita Lama", "Staf", "Unit Salah", BALAI, BUDI, None], ["1E+17", "Joko", "Staf", LAB, BALAI, BUDI, None]]
    first = bring(house, "daftar baru.xlsx", book(ROSTER, PEOPLE + wrong)).batch
    workbook, sheet, rows, columns = problems(house, first)
    (gita,) = [row for row in rows.values() if sheet.cell(row, columns["Nama Pegawai"]).value == "Gita Lama"]
    sheet.cell(gita, columns["NIP"]).value, sheet.cell(gita, columns["Unit Kerja"]).value = "199101012015032009", LAB
    sheet.delete_rows(next(row for row in rows.values() if row != gita))
    bring(house, "lagi.xlsx", saved(workbook))
    reload(house, first, user="penguji")
    with house.cursor() as cursor:
        assert cursor.execute("select unit_kerja from pegawai where nama = 'Gita Lama'").fetchall() == [(LAB,)]
