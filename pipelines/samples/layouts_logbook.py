"""Daily notes in the layouts that people hand in: each unit keeps its logbook in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from itertools import groupby

from pipelines.samples.days import TAHUN
from pipelines.samples.records import Note, Office, Person
from pipelines.samples.sheets import Grid, Row, in_words


def _heading(title: str, unit: str, first: date, office: Office) -> list[Row]:
    return [[title], [f"Unit Kerja : {unit}"], [f"Periode : {in_words(first, 'MMMM y')}"],
            [f"Data ditarik pada : {in_words(_pulled(first, office))}"], []]


def _pulled(first: date, office: Office) -> date:
    following = date(TAHUN + first.month // 12, first.month % 12 + 1, 2)
    return min(following, office.sampai)


def _dots(clock: time) -> str:
    return f"{clock.hour:02}.{clock.minute:02}"


def _colons(clock: time) -> str:
    return f"{clock.hour:02}:{clock.minute:02}"


def general(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out the general logbook: ISO dates as text; one person's ids turned to numbers by Excel in a month."""
    damaged = office.stories.get("nip_rusak")
    month = notes[0].tanggal.month

    def nip(note: Note) -> str | float:
        if note.nip == damaged and month == damaged_month(office):
            return float(note.nip[:15] + "000")     # what Excel leaves of eighteen digits
        return note.nip

    return Grid(
        _heading("LOGBOOK CATATAN HARIAN", notes[0].unit, notes[0].tanggal, office),
        ["No", "NIP", "Nama", "Tanggal", "Jam Mulai", "Jam Selesai", "RHK", "Rencana Aksi", "Kegiatan", "Hasil",
         "Bukti Dukung", "Status"],
        ([i, nip(n), people[n.nip].nama, n.tanggal.isoformat(), _colons(n.mulai), _colons(n.akhir), n.rhk or None,
          n.rencana_aksi or None, n.kegiatan, n.hasil, n.bukti or None, n.status] for i, n in enumerate(notes, 1)))


def damaged_month(office: Office) -> int:
    """Return the month whose logbook holds damaged ids."""
    return min(9, office.sampai.month)


def laboratory(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out a logbook with real dates, one cell for the hours, and when each note was typed in."""
    return Grid(
        _heading("REKAP PROGRES HARIAN", notes[0].unit, notes[0].tanggal, office),
        ["No", "NIP", "Nama Pegawai", "Tanggal Kegiatan", "Waktu", "Rencana Hasil Kerja", "Uraian Kegiatan",
         "Volume", "Satuan", "Link Bukti Dukung", "Tgl Entri Laporan", "Status Verifikasi"],
        ([i, n.nip, people[n.nip].nama, n.tanggal, f"{_dots(n.mulai)} - {_dots(n.akhir)}", n.rhk, n.kegiatan,
          n.volume, n.satuan, n.bukti or None,
          f"{n.masuk:%d/%m/%Y %H:%M}", n.status] for i, n in enumerate(notes, 1)))


def bkn_form(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out the fields of BKN's form "Tambah Progress Harian"; a step or an RHK in one column."""
    return Grid(
        [],
        ["NIP", "NAMA", "RENCANA AKSI", "TANGGAL KEGIATAN", "JAM MULAI KEGIATAN", "JAM SELESAI KEGIATAN",
         "KEGIATAN HARIAN", "SUMBER DATA", "REALISASI", "SATUAN", "BUKTI DUKUNG"],
        ([n.nip, people[n.nip].nama, n.rencana_aksi or n.rhk or None, f"{n.tanggal:%d/%m/%Y}", n.mulai, n.akhir,
          n.kegiatan, "ekinerja", n.volume, n.satuan, n.bukti or None] for n in notes))


def counter(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out a logbook with name and id in one cell, dates in words, and durations."""
    return Grid(
        _heading("LAPORAN KINERJA HARIAN TIM", notes[0].unit, notes[0].tanggal, office),
        ["No", "Pegawai / NIP", "Hari", "Tanggal", "Jam", "Durasi", "Rencana Hasil Kerja", "Kegiatan",
         "Output / Hasil", "Keterangan", "Validasi Pimpinan"],
        ([i, f"{people[n.nip].nama} / {n.nip}", in_words(n.tanggal, "EEEE"), in_words(n.tanggal),
          f"{_dots(n.mulai)} s.d. {_dots(n.akhir)}", _spoken(n.menit), n.rhk, n.kegiatan, n.hasil, None, n.status]
         for i, n in enumerate(notes, 1)))


def _spoken(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if hours == 0 or (hours == 1 and rest):
        return f"{minutes} Menit"
    return f"{hours} Jam {rest} Menit" if rest else f"{hours} Jam"


def by_day(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out a logbook whose date stands in a row of its own above each day."""
    def rows() -> Iterator[Row]:
        for day, group in groupby(notes, key=lambda n: n.tanggal):
            yield [in_words(day, "EEEE, d MMMM y")]
            for i, n in enumerate(group, 1):
                yield [i, n.nip, people[n.nip].nama, f"{_colons(n.mulai)} - {_colons(n.akhir)}", n.kegiatan, n.hasil,
                       n.rhk, n.bukti or None, n.status]

    return Grid(
        _heading("LOGBOOK INSTALASI", notes[0].unit, notes[0].tanggal, office),
        ["No", "NIP", "Nama", "Jam", "Kegiatan", "Hasil", "Rencana Hasil Kerja", "Bukti Dukung", "Status"], rows(),
        lembar=in_words(notes[0].tanggal, "MMMM"))


def one_person(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out one person's year: who it is stands above the table, signatures below."""
    person = people[notes[0].nip]
    leader = people.get(person.nip_atasan or "")
    above: list[Row] = [["LAPORAN KINERJA HARIAN PEGAWAI"], [], ["Nama", ":", person.nama], ["NIP", ":", person.nip],
             ["Jabatan", ":", person.jabatan], ["Unit Kerja", ":", notes[0].unit],
             ["Periode", ":", f"{in_words(notes[0].tanggal, 'MMMM')} - {in_words(office.sampai, 'MMMM y')}"], []]
    below: list[Row] = [[], [None, "Mengetahui,", None, None, None, None, in_words(office.sampai)],
                        [None, "Pejabat Penilai Kinerja,", None, None, None, None, "Pegawai yang Dinilai,"], [],
                        [None, leader.nama if leader else "-", None, None, None, None, person.nama],
                        [None, f"NIP. {leader.nip}" if leader else "-", None, None, None, None, f"NIP. {person.nip}"]]
    return Grid(
        above, ["No", "Hari", "Tanggal", "Jam Mulai", "Jam Selesai", "Uraian Kegiatan", "Output", "RHK",
                "Rencana Aksi", "Bukti Dukung", "Ket"],
        ([i, in_words(n.tanggal, "EEEE"), n.tanggal, n.mulai, n.akhir, n.kegiatan, n.hasil, n.rhk,
          n.rencana_aksi, n.bukti or None, None] for i, n in enumerate(notes, 1)), below)


def screen(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out what a web application shows on screen and saves as HTML."""
    return Grid(
        _heading("Catatan Harian Pegawai", notes[0].unit, notes[0].tanggal, office)[:4],
        ["No", "NIP", "Nama Pegawai", "Tanggal", "Mulai", "Selesai", "Durasi (menit)", "Catatan Harian",
         "Rencana Hasil Kerja", "Rencana Aksi", "Bukti Dukung", "Status", "Aksi"],
        ([i, n.nip, people[n.nip].nama, f"{n.tanggal:%d-%m-%Y}", _colons(n.mulai), _colons(n.akhir), n.menit,
          n.kegiatan, n.rhk, n.rencana_aksi, n.bukti, n.status, "Lihat"] for i, n in enumerate(notes, 1)))


def semicolons(notes: list[Note], office: Office, people: dict[str, Person]) -> Grid:
    """Lay out a CSV: day first, decimal commas, headers with underscores."""
    return Grid(
        [], ["tanggal", "nip", "nama", "unit_kerja", "jam_mulai", "jam_selesai", "durasi_menit", "rhk", "rencana_aksi",
             "kegiatan", "realisasi", "satuan", "bukti_dukung", "status"],
        ([f"{n.tanggal:%d/%m/%Y}", n.nip, people[n.nip].nama, n.unit, _dots(n.mulai), _dots(n.akhir),
          f"{n.menit},0", n.rhk, n.rencana_aksi, n.kegiatan, f"{n.volume},0", n.satuan, n.bukti, n.status]
         for n in notes))
