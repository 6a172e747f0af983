"""The uploads on record as they came: what loading them again needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipelines.load.versions import TABLES
from pipelines.settings import settings

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

EMPTY = sha256(b"").hexdigest()


@dataclass(frozen=True)
class Upload:
    """Hold one upload that is not undone: its number, its moment (UTC), its user, (name, hash) of its files, whether rows were withdrawn.

    The moment of one loaded anew is that of the upload it stands for: its rows tell of that day.
    """

    number: int
    when: datetime
    user: str
    files: list[tuple[str, str]]
    withdrew: bool

    @property
    def day(self) -> date:
        """Return its day in the office's time zone."""
        return self.when.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(settings().time_zone)).date()


def uploads(warehouse: Warehouse) -> list[Upload]:
    """List the uploads not undone by the day they tell of, then by number; unreadable members of a zip, of no size there, come with their zip."""
    withdrew = " union ".join(f"select batch_id from {table}_versi join lembar l using (batch_id, lembar_id) "
                             f"where {table}_versi.ditarik and l.laporan->>'partial' is distinct from 'true'" for table in TABLES)
    with warehouse.cursor() as cursor:
        rows = cursor.execute(f"""
            select b.batch_id, b.dibuat, b.pengguna, list({{'nama': f.nama, 'sha': f.sha256}} order by f.berkas_id), b.batch_id in ({withdrew})
            from batch b join berkas f using (batch_id) where b.dibatalkan is null and (f.ukuran > 0 or f.sha256 = $empty)
            group by b.batch_id, b.dibuat, b.pengguna order by b.batch_id
        """, {"empty": EMPTY}).fetchall()
        moments = {number: (when, stands_for) for number, when, stands_for in cursor.execute("select batch_id, dibuat, menggantikan from batch").fetchall()}
    found = [Upload(number, _first(number, moments), user, [(f["nama"], f["sha"]) for f in files], bool(taken)) for number, _when, user, files, taken in rows]
    return sorted(found, key=lambda one: (one.day, one.number))


def _first(number: int, moments: dict[int, tuple[datetime, int | None]]) -> datetime:
    """Return the moment of the upload at the beginning of those that stood for one another."""
    when, earlier = moments[number]
    while earlier in moments:
        when, earlier = moments[earlier]
    return when
