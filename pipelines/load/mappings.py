"""A person's choice of kind and columns for one layout, remembered by the signature of its header."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pipelines.load.undoing import note
from pipelines.recognise import SavedMapping

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse


@dataclass(frozen=True)
class Remembered:
    """Hold one remembered layout for people: its name, kind, how many columns, who chose and when (UTC)."""

    signature: str
    name: str
    kind: str
    columns: int
    user: str
    when: datetime


def mappings(warehouse: Warehouse) -> dict[str, SavedMapping]:
    """Return every remembered choice by header signature, as recognition takes it."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select tanda, kind, columns from mapping").fetchall()
    return {signature: SavedMapping(kind, json.loads(columns)) for signature, kind, columns in rows}


def remembered(warehouse: Warehouse) -> list[Remembered]:
    """List the remembered layouts by name."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select tanda, nama, kind, columns, pengguna, dibuat from mapping order by nama").fetchall()
    return [Remembered(sign, name, kind, len(json.loads(columns)), user, when) for sign, name, kind, columns, user, when in rows]


def remember(warehouse: Warehouse, signature: str, name: str, choice: SavedMapping, *, user: str) -> None:
    """Remember a choice; a newer one for the same header replaces it."""
    with warehouse.write() as cursor:
        cursor.execute(
            "insert or replace into mapping values (?, ?, ?, ?, now()::timestamp, ?)",
            [signature, name, choice.kind, json.dumps(choice.columns, ensure_ascii=False), user],
        )
        note(cursor, user, "ingat tata letak", {"nama": name, "kind": choice.kind})


def rename(warehouse: Warehouse, signature: str, name: str, *, user: str) -> None:
    """Give a remembered layout another name."""
    with warehouse.write() as cursor:
        cursor.execute("update mapping set nama = ? where tanda = ?", [name, signature])
        note(cursor, user, "ganti nama tata letak", {"nama": name})


def forget(warehouse: Warehouse, signature: str, *, user: str) -> None:
    """Forget a remembered layout; what was loaded by it stays."""
    with warehouse.write() as cursor:
        rows = cursor.execute("delete from mapping where tanda = ? returning nama", [signature]).fetchall()
        for (name,) in rows:
            note(cursor, user, "lupakan tata letak", {"nama": name})
