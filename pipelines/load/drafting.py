"""The report of an upload before and after its rows are judged, and its record in the warehouse."""

from __future__ import annotations

import json

import duckdb

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
        hidden=sheet.hidden,
        reasons=list(found.reasons),
    )
    for _row, reason in found.skipped:
        report.skipped_rows.setdefault(reason, "")
        report.skipped += 1
    for reason in report.skipped_rows:
        report.skipped_rows[reason] = row_ranges(row for row, why in found.skipped if why == reason)
    if found.refusal is not None or not found.kind:
        report.rejected = found.rows - report.skipped
        report.error = {"code": found.code or "tata_letak_tidak_dikenal", "message": f"{file.name}: {found.refusal}"}
        report.aside = file.recognised and found.code in ASIDE
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
        cursor.execute(
            "insert into berkas values (?, ?, ?, ?, ?)",
            [first_file + place, batch_id, file.name, file.sha256, file.size],
        )
    last = max((n for n in reports if n >= 0), default=-1)
    rows = []
    for number, report in reports.items():
        sheet_id = first_sheet + (number if number >= 0 else last - number)
        told = report.as_dict() | {
            "findings": None,
            "reasons": report.reasons,
            "hidden": report.hidden,
            "aside": report.aside,
        }
        rows.append(
            [
                sheet_id,
                ids[report.file],
                batch_id,
                report.file,
                report.sheet or "",
                report.hidden,
                None if report.error else report.kind,
                report.confidence,
                report.header_row,
                report.rows,
                report.accepted,
                report.rejected,
                report.skipped,
                report.new,
                report.changed,
                report.unchanged,
                report.withdrawn,
                json.dumps(told, ensure_ascii=False),
            ]
        )
        if report.error:
            cursor.execute(
                "insert into finding values (?, ?, ?, ?, null, null, null, ?, 'tolak', ?)",
                [batch_id, sheet_id, report.file, report.sheet or "", report.error["code"], report.error["message"]],
            )
    for row in rows:
        cursor.execute(
            """
            insert into lembar (lembar_id, berkas_id, batch_id, berkas, sheet, tersembunyi, kind, keyakinan, baris_judul,
                rows, accepted, rejected, skipped, baru, berubah, sama, ditarik, laporan)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
            row,
        )
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
