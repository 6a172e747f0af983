"""Commands of whoever keeps the dashboard running: serve it, check it, build its warehouse anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard.opening import opened
from dashboard.options import WarehouseOption
from pipelines.language import _
from pipelines.settings import settings


def bangun_ulang(warehouse: WarehouseOption = None) -> None:
    """Bangun ulang gudang dari berkas unggahan yang tersimpan; gudang lama disimpan di sebelahnya."""
    from pipelines.load import rebuild
    from pipelines.warehouse import open_warehouse

    path = Path(warehouse or settings().warehouse_path)
    fresh, before = path.with_suffix(".baru.duckdb"), path.with_suffix(".lama.duckdb")
    fresh.unlink(missing_ok=True)
    with opened(path) as old, open_warehouse(fresh) as new:
        done = rebuild(old, new)
    os.replace(path, before)
    os.replace(fresh, path)
    typer.echo(_("{n} unggahan dimuat ulang, {baris} baris diterima. Gudang lama ada di {lama}.").format(n=done.batches, baris=done.rows, lama=before))
    for message in done.lost:
        typer.echo("✗ " + message)
    raise typer.Exit(1 if done.lost else 0)


def layani(
    host: Annotated[str, typer.Option(help="Alamat yang dilayani.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Porta.")] = 8501,
    warehouse: WarehouseOption = None,
) -> None:
    """Layani dasbor di peramban."""
    from dashboard.serving import command

    path = Path(warehouse or settings().warehouse_path).resolve()
    opened(path).close()  # a warehouse held by another process is told here, not on a page
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

    with opened(warehouse) as house:
        raise typer.Exit(print_checks(house))
