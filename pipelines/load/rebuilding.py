"""The warehouse made anew from the stored uploads: the bytes are the source, the file is only what was made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipelines.language import _
from pipelines.load.incoming import prepare
from pipelines.load.loading import load
from pipelines.load.mappings import mappings, remember, remembered
from pipelines.load.store import stored
from pipelines.load.versions import TABLES
from pipelines.settings import settings

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse


@dataclass
class Rebuilt:
    """Hold how many uploads and rows came back, and in two sentences each what did not."""

    batches: int = 0
    rows: int = 0
    lost: list[str] = field(default_factory=list)


def rebuild(old: Warehouse, new: Warehouse) -> Rebuilt:
    """Load the uploads of one warehouse that are not undone into another, empty one, in their order and as of their days.

    Numbers of uploads start anew. Remembered layouts come along; passwords were never stored, so a locked workbook
    cannot be read again and is named in the result.
    """
    result = Rebuilt()
    known = mappings(old)
    for one in remembered(old):
        remember(new, one.signature, one.name, known[one.signature], user=one.user)
    for day, user, files, withdrew in _uploads(old):
        missing = [name for name, sha in files if not stored(sha).exists()]
        result.lost += [
            _("{nama} tidak ada lagi di folder simpanan. Salin kembali folder unggahan dari cadangan.").format(nama=name) for name in missing
        ]
        incoming = prepare([(name, stored(sha)) for name, sha in files if name not in missing], mappings=known)
        result.lost += [str(file.error.message) for file in incoming.files if file.error and file.error.code == "berkas_terkunci"]
        report = load(new, incoming, user=user, today=day, withdraw_missing=withdrew)
        result.batches += 1
        result.rows += report.total("accepted")
    return result


def _uploads(warehouse: Warehouse) -> list[tuple[date, str, list[tuple[str, str]], bool]]:
    """List the uploads not undone in their order: day in the office's zone, user, (name, hash) of files, whether rows were withdrawn."""
    zone = ZoneInfo(settings().time_zone)
    withdrew = " union ".join(f"select batch_id from {table}_versi where ditarik" for table in TABLES)
    with warehouse.cursor() as cursor:
        rows = cursor.execute(f"""
            select b.batch_id, b.dibuat, b.pengguna, list({{'nama': f.nama, 'sha': f.sha256}} order by f.berkas_id),
                b.batch_id in ({withdrew})
            from batch b join berkas f using (batch_id) where b.dibatalkan is null
            group by b.batch_id, b.dibuat, b.pengguna order by b.batch_id
        """).fetchall()
    return [(_day(when, zone), user, [(f["nama"], f["sha"]) for f in files], bool(taken)) for _number, when, user, files, taken in rows]


def _day(when: datetime, zone: ZoneInfo) -> date:
    return when.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone).date()
