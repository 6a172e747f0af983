"""The workbook under construction: its writer, its formats, its tables, and what was done to texts on the way.

XlsxWriter rather than openpyxl: it writes a formula with the value that it gives, tables, native charts with words for those who do not see
them, and rows of large tables straight to disk. Measured (tests/benchmarks/test_workbook.py, 200,000 person-days of 19 columns with every sheet and
formula around them): as long as the bare writing of the same cells by XlsxWriter in constant memory or by openpyxl write-only, which makes no tables and
no values of formulas; 240 MiB. openpyxl stays where a sheet is read again or drawn cell by cell (problem rows, dialogue sheet); rustpy-xlsxwriter makes no tables.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.workbook.columns import Column
from dashboard.workbook.formats import Formats
from dashboard.workbook.look import FONT
from dashboard.workbook.material import Material, Progress, silent
from dashboard.workbook.page import Page
from dashboard.workbook.sources import Source
from dashboard.workbook.texts import Texts
from dashboard.workbook.tree import Codes, Tree
from pipelines.language import _, long_date

CREATOR = "Pantau Kinerja"
LARGE = 2_000  # rows from which a sheet goes to disk row by row
SHEETS = 27  # as a rule; more where a list fills several
IN_MEMORY = 20_000  # rows altogether up to which the parts of the file are put together in memory


class Book:
    """Hold what the sheets of one workbook share."""

    def __init__(self, material: Material, progress: Progress = silent):
        self.material, self._progress, self._written = material, progress, 0
        self._bytes = io.BytesIO()
        self.workbook: Any = xlsxwriter.Workbook(self._bytes, {
            "default_format_properties": {"font_name": FONT, "font_size": 10}, "strings_to_urls": False, "strings_to_formulas": False,
            "in_memory": sum(map(len, material.frames.values())) < IN_MEMORY,  # a file a part costs a quarter of a second, parts of large sheets much memory
        })
        self.formats, self.texts = Formats(self.workbook), Texts()
        self.tree, self.codes = Tree(material.frames), Codes(material.frames)
        self.sources: dict[str, Source] = {}
        self.valued: set[str] = set()  # tables so long that some formulas over them gave way to values
        self.contents: list[tuple[str, str]] = []
        self.pages: list[Page] = []

    def page(self, name: str, answers: str, columns: Sequence[Column] = (), *, rows: int = 0) -> Page:
        """Add a sheet and its line in the contents; `rows` tells how much is coming."""
        self.contents.append((name, answers))
        # XlsxWriter settles for a whole workbook where cells wait; each sheet asks when it is added.
        self.workbook.constant_memory = rows > LARGE
        sheet = self.workbook.add_worksheet(name, worksheet_class=Sheet)
        self.workbook.constant_memory = False
        made = Page(self, sheet, name, columns)
        self.pages.append(made)
        return made

    def source(self, name: str) -> Source:
        """Return the table of a name; an empty one where it has no rows."""
        return self.sources.get(name, Source())

    def rows_of(self, figure: str) -> Any:
        """Return a figure's rows with the codes and unit levels that formulas go by."""
        return self.tree.levels(self.codes.add(self.material.frame(figure)))

    def wrote(self, what: str) -> None:
        """Tell whoever waits which sheet is done."""
        self._written += 1
        self._progress(what, self._written, max(SHEETS, self._written))

    def close(self) -> bytes:
        """Finish the file."""
        material = self.material
        made = material.dibuat.replace(tzinfo=None, microsecond=0)
        self.workbook.set_properties({
            "title": self.texts.one(_("Buku kerja kinerja {office} per {date}").format(office=material.kantor, date=long_date(material.per))),
            "author": CREATOR, "company": self.texts.one(material.kantor), "created": datetime(*made.timetuple()[:6]),
            "subject": _("Kinerja pegawai dan unit"), "comments": _("Dibuat oleh Pantau Kinerja {versi}").format(versi=material.versi),
        })
        self.workbook.use_zip64()
        self.workbook.close()
        for page in self.pages:
            page.sheet.tidy()
        return self._bytes.getvalue()


class Sheet(Worksheet):
    """Add tables to sheets that went to disk row by row: XlsxWriter would note every cell of a table, 600 MB for 200,000 rows."""

    # Cells of a table lie within the sheet: the checks of the public methods take a tenth of the time of large ones.
    put_text, put_number = Worksheet._write_string, Worksheet._write_number

    def _prepare_formula(self, formula: str, _expand_future_functions: bool = False) -> str:
        # XlsxWriter looks for a hundred newer functions in every formula; ours are of 2007, which every program knows.
        return formula.removeprefix("=")

    def tidy(self) -> None:
        """Let go of the file that rows were kept in; the workbook only does so when all its sheets had one."""
        if self.constant_memory:
            self._opt_close()

    def table_over(self, name: str, headers: Sequence[str], reference: str) -> None:
        """Lay a table over cells that are written: its header row holds the headers, the rows below the data."""
        self.tables.append({
            "name": name, "range": reference, "a_range": reference, "autofilter": reference, "style": "", "show_first_col": False,
            "show_last_col": False, "show_row_stripes": False, "show_col_stripes": False, "header_row_count": True, "totals_row_shown": False,
            "description": None, "title": None,
            "columns": [{"id": n, "name": header, "total_string": "", "total_function": "", "custom_total": "", "formula": "", "format": None}
                        for n, header in enumerate(headers, start=1)],
        })


