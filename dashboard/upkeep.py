"""Commands of whoever keeps the dashboard running: serve it, check it, build its warehouse anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.opening import fail, opened
from dashboard.options import WarehouseOption
from pipelines.language import _, number
from pipelines.settings import settings

if TYPE_CHECKING:
    from pipelines.load.rebuilding import Rebuilt


def bangun_ulang(
    poorer: Annotated[bool, typer.Option("--ya", help="Ganti gudang juga bila yang baru memuat lebih sedikit.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Bangun ulang gudang dari berkas unggahan yang tersimpan; gudang lama disimpan di sebelahnya."""
    from pipelines.load import rebuild
    from pipelines.load.store import Unavailable
    from pipelines.warehouse import open_warehouse

    path = Path(warehouse or settings().warehouse_path)
    fresh, before = path.with_suffix(".baru.duckdb"), path.with_suffix(".lama.duckdb")
    fresh.unlink(missing_ok=True)
    try:
        with opened(path) as old, open_warehouse(fresh) as new:
            done = rebuild(old, new)
    except Unavailable as error:
        fresh.unlink(missing_ok=True)
        raise fail(error.message) from error
    for message in done.lost:
        typer.echo("✗ " + message)
    if (done.lost_with_rows or done.missing) and not poorer:
        fresh.unlink()
        raise fail(_poorer(done))
    os.replace(path, before)
    os.replace(fresh, path)
    typer.echo(_("{n} unggahan dimuat ulang, {baris} baris diterima. Gudang lama ada di {lama}.").format(n=done.batches, baris=done.rows, lama=before))
    raise typer.Exit(1 if done.lost else 0)


def _poorer(done: Rebuilt) -> str:
    """Say that the warehouse stays as it is, and why."""
    files, rows = len(done.lost_with_rows), sum(done.missing.values())
    tables = ", ".join(f"{table} {number(count)}" for table, count in done.missing.items())
    what = _("{n} berkas tidak dapat dibangun ulang").format(n=number(files)) if files else ""
    lacking = _("{n} baris yang sekarang berlaku akan hilang ({tabel})").format(n=number(rows), tabel=tables) if rows else ""
    return _("Gudang tidak diganti: {sebab}. Pulihkan berkas asli dari cadangan, atau jalankan lagi dengan --ya bila memang itu yang dikehendaki.").format(
        sebab=", ".join(filter(None, (what, lacking)))
    )


def layani(
    host: Annotated[str, typer.Option(help="Alamat yang dilayani.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Porta.")] = 8501,
    warehouse: WarehouseOption = None,
) -> None:
    """Layani dasbor di peramban."""
    from dashboard.serving import command
    from pipelines.load.store import sweep

    path = Path(warehouse or settings().warehouse_path).resolve()
    opened(path).close()  # a warehouse held by another process is told here, not on a page
    sweep()
    env = os.environ | {"PANTAU_WAREHOUSE": str(path)}
    typer.echo(_("Dasbor: http://{host}:{port} (Ctrl+C untuk berhenti)").format(host=host, port=port))
    words = command(host, port)
    if os.name == "posix":  # one process: who stops this one stops the dashboard and frees the warehouse
        sys.stdout.flush()
        os.execve(words[0], words, env)
    raise typer.Exit(subprocess.run(words, env=env, check=False).returncode)


def periksa(warehouse: WarehouseOption = None) -> None:
    """Periksa gudang, definisi, cakupan, dan ruang simpan; keluar 1 bila ada yang perlu dibereskan."""
    from dashboard.terminal import print_checks
    from pipelines.load.loading import user_name
    from pipelines.load.retention import tidy
    from pipelines.load.store import Unavailable, sweep

    trouble = False
    with opened(warehouse) as house:
        sweep()
        try:
            if deleted := tidy(house, user=user_name()):
                message = _("{n} berkas asli sudah lewat masa simpannya dan dihapus: {nama}. Barisnya tetap ada di gudang.")
                typer.echo("✓ " + message.format(n=number(len(deleted)), nama=", ".join(deleted)))
        except Unavailable as error:
            trouble = True
            typer.echo("✗ " + error.message)
        raise typer.Exit(print_checks(house) or int(trouble))
