"""Tables in an office's workbook: headings and rows from a mark downwards, in the look of its cell, with rows inserted for them."""

from __future__ import annotations

from typing import Any

from dashboard.workbook.headings import kind, said
from dashboard.workbook.material import Material
from dashboard.workbook.template_cells import CELL, Sheet, place
from dashboard.workbook.template_marks import Found, Mark, Refused, table_of
from dashboard.workbook.template_package import MAIN, Package
from dashboard.workbook.template_refs import LAST_ROW, Insertion
from dashboard.workbook.template_rows import insert_rows
from dashboard.workbook.texts import PER_DIGIT, line_count, plain
from pipelines.language import _


def write_tables(package: Package, sheets: dict[str, Sheet], tables: list[tuple[Found, Mark]], material: Material) -> None:
    """Write tables from the lowest up, so that each finds its own row where the office put it."""
    for path, row in sorted({(one.path, one.row) for one, _mark in tables}, key=lambda at: -at[1]):
        here = sorted(((one, *table_of(mark, material)) for one, mark in tables if (one.path, one.row) == (path, row)), key=lambda t: t[0].column)
        sheet = sheets[path]
        for one, columns, _heads, _frame in here:
            _room(sheet, one, len(columns))
        count = max(max(len(frame), 1) for *_rest, frame in here)
        if row + count > LAST_ROW:
            raise Refused(_("{tempat}: tabel ini lebih panjang dari satu lembar. Batasi barisnya, misalnya dengan |100 di akhir penanda.").format(tempat=here[0][0].where))
        insert_rows(package, path, Insertion(here[0][0].sheet, row, count))
        sheet.add_rows(row, count)
        beside = [(place(c.get("r"))[1], sheet.style(c)) for c in sheet.rows[row].iter(CELL)]
        styles = dict(beside)
        for one, columns, heads, frame in here:
            base = styles.get(one.column, 0)
            mine = {column: styles.get(column) or base for column in range(one.column, one.column + len(columns))}
            styles |= mine
            _write(sheet, one, heads, columns, frame, mine)
        taken = {c for one, columns, _h, _f in here for c in range(one.column, one.column + len(columns))}
        for column, style in beside:  # borders and fills of a frame go on beside the table
            if style and column not in taken:
                for n in range(1, count + 1):
                    sheet.put(row + n, column, None, style)


def _room(sheet: Sheet, one: Found, width: int) -> None:
    """Refuse a table that would hide behind a merged cell or over what the office wrote."""
    last = one.column + width - 1
    for merge in sheet.root.iter(f"{{{MAIN}}}mergeCell"):
        first, _colon, end = merge.get("ref").partition(":")
        (top, left), (bottom, right) = place(first), place(end or first)
        if top <= one.row <= bottom and left <= last and right >= one.column:
            raise Refused(_("{tempat}: tabel {n} kolom bertemu sel gabung {sel}. Pisahkan sel gabung itu atau pindahkan penandanya.").format(
                tempat=one.where, n=width, sel=merge.get("ref")))
    for cell in sheet.rows[one.row].iter(CELL):
        column = place(cell.get("r"))[1]
        if one.column < column <= last and len(cell):
            raise Refused(_("{tempat}: tabel {n} kolom bertemu isi sel {sel}. Kosongkan sel itu, atau sebut kolomnya saja, misalnya |nama,capaian.").format(
                tempat=one.where, n=width, sel=cell.get("r")))


def _write(sheet: Sheet, one: Found, heads: list[str], columns: list[str], frame: Any, styles: dict[int, int]) -> None:
    for offset, head in enumerate(heads):
        column = one.column + offset
        sheet.put(one.row, column, head, sheet.styles.variant(styles[column], bold=True, wrap=True))
    lines: dict[int, int] = {}
    if not len(frame):
        sheet.put(one.row + 1, one.column, _("Belum ada data."), styles[one.column])
    for offset, name in enumerate(columns):
        column, how = one.column + offset, kind(name)
        values = [said(name, plain(value)) for value in frame[name].tolist()]
        room = sheet.width(column) * PER_DIGIT
        wrapped = max((len(value) for value in values if isinstance(value, str)), default=0) > room
        style = sheet.styles.variant(styles[column], wrap=wrapped)
        for n, value in enumerate(values, start=1):
            sheet.put(one.row + n, column, value, style, how)
            if wrapped and isinstance(value, str):
                lines[n] = max(lines.get(n, 1), line_count(value, room))
    for n, most in lines.items():
        if most > 1:
            sheet.heighten(one.row + n, most)
