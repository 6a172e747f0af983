"""One sheet of paper: typed cells, texts over several columns, a heading, links, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dashboard.workbook.columns import DATES, NONE, Column
from dashboard.workbook.look import ACCENT, FONT, QUIET, Face
from dashboard.workbook.texts import PER_DIGIT, line_count, looks_like_formula, plain, serials
from pipelines.language import _, long_date

if TYPE_CHECKING:
    from dashboard.workbook.book import Book

HEADER_ROW = 5


class Leaf:
    """Write one sheet, from the top down: sheets with many rows cannot go back."""

    def __init__(self, book: Book, sheet: Any, name: str, columns: Sequence[Column]):
        self.book, self.sheet, self.name, self.columns = book, sheet, name, list(columns)
        self.last_row = HEADER_ROW
        self._heights: dict[int, float] = {}
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576", "formula_differs": "A1:XFD1048576"})
        self.widths([column.width for column in self.columns])

    def widths(self, widths: Sequence[float]) -> None:
        """Set how wide the columns are, in digits."""
        self._widths = list(widths)
        for index, width in enumerate(widths):
            self.sheet.set_column(index, index, width)

    @property
    def printed(self) -> int:
        """Return how many columns go on paper: the first ones."""
        return sum(column.printed for column in self.columns) or 1

    @property
    def width_px(self) -> int:
        """Return how wide the printed columns are together, in pixels."""
        return round(sum(width * 7 + 5 for width in self._widths[: self.printed]))

    def height(self, row: int, points: float) -> None:
        """Set how high a row is."""
        self._heights[row] = points
        self.sheet.set_row(row - 1, points)

    def write(self, row: int, column: int, value: Any, face: Face = Face()) -> None:  # noqa: B008 (frozen)
        """Write a typed value; text stays text, whatever it begins with."""
        if isinstance(value, str):
            value = self.book.texts.one(value)
            self.sheet.write_string(row - 1, column - 1, value, self.book.formats.of(face, quoted=looks_like_formula(value)))
            return
        value = plain(value)
        form = self.book.formats.of(face)
        if value is None:
            self.sheet.write_blank(row - 1, column - 1, None, form)
        else:
            self.sheet.write_number(row - 1, column - 1, serials([value])[0] if face.kind in DATES else value, form)

    def formula(self, row: int, column: int, text: str, value: Any, face: Face) -> None:
        """Write a formula with the value that it gives, for readers that do not calculate."""
        self.sheet.write_formula(row - 1, column - 1, text, self.book.formats.of(face), NONE if value is None else value)

    def span(self, row: int, first: int, last: int, value: Any, face: Face) -> None:
        """Write over several columns, in a row high enough for the text: merged cells never fit themselves."""
        if last > first:
            self.sheet.merge_range(row - 1, first - 1, row - 1, last - 1, "", self.book.formats.of(face))
        self.write(row, first, value, face)
        room = sum(self._widths[first - 1 : last])
        lines = line_count(str(value or ""), room * PER_DIGIT * 10 / face.size) if face.wrap else 1
        self.height(row, max(min(lines * face.size * 1.32 + 3, 400), self._heights.get(row, 0)))

    def heading(self, title: str, finding: str, caption: str = "") -> None:
        """Write what the sheet is, what it finds, and how that is counted."""
        last = self.printed
        self.span(1, 1, max(last - 2, 1), title, Face(size=18, bold=True, rule=None, wrap=False, top=False))
        if last > 2:
            self.sheet.merge_range(0, last - 2, 0, last - 1, "", self.book.formats.of(Face(rule=None)))
        if last > 1:
            self.link(1, max(last - 1, 2), _("Kembali ke sampul"), _("Sampul"), align="right")
        self.height(1, 30)
        self.span(2, 1, last, finding, Face(size=11.5, rule=None))
        self.span(3, 1, last, caption, Face(size=9, colour=QUIET, rule=None))

    def link(self, row: int, column: int, text: str, sheet: str, align: str = "left") -> None:
        """Write a link to the top of another sheet."""
        face = Face(colour=ACCENT, rule=None, align=align, wrap=False)
        target = sheet.replace("'", "''")
        self.sheet.write_url(row - 1, column - 1, f"internal:'{target}'!A1", self.book.formats.of(face), text)

    def paper(self, *, wide: int = 1, one_page: bool = False) -> None:
        """Set A4 landscape, fit to width, repeated header, page numbers and the as-of date."""
        sheet, material = self.sheet, self.book.material
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(wide, 1 if one_page else 0)
        sheet.set_margins(left=0.45, right=0.45, top=0.7, bottom=0.65)
        font = f'&"{FONT},Regular"&8&K{QUIET}'
        office, name = self._escaped(material.kantor), self._escaped(self.name)
        sheet.set_header(f"&L{font}{office}&R{font}{name}", {"margin": 0.3})
        state = _("Pantau Kinerja · keadaan per {date}").format(date=long_date(material.per))
        sheet.set_footer(f"&L{font}{state}&R{font}" + _("Halaman {page} dari {pages}").format(page="&P", pages="&N"), {"margin": 0.3})
        sheet.print_area(0, 0, self.last_row - 1, self.printed - 1)
        self.book.wrote(self.name)

    def _escaped(self, text: str) -> str:
        return self.book.texts.one(text)[:70].replace("&", "&&")
