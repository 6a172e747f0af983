"""The way back: an upload undone, the versions before it current again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import duckdb

from pipelines.aggregates import keep_up
from pipelines.language import _
from pipelines.load.links import relink
from pipelines.load.staging import KINDS
from pipelines.load.versions import TABLES, make_current, rebuild_units

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse


class BatchUnknown(Exception):
    """Say that there is no such upload, or that it is undone already."""


def undo(warehouse: Warehouse, batch_id: int, *, user: str) -> int:
    """Undo one upload in one transaction, in any order among uploads; return how many current rows it had.

    Raises BatchUnknown.
    """
    return undo_all(warehouse, [batch_id], user=user)


def undo_all(warehouse: Warehouse, batch_ids: Iterable[int], *, user: str) -> int:
    """Undo several uploads in one transaction, all or none; return how many current rows they had. Raises BatchUnknown."""
    with warehouse.write() as cursor:
        return sum(take_back(cursor, number, user=user) for number in batch_ids)


def take_back(cursor: duckdb.DuckDBPyConnection, batch_id: int, *, user: str) -> int:
    """Undo one upload within a transaction; see `undo`."""
    rows = cursor.execute("select dibatalkan from batch where batch_id = ?", [batch_id]).fetchall()
    if not rows:
        raise BatchUnknown(
            _("Unggahan nomor {batch} tidak ada. Lihat nomornya di layar Unggah.").format(batch=batch_id)
        )
    if rows[0][0] is not None:
        raise BatchUnknown(
            _("Unggahan nomor {batch} sudah dibatalkan. Tidak ada yang perlu dilakukan.").format(batch=batch_id)
        )
    cursor.execute(
        "update batch set dibatalkan = now()::timestamp, dibatalkan_oleh = $user where batch_id = $batch",
        {"batch": batch_id, "user": user},
    )
    cursor.execute(
        " union ".join(f"select nip from {t}_versi where batch_id = $batch" for t in TABLES).join(
            ("create or replace temp table tersentuh as ", "")
        ),
        {"batch": batch_id},
    )
    count = 0
    for table in TABLES:
        if table in KINDS:  # what a person uploaded; the tables beside follow from it
            count += cursor.execute(f"select count(*) from {table} where batch_id = ?", [batch_id]).fetchall()[0][0]
        cursor.execute(
            f"create or replace temp table kunci_tersentuh as select distinct kunci from {table}_versi where batch_id = ?",
            [batch_id],
        )
        make_current(cursor, table)
    rebuild_units(cursor)
    relink(cursor)
    keep_up(cursor)
    note(cursor, user, "batal", {"batch": batch_id, "baris": count})
    return count


def note(cursor, user: str, action: str, details: dict) -> None:
    """Write down who did what."""
    cursor.execute("insert into audit values (now()::timestamp, ?, ?, ?)", [user, action, json.dumps(details)])
