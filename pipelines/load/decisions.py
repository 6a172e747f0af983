"""What a person said about a spelling: asked once, remembered, applied to the uploads that hang on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pipelines.language import _
from pipelines.load.questions import NIP, STATUS, Question
from pipelines.load.undoing import note

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

STATES = ("kosong", "draft", "berjalan", "menunggu", "revisi", "disetujui", "selesai", "ditolak", "terlambat", "terkunci")


class NotAnAnswer(Exception):
    """Say that a value is no answer to the question: no such employee, no such state."""


@dataclass(frozen=True)
class Decision:
    """Hold one answer: what is written, what it means (None: not what was proposed), who said so and when (UTC)."""

    jenis: str
    teks: str
    konteks: str
    tertulis: str
    nilai: str | None
    dibuat: datetime
    pengguna: str


def decide(warehouse: Warehouse, question: Question, value: str | None, *, user: str) -> list[int]:
    """Remember an answer; return the uploads that would load otherwise by it, the oldest first.

    value: the NIP of an employee, the name of a unit, one of STATES; None says that it is not what was proposed.
    Raises NotAnAnswer.
    """
    with warehouse.write() as cursor:
        # A proposal may be of a roster that is only being looked at.
        if value not in (None, question.usulan) and question.jenis == NIP and not cursor.execute("select 1 from pegawai where nip = ?", [value]).fetchall():
            raise NotAnAnswer(_("NIP “{nilai}” tidak ada di daftar pegawai. Pilih pegawai dari daftar.").format(nilai=value))
        if value is not None and question.jenis == STATUS and value not in STATES:
            raise NotAnAnswer(_("Status “{nilai}” bukan salah satu status baku. Pilih dari daftar.").format(nilai=value))
        cursor.execute(
            "insert or replace into keputusan values (?, ?, ?, ?, ?, now()::timestamp, ?)",
            [question.jenis, question.teks, question.konteks, question.tertulis, value, user],
        )
        note(cursor, user, "putuskan", {"jenis": question.jenis, "tertulis": question.tertulis, "nilai": value})
        if question.dipakai and value == question.usulan:
            return []  # loaded by it already
        if not question.dipakai and value is None:
            return []
        rows = cursor.execute(
            "select distinct batch_id from pertanyaan join batch using (batch_id) "
            "where dibatalkan is null and jenis = ? and teks = ? and konteks = ? order by batch_id",
            [question.jenis, question.teks, question.konteks],
        ).fetchall()
    return [number for (number,) in rows]


def decisions(warehouse: Warehouse) -> list[Decision]:
    """List all answers, the latest first."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select jenis, teks, konteks, tertulis, nilai, dibuat, pengguna from keputusan order by dibuat desc, tertulis").fetchall()
    return [Decision(*row) for row in rows]


def employees(warehouse: Warehouse) -> dict[str, str]:
    """Name the employees of the roster by NIP, with unit and NIP, for a person to choose among."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute("select nip, nama, unit_kerja from pegawai where mutu_nip <> 'tanpa_daftar' order by nama, nip").fetchall()
    return {nip: " · ".join(part for part in (name, unit, nip) if part) for nip, name, unit in rows}


def revoke(warehouse: Warehouse, decision: Decision, *, user: str) -> None:
    """Forget an answer: the question is open again, and what was loaded by it stays until its upload is loaded anew."""
    with warehouse.write() as cursor:
        cursor.execute("delete from keputusan where jenis = ? and teks = ? and konteks = ?", [decision.jenis, decision.teks, decision.konteks])
        note(cursor, user, "cabut keputusan", {"jenis": decision.jenis, "tertulis": decision.tertulis})


def carry_over(old: Warehouse, new: Warehouse) -> None:
    """Give another warehouse the answers of one."""
    with old.cursor() as cursor:
        rows = cursor.execute("from keputusan").fetchall()
    with new.write() as cursor:
        for row in rows:
            cursor.execute("insert or replace into keputusan values (?, ?, ?, ?, ?, ?, ?)", row)
