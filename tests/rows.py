"""Typed rows put straight into a warehouse on disk, so that a figure's answer can be worked out by hand."""

from __future__ import annotations

from datetime import date, time
from hashlib import md5
from itertools import count
from typing import Any
from uuid import UUID

from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.warehouse import Warehouse


def key(text: str) -> str:
    """Return the key that a test calls by a name; names that end alike but for a number keep the order of these."""
    head, _dash, number = text.rpartition("-")
    return str(UUID(bytes=md5(head.encode()).digest()[:8] + int(number).to_bytes(8, "big")))


class Rows:
    """Fill an office row by row; texts that a test does not care about get a default."""

    def __init__(self, house: Warehouse):
        self.house = house
        self._next = count(1)
        self.add("batch", batch_id=1, dibuat="2026-11-20", pengguna="penguji")
        self.sheet = 0
        self.file("isi.xlsx")

    def file(self, name: str, **more: Any) -> None:
        """Let the rows that follow come from the sheet “Data” of a file of this name."""
        self.sheet += 1
        counts = dict.fromkeys(("rejected", "skipped", "baru", "berubah", "sama", "ditarik"), 0)
        values = {"batch_id": 1, "berkas": name, "sheet": "Data", "tersembunyi": False, "keyakinan": 1, "rows": 1, "accepted": 1, "laporan": "{}"}
        self.add("lembar", lembar_id=self.sheet, berkas_id=self.sheet, **(counts | values | more))

    def add(self, table: str, **values: Any) -> None:
        names = ", ".join(values)
        with self.house.write() as cursor:
            cursor.execute(f"insert into {table} ({names}) values ({', '.join('?' * len(values))})", list(values.values()))

    def _row(self, table: str, **values: Any) -> str:
        place = next(self._next)
        values = {"kunci": key(f"{table}-{place}"), "batch_id": 1, "lembar_id": self.sheet, "baris": place, "sidik": key("x-0")} | values
        self.add(table, **values)
        return str(values["kunci"])

    def unit(self, name: str, parent: str | None = None, level: int = 0) -> None:
        self.add("unit_kerja", unit_kerja=name, induk=parent, tingkat=level)

    def person(self, nip: str, unit: str, **more: Any) -> None:
        self._row("pegawai", **({"nip": nip, "nama": f"Pegawai {nip}", "unit_kerja": unit, "status_aktif": "aktif"} | more))

    def placed(self, nip: str, unit: str, since: date) -> None:
        self._row("penempatan", nip=nip, unit_kerja=unit, sejak=since)

    def rhk(self, nip: str, text: str, first: date, last: date, **more: Any) -> str:
        return self._row("rhk", nip=nip, rhk=text, periode_awal=first, periode_akhir=last, **more)

    def step(self, nip: str, rhk: str | None, start: date | None, due: date | None, /, **more: Any) -> str:
        period = {"periode_awal": date(2026, 10, 1), "periode_akhir": date(2026, 12, 31), "rencana_aksi": "Langkah", "status": "kosong"}
        return self._row("rencana_aksi", nip=nip, kunci_rhk=rhk, tanggal_mulai=start, tenggat=due, **(period | more))

    def note(self, nip: str, day: date, start: time | None = None, end: time | None = None, *, rhk: str | None = None, **more: Any) -> str:
        key = self._row("catatan_harian", nip=nip, tanggal=day, mulai=start, selesai=end, **({"kegiatan": "Kegiatan", "menit": 60} | more))
        if rhk:
            self.add("tautan_catatan", kunci=key, nip=nip, kunci_rhk=rhk, cara="persis", skor=100)
        return key

    def covers(self, first: date, last: date, *, unit: str | None = None, nip: str | None = None) -> None:
        self._row("cakupan", unit_kerja=unit, nip=nip, dari=first, sampai=last)

    def away(self, nip: str, first: date, last: date) -> None:
        self._row("ketidakhadiran", nip=nip, jenis="cuti tahunan", mulai=first, selesai=last)

    def dialogue(self, nip: str, day: date, **more: Any) -> str:
        return self._row("dialog_kinerja", nip=nip, tanggal=day, **({"status": "selesai", "jenis": "Pemantauan"} | more))

    def rating(self, nip: str, first: date, last: date, **more: Any) -> str:
        told = {"hasil_kerja": "sesuai ekspektasi", "perilaku_kerja": "sesuai ekspektasi", "predikat": "baik", "plt_plh": False}
        return self._row("penilaian", nip=nip, periode_awal=first, periode_akhir=last, dinilai_awal=first, dinilai_akhir=last, **(told | more))

    def ask(self, figure: str, per: date, dari: date = date(2026, 10, 1), sampai: date = date(2026, 12, 31), *,
            units: tuple[str, ...] = (), viewer: Viewer | None = None, **more: Any) -> list[dict[str, Any]]:
        question = Question(dari, sampai, per, units)
        return door.ask_arrow(self.house, figure, viewer or Viewer(None), question, **more).to_pylist()


def pick(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """Return the named columns of every row, numbers rounded, in the order of the rows."""
    return [tuple(round(row[n], 4) if isinstance(row[n], float) else row[n] for n in names) for row in rows]
