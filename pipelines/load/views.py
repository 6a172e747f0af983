"""Views saved by name: a screen with the filters in its address, for everybody who opens this dashboard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.language import _
from pipelines.load.undoing import note

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse


class NotAName(Exception):
    """Say why a view cannot bear a name."""


@dataclass(frozen=True)
class View:
    """Hold one saved view: its name, the screen, what stands in the address, and who saved it."""

    nama: str
    layar: str
    alamat: Mapping[str, str]
    pengguna: str


def save_view(warehouse: Warehouse, name: str, screen: str, address: Mapping[str, str], *, user: str) -> None:
    """Save a view; one of the same name is replaced. Raises NotAName with two sentences."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= 60:
        raise NotAName(_("Nama tampilan harus 1 sampai 60 huruf. Tulis nama yang singkat."))
    with warehouse.write() as cursor:
        cursor.execute("insert or replace into pandangan values (?, ?, ?, now()::timestamp, ?)", [name, screen, json.dumps(dict(address)), user])
        note(cursor, user, "simpan tampilan", {"nama": name, "layar": screen})


def forget_view(warehouse: Warehouse, name: str, *, user: str) -> None:
    """Forget a saved view."""
    with warehouse.write() as cursor:
        cursor.execute("delete from pandangan where nama = ?", [name])
        note(cursor, user, "hapus tampilan", {"nama": name})


def views(warehouse: Warehouse) -> list[View]:
    """List the saved views by name."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select nama, layar, alamat, pengguna from pandangan order by lower(nama), nama").fetchall()
    return [View(name, screen, json.loads(address), user) for name, screen, address, user in rows]
