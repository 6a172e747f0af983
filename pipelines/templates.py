"""Blank forms for offices without an export: a sheet to fill in, and a sheet that explains every column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.language import _
from pipelines.templates_bytes import workbook_bytes
from pipelines.templates_forms import Field, Form, forms

LAST_ROW = 5000
UNIT_FIELDS = ("unit_kerja", "unit_induk")
MADE = datetime(2026, 1, 2)  # forms change with the code, not with the day on which they are written
FONT, INK, QUIET, LINE, ACCENT, REQUIRED, OPTIONAL = "Arial", "1F2A2E", "55656A", "E3E2DC", "0B6E69", "CDE5E2", "EEF3F1"
FORMATS = {"nip": "@", "date": "dd/mm/yyyy", "time": "hh:mm"}


def write_templates(target: Path, units: Sequence[str] = ()) -> list[Path]:
    """Write every blank form into a folder and return their paths; known units can be chosen from a list."""
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for form in forms():
        path = target / f"{form.kind}.xlsx"
        path.write_bytes(form_bytes(form, units))
        paths.append(path)
    return paths


def form_bytes(form: Form, units: Sequence[str] = ()) -> bytes:
    """Make one form; with units, those are offered where a unit is asked for, and others may be written all the same."""
    workbook = Workbook()
    sheet: Any = workbook.active
    workbook._named_styles["Normal"].font = Font(name=FONT, size=10)  # type: ignore[attr-defined]
    _fill_in(sheet, form)
    if units:
        _offer(workbook, sheet, form, units)
    _explain(workbook.create_sheet(_("Petunjuk")), form)
    workbook.properties.title = _("Formulir {form}").format(form=form.title)
    return workbook_bytes(workbook, MADE)


def _fill_in(sheet: Any, form: Form) -> None:
    # Only the header is written: examples stay on the other sheet, or they would be loaded as data.
    sheet.title = f"{_('Isian')} {form.title}"[:31]  # the title tells the recogniser what the rows are, whatever the file is called
    for index, field in enumerate(form.fields, start=1):
        letter = get_column_letter(index)
        cell = sheet.cell(1, index, field.header)
        cell.font = Font(name=FONT, size=10, bold=True, color=INK)
        cell.fill = PatternFill("solid", fgColor=REQUIRED if field.required else OPTIONAL)
        cell.border = Border(bottom=Side("medium" if field.required else "thin", ACCENT))
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.comment = _comment(field)
        column = sheet.column_dimensions[letter]
        column.width = field.width
        column.number_format = FORMATS.get(field.kind, "General")
        column.font = Font(name=FONT, size=10, color=INK)
        column.alignment = Alignment(vertical="top", wrap_text=field.kind == "text" and field.width >= 28)
        if (validation := _validation(field, letter)) is not None:
            sheet.add_data_validation(validation)
    sheet.row_dimensions[1].height = 34
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(form.fields))}1"
    _paper(sheet, form.title)
    sheet.print_title_rows = "1:1"


def _offer(workbook: Workbook, sheet: Any, form: Form, units: Sequence[str]) -> None:
    """Let units be chosen from a hidden sheet, so that one unit is spelt one way."""
    listed = workbook.create_sheet(_("Unit"))
    listed.sheet_state = "hidden"
    for row, unit in enumerate(units, start=1):
        cell = listed.cell(row, 1, unit)
        cell.data_type = "s"
    for index, field in enumerate(form.fields, start=1):
        if field.name in UNIT_FIELDS:
            validation = DataValidation(type="list", formula1=f"={quote_sheetname(listed.title)}!$A$1:$A${len(units)}", allow_blank=True, showErrorMessage=False)
            letter = get_column_letter(index)
            validation.add(f"{letter}2:{letter}{LAST_ROW}")
            sheet.add_data_validation(validation)


def _comment(field: Field) -> Comment:
    text = f"{_required(field)}. {field.about}{_gloss(field)}"
    comment = Comment(text, "Pantau Kinerja", width=260, height=40 + 17 * (len(text) // 38 + 1))
    return comment


def _gloss(field: Field) -> str:
    """Say in another language what a header means that stays as exports write it."""
    return "" if _(field.header) == field.header else f" ({_(field.header)})"


def _required(field: Field) -> str:
    return _("Wajib diisi") if field.required else _("Boleh kosong")


def _validation(field: Field, letter: str) -> DataValidation | None:
    rules: dict[str, dict[str, Any]] = {
        "choice": {"type": "list", "formula1": '"{}"'.format(",".join(field.choices))},
        "date": {"type": "date", "operator": "between", "formula1": "DATE(2000,1,1)", "formula2": "DATE(2100,12,31)"},
        "time": {"type": "time", "operator": "between", "formula1": "0", "formula2": "0.999988"},
        "percent": {"type": "decimal", "operator": "between", "formula1": "0", "formula2": "100"},
        "number": {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"},
        "nip": {"type": "custom", "formula1": f"ISTEXT({letter}2)"},
    }
    if field.kind not in rules:
        return None
    errors = {
        "choice": _("Pilihan ini tidak ada dalam daftar. Pilih salah satu dari daftar."),
        "date": _("Tanggal ini tidak terbaca. Tulis seperti 20/11/2026."),
        "time": _("Jam ini tidak terbaca. Tulis seperti 07:30."),
        "percent": _("Progres berada di luar 0 sampai 100. Tulis 60 untuk 60%."),
        "number": _("Isi kolom ini bukan angka. Tulis angka saja, satuannya di kolom lain."),
        "nip": _("NIP terbaca sebagai angka sehingga tiga angka terakhirnya dapat berubah. Tulis tanda petik tunggal (') di depannya."),
    }
    validation = DataValidation(**rules[field.kind], allow_blank=True, showErrorMessage=True, showInputMessage=True,
                                errorTitle=field.header[:31], error=errors[field.kind])
    validation.add(f"{letter}2:{letter}{LAST_ROW}")
    return validation


def _explain(sheet: Any, form: Form) -> None:
    # All in one column: a second one would look like a table, and its rows like data that nobody can load.
    sheet.column_dimensions["A"].width = 118
    sheet.sheet_view.showGridLines = False
    _say(sheet, 1, _letters(_("Petunjuk mengisi formulir {form}").format(form=form.title), size=16, bold=True), height=28)
    steps = (
        form.about,
        _("Isi lembar Isian mulai baris kedua. Jangan mengubah judul kolom; kolom yang tidak dipakai boleh dibiarkan kosong."),
        _("Judul kolom yang lebih gelap dan bergaris tebal wajib diisi. Arahkan penunjuk ke judul untuk membaca keterangannya."),
        _("Simpan sebagai xlsx, lalu unggah. Baris yang belum lengkap tidak hilang: Pantau Kinerja menyebut baris dan kolomnya."),
    )
    for row, text in enumerate(steps, start=2):
        _say(sheet, row, _letters(text))
    for index, field in enumerate(form.fields, start=1):
        about = field.about
        if field.choices:
            about += " " + _("Pilihannya {choices}.").format(choices=", ".join(field.choices))
        about = "\n".join(wrap(about, 105))  # LibreOffice breaks no line of a cell with several fonts by itself
        if field.example:
            about += "\n" + _("Contoh {example}").format(example=field.example)
        parts = (
            _letters(f"{get_column_letter(index)} · {field.header}{_gloss(field)}", bold=True),
            _letters(f" – {_required(field).lower()}\n", colour=ACCENT if field.required else QUIET),
            _letters(about),
        )
        lines = 2 + about.count("\n")
        _say(sheet, len(steps) + 2 + index, *parts, height=8 + 13 * lines, rule=True)
    sheet.freeze_panes = "A2"
    _paper(sheet, form.title, landscape=False)


def _letters(text: str, *, size: int = 10, bold: bool = False, colour: str = INK) -> TextBlock:
    return TextBlock(InlineFont(rFont=FONT, sz=size, b=bold, color=Color(rgb=f"FF{colour}")), text)


def _say(sheet: Any, row: int, *parts: TextBlock, height: float = 17, rule: bool = False) -> None:
    cell = sheet.cell(row, 1)
    cell.value = CellRichText(*parts)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if rule:
        cell.border = Border(bottom=Side("thin", LINE))
    sheet.row_dimensions[row].height = height


def _paper(sheet: Any, title: str, *, landscape: bool = True) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.oddFooter.left.text = title
    sheet.oddFooter.right.text = _("Halaman {page} dari {pages}").format(page="&P", pages="&N")
