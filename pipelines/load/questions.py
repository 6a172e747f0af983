"""What an upload leaves to a person to say: whose damaged NIP it is, which unit or state a spelling means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from pipelines.load.staging import PERSON_KEY

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

NIP, UNIT, STATUS = "nip", "unit_kerja", "status"
_OPEN = "left join keputusan k using (jenis, teks, konteks) where k.jenis is null"
# The findings that a question hangs on.
_TELLING = ", ".join([*(f"('{code}', '{NIP}')" for code in ("nip_rusak", "nip_diperbaiki", "nip_tidak_dikenal", "nama_ganda", "nip_kosong")),
                      f"('unit_tidak_dikenal', '{UNIT}')", f"('status_tidak_dikenal', '{STATUS}')"])
_NEAR = 80.0  # of 100: a unit that nobody knows and one that is known
_SLIPS = 2  # letters that two spellings of one word differ by, "Mikrobilogi" and "Mikrobiologi"


@dataclass(frozen=True)
class Question:
    """Hold one open question: kind, the text in comparable form and its context, as written, the proposal, rows that hang on it."""

    jenis: str
    teks: str
    konteks: str
    tertulis: str
    usulan: str | None
    dipakai: bool  # whether the rows were loaded by the proposal
    jumlah: int


def lay(cursor: duckdb.DuckDBPyConnection) -> None:
    """Lay the empty temp table pertanyaan_masuk of one upload."""
    cursor.execute("create or replace temp table pertanyaan_masuk as select * exclude (batch_id) from pertanyaan limit 0")


def ask_about_people(cursor: duckdb.DuckDBPyConnection, kinds: list[str]) -> None:
    """Note the people that the temp table orang could not name for sure, with the rows that hang on each."""
    rows = " union all ".join(f"select {PERSON_KEY} as kunci_orang from masuk_{kind}" for kind in kinds)
    cursor.execute(f"""
        insert into pertanyaan_masuk
        with ragu as (
            select * from orang where cara in ('diperbaiki', 'nip_rusak', 'nip_tidak_dikenal', 'nama_ganda', 'nip_kosong')
                and coalesce(nip_b, nama_b) is not null
        )
        select '{NIP}', coalesce(nip_b, ''), coalesce(nama_b, ''), any_value(concat_ws(' · ', case when nama <> coalesce(nip_asal, '') then nama end, coalesce(nip_seperti_excel(nip_asal), ltrim(nip_asal, '~''')))), max(r.nip),
            bool_or(cara = 'diperbaiki'), sum(b.banyak)
        from ragu r join (select kunci_orang, count(*) as banyak from ({rows}) semi join ragu using (kunci_orang) group by kunci_orang) b using (kunci_orang)
        group by all
    """)


def ask_about_words(cursor: duckdb.DuckDBPyConnection) -> None:
    """Note the units and states that no one knows, with what each seems to mean."""
    cursor.execute(f"""
        insert into pertanyaan_masuk
        select '{STATUS}', teks_baku(t.nilai), l.kind, any_value(t.nilai), null, false, count(*)
        from temuan_semua t join lembar_masuk l using (lembar_no)
        where t.code = 'status_tidak_dikenal' and teks_baku(t.nilai) is not null group by teks_baku(t.nilai), l.kind
    """)
    people = dict(cursor.execute("select unit_kerja, count(*) from pegawai where unit_kerja is not null group by unit_kerja").fetchall())
    unknown = cursor.execute("""
        select nilai, count(*) from temuan_semua where code = 'unit_tidak_dikenal' and teks_baku(nilai) is not null group by nilai
    """).fetchall()
    found = [(unit, near(unit, people), rows) for unit, rows in unknown]
    if cursor.execute("select count(*) from lembar_masuk where kind = 'pegawai'").fetchall()[0][0]:
        found += [(unit, other, people[unit]) for unit, other in _twins(people).items()]
    if found:
        table = pa.table([list(column) for column in zip(*found, strict=True)], schema=pa.schema(
            {"unit": pa.string(), "usulan": pa.string(), "jumlah": pa.int64()}))
        cursor.register("unit_arrow", table)
        cursor.execute(f"""
            insert into pertanyaan_masuk
            select '{UNIT}', teks_baku(unit), '', any_value(unit), any_value(usulan), false, sum(jumlah) from unit_arrow group by teks_baku(unit)
        """)
        cursor.unregister("unit_arrow")


def near(unit: str, units: dict[str, int]) -> str | None:
    """Return the known unit that a spelling seems to mean."""
    from rapidfuzz import fuzz, process, utils  # only where there is a question

    found = process.extractOne(unit, list(units), scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=_NEAR)
    return found[0] if found else next((u for u in units if _one_spelt_twice(unit, u)), None)


def _twins(units: dict[str, int]) -> dict[str, str]:
    """Pair units that one roster spells in two ways: the rarer name with the more frequent one."""
    ranked = sorted(units, key=lambda unit: (-units[unit], unit))
    return {
        rare: often for place, rare in enumerate(ranked) for often in ranked[:place]
        if units[often] > units[rare] and _one_spelt_twice(rare, often)
    }


def _one_spelt_twice(one: str, other: str) -> bool:
    """Say whether two names differ by slips within long words only: "Seksi 1" and "Seksi 2" are two units."""
    from rapidfuzz.distance import OSA

    words, others = one.lower().split(), other.lower().split()
    if len(words) != len(others) or words == others:
        return False
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return all(min(len(a), len(b)) >= 5 and not any(c.isdigit() for c in a + b) and OSA.distance(a, b) <= _SLIPS for a, b in pairs)


def open_in_upload(cursor: duckdb.DuckDBPyConnection) -> list[Question]:
    """List the questions of the upload at hand that nobody has answered, those with most rows first."""
    rows = cursor.execute(f"""
        select jenis, teks, konteks, any_value(p.tertulis), any_value(usulan), bool_or(dipakai), sum(jumlah) from pertanyaan_masuk p {_OPEN}
        group by jenis, teks, konteks order by sum(jumlah) desc, teks, konteks
    """).fetchall()
    return [Question(kind, text, context, written, proposal, used, int(count)) for kind, text, context, written, proposal, used, count in rows]


def record(cursor: duckdb.DuckDBPyConnection, batch_id: int) -> None:
    """Keep the questions of an upload."""
    cursor.execute("insert into pertanyaan by name select ? as batch_id, * from pertanyaan_masuk", [batch_id])


def questions(warehouse: Warehouse) -> list[Question]:
    """List the open questions of all uploads that are not undone, those with most rows first; not those whose rows have all come back corrected."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute(f"""
            with kembali as materialized (from pondasi.baris_kembali),
            ditanya as (                     -- what findings say of the texts that are asked about, of uploads from which lines came back
                select f.batch_id, t.jenis, case t.jenis when '{NIP}' then coalesce(nip_baku(f.nilai), '') else teks_baku(f.nilai) end as teks, k.baris is not null as kembali
                from finding f join (values {_TELLING}) t(code, jenis) using (code) left join kembali k on k.lembar_id = f.lembar_id and k.baris = f.baris
                where f.batch_id in (select batch_id from lembar where lembar_id in (select lembar_id from kembali))
            ),
            kembali_jumlah as (select batch_id, jenis, teks, count(*) filter (kembali) as kembali, bool_and(kembali) as semua from ditanya group by batch_id, jenis, teks),
            terbuka as (                     -- where several names share a text, nobody knows whose rows came back until all have
                select p.*, case when count(*) over (partition by p.batch_id, p.jenis, p.teks) = 1 then p.jumlah - coalesce(k.kembali, 0) else p.jumlah end as tersisa
                from pertanyaan p join (select batch_id from batch where dibatalkan is null) using (batch_id) left join kembali_jumlah k using (batch_id, jenis, teks)
                where not coalesce(k.semua, false)
            )
            select jenis, teks, konteks, any_value(p.tertulis), arg_max(usulan, p.batch_id), bool_or(dipakai), sum(tersisa)
            from terbuka p {_OPEN}
            group by jenis, teks, konteks having sum(tersisa) > 0 order by sum(tersisa) desc, teks, konteks
        """).fetchall()
    return [Question(kind, text, context, written, proposal, used, int(count)) for kind, text, context, written, proposal, used, count in rows]
