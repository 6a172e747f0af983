"""Settings where figures read them: from the office's file, and over it what people decided on screen for the office or a unit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, get_args

import duckdb
from pydantic import TypeAdapter

from pipelines.language import N_
from pipelines.settings import Settings, settings
from pipelines.working_days import lay_calendar, lay_unit_calendars

# What a person may decide on screen. A unit's own value holds for the units under it too, the nearest first.
PER_UNIT = ("irama_dialog", "segera_hari", "ambang_tertinggal", "ambang_kritis", "hari_senyap", "hari_kerja", "masuk_libur", "menit_per_hari", "menit_ramadan",
            "batas_isi_hari", "borongan_hari", "salin_hari")
POINTS = ("poin_rhk_kritis", "poin_rhk_senyap", "poin_langkah_lewat", "poin_tindak_lanjut", "poin_belum_dialog", "poin_dialog_terlambat",
          "poin_dialog_segera", "poin_hari_kosong", "ambang_agenda", "poin_lebih_awal", "poin_pekan_penuh", "poin_di_depan", "poin_berbalik", "ambang_apresiasi")
CALENDAR = ("hari_kerja", "masuk_libur", "menit_per_hari", "menit_ramadan")
OFFICE_ONLY = ("predikat_organisasi", *POINTS)
LABELS = {
    "irama_dialog": N_("Irama dialog (bulan)"),
    "segera_hari": N_("Segera bila sisa hari paling banyak"),
    "ambang_tertinggal": N_("Ambang tertinggal (poin)"),
    "ambang_kritis": N_("Ambang kritis (poin)"),
    "hari_senyap": N_("RHK senyap setelah (hari kerja)"),
    "hari_kerja": N_("Hari kerja sepekan"),
    "masuk_libur": N_("Hari libur tetap masuk"),
    "menit_per_hari": N_("Menit kerja sehari"),
    "menit_ramadan": N_("Menit kerja sehari, Ramadan"),
    "batas_isi_hari": N_("Catatan terlambat setelah (hari kerja)"),
    "borongan_hari": N_("Isi borongan mulai (hari)"),
    "salin_hari": N_("Teks berulang mulai (hari)"),
    "predikat_organisasi": N_("Predikat organisasi"),
    "poin_rhk_kritis": N_("Agenda: RHK kritis"),
    "poin_rhk_senyap": N_("Agenda: RHK senyap"),
    "poin_langkah_lewat": N_("Agenda: langkah lewat tenggat"),
    "poin_tindak_lanjut": N_("Agenda: tindak lanjut lewat tenggat"),
    "poin_belum_dialog": N_("Agenda: belum pernah berdialog"),
    "poin_dialog_terlambat": N_("Agenda: dialog terlambat"),
    "poin_dialog_segera": N_("Agenda: dialog segera jatuh tempo"),
    "poin_hari_kosong": N_("Agenda: hari tanpa catatan"),
    "ambang_agenda": N_("Agenda: tampak mulai poin"),
    "poin_lebih_awal": N_("Apresiasi: langkah selesai sebelum tenggat"),
    "poin_pekan_penuh": N_("Apresiasi: pekan penuh"),
    "poin_di_depan": N_("Apresiasi: di depan target waktu"),
    "poin_berbalik": N_("Apresiasi: berbalik sejak dialog"),
    "ambang_apresiasi": N_("Apresiasi: tampak mulai poin"),
}


def understood(name: str, value: Any) -> Any:
    """Return a setting's value as its field reads it, bounds included; raises pydantic.ValidationError."""
    field = Settings.model_fields[name]
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[field.annotation, field, *field.metadata])  # type: ignore[arg-type]
    return adapter.validate_python(value)


def as_number(name: str, value: Any) -> float:
    """Return a setting as SQL reads it: a grade by its place from the best, a working week as one bit a day, Monday first."""
    if name == "predikat_organisasi":
        return float(1 + get_args(Settings.model_fields[name].annotation).index(value))
    if name == "hari_kerja":
        return float(sum(1 << (day - 1) for day in set(value)))
    return float(value)


def way_up(unit: str | None, parents: Mapping[str, str | None]) -> list[str]:
    """List a unit and the units above it, the nearest first; a loop ends where it closes."""
    way: list[str] = []
    while unit is not None and unit not in way:
        way.append(unit)
        unit = parents.get(unit)
    return way


def decided(cursor: duckdb.DuckDBPyConnection) -> dict[tuple[str, str | None], Any]:
    """Return what holds by people's decisions: (setting, unit or None for the office) → value."""
    rows = cursor.execute("""
        select nama, unit_kerja, nilai from ketetapan
        qualify row_number() over (partition by nama, unit_kerja order by nomor desc) = 1
    """).fetchall()
    return {(name, unit): json.loads(value) for name, unit, value in rows if value is not None}


def lay_settings(cursor: duckdb.DuckDBPyConnection) -> None:
    """Put every setting that figures read where SQL can read it, when it is not there already."""
    office = settings()
    laid: dict[tuple[str, str | None], float] = {(name, None): as_number(name, getattr(office, name)) for name in (*PER_UNIT, *OFFICE_ONLY)}
    laid |= {("irama_dialog", unit): float(months) for unit, months in office.irama_dialog_unit.items()}
    said = decided(cursor)
    laid |= {of: as_number(of[0], value) for of, value in said.items()}
    rows = {(name, unit, value) for (name, unit), value in laid.items()}
    if set(cursor.execute("from setelan").fetchall()) != rows:
        cursor.execute("delete from setelan")
        for row in sorted(rows, key=str):
            cursor.execute("insert into setelan values (?, ?, ?)", row)
    days = office.model_copy(update={name: said[name, None] for name in CALENDAR if (name, None) in said})
    lay_calendar(cursor, days)
    lay_unit_calendars(cursor, _own_calendars(cursor, said, days))


def _own_calendars(cursor: duckdb.DuckDBPyConnection, said: dict[tuple[str, str | None], Any], office: Settings) -> dict[str, Settings]:
    """Return the settings by which each unit that decided on its days or hours goes: its own, else those above, else the office's."""
    parents = dict(cursor.execute("select unit_kerja, induk from unit_kerja").fetchall())
    found = {}
    for unit in {unit for name, unit in said if name in CALENDAR and unit is not None}:
        way = way_up(unit, parents)
        own = {name: next((said[name, place] for place in way if (name, place) in said), getattr(office, name)) for name in CALENDAR}
        found[unit] = office.model_copy(update=own)
    return found
