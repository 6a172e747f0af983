"""Options that several commands share, and the question that they add up to."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from dashboard.opening import fail
from pipelines.figures.door import Question, Viewer, default_question, narrow
from pipelines.language import _
from pipelines.warehouse import Warehouse

WarehouseOption = Annotated[
    Path | None,
    typer.Option("--warehouse", help="Berkas gudang DuckDB; bawaan menurut PANTAU_WAREHOUSE atau pengaturan."),
]
UnitOption = Annotated[
    list[str] | None, typer.Option("--unit", help="Unit kerja (beserta unit di bawahnya); boleh diulang.")
]
DariOption = Annotated[
    datetime | None, typer.Option("--dari", formats=["%Y-%m-%d"], help="Awal periode, seperti 2026-10-01.")
]
SampaiOption = Annotated[datetime | None, typer.Option("--sampai", formats=["%Y-%m-%d"], help="Akhir periode.")]
PerOption = Annotated[
    datetime | None,
    typer.Option(
        "--per", formats=["%Y-%m-%d"], help="Keadaan per tanggal ini; bawaan: hari terakhir yang dicakup data."
    ),
]


def question(
    house: Warehouse, units: list[str] | None, dari: datetime | None, sampai: datetime | None, per: datetime | None
) -> Question:
    """Turn options into a question; what is not said comes from the data."""
    default = default_question(house, Viewer(None), per=_day(per))
    try:
        return narrow(house, default, units=tuple(units or ()), dari=_day(dari), sampai=_day(sampai))
    except KeyError as error:
        name = next((unit for unit in units or () if unit.strip().casefold() == error.args[0]), error.args[0])
        message = _("Unit “{nama}” tidak ada di gudang. Lihat nama unit dengan: pantau angka capaian_unit").format(
            nama=name
        )
        raise fail(message, 2) from error
    except ValueError as error:
        raise fail(_("Awal periode lebih akhir dari akhirnya. Tukar --dari dan --sampai."), 2) from error


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def read_layout(path: Path) -> tuple[str, dict[str, str]]:
    """Read a layout of one's own: kind = "catatan_harian" and [columns] with field = header; leave with a message if it is none."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        return str(told["kind"]), {str(field): str(header) for field, header in told["columns"].items()}
    except FileNotFoundError as error:
        raise fail(_("{path} tidak ditemukan. Periksa nama berkas tata letaknya.").format(path=path), 2) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, AttributeError) as error:
        raise fail(
            _("{path} bukan tata letak yang lengkap. Tulis kind dan bagian [columns], misalnya tanggal = \"Kapan\".").format(path=path), 2
        ) from error
