"""Lists that cover the whole office: roster, RHK, rencana aksi, dialogues, absences."""

from __future__ import annotations

from datetime import date

from pipelines.samples.days import TAHUN, between, quarter
from pipelines.samples.plans import ROMAN
from pipelines.samples.records import Dialogue, Office, Person, Rhk, Step
from pipelines.samples.sheets import Grid, Row, in_words


def roster(office: Office, day: date) -> Grid:
    """Lay out the people as they sat on a day."""
    parents = {u.nama: u.induk for u in office.units}
    names = {p.nip: p for p in office.people}
    leaders = {p.unit: p for p in office.people if p.pemimpin}
    early = day.month == 1
    rows = []
    for i, p in enumerate(office.people, 1):
        unit = office.unit_on(p.nip, day)
        leader = names.get(p.nip_atasan or "") if unit == p.unit else leaders[unit]
        since = max(x.sejak for x in office.placements if x.nip == p.nip and x.sejak <= day)
        rows.append([i, p.nip, p.nama, p.jabatan, p.golongan, p.jenis_pegawai, unit, parents[unit] or "-",
                     leader.nip if leader else "-", leader.nama if leader else "-",
                     f"{since:%d-%m-%Y}" if early else since, "Aktif"])
    return Grid(
        [["DAFTAR PEGAWAI"], ["Instansi : Balai Labkesmas"], [f"Data ditarik pada : {in_words(day)}"], []],
        ["No", "NIP", "Nama", "Jabatan", "Golongan", "Jenis Pegawai", "Unit Kerja", "Unit Induk", "NIP Atasan",
         "Nama Atasan", "TMT Unit", "Status"], rows, lembar="Pegawai")


def rhk_list(office: Office, rhk: list[Rhk], people: dict[str, Person]) -> Grid:
    """Lay out results of a quarter, one row an indicator."""
    by_rhk: dict[int, list] = {}
    for indicator in office.indicators:
        by_rhk.setdefault(indicator.rhk_id, []).append(indicator)
    triwulan = rhk[0].triwulan
    worded = triwulan <= 2
    period = (f"Triwulan {ROMAN[triwulan]} {TAHUN}",) if worded else tuple(d.isoformat() for d in quarter(triwulan))
    rows: list[list[object]] = []
    for r in rhk:
        for x in by_rhk[r.id]:
            rows.append([len(rows) + 1, r.nip, people[r.nip].nama, r.unit, *period, r.jenis, r.rhk_pimpinan or "-", r.rhk, x.aspek,
                         x.indikator, f"{x.target:g} {x.satuan}", "Disetujui"])
    return Grid(
        [[f"DAFTAR RENCANA HASIL KERJA TRIWULAN {ROMAN[triwulan]} TAHUN {TAHUN}"], ["Instansi : Balai Labkesmas"], []],
        ["No", "NIP", "Nama Pegawai", "Unit Kerja", *(["Periode"] if worded else ["Periode Awal", "Periode Akhir"]), "Kategori",
         "RHK Pimpinan yang Diintervensi", "Rencana Hasil Kerja", "Aspek", "Indikator Kinerja Individu", "Target",
         "Status SKP"], rows, lembar="RHK")


def steps_list(office: Office, steps: list[Step], people: dict[str, Person]) -> Grid:
    """Lay out steps of a quarter as they stand today; the first half-year in another application's words."""
    triwulan = steps[0].triwulan
    early = triwulan <= 2
    above: list[Row] = [[f"DAFTAR RENCANA AKSI TRIWULAN {ROMAN[triwulan]} TAHUN {TAHUN}"],
                        ["Instansi : Balai Labkesmas"], [f"Data ditarik pada : {in_words(office.sampai)}"], []]

    def day(value: date | None) -> object:
        return f"{value:%d/%m/%Y}" if early and value else value

    rows = ([i, s.nip, people[s.nip].nama, s.unit, f"{'Triwulan' if early else 'TW'} {ROMAN[triwulan]} {TAHUN}", s.rhk,
             s.rencana_aksi, s.target, s.satuan, s.realisasi, f"{s.capaian}%" if early else s.capaian, day(s.mulai),
             day(s.tenggat), day(s.selesai), s.status, s.kendala or None, s.bukti or None]
            for i, s in enumerate(steps, 1))
    return Grid(
        above, ["No", "NIP", "Nama", "Unit Kerja", "Periode", "Rencana Hasil Kerja", "Rencana Aksi", "Target", "Satuan",
                "Realisasi", "Progres (%)" if early else "Capaian (%)", "Tanggal Mulai", "Tenggat",
                "Tanggal Selesai Realisasi" if early else "Selesai Pada", "Status", "Kendala", "Bukti Dukung"],
        rows, lembar="Rencana Aksi")


def dialogue_list(office: Office, dialogues: list[Dialogue], people: dict[str, Person]) -> Grid:
    """Lay out meetings of half a year, held and planned."""
    return Grid(
        [[f"REKAPITULASI DIALOG KINERJA TAHUN {TAHUN}"], ["Instansi : Balai Labkesmas"],
         [f"Data ditarik pada : {in_words(office.sampai)}"], []],
        ["No", "NIP", "Nama Pegawai", "Unit Kerja", "NIP Pejabat Penilai", "Pejabat Penilai Kinerja", "Tanggal Dialog",
         "Jenis Dialog", "Pembahasan", "Kendala", "Umpan Balik", "Tindak Lanjut", "Batas Waktu", "Metode",
         "Status Dialog"],
        ([i, d.nip, people[d.nip].nama, d.unit, d.nip_atasan, people[d.nip_atasan].nama, in_words(d.tanggal), d.jenis,
          d.uraian, d.kendala or None, d.umpan_balik or None, d.tindak_lanjut or None,
          in_words(d.tenggat) if d.tenggat else None, d.metode, d.status] for i, d in enumerate(dialogues, 1)),
        lembar="Dialog Kinerja")


def absence_list(office: Office, people: dict[str, Person]) -> Grid:
    """Lay out everyone's days away."""
    return Grid(
        [[f"REKAP KETIDAKHADIRAN PEGAWAI TAHUN {TAHUN}"], ["Instansi : Balai Labkesmas"], []],
        ["No", "NIP", "Nama", "Unit Kerja", "Jenis Ketidakhadiran", "Tanggal Mulai", "Tanggal Selesai", "Jumlah Hari",
         "Keterangan", "Status"],
        ([i, a.nip, people[a.nip].nama, office.unit_on(a.nip, a.mulai), a.jenis, a.mulai, a.selesai,
          len(between(a.mulai, a.selesai)), a.keterangan, "Disetujui"] for i, a in enumerate(office.absences, 1)),
        lembar="Ketidakhadiran")
