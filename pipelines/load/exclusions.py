"""People who are not counted from a day on, or for some days: retired, moved away, on study leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from pipelines.language import N_, _
from pipelines.load.undoing import note

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

KINDS = {
    "pensiun": N_("Pensiun"),
    "mutasi": N_("Mutasi ke luar kantor"),
    "tugas_belajar": N_("Tugas belajar"),
    "cuti_luar": N_("Cuti di luar tanggungan negara"),
    "lainnya": N_("Lainnya"),
}


class NotAnExclusion(Exception):
    """Say why a person cannot be left out so."""


@dataclass(frozen=True)
class Exclusion:
    """Hold who is not counted, why, from which day to which (None: for good), who said so and when, who took it back and when (UTC)."""

    nomor: int
    nip: str
    nama: str | None
    jenis: str
    dari: date
    sampai: date | None
    keterangan: str | None
    dibuat: datetime
    pengguna: str
    dicabut: datetime | None
    dicabut_oleh: str | None


def exclude(warehouse: Warehouse, nip: str, kind: str, first: date, last: date | None = None, *, user: str, remark: str = "") -> None:
    """Leave a person out of figures from a day on, or until a day. Raises NotAnExclusion with two sentences."""
    if kind not in KINDS:
        raise NotAnExclusion(_("Alasan “{jenis}” tidak dikenal. Pilih salah satu dari daftar.").format(jenis=kind))
    if last is not None and last < first:
        raise NotAnExclusion(_("Tanggal akhir pengecualian mendahului tanggal mulainya. Betulkan salah satunya."))
    with warehouse.write() as cursor:
        if not cursor.execute("select 1 from pegawai where nip = ?", [nip]).fetchall():
            raise NotAnExclusion(_("NIP “{nip}” tidak ada di daftar pegawai. Pilih pegawai dari daftar.").format(nip=nip))
        cursor.execute("insert into pengecualian (nip, jenis, dari, sampai, keterangan, dibuat, pengguna) values (?, ?, ?, ?, ?, now()::timestamp, ?)",
                       [nip, kind, first, last, remark.strip() or None, user])
        note(cursor, user, "kecualikan", {"nip": nip, "jenis": kind, "dari": first.isoformat(), "sampai": last and last.isoformat()})


def lift(warehouse: Warehouse, number: int, *, user: str) -> None:
    """Take an exclusion back; it stays in the history."""
    with warehouse.write() as cursor:
        cursor.execute("update pengecualian set dicabut = now()::timestamp, dicabut_oleh = ? where nomor = ? and dicabut is null", [user, number])
        note(cursor, user, "cabut pengecualian", {"nomor": number})


def exclusions(warehouse: Warehouse) -> list[Exclusion]:
    """List all exclusions, those that hold first, then the latest."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("""
            select e.nomor, e.nip, p.nama, e.jenis, e.dari, e.sampai, e.keterangan, e.dibuat, e.pengguna, e.dicabut, e.dicabut_oleh
            from pengecualian e left join (select nip, any_value(nama) as nama from pegawai group by nip) p using (nip)
            order by e.dicabut is not null, e.nomor desc
        """).fetchall()
    return [Exclusion(*row) for row in rows]
