"""What an IT officer wants to know after a restart: is the warehouse sound, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.figures.definitions import definition, figures
from pipelines.language import _, number
from pipelines.load.retention import told
from pipelines.load.versions import TABLES
from pipelines.warehouse import Warehouse


@dataclass(frozen=True)
class Check:
    """Hold one thing looked at, whether it is fine, and two sentences about it."""

    fine: bool
    message: str


def inspect(warehouse: Warehouse) -> Iterator[Check]:
    """Look at the warehouse, the stored uploads, the definitions and the coverage, one after the other."""
    yield _current_rows(warehouse)
    yield _stored_bytes(warehouse)
    yield _definitions()
    yield _waiting(warehouse)
    yield _coverage(warehouse)


def _current_rows(warehouse: Warehouse) -> Check:
    """Compare the current tables with the log that they are made from."""
    wrong = []
    with warehouse.cursor() as cursor:
        for table in TABLES:
            derived = "where batch_id > 0" if table == "rhk" else ""
            rows = cursor.execute(f"""
                with seharusnya as (
                    select kunci, sidik, ditarik from {table}_versi v join batch b using (batch_id) where b.dibatalkan is null
                    qualify row_number() over (partition by kunci order by berlaku desc, batch_id desc, lembar_id desc, baris) = 1
                )
                select count(*) from (select kunci, sidik from {table} {derived}) k
                full join (select kunci, sidik from seharusnya where not ditarik) s using (kunci, sidik)
                where k.kunci is null or s.kunci is null
            """).fetchall()
            if rows[0][0]:
                wrong.append(table)
        total = sum(cursor.execute(f"select count(*) from {table}").fetchall()[0][0] for table in TABLES)
    if wrong:
        return Check(False, _("Isi tabel {nama} tidak sesuai riwayat unggahan. Pulihkan berkas gudang dari cadangan.").format(nama=", ".join(wrong)))
    return Check(True, _("Gudang {path} utuh: {n} baris berlaku, sesuai riwayat unggahan.").format(path=warehouse.path, n=number(total)))


def _stored_bytes(warehouse: Warehouse) -> Check:
    return Check(*told(warehouse))


def _definitions() -> Check:
    lacking = [name for name in figures() if not (definition(name).arti and definition(name).penyebut)]
    if lacking:
        return Check(False, _("Angka {nama} tidak punya definisi lengkap. Lengkapi komentar pertama SQL-nya.").format(nama=", ".join(lacking)))
    return Check(True, _("{n} angka, semuanya berdefinisi.").format(n=number(len(figures()))))


def _waiting(warehouse: Warehouse) -> Check:
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select sum(rejected - coalesce(diperbaiki, 0)) from lembar join batch using (batch_id) left join pondasi.lembar_diperbaiki using (lembar_id) where dibatalkan is null").fetchall()
    waiting = int(rows[0][0] or 0)
    if waiting:
        return Check(False, _("{n} baris ditolak dan menunggu perbaikan. Lihat temuannya di layar Unggah.").format(n=number(waiting)))
    return Check(True, _("Tidak ada baris yang menunggu perbaikan."))


def _coverage(warehouse: Warehouse) -> Check:
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select count(*), min(tanggal), max(tanggal) from catatan_harian").fetchall()
    notes, first, last = rows[0]
    if not notes:
        return Check(False, _("Belum ada catatan harian di gudang. Unggah ekspor catatan harian."))
    return Check(True, _("{n} catatan harian, {dari} sampai {sampai}.").format(n=number(notes), dari=first, sampai=last))
