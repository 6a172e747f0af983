"""The uploads on record: who, when, which files, what became of their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pipelines.settings import settings

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse


@dataclass(frozen=True)
class Batch:
    """Hold one upload; times are the office's. rejected: rows that wait; corrected: rows that waited and came back."""

    number: int
    when: datetime
    user: str
    files: tuple[str, ...]
    rows: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    corrected: int
    skipped: int
    undone: datetime | None
    undone_by: str | None


def batches(warehouse: Warehouse) -> list[Batch]:
    """List every upload, the latest first, undone ones included."""
    zone = ZoneInfo(settings().time_zone)
    with warehouse.cursor() as cursor:
        rows = cursor.execute("""
            with isi as (
                select batch_id, sum(rows), sum(baru), sum(berubah), sum(sama), sum(rejected - coalesce(diperbaiki, 0)), sum(diperbaiki), sum(skipped)
                from lembar left join pondasi.lembar_diperbaiki using (lembar_id) group by batch_id
            ),
            nama as (select batch_id, list(nama order by berkas_id) from berkas group by batch_id)
            select b.batch_id, b.dibuat, b.pengguna, n.*, i.*, b.dibatalkan, b.dibatalkan_oleh
            from batch b left join nama n using (batch_id) left join isi i using (batch_id)
            order by b.batch_id desc
        """).fetchall()
    found = []
    for row in rows:
        number, when, user, _key, files, _key2, *counts, undone, by = row
        all_rows, new, changed, unchanged, rejected, corrected, skipped = (int(n or 0) for n in counts)
        found.append(
            Batch(
                number,
                _local(when, zone),
                user,
                tuple(files or ()),
                all_rows,
                new,
                changed,
                unchanged,
                rejected,
                corrected,
                skipped,
                _local(undone, zone),
                by,
            )
        )
    return found


def living_since(warehouse: Warehouse, moment: datetime) -> list[int]:
    """Return the numbers of uploads that are not undone and were loaded at a moment (UTC) or later, the first of them first."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select batch_id from batch where dibatalkan is null and dibuat >= ? order by batch_id", [moment]).fetchall()
    return [number for (number,) in rows]


def _local(moment: datetime | None, zone: ZoneInfo) -> Any:
    """Turn a UTC time of the warehouse into the office's clock."""
    return moment and moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone)
