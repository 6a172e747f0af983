"""Rows of an upload that wait or carry a warning, each with what is wrong, and the sheet that they stand in, read again from the original."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from pipelines.checks.rule import PERINGATAN, TOLAK
from pipelines.language import _
from pipelines.load.incoming import Incoming, label_of
from pipelines.load.report import Report
from pipelines.load.store import Unavailable, bytes_of
from pipelines.load.undoing import BatchUnknown
from pipelines.read import Cells, Reader, Unreadable
from pipelines.recognise import Found, SavedMapping, recognise
from pipelines.recognise.found import CellsLike
from pipelines.recognise.returned import Mark, columns_of, take_off

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

MOST = 5_000  # rows of one workbook: who has more mends the export, not its rows


class NothingToMend(Exception):
    """Say in two sentences why there is no workbook of problem rows."""


@dataclass(frozen=True)
class Problem:
    """Hold one thing that is wrong in a row; column is its header, or a field's name where the table has no such column."""

    row: int
    column: str | None
    value: str | None
    code: str
    severity: str
    text: str  # the message without the place


@dataclass
class ProblemSheet:
    """Hold one table with problem rows: as it was read, as it was understood, and the row where the lines above it begin."""

    file: str
    name: str
    cells: CellsLike
    found: Found
    top: int
    mark: Mark
    problems: dict[int, list[Problem]]


@dataclass
class Waiting:
    """Hold the problem rows of one upload, what could not be had again (two sentences each), and how many rows are left out."""

    sheets: list[ProblemSheet] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    left_out: int = 0
    batch: int | None = None


@dataclass
class _Wanted:
    """Hold what is known of one table before its original is read again."""

    file: str
    label: str
    sha256: str
    header_row: int
    kind: str
    columns: dict[str, str]
    headers: list[str] | None
    signature: str
    day: str
    problems: dict[int, list[Problem]] = field(default_factory=dict)


def waiting_in_batch(warehouse: Warehouse, batch: int) -> Waiting:
    """Gather the problem rows of an upload on record; raise BatchUnknown or NothingToMend."""
    with warehouse.cursor() as cursor:
        if not cursor.execute("select count(*) from batch where batch_id = ?", [batch]).fetchall()[0][0]:
            raise BatchUnknown(_("Unggahan nomor {batch} tidak ada. Lihat nomornya di layar Unggah.").format(batch=batch))
        told = cursor.execute(
            """
            with masalah as (
                select * from finding where batch_id = $batch and baris is not null and severity in ('tolak', 'peringatan')
            ),
            urut as (
                select lembar_id, baris, row_number() over (order by bool_or(severity = 'tolak') desc, lembar_id, baris) as ke, count(*) over () as semua
                from masalah group by lembar_id, baris
            )
            select m.lembar_id, m.berkas, m.sheet, m.baris, m.kolom, m.nilai, m.code, m.severity, m.message, u.semua
            from masalah m join urut u using (lembar_id, baris) where u.ke <= $most
            order by m.lembar_id, m.baris, m.severity = 'tolak' desc, m.code
            """,
            {"batch": batch, "most": MOST},
        ).fetchall()
        sheets = cursor.execute(
            """
            select l.lembar_id, l.berkas, l.sheet, b.sha256, l.baris_judul, l.kind, l.laporan, coalesce(l.tanda, ''), cast(cast(t.dibuat as date) as varchar)
            from lembar l join berkas b using (berkas_id) join batch t on t.batch_id = l.batch_id where l.batch_id = ? and l.kind is not null
            """,
            [batch],
        ).fetchall()
    wanted: dict[int, _Wanted] = {}
    for number, file, label, sha, header_row, kind, report, signature, day in sheets:
        wanted[number] = _Wanted(file, label, sha, header_row, kind, json.loads(report)["columns"], None, signature, day)
    for number, file, label, row, column, value, code, severity, message, _all in told:
        problem = Problem(row, column, value, code, severity, _plain(message, file, label, column))
        wanted[number].problems.setdefault(row, []).append(problem)
    some = [one for one in wanted.values() if one.problems]
    result = _gather(some, _("Unggahan nomor {batch}").format(batch=batch))
    result.batch, result.left_out = batch, max(0, (told[0][-1] if told else 0) - MOST)
    return result


def waiting_in_preview(incoming: Incoming, report: Report, *, password: str | None = None) -> Waiting:
    """Gather the problem rows of an upload that is looked at before it is loaded; raise NothingToMend."""
    found = {(file.name, s.label, s.found.header_row): (file.sha256, s.found) for file in incoming.files for s in file.sheets if s.found.kind}
    wanted, left = [], MOST
    total = 0
    for table in report.files:
        by_row = _by_row(table.findings, table.file, table.sheet or "")
        total += max(len(by_row), table.rejected) if by_row else 0
        if not by_row or (known := found.get((table.file, table.sheet or "", table.header_row))) is None or not left:
            continue
        sha, one = known
        columns = {name: one.headers[place] for name, place in one.columns.items()}
        keep = sorted(by_row, key=lambda row: (by_row[row][0].severity != TOLAK, row))[:left]
        left -= len(keep)
        wanted.append(_Wanted(table.file, table.sheet or "", sha, one.header_row or 0, str(one.kind), columns, one.headers, one.signature, "",
                              {row: by_row[row] for row in sorted(keep)}))
    result = _gather(wanted, _("Unggahan ini"), password)
    result.left_out = max(0, total - MOST)
    return result


def problem_rows(findings: Iterable[dict[str, Any]]) -> int:
    """Count the rows of a report's findings that wait or carry a warning."""
    return len({f["row"] for f in findings if f["row"] is not None and f["severity"] in (TOLAK, PERINGATAN)})


def _by_row(findings: Iterable[dict[str, Any]], file: str, label: str) -> dict[int, list[Problem]]:
    rows: dict[int, list[Problem]] = {}
    for f in findings:
        if f["row"] is not None and f["severity"] in (TOLAK, PERINGATAN):
            problem = Problem(f["row"], f["column"], f["value"], f["code"], f["severity"], _plain(f["message"], file, label, f["column"]))
            rows.setdefault(f["row"], []).append(problem)
    for problems in rows.values():
        problems.sort(key=lambda p: (p.severity != TOLAK, p.code))
    return rows


def _plain(message: str, file: str, label: str, column: str | None) -> str:
    """Take the place off a message: file › sheet › row, column."""
    rest = message.removeprefix(f"{file} › {label} › ")
    before, mark, text = rest.partition(f"{column}: " if column else ": ")
    return text if mark else before


def _gather(wanted: list[_Wanted], upload: str, password: str | None = None) -> Waiting:
    """Read the originals again, one after the other, and find the tables in them."""
    if not wanted:
        raise NothingToMend(
            _("{unggahan} tidak punya baris yang menunggu atau diberi peringatan. Tidak ada yang perlu diperbaiki.").format(unggahan=upload)
        )
    result = Waiting()
    files = {(one.file, one.sha256): None for one in wanted}
    with Reader() as reader:
        for name, sha in files:
            here = [one for one in wanted if (one.file, one.sha256) == (name, sha)]
            try:
                sheets = reader.read(bytes_of(sha), name, password)
            except (Unavailable, Unreadable) as error:
                result.lost.append(f"{name}: {error.message}" if isinstance(error, Unavailable) else error.message)
                continue
            for one in here:
                if (sheet := _again(one, sheets)) is not None:
                    result.sheets.append(sheet)
                else:
                    result.lost.append(_(
                        "Lembar {lembar} pada {berkas} tidak dapat disusun lagi seperti saat diunggah. "
                        "Perbaiki barisnya di berkas asal menurut daftar temuan, lalu unggah lagi."
                    ).format(lembar=one.label, berkas=name))
    if not result.sheets:
        raise NothingToMend(result.lost[0])
    return result


def _again(wanted: _Wanted, sheets: list[Cells]) -> ProblemSheet | None:
    """Find one table in a file that was read again, by its sheet and header row, understood as it was then."""
    choice = columns_of(wanted.kind, wanted.columns, wanted.headers)
    for cells in sheets:
        if not wanted.label.startswith(label_of(cells)):
            continue
        returned = take_off(cells)
        whole: CellsLike = returned.cells if returned else cells
        name = (returned.mark.name if returned and returned.mark else "") or cells.member or wanted.file
        founds = recognise(whole, mappings={wanted.signature: SavedMapping(wanted.kind, choice)}, name=name)
        for place, found in enumerate(founds):
            if found.header_row == wanted.header_row and found.kind == wanted.kind and label_of(cells, found) == wanted.label:
                if returned:
                    returned.sign([found])
                bare = found.part or whole
                mark = Mark(wanted.kind, found.signature, bare.sheet, wanted.sha256, wanted.label, _year(found, wanted), choice, name)
                beside = founds[place - 1].part is not found.part
                top = _top(bare, founds[place - 1], wanted.header_row) if place and not beside else 1
                return ProblemSheet(wanted.file, cells.sheet, bare, found, top, mark, wanted.problems)
    return None


def _top(cells: CellsLike, before: Found, header_row: int) -> int:
    """Return the row where the lines above a further table of a sheet begin."""
    titles = {row for row, why in before.skipped if why == "judul_ulang"}
    numbers = cells.table["row"]
    rows = numbers.filter(pc.less(numbers, header_row))[-40:].to_pylist()
    top = header_row
    while rows and rows[-1] in titles:
        top = rows.pop()
    return top


def _year(found: Found, wanted: _Wanted) -> str:
    """Return the year that the rows were read in where only the name of the file or the day of the upload told it."""
    told = (found.identity.get("tahun"), found.identity.get("periode"), wanted.file, wanted.day if "data_per" not in found.identity else "")
    year = re.search(r"20\d\d", " ".join(text or "" for text in told))
    return year.group() if year else ""
