"""One sheet of problem rows, drawn: the uploader's layout, the cells to mend marked, the reasons at the right."""

from __future__ import annotations

from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter

from dashboard.workbook.look import ACCENT, HEAD, MARKS, QUIET, Face, Styles
from dashboard.workbook.problem_lines import ABOVE, BETWEEN, DATA, HEADER, lines_of, place_of, undamaged
from dashboard.workbook.texts import PER_DIGIT, line_count, plain
from pipelines.checks.rule import TOLAK
from pipelines.language import _
from pipelines.load.problems import Problem, ProblemSheet
from pipelines.recognise.returned import OWN

WAITS, WARNS = MARKS["kritis"], MARKS["tertinggal"]
WIDEST, REASON = 44, 64
FACES = {
    ABOVE: Face("nip", rule=None, wrap=False, flush=True), HEADER: Face("nip", bold=True, fill=HEAD, rule=ACCENT, top=False),
    BETWEEN: Face("nip", bold=True, fill="F3F3EF", wrap=False), DATA: Face("nip"),
}


class ProblemPage:
    """Draw one sheet."""

    def __init__(self, sheet: Any, styles: Styles, source: ProblemSheet):
        self.sheet, self.styles, self.source = sheet, styles, source
        self.lines = lines_of(source)
        self.width = 1 + max(
            [place for line in self.lines for place, text in enumerate(line.texts) if text] + [place for place, text in enumerate(source.found.headers) if text]
        )
        self.rows = self._rows()
        self.head = [self.rows[i] for i, line in enumerate(self.lines) if line.what == HEADER]

    def _rows(self) -> list[int]:
        """Give every line its row: as in the original down to the header, one after the other below."""
        rows: list[int] = []
        for line in self.lines:
            rows.append(line.row - self.source.top + 1 if line.what in (ABOVE, HEADER) else rows[-1] + 1)
        return rows

    def draw(self) -> None:
        """Fill the sheet."""
        self._widths()
        for row, line in zip(self.rows, self.lines, strict=True):
            face = FACES[line.what] if row > 1 or line.what != ABOVE else Face("nip", size=13, bold=True, rule=None, wrap=False, flush=True)
            filled = range(self.width) if line.what != ABOVE else [place for place, text in enumerate(line.texts) if text]
            for place in filled:
                self._write(row, place + 1, line.texts[place] if place < len(line.texts) else None, face)
        self._merge()
        self._own_columns()
        self._mark()
        self._heights()
        self._set_up()

    def _write(self, row: int, column: int, text: str | None, face: Face) -> Any:
        """Write a text that stays text, whatever it begins with and however many digits it has."""
        cell = self.sheet.cell(row, column)
        cell.value = plain(text)
        if text is not None:
            cell.data_type = "s"
        self.styles.put(cell, face)
        return cell

    def _widths(self) -> None:
        for place in range(self.width):
            wide = 7.0
            for line in self.lines:
                text = line.texts[place] if place < len(line.texts) else None
                if not text or line.what == BETWEEN:
                    continue
                longest = max(map(len, text.split("\n")))
                if line.what == ABOVE:
                    longest = min(longest, 18) if any(line.texts[place + 1:]) and longest > 1 else 0
                elif line.what == HEADER:
                    longest = max(map(len, text.split() or [""]))
                wide = max(wide, min(longest, WIDEST) * 1.06 + 3)
            self.sheet.column_dimensions[get_column_letter(place + 1)].width = wide

    def _merge(self) -> None:
        """Merge what was merged above the rows, and section rows; a merged cell among the rows is written into each of them."""
        last, shift = max(self.head), self.source.top - 1
        alone = {line.row: row for line, row in zip(self.lines, self.rows, strict=True) if line.what == BETWEEN}
        for top, first, end, right in self.source.cells.merged:
            right = min(right, self.width - 1)
            if top > shift and end - shift <= last and (right > first or end > top):
                self.sheet.merge_cells(start_row=top - shift, end_row=end - shift, start_column=first + 1, end_column=right + 1)
            elif top == end and top in alone and right > first:
                self.sheet.merge_cells(start_row=alone[top], end_row=alone[top], start_column=first + 1, end_column=right + 1)

    def _own_columns(self) -> None:
        """Add where a row comes from, why it is here, and, hidden, how the sheet was understood."""
        top, last = min(self.head), max(self.head)
        titles = (f"{_('Baris asal')} {OWN}", f"{_('Alasan')} {OWN}", self.source.mark.header())
        for offset, title in enumerate(titles, start=1):
            column = self.width + offset
            for row in range(top, last + 1):
                # The colour of the house: these columns are ours, the others the uploader's.
                self._write(row, column, title if row == top else None, Face("nip", bold=True, colour="FFFFFF", fill=ACCENT, rule=ACCENT, top=False, wrap=offset < 3, align="center" if offset == 1 else None))
            if last > top and offset < 3:
                self.sheet.merge_cells(start_row=top, end_row=last, start_column=column, end_column=column)
            self.sheet.column_dimensions[get_column_letter(column)].width = (17, REASON, 10)[offset - 1]
        self.sheet.column_dimensions[get_column_letter(self.width + 3)].hidden = True
        for row, line in zip(self.rows, self.lines, strict=True):
            if line.what == DATA:
                problems = self.source.problems[line.row]
                cell = self.sheet.cell(row, self.width + 1, line.row)
                self.styles.put(cell, Face("int", colour=QUIET, align="center"))
                self._write(row, self.width + 2, reason(problems), Face("nip", edge=_colours(problems)[0]))

    def _mark(self) -> None:
        """Colour the cells to mend and say in a comment what is wrong with them."""
        marked: dict[tuple[int, int], list[Problem]] = {}
        for at, line in enumerate(self.lines):
            for problem in self.source.problems.get(line.row, []) if line.what == DATA else ():
                if (spot := place_of(problem, self.source, self.lines, at)) is not None:
                    marked.setdefault(spot, []).append(problem)
        for (at, place), problems in marked.items():
            cell = self.sheet.cell(self.rows[at], place + 1)
            colour, fill = _colours(problems)
            text = cell.value if isinstance(cell.value, str) else None
            self._write(cell.row, cell.column, text, Face("nip", fill=fill, bold=self.lines[at].what != DATA))
            side = Side("medium", colour)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            told = "\n".join(dict.fromkeys(map(_said, problems)))
            cell.comment = Comment(told[:1000], "Pantau Kinerja", height=24 + 18 * line_count(told[:1000], 46), width=320)

    def _heights(self) -> None:
        for row, line in zip(self.rows, self.lines, strict=True):
            if line.what not in (HEADER, DATA):
                self.sheet.row_dimensions[row].height = 20 if row == 1 else 17
                continue
            spread = {place for top, place, _end, right in self.source.cells.merged if top == line.row and right > place}
            room = [(self.sheet.column_dimensions[get_column_letter(place + 1)].width - 3) * PER_DIGIT for place in range(self.width)]
            lines = max((line_count(text, room[place]) for place, text in enumerate(line.texts[:self.width]) if text and place not in spread), default=1)
            if line.what == HEADER and len(self.head) == 1:
                lines = max(lines, 2)  # our own headers take two
            if line.what == DATA:
                lines = max(lines, line_count(reason(self.source.problems[line.row]), REASON * 1.2))
            self.sheet.row_dimensions[row].height = min(13 * max(lines, 1) + (7 if line.what == DATA else 10), 400)

    def _set_up(self) -> None:
        """Freeze the header, and set A4 landscape with the header on every page."""
        sheet, last = self.sheet, max(self.head)
        sheet.sheet_view.showGridLines = False
        if last <= 16:
            sheet.freeze_panes = f"A{last + 1}"
        worst = [p for problems in self.source.problems.values() for p in problems]
        sheet.sheet_properties.tabColor = _colours(worst)[0]
        sheet.print_title_rows = f"{min(self.head)}:{last}"
        sheet.print_area = f"A1:{get_column_letter(self.width + 2)}{self.rows[-1]}"
        set_paper(sheet)


def _colours(problems: list[Problem]) -> tuple[str, str]:
    """Return the strong and the pale colour of the heaviest problem."""
    return WAITS if any(p.severity == TOLAK for p in problems) else WARNS


def reason(problems: list[Problem]) -> str:
    """Write all that is wrong in a row, what keeps it waiting first."""
    told = dict.fromkeys(
        (_("Menunggu: {pesan}") if p.severity == TOLAK else _("Peringatan: {pesan}")).format(pesan=_said(p)) for p in problems
    )
    return "\n".join(told)


def _said(problem: Problem) -> str:
    """Write a message with the value as the sheet shows it."""
    value = problem.value or ""
    return problem.text.replace(value.lstrip("~"), undamaged(value) or "") if value.startswith("~") else problem.text


def set_paper(sheet: Any) -> None:
    """Set A4 landscape, as wide as the page, with page numbers."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.45
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.65, 0.3, 0.3
    sheet.oddFooter.left.text = _("Pantau Kinerja · baris bermasalah")
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = _("Halaman {page} dari {pages}").format(page="&P", pages="&N")
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.size, part.color = 8, QUIET
