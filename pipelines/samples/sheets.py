"""Put a grid of cells into a file the way offices get it: a workbook, an HTML table named .xls, a CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from babel.dates import format_date
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

Row = Sequence[object]
_BOLD = Font(bold=True)
_TINT = PatternFill("solid", fgColor="E3E2DC")
_WRAP = Alignment(vertical="center", wrap_text=True)


@dataclass
class Grid:
    """One sheet: lines above the table, the header, its rows, and lines below it."""

    judul: list[Row]
    kepala: list[str]
    baris: Iterable[Row]
    kaki: list[Row] = field(default_factory=list)
    lembar: str = "Sheet1"


@cache
def in_words(day: date, pattern: str = "d MMMM y") -> str:
    """Write a date in Indonesian, whatever language the reader's screen speaks."""
    return format_date(day, pattern, locale="id_ID")


def write_workbook(path: Path, grids: Iterable[Grid]) -> Path:
    """Write one workbook, a sheet a grid; ids stay text, dates and clocks become real cells."""
    book = Workbook(write_only=True)
    for grid in grids:
        sheet = book.create_sheet(grid.lembar)
        for i, title in enumerate(grid.kepala, start=1):
            sheet.column_dimensions[get_column_letter(i)].width = _width(title)
        sheet.freeze_panes = f"A{len(grid.judul) + 2}"
        for row in grid.judul:
            sheet.append(row)
        sheet.append([_title(sheet, text) for text in grid.kepala])
        for row in grid.baris:
            sheet.append(row)
        for row in grid.kaki:
            sheet.append(row)
    book.save(path)
    return path


def _width(title: str) -> float:
    wide = ("kegiatan", "rencana", "uraian", "rhk", "indikator", "pembahasan", "hasil", "umpan", "tindak")
    return 44 if any(w in title.lower() for w in wide) else 24 if len(title) > 3 else 6


def _title(sheet: Any, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.fill, cell.alignment = _BOLD, _TINT, _WRAP
    return cell


def write_html(path: Path, grid: Grid) -> Path:
    """Write an HTML table under the name of an old workbook, as many web applications do."""
    span = len(grid.kepala)
    lines = ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">',
             r'<style>td { mso-number-format: "\@"; }</style></head><body><table border="1">']
    lines += [f'<tr><td colspan="{span}">{escape(str(row[0]))}</td></tr>' for row in grid.judul if row]
    lines.append("<tr>" + "".join(f"<th>{escape(t)}</th>" for t in grid.kepala) + "</tr>")
    for row in grid.baris:
        lines.append("<tr>" + "".join(f"<td>{'' if v is None else escape(str(v))}</td>" for v in row) + "</tr>")
    lines.append("</table></body></html>")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_csv(path: Path, grid: Grid) -> Path:
    """Write a CSV as Indonesian Excel does: semicolons, a byte-order mark, decimal commas."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerows(grid.judul)
        writer.writerow(grid.kepala)
        writer.writerows(grid.baris)
    return path
