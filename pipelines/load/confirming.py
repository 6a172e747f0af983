"""What a person says a text belongs to: remembered, applied at once to the notes and steps that say it, taken back as easily."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from pipelines.load.links import relink
from pipelines.load.undoing import note

if TYPE_CHECKING:
    from pipelines.load.suggesting import Target
    from pipelines.warehouse import Warehouse

ALL_TIME = {"periode_awal": date(1900, 1, 1), "periode_akhir": date(9999, 12, 31)}  # for how long a text belongs to no RHK
KEY = ("apa", "nip", "teks", "periode_awal", "periode_akhir")
COLUMNS = (*KEY, "tertulis", "rhk", "langkah", "rhk_tertulis", "langkah_tertulis", "skor")


@dataclass(frozen=True)
class Answer:
    """Hold what a person says of one text of an employee; no target: it belongs to no RHK. skor: of the proposal accepted."""

    apa: str
    nip: str
    teks: str
    tertulis: str
    target: Target | None
    skor: float | None = None


@dataclass(frozen=True)
class Confirmed:
    """Hold one remembered answer: which text of whom, what it belongs to (rhk None: to no RHK), who said so and when (UTC)."""

    apa: str
    nip: str
    teks: str
    periode_awal: date
    periode_akhir: date
    tertulis: str
    rhk: str | None
    langkah: str | None
    skor: float | None
    dibuat: datetime
    pengguna: str


def confirm(warehouse: Warehouse, answers: Sequence[Answer], *, user: str) -> None:
    """Remember answers and link what says the same, all in one transaction."""
    if not answers:
        return
    told = pa.Table.from_pylist([_row(one) for one in dict.fromkeys(answers)], schema=_schema())
    with warehouse.write() as cursor:
        cursor.register("jawaban_baru", told)
        cursor.execute("""
            delete from tautan_pasti p using jawaban_baru j
            where p.apa = j.apa and p.nip = j.nip and p.teks = j.teks and p.rhk is null and j.rhk is not null
        """)
        cursor.execute(f"""
            insert or replace into tautan_pasti by name
            select {', '.join(COLUMNS)}, now()::timestamp as dibuat, $user as pengguna from jawaban_baru
            qualify row_number() over (partition by {', '.join(KEY)} order by skor desc nulls last) = 1
        """, {"user": user})
        cursor.unregister("jawaban_baru")
        _link_again(cursor, (one.nip for one in answers))
        none = sum(one.target is None for one in answers)
        note(cursor, user, "tautkan", {"teks": len(answers), "bukan_rhk": none, "contoh": answers[0].tertulis})


def revoke_links(warehouse: Warehouse, known: Sequence[Confirmed], *, user: str) -> None:
    """Forget answers; what hung on them is linked by its words again, or not at all."""
    if not known:
        return
    keys = pa.Table.from_pylist([{name: getattr(one, name) for name in KEY} for one in known])
    with warehouse.write() as cursor:
        cursor.register("jawaban_dicabut", keys)
        cursor.execute(f"delete from tautan_pasti p using jawaban_dicabut j where {' and '.join(f'p.{name} = j.{name}' for name in KEY)}")
        cursor.unregister("jawaban_dicabut")
        _link_again(cursor, (one.nip for one in known))
        note(cursor, user, "cabut tautan", {"teks": len(known), "contoh": known[0].tertulis})


def confirmed(warehouse: Warehouse, nips: Iterable[str]) -> list[Confirmed]:
    """List what is remembered of these people, the latest first."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute(
            f"select {', '.join(KEY)}, tertulis, rhk_tertulis, langkah_tertulis, skor, dibuat, pengguna from tautan_pasti "
            "where list_contains($nips, nip) order by dibuat desc, tertulis, nip, periode_awal",
            {"nips": sorted(set(nips))},
        ).fetchall()
    return [Confirmed(*row) for row in rows]


def carry_over_links(old: Warehouse, new: Warehouse) -> None:
    """Give another warehouse, before it is filled, what was said in one."""
    with old.cursor() as cursor:
        told = cursor.sql("from tautan_pasti").to_arrow_table()
    with new.write() as cursor:
        cursor.register("jawaban_lama", told)
        cursor.execute("insert or replace into tautan_pasti by name from jawaban_lama")
        cursor.unregister("jawaban_lama")


def _link_again(cursor: duckdb.DuckDBPyConnection, nips: Iterable[str]) -> None:
    cursor.execute("create or replace temp table tersentuh as select unnest(cast($nips as varchar[])) as nip", {"nips": sorted(set(nips))})
    relink(cursor)


def _row(one: Answer) -> dict[str, object]:
    """Write an answer as a row; one that a text belongs to no RHK holds for all time."""
    told: dict[str, object] = {"apa": one.apa, "nip": one.nip, "teks": one.teks, "tertulis": one.tertulis, "skor": one.skor}
    if one.target is None:
        return told | ALL_TIME
    fields = ("rhk", "langkah", "rhk_tertulis", "langkah_tertulis", "periode_awal", "periode_akhir")
    return told | {name: getattr(one.target, name) for name in fields}


def _schema() -> pa.Schema:
    kinds = {"periode_awal": pa.date32(), "periode_akhir": pa.date32(), "skor": pa.float64()}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
