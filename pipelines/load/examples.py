"""A few rows of an upload to look at before it is kept: what is new, what changes from what to what, what would be withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from pipelines.language import number, short_date
from pipelines.load.report import Example, SheetReport
from pipelines.load.versions import content

SHOWN = 3  # of each state in each table
# What tells a row of a kind to a person, beside the employee's name.
TELLING = {
    "pegawai": ("unit_kerja", "jabatan"),
    "rhk": ("periode", "rhk"),
    "rencana_aksi": ("rencana_aksi",),
    "catatan_harian": ("tanggal", "kegiatan"),
    "dialog_kinerja": ("tanggal", "uraian"),
    "ketidakhadiran": ("jenis", "mulai"),
    "laporan_skp": ("periode", "status_teks"),
    "penilaian": ("periode", "predikat"),
}
DERIVED = ("mutu_nip", "kunci_rhk", "status_teks", "sejak")  # follow from other columns


def pick(cursor: duckdb.DuckDBPyConnection, kind: str, reports: dict[int, SheetReport], *, withdrawn: bool) -> None:
    """Put examples of one kind's candidates, and of what its tables miss, into the reports."""
    for sheet, old, new, state in _changes(cursor, kind):
        report = reports[sheet]
        told = [(report.columns.get(name, name), _word(old[name]), _word(new[name])) for name in content(cursor, kind)
                if name not in DERIVED and old.get("kunci") and old[name] != new[name]]
        report.examples.append(Example(state, new["baris"], _told(kind, new), told[:4]))
    if withdrawn:
        for row in _rows(cursor, f"""
            select d.lembar_no as lembar, g.nama as nama_orang, t.* from (
                select lembar_no, unnest(min(kunci, {SHOWN})) as kunci from ditarik group by lembar_no
            ) d join {kind} t using (kunci) left join pegawai g on g.nip = t.nip
        """):
            reports[row["lembar"]].examples.append(Example("ditarik", None, _told(kind, row), []))


def _changes(cursor: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[int, dict[str, Any], dict[str, Any], str]]:
    chosen = f"""
        (select lembar_no, keadaan, unnest(min({{'baris': baris, 'kunci': kunci}}, {SHOWN}), recursive := true)
         from kandidat where keadaan in ('baru', 'berubah') group by lembar_no, keadaan) c
        join kandidat k using (lembar_no, keadaan, baris, kunci)
    """
    new = _rows(cursor, f"""
        select c.lembar_no as lembar, c.keadaan, g.nama as nama_orang, s.* from {chosen}
        join sumber s on s.lembar_no = c.lembar_no and s.baris = c.baris and s.kunci = k.kunci left join pegawai g on g.nip = s.nip
        order by c.lembar_no, c.keadaan desc, c.baris
    """)
    old = {row["kunci"]: row for row in _rows(cursor, f"select t.* from {chosen} join {kind} t on t.kunci = k.kunci where c.keadaan = 'berubah'")}
    return [(row["lembar"], old.get(row["kunci"], {}), row, row["keadaan"]) for row in new]


def _rows(cursor: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = cursor.execute(sql)
    names = [name for name, *_rest in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _told(kind: str, row: dict[str, Any]) -> str:
    who = row.get("nama") or row.get("nama_orang") or row.get("nip")
    return " · ".join(_word(part) for part in (who, *(row.get(name) for name in TELLING[kind])) if part is not None)


def _word(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, date):
        return short_date(value)
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
