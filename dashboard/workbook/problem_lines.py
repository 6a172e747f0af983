"""Which lines of an uploader's sheet go out with its problem rows: what stands above, the header, and what a row needs to be understood alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.load.problems import Problem, ProblemSheet
from pipelines.recognise.identity import pairs
from pipelines.recognise.marks import MAIN, NIP_IN_TEXT, UNIT
from pipelines.recognise.values import NIK

ABOVE, HEADER, BETWEEN, DATA = "above", "header", "between", "data"
# Where a field has no column of its own, the column that speaks for it.
SPEAKS = {
    "nip": ("nama_nip", "nama"), "nama": ("nama_nip",), "jam_mulai": ("rentang_jam",), "jam_selesai": ("rentang_jam",), "durasi_menit": ("rentang_jam",),
    "tanggal_mulai": ("tanggal",), "periode": ("periode_awal", "bulan"), "periode_akhir": ("periode",),
}


@dataclass
class Line:
    """Hold one line that goes out: its row in the original, what it is, and its texts."""

    row: int
    what: str
    texts: list[str | None]


def lines_of(sheet: ProblemSheet) -> list[Line]:
    """List the lines that go out in their order."""
    table, found = sheet.cells.table, sheet.found
    first = found.header_row or 1
    numbers = table["row"]
    begin = int(pc.index(numbers, pa.scalar(first, numbers.type)).as_py())
    head = numbers.slice(begin, found.header_rows).to_pylist()
    wanted = sorted(sheet.problems)
    kinds: dict[int, str] = dict.fromkeys(numbers.filter(pc.and_(pc.greater_equal(numbers, sheet.top), pc.less(numbers, first))).to_pylist(), ABOVE)
    kinds |= dict.fromkeys(head, HEADER)
    kinds |= {row: HEADER for row, why in found.skipped[:3] if why == "baris_nomor" and row < wanted[0]}
    kinds |= dict.fromkeys(_between(sheet, wanted), BETWEEN)
    kinds |= dict.fromkeys(wanted, DATA)
    texts = _texts(table, kinds)
    private = found.private
    lines = [Line(row, kinds[row], texts[row]) for row in sorted(kinds) if row in texts]
    for line in lines:
        if line.what in (BETWEEN, DATA):
            line.texts = [None if place in private or (text and NIK.match(text)) else undamaged(text) for place, text in enumerate(line.texts)]
    _fill_down(sheet, [line for line in lines if line.what == DATA], lines, set(private))
    return lines


def _texts(table: pa.Table, rows: Iterable[int]) -> dict[int, list[str | None]]:
    """Take the texts of some rows."""
    part = table.filter(pc.is_in(table["row"], pa.array(list(rows), table["row"].type)))
    columns = [column.to_pylist() for column in part.columns]
    return {row: list(texts) for row, *texts in zip(*columns, strict=True)}


def undamaged(text: str | None) -> str | None:
    """Show an id that Excel has damaged as Excel shows it: the reader's mark of it says the same to nobody."""
    return str((int(text[1:]) + 500) // 1000 * 1000) if text and text[0] == "~" and len(text) == 19 and text[1:].isdigit() else text


def _between(sheet: ProblemSheet, wanted: list[int]) -> list[int]:
    """List the rows of sections, days and people that speak for a problem row, and ids that stand under their name."""
    reasons = dict(sheet.found.skipped)
    sections = sorted(row for row, why in reasons.items() if why in ("baris_bagian", "baris_hari"))
    under = sorted(row for row, why in reasons.items() if why == "baris_lanjutan")
    texts = _texts(sheet.cells.table, sections)
    kept, following = [], dict[tuple[object, ...], int]()
    for row in reversed(sections):
        shape = _shape(texts[row], reasons[row])
        if bisect_left(wanted, following.get(shape, 1 << 30)) > bisect_right(wanted, row):
            kept.append(row)
        following[shape] = row
    return kept + [row for row in under if row - 1 in sheet.problems]


def _shape(texts: list[str | None], reason: str) -> tuple[object, ...]:
    """Say of what sort a section row is: the next of its sort takes its place."""
    cells = [(place, text) for place, text in enumerate(texts) if text]
    if reason == "baris_hari" or not cells:
        return (reason,)
    if keys := tuple(sorted(key for _at, key, value in pairs(texts) if value)):
        return ("label", *keys)
    place, text = cells[0]
    return ("section", place, len(cells), bool(MAIN.search(text)), bool(UNIT.match(text)), bool(NIP_IN_TEXT.search(text)))


def _fill_down(sheet: ProblemSheet, data: list[Line], lines: list[Line], private: set[int]) -> None:
    """Write into a row what a merged cell or the first row of its group says for it."""
    rows = [line.row for line in data]
    spans = [m for m in sheet.cells.merged if m[2] > m[0] and m[1] not in private and bisect_left(rows, m[0]) < bisect_right(rows, m[2])]
    sources = _texts(sheet.cells.table, {m[0] for m in spans})
    for top, column, end, _last in spans:
        value = sources[top][column] if top in sources and column < len(sources[top]) else None
        for line in data[bisect_left(rows, top):bisect_right(rows, end)]:
            line.texts[column] = line.texts[column] or undamaged(value)
    staged = sheet.found.staged
    staged = staged.filter(pc.is_in(staged["row"], pa.array(rows, staged["row"].type)))
    said = {text for line in lines if line.what != DATA for text in line.texts if text} | set(sheet.found.identity.values())
    by_row = {line.row: line for line in data}
    for name, place in sheet.found.columns.items():
        for row, value in zip(staged["row"].to_pylist(), staged[name].to_pylist(), strict=True):
            # What stands above the rows stays there: mended above, it is mended for all of them.
            if value and by_row[row].texts[place] is None and place not in private and not any(value in text for text in said):
                by_row[row].texts[place] = undamaged(value)


def place_of(problem: Problem, sheet: ProblemSheet, lines: list[Line], at: int) -> tuple[int, int] | None:
    """Find the cell (line, column) that a problem of line `at` is about; None when no cell is."""
    column = problem.column
    if column is None:
        return None
    columns, headers = sheet.found.columns, sheet.found.headers
    named = [place for place, header in enumerate(headers) if header == column]
    named.sort(key=lambda place: place not in columns.values())
    names = (column, *SPEAKS.get(column, ()))
    known = next((columns[name] for name in names if name in columns), None)
    value = undamaged(problem.value) if problem.value else None
    if named or known is not None:
        place = named[0] if named else int(known or 0)
        below = at + 1
        if value and column == "nip" and below < len(lines) and lines[below].what == BETWEEN and value in (lines[below].texts[place] or ""):
            return below, place  # an id under its name
        return at, place
    for line in range(at - 1, -1, -1):
        if value and lines[line].what in (BETWEEN, ABOVE):
            hit = next((place for place, text in enumerate(lines[line].texts) if text and value in text), None)
            if hit is not None:
                return line, hit
    return None
