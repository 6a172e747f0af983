"""What becomes of each row: accepted, rejected or skipped, with what was found, and what it changed."""

from __future__ import annotations

from collections import Counter

import duckdb
import pyarrow as pa

from pipelines.checks.rule import TOLAK, rules
from pipelines.language import _
from pipelines.load.corrections import hold_back
from pipelines.load.report import SheetReport, row_ranges

BY_MONTH = ("rhk", "rencana_aksi", "dialog_kinerja")  # kinds of which one row of a sheet may be several rows here
TOLD, SHOWN = 10_000, 200  # rejections, and other findings, of one code in one table that a report lists; the warehouse keeps all


def lay(cursor: duckdb.DuckDBPyConnection) -> None:
    """Lay the rules and empty books for one upload."""
    every = rules().values()
    table = pa.table(
        {
            "code": [r.code for r in every],
            "severity": [r.severity for r in every],
            "tolak": [r.severity == TOLAK for r in every],
            "pesan": [_(r.message) for r in every],
            "usul": [_(r.suggestion) if r.suggestion else "" for r in every],
        }
    )
    cursor.register("aturan_arrow", table)
    cursor.execute("create or replace temp table aturan as from aturan_arrow")
    cursor.unregister("aturan_arrow")
    cursor.execute(
        "create or replace temp table temuan_semua (lembar_no integer, baris bigint, kolom varchar, nilai varchar, code varchar, saran varchar)"
    )


def judge(cursor: duckdb.DuckDBPyConnection, kind: str, missing: dict[int, int]) -> None:
    """Decide on every typed row; leaves the temp table nasib (the rows that are not accepted) and the view diterima (all others)."""
    cursor.execute("""
        create or replace temp table temuan_jenis as
        select lembar_no, baris, t.kolom as kolom, t.nilai as nilai, t.code as code, null::varchar as saran
        from (select lembar_no, baris, unnest(temuan) as t from terketik where lewati is null)
    """)
    for rule in rules().values():
        if rule.sql and kind in rule.kinds:
            _find(cursor, "temuan_jenis", rule.sql, rule.code)
    hold_back(cursor)
    cursor.execute("""
        create or replace temp table nasib as
        with salah as (
            select lembar_no, baris from temuan_jenis join aturan using (code) where tolak group by lembar_no, baris
        )
        select distinct t.lembar_no, t.baris, coalesce(t.lewati, 'tolak') as nasib
        from terketik t left join salah s using (lembar_no, baris) where t.lewati is not null or s.baris is not null or t.kunci is null
    """)
    # Of rows with one key in one sheet the first speaks; keys that stand once need no ranking.
    # A row that says something for several months goes only when all of it has been said before.
    cursor.execute("""
        insert into nasib
        with layak as (select lembar_no, baris, kunci_baris from terketik anti join nasib using (lembar_no, baris)),
        kembar as (select lembar_no, kunci_baris, min(baris) as pertama from layak group by lembar_no, kunci_baris having count(*) > 1),
        lagi as (select l.* from layak l join kembar k on k.lembar_no = l.lembar_no and k.kunci_baris is not distinct from l.kunci_baris where l.baris > k.pertama)
        select distinct lembar_no, baris, 'baris_ganda' from lagi
        anti join (
            from layak l semi join lagi using (lembar_no, baris)
            anti join lagi g on g.lembar_no = l.lembar_no and g.baris = l.baris and g.kunci_baris is not distinct from l.kunci_baris
        ) using (lembar_no, baris)
    """)
    cursor.execute("""
        insert into temuan_jenis
        select lembar_no, baris, null, null, nasib, null from nasib where nasib = 'baris_ganda'
        union all
        select n.lembar_no, n.baris, null, null, 'nip_kosong', null from nasib n
        where n.nasib = 'tolak' and not exists (select 1 from temuan_jenis t where t.lembar_no = n.lembar_no and t.baris = n.baris)
    """)
    # What is wrong with a row is said once, however many months the row speaks of.
    cursor.execute(f"insert into temuan_semua select {'distinct' if kind in BY_MONTH else ''} * from temuan_jenis")
    if missing:
        cursor.execute("""
            insert into temuan_semua select lembar_no, null, null, cast(count(*) as varchar), 'ditarik', null from ditarik group by lembar_no
        """)
    cursor.execute("create or replace temp view diterima as from terketik anti join nasib using (lembar_no, baris)")
    cursor.execute("create or replace temp table keadaan_baris (lembar_no integer, baris bigint, bobot integer)")


def judge_at_end(cursor: duckdb.DuckDBPyConnection) -> None:
    """Look once more when all rows of an upload stand and are linked."""
    for rule in rules().values():
        if rule.sql_at_end:
            _find(cursor, "temuan_semua", rule.sql_at_end, rule.code)


def _find(cursor: duckdb.DuckDBPyConnection, table: str, sql: str, code: str) -> None:
    cursor.execute(f"insert into {table} by name select *, $code as code from ({sql})", {"code": code})


def note_states(cursor: duckdb.DuckDBPyConnection, matches: str) -> None:
    """Note for every accepted row what its candidate does to the warehouse: 3 new, 2 changed, 1 nothing, 0 older than what stands."""
    main = matches.endswith("kunci")
    cursor.execute(f"""
        insert into keadaan_baris
        select diterima.lembar_no, diterima.baris,
            case kandidat.keadaan when 'baru' then {3 if main else 2} when 'berubah' then 2 when 'sama' then 1 else 0 end
        from diterima join kandidat on kandidat.lembar_no = diterima.lembar_no and {matches}
    """)


def count(
    cursor: duckdb.DuckDBPyConnection, reports: dict[int, SheetReport], numbers: list[int], missing: dict[int, int]
) -> bool:
    """Fill the counts of the tables at hand; return whether anything is new or changed."""
    fates = cursor.execute("""
        select lembar_no, nasib, null, count(*), list(baris order by baris) filter (nasib <> 'tolak') from nasib group by lembar_no, nasib
        union all
        select lembar_no, 'terima', bobot, count(*), null
        from (select lembar_no, baris, max(bobot) as bobot from keadaan_baris group by lembar_no, baris) group by lembar_no, bobot
    """).fetchall()
    older = set()
    for number, fate, weight, rows, which in fates:
        report = reports[number]
        if fate == "terima":
            report.accepted += rows
            if weight == 3:
                report.new += rows
            elif weight == 2:
                report.changed += rows
            else:
                report.unchanged += rows
                if weight == 0:
                    older.add(number)
        elif fate == "tolak":
            report.rejected += rows
        else:
            report.skipped += rows
            report.skipped_rows[fate] = row_ranges(which)
    for number in older:
        cursor.execute("insert into temuan_semua values (?, null, null, null, 'lebih_lama', null)", [number])
    for number in numbers:
        reports[number].withdrawn = missing.get(number, 0)
    return any(reports[n].new or reports[n].changed for n in numbers)


def collect(cursor: duckdb.DuckDBPyConnection, reports: dict[int, SheetReport]) -> None:
    """Write the findings out in words: all into the temp table temuan_tertulis, the first of each code and table into the reports.

    A finding of a report has, as `count`, how many its table has of its code.
    """
    for rule in rules().values():
        if rule.near:
            cursor.execute(
                f"update temuan_semua set saran = dekat.saran from ({rule.near}) dekat where code = ? and temuan_semua.nilai = dekat.nilai", [rule.code]
            )
    cursor.execute(
        """
        create or replace temp table temuan_tertulis as
        select t.lembar_no, l.berkas, l.sheet, t.baris, coalesce(k.header, t.kolom) as kolom, t.nilai, t.code, a.severity,
            l.berkas || ' › ' || l.sheet || coalesce(' › ' || replace($baris, '{n}', cast(t.baris as varchar)), '')
                || coalesce(', ' || replace($kolom, '{nama}', coalesce(k.header, t.kolom)), '') || ': '
                || replace(replace(a.pesan, '{nilai}', coalesce(nip_seperti_excel(t.nilai), ltrim(t.nilai, '~'), '')), '{kolom}', coalesce(k.header, t.kolom, ''))
                || coalesce(' ' || replace(a.usul, '{saran}', t.saran), '') as message
        from temuan_semua t
        join aturan a using (code)
        join lembar_masuk l using (lembar_no)
        left join kolom_masuk k on k.lembar_no = t.lembar_no and k.field = t.kolom
    """,
        {"baris": _("baris {n}"), "kolom": _("kolom {nama}")},
    )
    # The row of the last finding that is listed is found without sorting what may be a million of them.
    rows = cursor.execute(f"""
        with banyak as (
            select lembar_no, code, count(*) as banyak, list_last(case when severity = 'tolak' then min(baris, {TOLD}) else min(baris, {SHOWN}) end) as sampai
            from temuan_tertulis group by lembar_no, code, severity
        )
        select lembar_no, code, severity, baris, kolom, nilai, message, banyak from temuan_tertulis join banyak using (lembar_no, code)
        where baris is null or baris <= sampai
        order by lembar_no, severity = 'tolak' desc, severity = 'peringatan' desc, baris, code, nilai, message
    """).fetchall()
    listed: Counter[tuple[int, str]] = Counter()
    for number, code, severity, row, column, value, message, total in rows:
        listed[number, code] += 1
        if listed[number, code] <= (TOLD if severity == TOLAK else SHOWN):
            reports[number].findings.append(
                {"code": code, "severity": severity, "row": row, "column": column, "value": value, "message": message, "count": total}
            )
