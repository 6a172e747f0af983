"""Commands over uploads that are on record: take them back, load them anew."""

from __future__ import annotations

from typing import Annotated

import typer

from dashboard.opening import fail, opened
from dashboard.options import WarehouseOption
from pipelines.language import _, number


def batal(
    batches: Annotated[list[int], typer.Argument(metavar="NOMOR…", help="Nomor unggahan, satu atau lebih.")], warehouse: WarehouseOption = None
) -> None:
    """Batalkan unggahan; data sebelumnya berlaku lagi. Beberapa nomor dibatalkan semua atau tidak sama sekali."""
    from pipelines.load import BatchUnknown
    from pipelines.load.loading import user_name
    from pipelines.load.undoing import undo_all

    with opened(warehouse) as house:
        try:
            rows = undo_all(house, batches, user=user_name())
        except BatchUnknown as error:
            raise fail(str(error)) from error
    typer.echo(
        _("Unggahan nomor {batch} dibatalkan. {n} baris tidak berlaku lagi dan data sebelumnya dipakai kembali.").format(
            batch=", ".join(map(str, batches)), n=number(rows))
    )


def muat_ulang(
    batch: Annotated[int, typer.Argument(metavar="NOMOR", help="Nomor unggahan.")], warehouse: WarehouseOption = None
) -> None:
    """Muat ulang satu unggahan dari berkas aslinya, dengan daftar pegawai, tata letak, dan keputusan yang terbaru."""
    from dashboard.terminal import print_report
    from pipelines.load import BatchUnknown
    from pipelines.load.loading import user_name
    from pipelines.load.reloading import reload
    from pipelines.load.store import Unavailable

    with opened(warehouse) as house:
        try:
            report = reload(house, batch, user=user_name())
        except (BatchUnknown, Unavailable) as error:
            raise fail(str(error), 2) from error
    print_report(report)
    raise typer.Exit(report.exit_code)
