"""How long originals stay: put under lock or deleted as the office decided, and every deletion on record."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipelines.language import _, long_date, number
from pipelines.load.store import LOCKED, Unavailable, check, folder, held, kept, lock
from pipelines.load.undoing import note
from pipelines.settings import settings

if TYPE_CHECKING:
    import duckdb

    from pipelines.load.incoming import Incoming
    from pipelines.warehouse import Warehouse

DELETED = "hapus berkas asli"
_DAY = 86_400


@dataclass(frozen=True)
class Original:
    """Hold one kept original: its hash, where it is, its size on disk and the moment of its file (seconds, UTC)."""

    sha256: str
    path: Path
    size: int
    when: float

    @property
    def locked(self) -> bool:
        """Say whether it is under lock."""
        return self.path.suffix == LOCKED


def originals() -> Iterator[Original]:
    """List the kept originals, in no order; what still waits for its load is none of them."""
    for within in folder().glob("[0-9a-f][0-9a-f]"):
        for entry in list(os.scandir(within)):
            name = entry.name.removesuffix(LOCKED)
            if len(name) == 64:
                told = entry.stat()
                yield Original(name, Path(entry.path), told.st_size, told.st_mtime)


@contextmanager
def settled(warehouse: Warehouse, incoming: Incoming, *, user: str, dry_run: bool, from_store: bool) -> Iterator[None]:
    """Let go of an upload's bytes after its load, and do to all originals what the office decided, unless it came from them."""
    yield
    if not dry_run:
        incoming.release()
        try:
            if not from_store:
                tidy(warehouse, user=user)
        except Unavailable:
            return  # the rows are in; that the key is not at hand is told by the self-check and by the next new file


def tidy(warehouse: Warehouse, *, user: str) -> list[str]:
    """Lock originals that lie open where they should not, delete those kept long enough; return the names of the deleted.

    Rows are never touched. Raises Unavailable when the key to lock with is not at hand.
    """
    found = list(originals()) if settings().simpan_hari or settings().simpan_asli == "sandi" else []
    with warehouse.cursor() as cursor:
        uploads = _uploads(cursor) if found else {}
    overdue = [one for one in found if settings().simpan_hari and not held(one.sha256) and _age(one, uploads) > settings().simpan_hari * _DAY]
    over = [one for one in overdue if _deleted(one)]
    if over:
        with warehouse.write() as cursor:
            for one in over:
                _note(cursor, user, _named(one, uploads), one.sha256, "simpan_hari")
    for one in found:
        if settings().simpan_asli == "sandi" and not one.locked and one not in over:
            lock(one.path)
    return [_named(one, uploads) for one in over]


def note_unkept(cursor: duckdb.DuckDBPyConnection, user: str, incoming: Incoming) -> None:
    """Put on record which originals of a load about to be committed will not stay."""
    if settings().simpan_asli == "tidak":
        for sha, name in {file.sha256: file.name for file in reversed(incoming.files)}.items():
            if not kept(sha):
                _note(cursor, user, name, sha, "simpan_asli")


def copy_notes(old: Warehouse, new: Warehouse) -> None:
    """Take what is on record about deleted originals along into a warehouse made anew."""
    with old.cursor() as cursor:
        rows = cursor.execute("select * from audit where tindakan = ? order by waktu", [DELETED]).fetchall()
    with new.write() as cursor:
        for row in rows:
            cursor.execute("insert into audit values (?, ?, ?, ?)", row)


def deleted(cursor: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the hashes of originals that are on record as not kept."""
    rows = cursor.execute("select distinct rincian ->> '$.sha256' from audit where tindakan = ?", [DELETED]).fetchall()
    return {sha for (sha,) in rows}


def told(warehouse: Warehouse) -> tuple[bool, str]:
    """Say how many originals are kept, their size and the oldest, or what is wrong with them, and whether all is well."""
    with warehouse.cursor() as cursor:
        uploads = _uploads(cursor)
        gone = deleted(cursor)
    found = list(originals())
    there = {one.sha256 for one in found}
    missing = uploads.keys() - there - gone
    if missing:
        return False, _("{n} berkas unggahan tidak ada lagi di folder simpanan. Salin kembali folder unggahan dari cadangan.").format(n=number(len(missing)))
    if trouble := _locked_out(found):
        return False, trouble
    if settings().simpan_asli == "sandi" and (open_ones := sum(not one.locked for one in found)):
        message = _("{n} berkas asli belum disandikan. Pasang kuncinya, lalu jalankan lagi pantau periksa.")
        return False, message.format(n=number(open_ones))
    unkept = len((uploads.keys() & gone) - there)
    more = _("{n} berkas lain sudah tidak disimpan, menurut pengaturan kantor.").format(n=number(unkept)) if unkept else ""
    if not found:
        return True, more or _("Belum ada berkas asli yang disimpan.")
    oldest = datetime.fromtimestamp(time.time() - max(_age(one, uploads) for one in found), ZoneInfo(settings().time_zone)).date()
    size = number(sum(one.size for one in found) / (1 << 20), 1)
    words = _("{n} berkas asli disimpan, {mib} MiB; yang tertua diunggah {tanggal}.").format(n=number(len(there)), mib=size, tanggal=long_date(oldest))
    return True, " ".join(filter(None, (words, _how(found), more)))


def _how(found: list[Original]) -> str:
    way, open_ones = settings().simpan_asli, sum(not one.locked for one in found)
    if way == "tidak":
        return _("Pengaturan tidak menyimpan berkas asli lagi; isi simpan_hari agar yang lama ini juga dihapus.")
    return _("Semuanya disandikan.") if not open_ones else _("{n} tidak disandikan.").format(n=number(open_ones))


def _locked_out(found: Iterable[Original]) -> str:
    """Say why originals under lock do not open, if they do not; the first of them speaks for all."""
    first = next((one for one in found if one.locked), None)
    try:
        if first:
            check(first.sha256)
    except Unavailable as error:
        return error.message
    return ""


def _uploads(cursor: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, datetime]]:
    """Return the name and the moment (UTC) of the latest upload of each hash, undone ones included."""
    rows = cursor.execute("""
        select sha256, arg_max(nama, berkas_id) filter (where ukuran > 0), max(dibuat), any_value(nama)
        from berkas join batch using (batch_id) group by sha256
    """).fetchall()
    return {sha: (name or any_name, when) for sha, name, when, any_name in rows}


def _age(one: Original, uploads: dict[str, tuple[str, datetime]]) -> float:
    """Return the seconds since the file was laid down or its bytes last uploaded, whichever is later."""
    known = uploads.get(one.sha256)
    return time.time() - max(one.when, known[1].replace(tzinfo=UTC).timestamp() if known else 0)


def _named(one: Original, uploads: dict[str, tuple[str, datetime]]) -> str:
    return uploads[one.sha256][0] if one.sha256 in uploads else one.sha256[:12]


def _deleted(one: Original) -> bool:
    try:
        one.path.unlink(missing_ok=True)
    except OSError:  # open in another program on Windows: its turn comes at the next load
        return False
    return True


def _note(cursor: duckdb.DuckDBPyConnection, user: str, name: str, sha: str, why: str) -> None:
    note(cursor, user, DELETED, {"berkas": name, "sha256": sha, "sebab": why})
