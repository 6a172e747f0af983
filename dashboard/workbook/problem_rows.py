"""The workbook of problem rows: only what waits or carries a warning, in the uploader's own layout, to be mended and uploaded again."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard.workbook.look import ACCENT, QUIET, Face, Styles
from dashboard.workbook.problem_sheet import WAITS, WARNS, ProblemPage, set_paper
from dashboard.workbook.texts import line_count, plain
from pipelines.checks.rule import TOLAK, rules
from pipelines.language import _, number
from pipelines.load.problems import Problem, ProblemSheet, Waiting
from pipelines.load.waiting import MOST
from pipelines.templates_bytes import workbook_bytes

_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_AFTER = re.compile(rb"<(?:drawing|legacyDrawing|tableParts|/worksheet)\b")  # what follows ignoredErrors in a sheet
_NO_TRIANGLES = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'


def build_problem_rows(waiting: Waiting, made: datetime) -> bytes:
    """Build the workbook; the same rows always give the same bytes at the same moment."""
    workbook = Workbook()
    cover: Any = workbook.active
    cover.title = _("Petunjuk")
    styles = Styles(cover)
    names = {cover.title.casefold()}
    sheets: list[tuple[str, ProblemSheet]] = []
    for source in waiting.sheets:
        name = _unique(source.name, names)
        ProblemPage(workbook.create_sheet(name), styles, source).draw()
        sheets.append((name, source))
    _Cover(cover, styles).draw(waiting, sheets)
    workbook.properties.title = _("Baris bermasalah")
    return workbook_bytes(workbook, made, _quiet)


def _quiet(member: str, content: bytes) -> bytes:
    """Keep Excel from marking every id that is text: it is meant to be."""
    if not _SHEET.fullmatch(member):
        return content
    return _AFTER.sub(lambda found: _NO_TRIANGLES + found.group(), content, count=1)


def _unique(name: str, taken: set[str]) -> str:
    """Return a name that Excel allows and no other sheet has."""
    clean = re.sub(r"[\[\]:*?/\\]", "-", name).strip().strip("'")[:31] or _("Lembar")
    result, turn = clean, 2
    while result.casefold() in taken:
        tail = f" ({turn})"
        result, turn = clean[: 31 - len(tail)] + tail, turn + 1
    taken.add(result.casefold())
    return result


class _Cover:
    """Write the first sheet. No two texts stand side by side in it: nobody shall take it for a table with a header."""

    def __init__(self, sheet: Any, styles: Styles):
        self.sheet, self.styles, self.row = sheet, styles, 0
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 10, 118
        sheet.sheet_view.showGridLines = False

    def line(self, text: str, face: Face, *, column: int = 2, before: int = 0) -> Any:
        """Write one line of text under the last."""
        self.row += 1 + before
        cell = self.sheet.cell(self.row, column)
        cell.value, cell.data_type = plain(text), "s"
        self.styles.put(cell, face)
        room = (118 if column == 2 else 128) * 1.2 * 10 / face.size
        self.sheet.row_dimensions[self.row].height = line_count(text, room) * face.size * 1.32 + 5
        return cell

    def counted(self, count: int, text: str) -> Any:
        """Write a number and what it counts."""
        cell = self.line(text, Face(flush=True))
        amount = self.sheet.cell(self.row, 1, count)
        self.styles.put(amount, Face("int", bold=True, size=11, colour=ACCENT, align="center"))
        return cell

    def draw(self, waiting: Waiting, sheets: list[tuple[str, ProblemSheet]]) -> None:
        """Fill the sheet: what to do, what is wrong most often, where."""
        section = Face(size=12, bold=True, rule=ACCENT, flush=True, wrap=False, top=False)
        body = Face(size=11, rule=None, flush=True)
        self.line(_("Baris bermasalah"), Face(size=22, bold=True, colour=ACCENT, rule=None, wrap=False, flush=True), column=1)
        told = _("Unggahan nomor {n}").format(n=waiting.batch) if waiting.batch else _("Unggahan yang belum dimuat")
        files = ", ".join(dict.fromkeys(source.file for _name, source in sheets))
        self.line(f"{told} · {files}", Face(size=10, colour=QUIET, rule=None, flush=True, wrap=False), column=1)
        for turn, text in enumerate((
            _("Perbaiki sel yang diwarnai pada tiap lembar; sebabnya tertulis di kolom Alasan dan pada catatan selnya."),
            _("Simpan buku kerja ini, lalu unggah apa adanya di layar Unggah: hanya baris di dalamnya yang berubah, baris lain tidak disentuh."),
            _("Baris yang tidak perlu boleh dihapus; biarkan judul kolom dan kolom hijau di kanan, isinya tidak ikut dimuat."),
        ), start=1):
            self.line(text, body, before=int(turn == 1))
            self.styles.put(self.sheet.cell(self.row, 1, turn), Face("int", bold=True, size=11, colour=ACCENT, rule=None, align="center"))
        self._legend()
        problems = [p for _name, source in sheets for row in source.problems.values() for p in row]
        self.line(_("Masalah yang paling sering"), section, column=1, before=1)
        self.sheet.cell(self.row, 2)._style = self.sheet.cell(self.row, 1)._style
        for code, count in Counter(p.code for p in problems).most_common():
            self.counted(count, _general(code, problems))
        self.line(_("Lembar dalam buku kerja ini"), section, column=1, before=1)
        self.sheet.cell(self.row, 2)._style = self.sheet.cell(self.row, 1)._style
        for name, source in sheets:
            waits = sum(any(p.severity == TOLAK for p in row) for row in source.problems.values())
            text = _("{lembar} ({berkas}): {tunggu} baris menunggu, {ingat} baris berperingatan").format(
                lembar=name, berkas=source.file, tunggu=number(waits), ingat=number(len(source.problems) - waits))
            cell = self.counted(len(source.problems), text)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(name)}!A1", display=text)
            self.styles.put(cell, Face(colour=ACCENT, flush=True))
        if waiting.left_out:
            self.line(_("{n} baris lain tidak dimuat di sini karena lebih dari {batas}. Perbaiki lebih dahulu sebab yang paling sering di ekspor asalnya.").format(
                n=number(waiting.left_out), batas=number(MOST)), body, before=1)
        for text in waiting.lost:
            self.line(text, Face(size=11, rule=None, flush=True, colour=WAITS[0]), before=1)
        self.sheet.print_area = f"A1:B{self.row}"
        set_paper(self.sheet)

    def _legend(self) -> None:
        for (colour, fill), text, before in (
            (WAITS, _("Menunggu: baris belum dimuat sampai sel ini diperbaiki."), 1),
            (WARNS, _("Peringatan: baris sudah dimuat, tetapi sel ini perlu dilihat."), 0),
        ):
            self.line(text, Face(rule="FFFFFF", top=False), before=before)
            cell, side = self.sheet.cell(self.row, 1), Side("medium", colour)
            self.styles.put(cell, Face(fill=fill, rule=None))
            cell.border = Border(left=side, right=side, top=side, bottom=side)


def _general(code: str, problems: list[Problem]) -> str:
    """Say what is wrong without the value of one row; a rule that is gone speaks through its row."""
    rule = rules().get(code)
    if rule is None:
        return next(p.text for p in problems if p.code == code)
    return _(rule.message).replace("{nilai}", "…").replace("{kolom}", "…")
