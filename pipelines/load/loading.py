"""An upload into the warehouse: typed, checked, compared, and kept in one transaction, or only shown."""

from __future__ import annotations

from datetime import date, datetime
from getpass import getuser
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import duckdb

from pipelines.aggregates import keep_up
from pipelines.load import judging, questions
from pipelines.load.corrections import replace_corrected
from pipelines.load.drafting import draft, finish_repeats, record
from pipelines.load.examples import pick
from pipelines.load.incoming import Incoming, Sheet
from pipelines.load.links import relink
from pipelines.load.planning import planned
from pipelines.load.report import Report, SheetReport
from pipelines.load.retention import note_unkept, settled
from pipelines.load.staging import feeds, resolve_people, stage, type_rows
from pipelines.load.store import confirm
from pipelines.load.undoing import note, take_back
from pipelines.load.versions import append, content, rebuild_units, stage_candidates
from pipelines.load.withdrawal import find_withdrawn, withdraw
from pipelines.settings import settings

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse


def load(
    warehouse: Warehouse,
    incoming: Incoming,
    *,
    user: str | None = None,
    dry_run: bool = False,
    withdraw_missing: bool = False,
    today: date | None = None,
    from_store: bool = False,
    instead_of: int | None = None,
) -> Report:
    """Load an upload in one transaction; with dry_run do all of it and keep nothing.

    Rows in the file = accepted + rejected + skipped, for every table. Rejected rows wait among the findings.
    withdraw_missing also withdraws the rows that earlier exports of the same scope had and these have not.
    today: the day of upload, else today in the office's time zone. from_store: the bytes are kept originals, which stay as they are.
    instead_of: the upload that these files are loaded anew for; it is undone in the same transaction. Raises BatchUnknown.
    """
    user = user or user_name()
    today = today or datetime.now(ZoneInfo(settings().time_zone)).date()
    uploaded = [] if dry_run or from_store else incoming.taken
    with settled(warehouse, incoming, user=user, dry_run=dry_run, from_store=from_store), warehouse.write(keep=not dry_run) as cursor:
        if instead_of is not None:
            take_back(cursor, instead_of, user=user)
        known = set() if withdraw_missing else _loaded_whole(cursor)
        reports, sheets = draft(incoming, known)
        batch_id = _next(cursor, "batch", "batch_id")
        first_sheet = _next(cursor, "lembar", "lembar_id")
        cursor.execute(
            "insert into batch (batch_id, dibuat, pengguna, menggantikan) values (?, now()::timestamp, ?, ?)", [batch_id, user, instead_of]
        )
        changed = _load_sheets(cursor, sheets, reports, batch_id, first_sheet, withdraw_missing, today, look=dry_run)
        finish_repeats(reports)
        everything = list(reports.values())
        asked = questions.open_in_upload(cursor) if sheets else []
        if not changed and {f.sha256 for f in incoming.files} <= _stored_files(cursor):
            # Nothing new in bytes or rows: leave no trace, so that the same upload twice is one upload.
            cursor.execute("rollback")
            cursor.execute("begin")
            confirm(uploaded)
            return Report(everything, questions=asked)
        record(cursor, incoming, reports, batch_id, first_sheet)
        if sheets:
            questions.record(cursor, batch_id)
        confirm(uploaded)
        note_unkept(cursor, user, incoming)
        note(
            cursor,
            user,
            "muat",
            {"batch": batch_id, "berkas": len(incoming.files), "diterima": Report(everything).total("accepted")},
        )
    return Report(everything, None if dry_run else batch_id, asked)


def _load_sheets(
    cursor: duckdb.DuckDBPyConnection,
    sheets: list[tuple[str, Sheet]],
    reports: dict[int, SheetReport],
    batch_id: int,
    first_sheet: int,
    withdraw_missing: bool,
    today: date,
    *,
    look: bool,
) -> bool:
    """Load every kind in turn and fill the reports, with examples for a look; return whether any current row is new, changed or withdrawn."""
    if not sheets:
        return False
    rows = sum(sheet.found.staged.num_rows for _name, sheet in sheets)
    with planned(cursor, rows):
        kinds = stage(cursor, sheets, today)
    judging.lay(cursor)
    questions.lay(cursor)
    cursor.execute("create or replace temp table tersentuh (nip varchar, kind varchar, lembar_no integer)")
    changed = False
    others = [kind for kind in kinds if kind != "pegawai"]
    for kind in kinds:
        if kind == "pegawai" or kind == others[0]:  # the roster first, then everybody else by it
            with planned(cursor, rows):
                resolve_people(cursor, [kind] if kind == "pegawai" else others)
            questions.ask_about_people(cursor, [kind] if kind == "pegawai" else others)
        with planned(cursor, rows):
            type_rows(cursor, kind)
        missing = find_withdrawn(cursor, kind)
        with planned(cursor, rows):
            judging.judge(cursor, kind, missing)
        stage_candidates(cursor, kind, "from diterima", latest="s.urut" if kind == "penilaian" else "null")
        judging.note_states(cursor, "diterima.kunci = kandidat.kunci")
        if look:
            pick(cursor, kind, reports, withdrawn=bool(missing))
        append(cursor, kind, batch_id, first_sheet)
        for table, source in feeds(kind):
            stage_candidates(cursor, table, source)
            if table == "indikator":
                judging.note_states(cursor, "diterima.baris = kandidat.baris")
            append(cursor, table, batch_id, first_sheet)
        if kind != "pegawai":
            _people_without_roster(cursor, kind, batch_id, first_sheet)
        if missing and withdraw_missing:
            withdraw(cursor, kind, batch_id, first_sheet)
        changed |= replace_corrected(cursor, kind, sheets, batch_id, first_sheet)
        cursor.execute("insert into tersentuh select distinct nip, ?, lembar_no from diterima", [kind])
        if kind == "pegawai":
            rebuild_units(cursor)
        changed |= judging.count(
            cursor, reports, [i for i, (_n, s) in enumerate(sheets) if s.found.kind == kind], missing
        )
        changed |= bool(missing) and withdraw_missing
    rebuild_units(cursor)
    relink(cursor)
    if not look:
        keep_up(cursor)
    judging.judge_at_end(cursor)
    questions.ask_about_words(cursor)
    judging.collect(cursor, reports)
    return changed


def _people_without_roster(cursor: duckdb.DuckDBPyConnection, kind: str, batch_id: int, first_sheet: int) -> None:
    """Let people of other exports stand in for a roster that nobody has uploaded; any roster overrides them."""
    if not cursor.execute("select count(*) from orang where cara = 'baru'").fetchall()[0][0]:
        return
    typed = "unit_kerja" in content(cursor, kind)  # else the unit stands in the texts alone
    unit, texts = ("d.unit_kerja", "") if typed else ("isi(m.unit_kerja)", "join masuk m on m.lembar_no = d.lembar_no and m.row = d.baris")
    cursor.execute(f"""
        create or replace temp table tanpa_daftar as
        select d.nip, kunci_dari(d.nip) as kunci, min(d.lembar_no) as lembar_no, min(d.baris) as baris, any_value(o.nama) as nama,
            max(coalesce({unit}, l.unit_kerja)) as unit_kerja, 'aktif' as status_aktif, 'tanpa_daftar' as mutu_nip
        from diterima d {texts}
        join (select nip, max(nama) as nama from orang where cara = 'baru' group by nip) o on o.nip = d.nip
        join lembar_masuk l on l.lembar_no = d.lembar_no
        group by d.nip
    """)
    if not cursor.execute("select count(*) from tanpa_daftar").fetchall()[0][0]:
        return
    empty = (
        "null::varchar as unit_induk, null::varchar as jabatan, null::varchar as jenis_jabatan, null::varchar as golongan, "
        "null::varchar as jenis_pegawai, null::varchar as nip_atasan, null::varchar as nama_atasan"
    )
    stage_candidates(cursor, "pegawai", f"select *, {empty} from tanpa_daftar", since="date '1900-01-01'")
    append(cursor, "pegawai", batch_id, first_sheet)


def user_name() -> str:
    """Return the name that uploads are recorded under: the office's setting, else the computer's user."""
    return settings().pengguna or getuser()


def _next(cursor: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    return cursor.execute(f"select coalesce(max({column}), 0) + 1 from {table}").fetchall()[0][0]


def _stored_files(cursor: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the hashes of files in uploads that are not undone."""
    rows = cursor.execute(
        "select distinct sha256 from berkas join batch using (batch_id) where dibatalkan is null"
    ).fetchall()
    return {sha for (sha,) in rows}


def _loaded_whole(cursor: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the hashes of files of which every row is in the warehouse: nothing is to be gained from loading them again."""
    rows = cursor.execute("""
        select b.sha256 from berkas b join batch using (batch_id) join lembar l using (berkas_id)
        where dibatalkan is null group by b.sha256, b.berkas_id having sum(l.rejected) = 0 and bool_and(l.kind is not null)
    """).fetchall()
    return {sha for (sha,) in rows}
