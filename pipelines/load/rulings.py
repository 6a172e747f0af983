"""Settings decided on screen: for the office or for a unit and those under it, with who, when and why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pydantic

from pipelines.language import _, number
from pipelines.load.undoing import note
from pipelines.settings import settings
from pipelines.unit_settings import LABELS, OFFICE_ONLY, PER_UNIT, decided, lay_settings, understood, way_up

if TYPE_CHECKING:
    import duckdb

    from pipelines.warehouse import Warehouse


class NotASetting(Exception):
    """Say why a value cannot be set."""


@dataclass(frozen=True)
class Ruling:
    """Hold one decision: setting, unit (None: the office), value (None: back to what lies above), reason, who and when (UTC)."""

    nama: str
    unit_kerja: str | None
    nilai: Any
    alasan: str | None
    dibuat: datetime
    pengguna: str


@dataclass(frozen=True)
class InForce:
    """Hold the value that holds for a unit or the office, and where it was set: a unit, "kantor", or "berkas" (the settings file)."""

    nama: str
    nilai: Any
    asal: str


def rule(warehouse: Warehouse, name: str, unit: str | None, value: Any, *, user: str, reason: str = "") -> bool:
    """Decide a setting for the office (unit None) or a unit; None gives way to what lies above. Return whether anything changed.

    Raises NotASetting with two sentences.
    """
    if name not in PER_UNIT and (unit is not None or name not in OFFICE_ONLY):
        raise NotASetting(_("“{nama}” bukan pengaturan yang dapat diputuskan di sini. Pilih salah satu dari daftar.").format(nama=name))
    read = None if value is None else _read(name, value)
    with warehouse.write() as cursor:
        before = decided(cursor).get((name, unit))
        if before == read:
            return False
        cursor.execute("insert into ketetapan (nama, unit_kerja, nilai, alasan, dibuat, pengguna) values (?, ?, ?, ?, now()::timestamp, ?)",
                       [name, unit, None if read is None else json.dumps(read), reason.strip() or None, user])
        _keep_in_order(cursor, unit)
        lay_settings(cursor)
        note(cursor, user, "atur", {"nama": name, "unit_kerja": unit, "dari": before, "menjadi": read})
    return True


def _read(name: str, value: Any) -> Any:
    try:
        return understood(name, value)
    except pydantic.ValidationError as error:
        raise NotASetting(_("Nilai “{nilai}” tidak dapat dipakai untuk {nama}. Isi menurut keterangannya.").format(
            nilai=value, nama=_(LABELS[name]))) from error


def _keep_in_order(cursor: duckdb.DuckDBPyConnection, unit: str | None) -> None:
    """Refuse thresholds that would let a critical standing begin before one that is behind."""
    held = {one.nama: one.nilai for one in _in_force(cursor, unit)}
    if held["ambang_kritis"] > held["ambang_tertinggal"]:
        raise NotASetting(_("Ambang kritis {kritis} lebih tinggi daripada ambang tertinggal {tertinggal}. Atur keduanya sehingga kritis di bawah tertinggal.").format(
            kritis=number(held["ambang_kritis"]), tertinggal=number(held["ambang_tertinggal"])))


def in_force(warehouse: Warehouse, unit: str | None) -> list[InForce]:
    """List the settings that hold for a unit, or the office (None), each with where it was set."""
    with warehouse.cursor() as cursor:
        return _in_force(cursor, unit)


def _in_force(cursor: duckdb.DuckDBPyConnection, unit: str | None) -> list[InForce]:
    said = decided(cursor)
    parents = dict(cursor.execute("select unit_kerja, induk from unit_kerja").fetchall())
    way = way_up(unit, parents)
    office = settings()
    file: dict[tuple[str, str | None], Any] = {("irama_dialog", name): months for name, months in office.irama_dialog_unit.items()}
    held = []
    for name in PER_UNIT if unit is not None else (*PER_UNIT, *OFFICE_ONLY):
        found = next(((said.get((name, place), file.get((name, place))), place) for place in [*way, None]
                      if (name, place) in said or (name, place) in file), None)
        if found is None:
            held.append(InForce(name, getattr(office, name), "berkas"))
        else:
            held.append(InForce(name, found[0], found[1] or "kantor"))
    return held


def rulings(warehouse: Warehouse) -> list[Ruling]:
    """List every decision on settings, the latest first."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select nama, unit_kerja, nilai, alasan, dibuat, pengguna from ketetapan order by nomor desc").fetchall()
    return [Ruling(name, unit, None if value is None else json.loads(value), reason, when, who) for name, unit, value, reason, when, who in rows]
