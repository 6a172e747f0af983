"""Whoever may see one unit obtains no other's rows through anything that is handed on: every part of every file is looked through for a word."""

from __future__ import annotations

import io
import zipfile

import pyarrow.parquet as pq
import pytest
import xlsxwriter
from test_door import QUESTION, SECRET
from test_door import rows as two_units

from dashboard.workbook.outputs import Wish, make
from dashboard.workbook.talk import gather_talk
from dashboard.workbook.talk_sheet import build_talk
from dashboard.workbook.template_graphs import GRAPHS
from dashboard.workbook.template_marks import markable
from dashboard.workbook.template_sample import sample
from pipelines.figures.door import Question, Viewer
from tests.exports import pdf_text

LAB = Viewer(frozenset({"Lab"}))
rows = two_units


def every_mark() -> bytes:
    """Build an office's workbook that asks for everything: each figure as a table, as a chart, as a number of rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for figure in [*markable(), *GRAPHS]:
        name = f"T{len(book.worksheets())}"
        sheet = book.add_worksheet(name)
        if figure in markable():
            sheet.write("A3", f"{{{{tabel:{figure}}}}}")
            sheet.write("A1", f"Isi {{{{angka:{figure}}}}} baris, {{{{unit}}}}")
        if figure in GRAPHS:
            sheet.write("H1", f"{{{{grafik:{figure}}}}}")
    book.worksheets()[-1].hide()
    book.close()
    return out.getvalue()


def everything_in(name: str, data: bytes) -> str:
    """Return all that a file says anywhere: names of parts, their content, properties; archives within it opened in turn."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return name + archive.comment.decode() + "".join(everything_in(member, archive.read(member)) for member in archive.namelist())
    if data.startswith(b"PAR1"):
        table = pq.read_table(io.BytesIO(data))
        return f"{name}{table.schema.metadata}{table.column_names}{table.to_pylist()}{pq.read_metadata(io.BytesIO(data))}"
    if data.startswith(b"%PDF"):
        return name + pdf_text(data)
    return name + data.decode("utf-8", "replace")


WISHES = {
    "buku": Wish("buku"), "buku tersamar": Wish("buku", "semua"), "per_unit": Wish("per_unit"), "tabel": Wish("tabel"), "pdf": Wish("pdf"),
    "templat": Wish("templat", templat=sample()), "semua penanda": Wish("templat", templat=every_mark()),
}


@pytest.mark.parametrize("units", [(), ("Balai",), ("Lab",)])
@pytest.mark.parametrize("wish", WISHES)
def test_no_export_tells_of_another_unit(rows, wish, units):
    said = everything_in("", make(rows.house, LAB, Question(QUESTION.dari, QUESTION.sampai, QUESTION.per, units), WISHES[wish], who="penguji"))
    assert SECRET.casefold() not in said.casefold()
    assert "Lab" in said


@pytest.mark.parametrize("wish", WISHES)
def test_the_word_would_be_found(rows, wish):
    assert SECRET in everything_in("", make(rows.house, Viewer(None), QUESTION, WISHES[wish], who="penguji"))


def test_the_sheet_for_a_dialogue_is_of_people_in_sight(rows):
    assert gather_talk(rows.house, LAB, QUESTION, f"A-{SECRET}") is None
    talk = gather_talk(rows.house, LAB, QUESTION, "A-Terbuka")
    assert talk is not None
    assert SECRET not in everything_in("", build_talk(talk)).replace("Rahasia jabatan", "")  # what its footer calls it
    everybody = gather_talk(rows.house, Viewer(None), QUESTION, f"A-{SECRET}")
    assert everybody is not None
    assert SECRET in everything_in("", build_talk(everybody))
