"""What a workbook is made of: the figures' own rows, their definitions, and where and when they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pandas as pd

from pipelines.figures import door
from pipelines.figures.definitions import Definition, definition
from pipelines.figures.door import Question, Viewer
from pipelines.language import _, current_language
from pipelines.settings import settings
from pipelines.warehouse import Warehouse, last_batch

FIGURES = (
    "ringkasan", "capaian_unit", "rincian_rhk", "rhk_tersendat", "kaskade_rhk", "rincian_langkah", "kepatuhan_catatan", "aktivitas_unit",
    "kepatuhan_pegawai", "frekuensi_dialog", "dialog_unit", "dialog_pimpinan", "tindak_lanjut", "agenda_dialog", "layak_apresiasi",
    "predikat_unit", "laporan_bkn", "mutu_data", "rincian_hari", "linimasa_dialog", "rincian_pegawai", "rincian_unit", "dasar_agenda", "kalender_kerja",
    "rincian_bkn",
)
# Figures whose lists the workbook shows under another figure's rows: their definitions belong to it all the same.
ALSO_MEANT = ("capaian_rhk", "rencana_aksi", "unggahan")

ASKED_AT_ONCE = 3

Progress = Callable[[str, int, int], None]  # what was done last: a figure asked, a sheet written; how many of how many


def silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Meaning:
    """Hold one figure's definition: its title, what it says, what one row is, what it is counted against."""

    name: str
    judul: str
    arti: str
    butir: str
    penyebut: str


@dataclass(frozen=True)
class Signatory:
    """Hold who signs; what is empty is left to be written by hand."""

    jabatan: str = ""
    nama: str = ""
    nip: str = ""


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
    penyusun: str = ""
    versi: str = ""
    tempat: str = ""
    penanda: tuple[Signatory, ...] = ()
    terbatas: bool = False  # made for somebody who may not see the whole office

    def frame(self, figure: str) -> pd.DataFrame:
        """Return a figure's rows; none at all when it was not asked."""
        return self.frames.get(figure, pd.DataFrame())

    def meaning(self, figure: str) -> str:
        """Return what a figure says, for the caption of a sheet."""
        return next((m.arti for m in self.definitions if m.name == figure), "")


def gather(
    warehouse: Warehouse, viewer: Viewer, question: Question, *, made: datetime | None = None, who: str = "", progress: Progress = silent
) -> Material:
    """Ask every figure once and note who asked what, when, and of which data; `who` stands on the cover, else the user of the settings."""
    with ThreadPoolExecutor(ASKED_AT_ONCE) as beside:  # the door opens a cursor for each; DuckDB lets Python go meanwhile
        asked = {name: beside.submit(door.ask, warehouse, name, viewer, question) for name in FIGURES}
        for done, name in enumerate(FIGURES, start=1):
            asked[name].result()
            progress(_(definition(name).judul), done, len(FIGURES))
    frames = {name: asked[name].result() for name in FIGURES}
    with warehouse.cursor() as cursor:
        batch = last_batch(cursor)
    uploads = door.ask(warehouse, "unggahan", viewer, question)
    told = settings()
    zone = ZoneInfo(told.time_zone)
    return Material(
        kantor=told.kantor,
        units=question.units,
        dari=question.dari,
        sampai=question.sampai,
        per=question.per,
        dibuat=made or datetime.now(zone),
        batch=batch,
        frames=frames,
        definitions=tuple(_meaning(definition(name)) for name in (*FIGURES, *ALSO_MEANT)),
        uploads=_local(uploads, zone),
        penyusun=who or told.pengguna,
        versi=version("pantau-kinerja"),
        tempat=told.tempat,
        penanda=tuple(Signatory(one.jabatan, one.nama, one.nip) for one in told.tanda_tangan),
        terbatas=viewer.units is not None,
    )


def _local(uploads: pd.DataFrame, zone: ZoneInfo) -> pd.DataFrame:
    moments = [
        None if pd.isna(m) else m.to_pydatetime().replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
        for m in uploads["dimuat"]
    ]
    return uploads.assign(dimuat=pd.Series(moments, index=uploads.index, dtype="object"))


def _meaning(definition: Definition) -> Meaning:
    arti = definition.arti if current_language() == "id" else definition.meaning
    return Meaning(definition.name, _(definition.judul), arti, _(definition.butir), _(definition.penyebut))
