"""Formulas of a column: for every row, what the rows of another table that belong to it count or add up to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dashboard.workbook.columns import Formula, Line
from dashboard.workbook.sources import MOST_COMPARISONS, Condition, Source, equals, quoted, ratio
from pipelines.figures import words

if TYPE_CHECKING:
    from dashboard.workbook.book import Book


class Reckoning:
    """Write formulas over the rows of one table that belong to a row; none where there are no such rows, or far too many to compare."""

    def __init__(self, book: Book, table: str, lines: int, match: Callable[[Line], Condition | None]):
        self._book, self._table, self._lines, self._match = book, table, lines, match

    def count(self, *conditions: Condition) -> Formula:
        """Count rows."""
        return self._write(lambda source, own: "=" + source.count(own, *conditions))

    def sum(self, key: str) -> Formula:
        """Add up a field."""
        return self._write(lambda source, own: "=" + source.sum(key, own))

    def share(self, above: str, below: str) -> Formula:
        """Divide one sum by another: shares of groups are pooled, never averaged."""
        return self._write(lambda source, own: ratio(source.sum(above, own), source.sum(below, own)))

    def rate(self, key: str) -> Formula:
        """Divide the sum of a field by the number of rows."""
        return self._write(lambda source, own: ratio(source.sum(key, own), source.count(own)))

    def _write(self, write: Callable[[Source, Condition], str]) -> Formula:
        def formula(line: Line) -> str | None:
            source, own = self._book.source(self._table), self._match(line)
            if not source or own is None:
                return None
            if source.rows * self._lines > MOST_COMPARISONS:
                self._book.valued.add(self._table)
                return None
            return write(source, own)

        return formula


def by_unit(book: Book, table: str, lines: int) -> Reckoning:
    """Reckon over the rows of a unit and the units under it."""
    return Reckoning(book, table, lines, lambda line: book.tree.within(line.value("unit_kerja"), line("unit_kerja")))


def by_code(book: Book, table: str, lines: int, field: str = "kode") -> Reckoning:
    """Reckon over the rows that bear the code of this row."""

    def match(line: Line) -> Condition | None:
        return (field, equals(line(field)) or "") if line.value(field) else None

    return Reckoning(book, table, lines, match)


def points(done: str, pace: str) -> Formula:
    """Write the difference of two shares, in points."""
    return lambda line: f'=IF(AND(ISNUMBER({line(done)}),ISNUMBER({line(pace)})),({line(done)}-{line(pace)})*100,"–")'


def divided(above: str, below: str) -> Formula:
    """Write one cell of the row over another."""
    return lambda line: f'=IF({line(below)}>0,{line(above)}/{line(below)},"–")'


def against_thresholds(line: Line) -> str:
    """Write the standing that the difference to pace gives a row by the thresholds beside it."""
    critical, behind, on_time = (quoted(f"{words.shape(code)} {words.status_word(code)}") for code in ("kritis", "tertinggal", "sesuai_jadwal"))
    ahead = f"ROUND({line('selisih')},6)"
    return f"IF({ahead}<{line('ambang_kritis')},{critical},IF({ahead}<{line('ambang_tertinggal')},{behind},{on_time}))"


def standing(book: Book, *, overdue: str | None = None, results: str | None = None) -> Formula:
    """Write the status of a row by its steps and thresholds: an RHK where `overdue` names its overdue steps, a unit where `results` names its RHK."""
    said = {code: quoted(f"{words.shape(code)} {words.status_word(code)}") for code in (None, *words.STATUS)}

    def formula(line: Line) -> str | None:
        if line.value("ambang_kritis") is None:
            return None
        pace = against_thresholds(line)
        if overdue:
            pace = f"IF({line(overdue)}>0,{said['kritis']},{pace})"
        own = f"IF({line('langkah')}=0,{said['belum_dijabarkan']},IF({line('langkah_selesai')}={line('langkah')},{said['selesai']},{pace}))"
        return f"=IF({line(results)}=0,{said[None]},{own})" if results else f"={own}"

    return formula
