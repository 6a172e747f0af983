"""The warehouse made anew from the stored uploads: the bytes are the source, the file is only what was made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from pipelines.language import _
from pipelines.load.confirming import carry_over_links
from pipelines.load.decisions import carry_over
from pipelines.load.incoming import prepare
from pipelines.load.loading import load
from pipelines.load.mappings import mappings, remember, remembered
from pipelines.load.retention import copy_notes, deleted
from pipelines.load.store import Unavailable, bytes_of
from pipelines.load.uploads import Upload, uploads
from pipelines.load.versions import TABLES
from pipelines.unit_settings import lay_settings

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

@dataclass
class Rebuilt:
    """Hold how many uploads and rows came back, in two sentences each what did not, and which rows are missing."""

    batches: int = 0
    rows: int = 0
    lost: list[str] = field(default_factory=list)
    lost_with_rows: set[str] = field(default_factory=set)  # hashes of the originals
    missing: dict[str, int] = field(default_factory=dict)


def rebuild(old: Warehouse, new: Warehouse) -> Rebuilt:
    """Load the uploads of one warehouse that are not undone into another, empty one, in their order and as of their days.

    Numbers of uploads start anew. Remembered layouts and answers come along; passwords were never stored, so a locked workbook
    cannot be read again and is named in the result, as is an original that is gone or damaged. Raises
    store.Unavailable when the key to originals under lock is not at hand.
    """
    result = Rebuilt()
    known, fruitful, unkept = mappings(old), _fruitful(old), _unkept(old)
    for one in remembered(old):
        remember(new, one.signature, one.name, known[one.signature], user=one.user)
    carry_over(old, new)
    _carry_choices(old, new)
    carry_over_links(old, new)  # before the uploads, which are linked by them as they come
    for upload in uploads(old):
        files = _there(upload, result, unkept)
        result.lost_with_rows |= {sha for _name, sha in upload.files if sha not in files} & fruitful
        if not files:
            continue
        incoming = prepare([(name, partial(bytes_of, sha)) for name, sha in upload.files if sha in files], mappings=known)
        for file in incoming.files:
            if file.error and file.error.code == "berkas_terkunci":
                result.lost.append(file.error.message)
                result.lost_with_rows |= {file.sha256} & fruitful
        report = load(new, incoming, user=upload.user, today=upload.day, withdraw_missing=upload.withdrew, from_store=True)
        if report.batch:
            with new.write() as cursor:  # when it was uploaded, not when it was read again: the time to be kept counts from there
                cursor.execute("update batch set dibuat = ? where batch_id = ?", [upload.when, report.batch])
        result.batches += 1
        result.rows += report.total("accepted")
    copy_notes(old, new)
    result.missing = _missing(old, new)
    return result


def _carry_choices(old: Warehouse, new: Warehouse) -> None:
    """Give another warehouse the settings decided, the people left out and the views saved in one, history included."""
    for table, order in (("ketetapan", "nomor"), ("pengecualian", "nomor"), ("pandangan", "nama")):
        with old.cursor() as cursor:
            names = [name for name, *_rest in cursor.execute(f"describe {table}").fetchall() if name != "nomor"]
            rows = cursor.execute(f"select {', '.join(names)} from {table} order by {order}").fetchall()
        with new.write() as cursor:
            for row in rows:
                cursor.execute(f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})", row)
            lay_settings(cursor)


def _there(upload: Upload, result: Rebuilt, unkept: set[str]) -> set[str]:
    """Return the hashes of an upload's originals that are whole, to be read again in their turn; name the others in the result."""
    whole = set()
    for name, sha in upload.files:
        try:
            bytes_of(sha, name)
            whole.add(sha)
        except Unavailable as error:
            if error.code.startswith("kunci"):
                raise  # one word for all of them
            decided = _("{nama} tidak disimpan lagi menurut pengaturan kantor, jadi tidak dapat dibangun ulang. Unggah lagi berkasnya bila isinya diperlukan.")
            result.lost.append(decided.format(nama=name) if error.code == "asli_hilang" and sha in unkept else error.message)
    return whole


def _unkept(warehouse: Warehouse) -> set[str]:
    with warehouse.cursor() as cursor:
        return deleted(cursor)


def _fruitful(warehouse: Warehouse) -> set[str]:
    """Return the hashes of files that brought rows."""
    with warehouse.cursor() as cursor:
        return {sha for (sha,) in cursor.execute("select distinct sha256 from berkas join lembar using (berkas_id) where accepted > 0").fetchall()}


def _missing(old: Warehouse, new: Warehouse) -> dict[str, int]:
    """Count by table the current rows of one warehouse that another has not."""
    missing = {}
    for table in TABLES:
        with old.cursor() as before, new.cursor() as after:
            after.register("kunci_lama", before.sql(f"select distinct kunci from {table}").to_arrow_table())
            count = after.execute(f"select count(*) from kunci_lama anti join {table} using (kunci)").fetchall()[0][0]
            after.unregister("kunci_lama")
        if count:
            missing[table] = count
    return missing
