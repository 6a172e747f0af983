"""The command that hands out the problem rows of an upload."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from dashboard.opening import fail, opened
from dashboard.options import WarehouseOption
from pipelines.language import _
from pipelines.settings import settings


def baris_bermasalah(
    batch: Annotated[int, typer.Argument(metavar="NOMOR", help="Nomor unggahan.")],
    target: Annotated[Path, typer.Argument(metavar="KELUARAN.xlsx", help="Buku kerja yang ditulis.")],
    warehouse: WarehouseOption = None,
) -> None:
    """Tulis baris yang menunggu dan berperingatan dari satu unggahan, untuk diperbaiki lalu dimuat lagi."""
    from dashboard.workbook.problem_rows import build_problem_rows
    from pipelines.load.problems import NothingToMend
    from pipelines.load.undoing import BatchUnknown
    from pipelines.load.waiting import waiting_in_batch

    with opened(warehouse) as house:
        try:
            waiting = waiting_in_batch(house, batch)
        except (BatchUnknown, NothingToMend) as error:
            raise fail(str(error), 2) from error
    data = build_problem_rows(waiting, datetime.now(ZoneInfo(settings().time_zone)))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise fail(_("{path} tidak dapat ditulis. Tutup berkasnya bila sedang terbuka, atau pilih tempat lain.").format(path=target), 2) from error
    rows = sum(len(sheet.problems) for sheet in waiting.sheets)
    typer.echo(_("{n} baris ditulis ke {path}. Perbaiki sel yang diwarnai, lalu muat buku kerja itu.").format(n=rows, path=target))
    for message in waiting.lost:
        typer.echo("✗ " + message)
