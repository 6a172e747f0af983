"""Blank forms: what the code writes, what the recogniser sees, what a filled form becomes."""

from __future__ import annotations

import io
import subprocess
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from office import printed
from openpyxl import load_workbook

from pipelines.load import load, prepare
from pipelines.read import Reader
from pipelines.recognise import recognise
from pipelines.templates import form_bytes, write_templates
from pipelines.templates_forms import Field, Form, forms

SHIPPED = Path(__file__).parents[1] / "data" / "templat"
UNITS = ("Balai Contoh", "Instalasi Mikrobiologi", "Tim Kerja Surveilans")
FORMS = {form.kind: form for form in forms()}


@pytest.fixture(scope="module")
def reader():
    with Reader() as one:
        yield one


def cells(path: Path) -> dict[str, Any]:
    book = load_workbook(path, rich_text=True)
    return {f"{s.title}!{c.coordinate}": (str(c.value), c.number_format, c.comment and c.comment.text)
            for s in book.worksheets for row in s.iter_rows() for c in row if c.value is not None}


def typed(field: Field) -> Any:
    if field.kind == "date" and field.example:
        day, month, year = field.example.split("/")
        return date(int(year), int(month), int(day))
    if field.kind == "time":
        return time.fromisoformat(field.example)
    return float(field.example) if field.kind in ("number", "percent") else field.example or None


def filled(form: Form, units: tuple[str, ...] = ()) -> bytes:
    book = load_workbook(io.BytesIO(form_bytes(form, units)))
    for index, field in enumerate(form.fields, start=1):
        book.worksheets[0].cell(2, index, typed(field))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_shipped_forms_are_what_the_code_writes(tmp_path):
    written = write_templates(tmp_path)
    assert sorted(p.name for p in written) == sorted(p.name for p in SHIPPED.glob("*.xlsx"))
    for path in written:
        assert cells(path) == cells(SHIPPED / path.name), f"{path.name}: run `pantau templat data/templat`"


def test_forms_are_the_same_bytes_every_time():
    assert all(form_bytes(form) == form_bytes(form) for form in forms())


@pytest.mark.parametrize("kind", FORMS)
def test_empty_form_is_an_empty_sheet_of_its_kind(kind, reader):
    isian, petunjuk = reader.read(form_bytes(FORMS[kind]), f"{kind}.xlsx")
    (found,) = recognise(isian)
    assert (found.kind, found.code, found.rows) == (kind, "lembar_kosong", 0)
    (aside,) = recognise(petunjuk)
    assert (aside.kind, aside.rows) == (None, 0)


@pytest.mark.parametrize("kind", FORMS)
def test_every_column_of_a_filled_form_is_understood(kind, reader):
    isian = reader.read(filled(FORMS[kind]), f"{kind}.xlsx")[0]
    (found,) = recognise(isian)
    assert (found.kind, found.refusal, found.unmapped, found.confidence) == (kind, None, [], 1.0)
    assert found.columns == {field.name: index for index, field in enumerate(FORMS[kind].fields)}
    assert found.staged["nip"].to_pylist() == ["198503152010122008"]


@pytest.mark.parametrize("kind", FORMS)
def test_form_helps_while_it_is_filled_in(kind):
    sheet = load_workbook(io.BytesIO(form_bytes(FORMS[kind]))).worksheets[0]
    assert sheet.max_row == 1
    assert sheet.freeze_panes == "C2"
    assert all(cell.comment for cell in sheet[1])
    ruled = {str(v.sqref).split(":")[0].rstrip("2"): v for v in sheet.data_validations.dataValidation}
    for index, field in enumerate(FORMS[kind].fields):
        letter = sheet.cell(1, index + 1).column_letter
        if field.kind == "nip":
            assert sheet.column_dimensions[letter].number_format == "@"
        if field.choices:
            assert ruled[letter].formula1 == '"{}"'.format(",".join(field.choices))
            assert len(ruled[letter].formula1) <= 255, "Excel takes no longer list"
        if field.kind in ("date", "time"):
            assert ruled[letter].type == field.kind


def test_filled_forms_load_whole_with_units_to_choose_from(tmp_path, house):
    for kind, form in FORMS.items():
        (tmp_path / f"{kind}.xlsx").write_bytes(filled(form, UNITS))
    told = load(house, prepare([(f"{kind}.xlsx", tmp_path / f"{kind}.xlsx") for kind in FORMS]), user="penguji").as_dict()["files"]
    asked = [f for f in told if f["rows"]]
    assert [(f["kind"], f["confidence"], f["accepted"], f["rejected"]) for f in asked] == [(kind, 1.0, 1, 0) for kind in FORMS]
    assert not [f for f in told if f["findings"]]
    assert {f["sheet"] for f in told} - {f["sheet"] for f in asked} <= {"Petunjuk", "Unit"}


def test_known_units_are_offered_and_others_may_be_written():
    for form in FORMS.values():
        book = load_workbook(io.BytesIO(form_bytes(form, UNITS)))
        assert book["Unit"].sheet_state == "hidden"
        assert [c.value for c in book["Unit"]["A"]] == list(UNITS)
        column = next(c.column_letter for c in book.worksheets[0][1] if c.value == "Unit Kerja")
        (rule,) = [v for v in book.worksheets[0].data_validations.dataValidation if f"{column}2" in v.sqref]
        assert (rule.formula1, rule.showErrorMessage) == ("='Unit'!$A$1:$A$3", False)


@pytest.fixture(scope="module")
def on_paper(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("formulir")
    for kind, form in FORMS.items():
        (folder / f"{kind}.xlsx").write_bytes(filled(form, UNITS))
    return printed(sorted(folder.glob("*.xlsx")), folder / "kertas")


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_tells_on_paper_how_it_is_filled_in(kind, on_paper):
    text = " ".join(subprocess.run(["pdftotext", "-layout", str(on_paper[kind]), "-"], capture_output=True, check=True).stdout.decode().split())
    assert f"Petunjuk mengisi formulir {FORMS[kind].title}" in text
    assert "198503152010122008" in text
    assert not [f.header for f in FORMS[kind].fields if f"· {f.header}" not in text]
