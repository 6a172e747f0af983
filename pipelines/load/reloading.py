"""An upload loaded anew from its originals: what has been learnt since is applied to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pipelines.language import _
from pipelines.load.incoming import Incoming, prepare
from pipelines.load.loading import load
from pipelines.load.mappings import mappings
from pipelines.load.report import Report
from pipelines.load.store import Unavailable, bytes_of
from pipelines.load.undoing import BatchUnknown
from pipelines.load.uploads import uploads

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse


def reload(warehouse: Warehouse, batch_id: int, *, user: str) -> Report:
    """Read an upload's originals again and load them in its place, in one transaction and as of its day.

    Raises BatchUnknown; Unavailable when an original is gone, or is not understood as it was (a password or a choice
    of columns that was given once): then nothing is changed.
    """
    upload = next((one for one in uploads(warehouse) if one.number == batch_id), None)
    if upload is None:
        raise BatchUnknown(_("Unggahan nomor {batch} tidak ada atau sudah dibatalkan. Lihat nomornya di layar Unggah.").format(batch=batch_id))
    incoming = prepare([(name, partial(bytes_of, sha, name)) for name, sha in upload.files], mappings=mappings(warehouse))
    lost = _not_understood(warehouse, batch_id, incoming)
    if lost:
        incoming.release()
        raise Unavailable("tidak_terbaca_lagi", _(
            "Berkas {nama} dari unggahan nomor {batch} tidak dapat dibaca lagi seperti semula. Unggah lagi berkasnya agar keputusan Anda dipakai."
        ).format(nama=", ".join(lost), batch=batch_id))
    return load(warehouse, incoming, user=user, today=upload.day, withdraw_missing=upload.withdrew, from_store=True, instead_of=batch_id)


def _not_understood(warehouse: Warehouse, batch_id: int, incoming: Incoming) -> list[str]:
    """Name the files of which fewer tables are understood than at the time."""
    with warehouse.cursor() as cursor:
        before = dict(cursor.execute(
            "select b.sha256, count(*) from lembar l join berkas b using (berkas_id) where l.batch_id = ? and l.kind is not null group by b.sha256",
            [batch_id],
        ).fetchall())
    now = {file.sha256: sum(1 for sheet in file.sheets if sheet.found.refusal is None and sheet.found.kind) for file in incoming.files if file.size}
    return [file.name for file in incoming.files if file.size and now.get(file.sha256, 0) < before.get(file.sha256, 0)]
