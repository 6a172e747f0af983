"""A logbook of any size as .xlsx, with a roster's worth of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rustpy_xlsxwriter import write_worksheet

DAYS = [day for offset in range(300) if (day := date(2026, 1, 5) + timedelta(offset)).weekday() < 5]


def person(number: int) -> tuple[str, str, str]:
    """Return the NIP, name and unit of a person made up."""
    born = f"19{60 + number % 40}{1 + number % 12:02d}{1 + number % 28:02d}"
    since = f"20{10 + number // 12 % 15}{1 + number // 180 % 12:02d}"
    return f"{born}{since}{1 + number % 2}{1 + number // 2160 % 900:03d}", f"Pegawai Contoh {number}", f"Instalasi {number % 40}"


def write_logbook(path: Path, rows: int, *, changed: int = 0) -> None:
    """Write a logbook of twelve columns; of every `changed` rows one says something else (0: none does)."""
    people = [person(number) for number in range(max(1, rows // 50))]

    def notes() -> Iterator[dict[str, Any]]:
        for number in range(rows):
            nip, name, unit = people[number % len(people)]
            text = f"Memeriksa sampel air nomor {number} dari puskesmas {number % 97}"
            yield {
                "No": number + 1, "NIP": nip, "Nama": name, "Unit Kerja": unit, "Tanggal": DAYS[number // len(people)],
                "Jam Mulai": f"{7 + number % 4:02d}.30", "Jam Selesai": f"{12 + number % 4:02d}.00", "Kegiatan": text,
                "Hasil": f"{number % 9 + 1} dokumen" + (" lagi" if changed and number % changed == 0 else ""),
                "RHK": f"Terlaksananya pemeriksaan sampel jenis {number % 7}", "Status": "Disetujui" if number % 3 else "Menunggu",
                "Bukti Dukung": f"https://arsip.contoh.example/{number}",
            }

    write_worksheet(notes(), str(path), sheet_name="Catatan Harian")
