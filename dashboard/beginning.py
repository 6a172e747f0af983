"""Commands to begin with: a sample office on screen, sample exports, blank forms."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from dashboard.lean import lean
from dashboard.upkeep import layani
from pipelines.language import _
from pipelines.settings import settings


def demo(
    port: Annotated[int, typer.Option(help="Porta dasbor.")] = 8501,
    serve: Annotated[bool, typer.Option("--layani/--tanpa-layani", help="Buka dasbor setelah data dimuat.")] = True,
) -> None:
    """Buat contoh ekspor satu Balai, muat ke gudang baru, lalu buka dasbornya."""
    from pipelines.samples import write_samples

    home = settings().data / "demo"
    shutil.rmtree(home, ignore_errors=True)
    os.environ |= {"PANTAU_DATA": str(home), "PANTAU_WAREHOUSE": str(home / "pantau.duckdb")}
    settings.cache_clear()
    files = write_samples(home / "ekspor")
    typer.echo(_("{n} berkas contoh ditulis ke {tempat}.").format(n=len(files), tempat=home / "ekspor"))
    from dashboard.terminal import load_paths, print_report

    with lean():
        report = load_paths([home / "ekspor"], warehouse=None)
    print_report(report, brief=True)
    if serve:
        layani(port=port)


def contoh(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="Folder tujuan.")],
    pegawai: Annotated[int, typer.Option(help="Banyaknya pegawai.", min=9, max=20_000)] = 64,
    bulan: Annotated[int, typer.Option(help="Banyaknya bulan sejak Januari 2026.", min=1, max=11)] = 11,
    seed: Annotated[int, typer.Option(help="Benih acak: benih yang sama memberi isi yang sama.")] = 2026,
) -> None:
    """Tulis contoh ekspor buatan dalam berbagai tata letak."""
    from pipelines.samples import write_samples

    files = write_samples(target, pegawai=pegawai, bulan=bulan, seed=seed)
    typer.echo(_("{n} berkas contoh ditulis ke {tempat}.").format(n=len(files), tempat=target))


def templat(target: Annotated[Path, typer.Argument(metavar="DIR", help="Folder tujuan.")]) -> None:
    """Tulis formulir kosong untuk diisi, dan contoh templat laporan kantor."""
    from dashboard.exporting import known_units
    from dashboard.workbook.template_sample import write_sample
    from pipelines.templates import write_templates

    for path in (*write_templates(target, known_units()), write_sample(target / "laporan")):
        typer.echo(path)
