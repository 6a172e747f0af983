"""What the terminal shows: an upload's report, a figure, the self-check."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import pyarrow as pa
import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from dashboard.opening import opened
from pipelines.language import _, number
from pipelines.load import Report, load, mappings, prepare
from pipelines.load.incoming import walk
from pipelines.settings import settings
from pipelines.warehouse import Warehouse

console = Console(width=None if sys.stdout.isatty() else 160)


def load_paths(
    paths: list[Path],
    *,
    warehouse: Path | None,
    kind: str | None = None,
    chosen: dict[str, str] | None = None,
    dry_run: bool = False,
    withdraw: bool = False,
    password: str | None = None,
    quiet: bool = False,
) -> Report:
    """Read files and folders and load them into the warehouse, with a progress bar on standard error."""
    files = walk(paths)
    with Progress(console=Console(stderr=True), transient=True, disable=quiet or not sys.stderr.isatty()) as bar:
        task = bar.add_task(_("Membaca berkas"), total=len(files))
        # The warehouse opens while the files are read; the copy of the context keeps the language.
        with ThreadPoolExecutor(1) as beside:
            exists = (warehouse or settings().warehouse_path).exists()  # a new warehouse remembers no layouts
            opening = beside.submit(copy_context().run, opened, warehouse)
            incoming = prepare(
                files,
                kind=kind,
                chosen=chosen,
                mappings=mappings(opening.result()) if exists else {},
                password=password,
                progress=lambda done, name: bar.update(task, completed=done, description=name),
            )
        with opening.result() as house:
            return load(house, incoming, dry_run=dry_run, withdraw_missing=withdraw)


def print_report(report: Report, *, dry_run: bool = False, brief: bool = False) -> None:
    """Print what an upload did: a line a table, then what needs a person."""
    table = Table(box=None, pad_edge=False)
    for name, justify in (
        (_("Berkas"), "left"),
        (_("Jenis"), "left"),
        (_("Baru"), "right"),
        (_("Berubah"), "right"),
        (_("Sama"), "right"),
        (_("Ditolak"), "right"),
        (_("Dilewati"), "right"),
    ):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    private = any(file.dropped for file in report.files)
    if private:
        table.add_column(_("Kolom pribadi yang tidak disimpan"), overflow="fold")
    for file in report.files:
        place = file.file if file.sheet is None else f"{file.file} › {file.sheet}"
        counts = (file.new, file.changed, file.unchanged, file.rejected, file.skipped)
        table.add_row(
            place, file.kind if not file.error else _("tidak dimuat"), *(number(n) if n else "·" for n in counts),
            *([", ".join(file.dropped)] if private else []),
        )
    if not brief:
        console.print(table)
        for file in report.files:
            if file.error and not file.aside:
                console.print("✗ " + file.error["message"], markup=False, highlight=False, soft_wrap=True)
        for findings in _by_code(report).values():
            console.print("✗ " + findings[0]["message"], markup=False, highlight=False, soft_wrap=True)
            if (total := sum(finding["count"] for finding in findings)) > 1:
                console.print(
                    _("  … dan {n} baris lain dengan sebab yang sama.").format(n=number(total - 1)),
                    highlight=False,
                )
    names = ("rows", "accepted", "new", "changed", "unchanged", "rejected", "skipped")
    total = {name: number(report.total(name)) for name in names}
    console.print(
        _(
            "{rows} baris: {accepted} diterima ({new} baru, {changed} berubah, {unchanged} sama), {rejected} ditolak, {skipped} dilewati."
        ).format(**total),
        highlight=False,
        soft_wrap=True,
    )
    if dry_run:
        console.print(_("Uji coba: tidak ada yang disimpan."))
    elif report.batch is None:
        console.print(_("Tidak ada yang berubah: semua isi sudah ada di gudang."))
    else:
        console.print(
            _("Disimpan sebagai unggahan nomor {batch}. Batalkan dengan: pantau batal {batch}").format(
                batch=report.batch
            ),
            highlight=False,
        )


def _by_code(report: Report) -> dict[str, list[dict]]:
    """Gather what keeps rows from loading by its cause: the first finding of each table."""
    found: dict[str, list[dict]] = {}
    for file in report.files:
        for code, finding in {f["code"]: f for f in reversed(file.findings) if f["severity"] == "tolak"}.items():
            found.setdefault(code, []).append(finding)
    return found


def print_table(table: pa.Table, form: str) -> None:
    """Print a figure as JSON (a list of rows), CSV, or columns for reading."""
    if form == "json":
        typer.echo(json.dumps(table.to_pylist(), ensure_ascii=False, default=str))
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(table.column_names)
        writer.writerows(zip(*(c.to_pylist() for c in table.columns), strict=True))
    else:
        shown = Table(box=None, pad_edge=False)
        for field in table.schema:
            shown.add_column(
                field.name,
                justify="right" if pa.types.is_integer(field.type) or pa.types.is_floating(field.type) else "left",
                overflow="fold",
            )
        for row in table.to_pylist():
            shown.add_row(*(_cell(v) for v in row.values()))
        console.print(shown)
        console.print(_("{n} baris").format(n=number(table.num_rows)))


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return number(value, 0 if value == int(value) else 1)
    return str(value)


def print_checks(warehouse: Warehouse) -> int:
    """Print the self-check and return the exit code: 1 where something needs mending."""
    from pipelines.selfcheck import inspect

    bad = False
    for check in inspect(warehouse):
        bad |= not check.fine
        console.print(("✓ " if check.fine else "✗ ") + check.message, markup=False, highlight=False, soft_wrap=True)
    free = shutil.disk_usage(warehouse.path.parent).free / 2**30
    enough = free > 1
    console.print(
        ("✓ " if enough else "✗ ") + _("Ruang simpan tersisa {gib} GiB.").format(gib=number(free, 1)), highlight=False
    )
    return int(bad or not enough)
