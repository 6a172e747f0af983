"""Rows of an upload that wait or carry a warning, each with what is wrong, and the sheet that they stand in, read again from the original."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pipelines.checks.rule import PERINGATAN, TOLAK
from pipelines.language import _
from pipelines.load.incoming import Incoming
from pipelines.load.problems import Problem, Waiting, Wanted
from pipelines.load.report import Report
from pipelines.load.rereading import gather
from pipelines.load.undoing import BatchUnknown

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

MOST = 5_000  # rows of one workbook: who has more mends the export, not its rows


def waiting_in_batch(warehouse: Warehouse, batch: int) -> Waiting:
    """Gather the problem rows of an upload on record; raise BatchUnknown or NothingToMend."""
    with warehouse.cursor() as cursor:
        if not cursor.execute("select count(*) from batch where batch_id = ?", [batch]).fetchall()[0][0]:
            raise BatchUnknown(_("Unggahan nomor {batch} tidak ada. Lihat nomornya di layar Unggah.").format(batch=batch))
        told = cursor.execute(
            """
            with masalah as (
                select f.* from finding f anti join pondasi.baris_kembali k on k.lembar_id = f.lembar_id and k.baris = f.baris
                where f.batch_id = $batch and f.baris is not null and f.severity in ('tolak', 'peringatan')
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
    wanted: dict[int, Wanted] = {}
    for number, file, label, sha, header_row, kind, report, signature, day in sheets:
        wanted[number] = Wanted(file, label, sha, header_row, kind, json.loads(report)["columns"], None, signature, day)
    for number, file, label, row, column, value, code, severity, message, _all in told:
        problem = Problem(row, column, value, code, severity, _plain(message, file, label, column))
        wanted[number].problems.setdefault(row, []).append(problem)
    some = [one for one in wanted.values() if one.problems]
    result = gather(some, _("Unggahan nomor {batch}").format(batch=batch))
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
        wanted.append(Wanted(table.file, table.sheet or "", sha, one.header_row or 0, str(one.kind), columns, one.headers, one.signature, "",
                              {row: by_row[row] for row in sorted(keep)}))
    result = gather(wanted, _("Unggahan ini"), password)
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
