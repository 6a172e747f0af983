"""What a workbook is made of: the figures' own rows, their definitions, and where and when they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.language import current_language
from pipelines.settings import settings
from pipelines.warehouse import Warehouse, last_batch

FIGURES = (
    "ringkasan",
    "capaian_unit",
    "capaian_rhk",
    "rencana_aksi",
    "kepatuhan_catatan",
    "kepatuhan_pegawai",
    "aktivitas_unit",
    "dialog_unit",
    "dialog_pimpinan",
    "frekuensi_dialog",
    "linimasa_dialog",
    "agenda_dialog",
    "layak_apresiasi",
)


@dataclass(frozen=True)
class Meaning:
    """Hold one figure's definition: its title, what it says, what one row is, what it is counted against."""

    name: str
    judul: str
    arti: str
    butir: str
    penyebut: str


@dataclass(frozen=True)
class Material:
    """Hold all that `build` needs; two equal materials give the same workbook, byte for byte."""

    kantor: str
    units: tuple[str, ...]
    dari: date
    sampai: date
    per: date
    dibuat: datetime
    batch: str | None = None
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    definitions: tuple[Meaning, ...] = ()
    uploads: pd.DataFrame = field(default_factory=pd.DataFrame)

    def frame(self, figure: str) -> pd.DataFrame:
        """Return a figure's rows; none at all when it was not asked."""
        return self.frames.get(figure, pd.DataFrame())

    def meaning(self, figure: str) -> str:
        """Return what a figure says, for the caption of a sheet."""
        return next((m.arti for m in self.definitions if m.name == figure), "")


def gather(warehouse: Warehouse, viewer: Viewer, question: Question, *, made: datetime | None = None) -> Material:
    """Ask every figure once and note who asked what, when, and of which data."""
    frames = {name: door.ask(warehouse, name, viewer, question) for name in FIGURES}
    definitions = tuple(_meaning(door.definition(name)) for name in FIGURES)
    with warehouse.cursor() as cursor:
        batch = last_batch(cursor)
    uploads = door.ask(warehouse, "unggahan", viewer, question)
    zone = ZoneInfo(settings().time_zone)
    return Material(
        kantor=settings().kantor,
        units=question.units,
        dari=question.dari,
        sampai=question.sampai,
        per=question.per,
        dibuat=made or datetime.now(zone),
        batch=batch,
        frames=frames,
        definitions=definitions,
        uploads=_local(uploads, zone),
    )


def _local(uploads: pd.DataFrame, zone: ZoneInfo) -> pd.DataFrame:
    moments = [
        None if pd.isna(m) else m.to_pydatetime().replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
        for m in uploads["dimuat"]
    ]
    return uploads.assign(dimuat=pd.Series(moments, index=uploads.index, dtype="object"))


def _meaning(definition: door.Definition) -> Meaning:
    arti = definition.arti if current_language() == "id" else definition.meaning
    return Meaning(definition.name, definition.judul, arti, definition.butir, definition.penyebut)
