"""An office's own workbook, filled in: its letterhead, formulas, print set-up and other sheets stay as they are.

openpyxl, which loads and saves anew, was measured to lose text boxes and the extensions of conditional formats, to write charts
and pictures anew, and to leave 2 of 23 parts as they were. So the XML of the sheets with marks is edited in the zip, and all other parts keep their bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dashboard.workbook.material import Material, Meaning
from dashboard.workbook.template_boxes import box_texts, boxes, fill_boxes, fill_margins, margins
from dashboard.workbook.template_cells import CELL, FORMULA, IS, ROW, VALUE, Sheet, place
from dashboard.workbook.template_charts import add_chart
from dashboard.workbook.template_graphs import drawn
from dashboard.workbook.template_marks import MARK, Found, Mark, Refused, read_mark, value_of, words_of
from dashboard.workbook.template_package import MAIN, Package, Unreadable
from dashboard.workbook.template_styles import Styles
from dashboard.workbook.template_tables import write_tables
from pipelines.figures import door
from pipelines.figures.definitions import definition
from pipelines.figures.door import Question, Viewer
from pipelines.language import _, current_language
from pipelines.warehouse import Warehouse

__all__ = ["Refused", "fill", "wanted", "with_figures"]


def fill(data: bytes, material: Material) -> bytes:
    """Fill an office's workbook; Refused, with what to do next, when it has no marks, unknown ones, or no room for a table."""
    package = _opened(data)
    found = list(_marked(package))
    marks = {one: [read_mark(text, one.where) for text in MARK.findall(one.text)] for one in found}
    boxed = boxes(package)
    around = margins(package)
    for one_figure in {mark.figure for each in marks.values() for mark in each if mark.figure}:
        if one_figure not in material.frames:
            raise KeyError(one_figure)  # whoever calls asks for what `wanted` names
    if not found and not boxed and not around:
        raise Refused(_("Buku kerja ini belum memuat penanda. Tulis penanda seperti {periode} atau {tabel:capaian_rhk} di dalam dua kurung kurawal, "
                        "lalu unggah lagi.").replace("{periode}", "{{periode}}").replace("{tabel:capaian_rhk}", "{{tabel:capaian_rhk}}"))
    styles = Styles(package)
    sheets = {path: Sheet(package.tree(path), styles) for path in {one.path for one in found}}
    tables = []
    for one in found:
        (first, *others) = marks[one]
        if any(mark.what in ("tabel", "grafik") for mark in marks[one]) and (others or not MARK.fullmatch(one.text.strip())):
            raise Refused(_("{tempat}: penanda tabel atau grafik bercampur dengan teks lain. Letakkan penanda itu sendirian di selnya.").format(tempat=one.where))
        if first.what == "tabel":
            tables.append((one, first))
        elif first.what == "grafik":
            _draw(package, sheets[one.path], one, first, material)
        else:
            _say(sheets[one.path], one, marks[one], material)
        package.change(one.path)
    fill_boxes(package, boxed, material)
    for path in {path for path, _where, _text in around}:
        fill_margins(package, path, material)
    write_tables(package, sheets, tables, material)
    _reckon_anew(package, {one.path for one in found}, inserted=bool(tables))
    return package.save()


def wanted(data: bytes) -> set[str]:
    """Return the figures that a workbook's marks name; Refused for marks that are not known."""
    package = _opened(data)
    texts = [(one.text, one.where) for one in _marked(package)]
    texts += [(text, sheet) for _path, sheet, text in margins(package)] + [(text, part) for part, text in box_texts(package)]
    return {figure for text, where in texts for word in MARK.findall(text) if (figure := read_mark(word, where).figure)}


def with_figures(warehouse: Warehouse, viewer: Viewer, question: Question, material: Material, names: set[str]) -> Material:
    """Return the material with further figures and their definitions."""
    more = sorted(names - set(material.frames))
    frames = {name: door.ask(warehouse, name, viewer, question) for name in more}
    told = [definition(name) for name in more if name not in {m.name for m in material.definitions}]
    indonesian = current_language() == "id"
    meanings = tuple(Meaning(d.name, _(d.judul), d.arti if indonesian else d.meaning, _(d.butir), _(d.penyebut)) for d in told)
    return replace(material, frames={**material.frames, **frames}, definitions=(*material.definitions, *meanings))


def _opened(data: bytes) -> Package:
    try:
        return Package(data)
    except Unreadable as error:
        raise Refused(_("Berkas ini bukan buku kerja .xlsx yang dapat dibuka, atau terkunci dengan kata sandi. "
                        "Simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi.")) from error


def _marked(package: Package) -> Iterator[Found]:
    """Give every cell whose text holds a mark, sheet by sheet."""
    shared = [_read(one) for one in package.tree("xl/sharedStrings.xml").iter(f"{{{MAIN}}}si")] if "xl/sharedStrings.xml" in package else []
    if not any("{{" in text for text in shared) and not any(b"{{" in package.raw(sheet.path) for sheet in package.sheets):
        return
    for sheet in package.sheets:
        root = package.tree(sheet.path)
        row_number = 0
        for row in root.iter(ROW):
            row_number, column = int(row.get("r") or row_number + 1), 0
            for cell in row.iter(CELL):
                column = place(cell.get("r"))[1] if cell.get("r") else column + 1
                text = _text_of(cell, shared)
                if "{{" in text and MARK.search(text):
                    yield Found(sheet.path, sheet.name, row_number, column, text)


def _text_of(cell: Any, shared: list[str]) -> str:
    if cell.find(FORMULA) is not None:
        return ""
    if cell.get("t") == "s":
        index = int(cell.findtext(VALUE) or -1)
        return shared[index] if 0 <= index < len(shared) else ""
    return _read(cell.find(IS)) if cell.get("t") == "inlineStr" and cell.find(IS) is not None else ""


def _read(element: Any) -> str:
    """Return a text whatever the runs of which it is made; how it is pronounced stays out."""
    return "".join(t.text or "" for t in element.iter(f"{{{MAIN}}}t") if t.getparent().tag != f"{{{MAIN}}}rPh")


def _say(sheet: Sheet, one: Found, marks: list[Mark], material: Material) -> None:
    cell = sheet.cell(one.row, one.column)
    style = sheet.style(cell)
    if MARK.fullmatch(one.text.strip()):
        value, how = value_of(marks[0], material)
        if not isinstance(value, (int, float)) and not sheet.styles.decides(style):
            value = words_of(marks[0], material)  # a day without a format of its own is written out
        sheet.fill(cell, "–" if value is None else value, style, how)
        return
    words = iter(marks)
    sheet.fill(cell, MARK.sub(lambda _mark: words_of(next(words), material), one.text), style)


def _draw(package: Package, sheet: Sheet, one: Found, mark: Mark, material: Material) -> None:
    box = next((place(first) + place(last) for first, _colon, last in (m.get("ref").partition(":") for m in sheet.root.iter(f"{{{MAIN}}}mergeCell"))
                if place(first) == (one.row, one.column)), None)
    cell, shown = sheet.cell(one.row, one.column), drawn(mark.figure, material.frame(mark.figure))
    sheet.fill(cell, None if shown.names else _("Belum ada data."), sheet.style(cell))
    if shown.names:
        add_chart(package, one.path, shown, _(definition(mark.figure).judul), box, (one.row, one.column))


def _reckon_anew(package: Package, changed: set[str], *, inserted: bool) -> None:
    """Let the spreadsheet work out its formulas when it opens the file: results that were stored are of the blank form."""
    if inserted and "xl/calcChain.xml" in package:
        package.drop("xl/calcChain.xml", "xl/workbook.xml")
    formulas = False
    for sheet in package.sheets:
        if b"<f" not in package.raw(sheet.path) and b":f" not in package.raw(sheet.path):
            continue
        formulas = True
        names = [one.name for one in package.sheets if one.path in changed]
        for cell in package.tree(sheet.path).iter(CELL):
            formula = cell.find(FORMULA)
            if formula is not None and (value := cell.find(VALUE)) is not None and (
                    sheet.path in changed or any(name in (formula.text or "") for name in names)):
                cell.remove(value)
                cell.attrib.pop("t", None)
                package.change(sheet.path)
    if formulas:
        workbook = package.tree("xl/workbook.xml")
        properties = workbook.find(f"{{{MAIN}}}calcPr")
        if properties is None:
            from lxml import etree

            properties = etree.Element(f"{{{MAIN}}}calcPr")
            names_at = [n for n, one in enumerate(workbook) if one.tag in (f"{{{MAIN}}}sheets", f"{{{MAIN}}}externalReferences", f"{{{MAIN}}}definedNames")]
            workbook.insert(names_at[-1] + 1, properties)
        properties.set("fullCalcOnLoad", "1")
        package.change("xl/workbook.xml")
