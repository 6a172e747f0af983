"""The report of an upload before and after its rows are judged, and its record in the warehouse."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.checks.rule import PERINGATAN, TOLAK
from pipelines.language import _
from pipelines.load.incoming import Incoming, IncomingFile, Sheet
from pipelines.load.report import SheetReport, row_ranges

# Refusals of a sheet that may stand beside the data of a workbook: instructions, an empty sheet.
ASIDE = ("tata_letak_tidak_dikenal", "lembar_kosong")


def draft(incoming: Incoming, known: set[str]) -> tuple[dict[int, SheetReport], list[tuple[str, Sheet]]]:
    """Make one report for each table or unreadable file, in the order given, and list the tables to load.

    A table to load has its report under its place in the list (its lembar_no); all others stand below zero.
    Files whose hash is known, and second copies within the upload, are not loaded.
    """
    reports: dict[int, SheetReport] = {}
    sheets: list[tuple[str, Sheet]] = []
    met = set(known)
    for file in incoming.files:
        if file.error:
            reports[-len(reports) - 1] = SheetReport(
                file.name, None, error={"code": file.error.code, "message": file.error.message}
            )
            continue
        for sheet in file.sheets:
            report = _sheet_report(file, sheet)
            if report.error or file.sha256 in met:
                reports[-len(reports) - 1] = report
            else:
                reports[len(sheets)] = report
                sheets.append((file.name, sheet))
        met.add(file.sha256)
    return reports, sheets


def _sheet_report(file: IncomingFile, sheet: Sheet) -> SheetReport:
    found = sheet.found
    report = SheetReport(
        file.name,
        sheet.label,
        found.kind,
        round(found.confidence, 3),
        found.header_row,
        {field: found.headers[place] for field, place in found.columns.items()},
        list(found.unmapped),
        found.rows,
        dropped=list(dict.fromkeys(found.dropped)),
        hidden=sheet.hidden,
        reasons=list(found.reasons),
        partial=found.returned is not None,
    )
    report.findings += [
        {
            "code": "catatan_pembaca", "severity": PERINGATAN, "row": None, "column": None, "value": None,
            "message": f"{file.name} › {sheet.label}: {note}", "count": len(sheet.notes),
        }
        for note in sheet.notes
    ]
    for _row, reason in found.skipped:
        report.skipped_rows.setdefault(reason, "")
        report.skipped += 1
    for reason in report.skipped_rows:
        report.skipped_rows[reason] = row_ranges(row for row, why in found.skipped if why == reason)
    if found.refusal is not None or not found.kind:
        report.rejected = found.rows - report.skipped
        report.error = {"code": found.code or "tata_letak_tidak_dikenal", "message": f"{file.name}: {found.refusal}"}
        # Instructions beside the data, or an empty sheet beside a full one, are no loss.
        report.aside = found.code in ASIDE and (file.recognised or sheet.label.casefold().endswith("petunjuk"))
    return report


def finish_repeats(reports: dict[int, SheetReport]) -> None:
    """Fill the reports of files that were not loaded because the same bytes were: all their rows are unchanged."""
    for number, report in reports.items():
        if number >= 0 or report.error:
            continue
        report.accepted = report.unchanged = report.rows - report.skipped
        report.findings.append(
            {
                "code": "berkas_sama",
                "severity": "info",
                "row": None,
                "column": None,
                "value": None,
                "message": _(
                    "{berkas} sama persis dengan berkas yang sudah dimuat. Tidak ada yang berubah dan tidak ada yang perlu dilakukan."
                ).format(berkas=report.file),
                "count": 1,
            }
        )


def record(
    cursor: duckdb.DuckDBPyConnection,
    incoming: Incoming,
    reports: dict[int, SheetReport],
    batch_id: int,
    first_sheet: int,
) -> None:
    """Write the files, tables and findings of an upload into the warehouse."""
    first_file = cursor.execute("select coalesce(max(berkas_id), 0) + 1 from berkas").fetchall()[0][0]
    ids: dict[str, int] = {}
    for place, file in enumerate(incoming.files):
        ids.setdefault(file.name, first_file + place)
    _insert(
        cursor,
        "berkas",
        [
            {
                "berkas_id": first_file + place,
                "batch_id": batch_id,
                "nama": file.name,
                "sha256": file.sha256,
                "ukuran": file.size,
            }
            for place, file in enumerate(incoming.files)
        ],
    )
    last = max((n for n in reports if n >= 0), default=-1)
    rows, errors = [], []
    for number, report in reports.items():
        where = {
            "batch_id": batch_id,
            "lembar_id": first_sheet + (number if number >= 0 else last - number),
            "berkas": report.file,
            "sheet": report.sheet or "",
        }
        told = report.as_dict() | {
            "findings": None,
            "reasons": report.reasons,
            "hidden": report.hidden,
            "aside": report.aside,
            "partial": report.partial,
        }
        rows.append(
            where
            | {
                "berkas_id": ids[report.file],
                "tersembunyi": report.hidden,
                "kind": None if report.error else report.kind,
                "keyakinan": report.confidence,
                "baris_judul": report.header_row,
                "rows": report.rows,
                "accepted": report.accepted,
                "rejected": report.rejected,
                "skipped": report.skipped,
                "baru": report.new,
                "berubah": report.changed,
                "sama": report.unchanged,
                "ditarik": report.withdrawn,
                "laporan": json.dumps(told, ensure_ascii=False),
            }
        )
        errors += [where | {name: f[name] for name in ("code", "severity", "message")} for f in report.findings if f["code"] == "catatan_pembaca"]
        if report.error and not report.aside:
            errors.append(where | {"code": report.error["code"], "severity": TOLAK, "message": report.error["message"]})
    _insert(cursor, "lembar", rows)
    _insert(cursor, "finding", errors)
    if last >= 0:
        cursor.execute(
            "update lembar set data_per = m.data_per, tanda = m.tanda from lembar_masuk m where lembar.lembar_id = $first + m.lembar_no",
            {"first": first_sheet},
        )
        cursor.execute(
            """
            insert into finding
            select $batch, $first + lembar_no, berkas, sheet, baris, kolom, nilai, code, severity, message from temuan_tertulis
        """,
            {"batch": batch_id, "first": first_sheet},
        )


def _insert(cursor: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows by the names of their columns, all in one statement."""
    if rows:
        cursor.register("catatan_arrow", pa.Table.from_pylist(rows))
        cursor.execute(f"insert into {table} by name from catatan_arrow")
        cursor.unregister("catatan_arrow")
