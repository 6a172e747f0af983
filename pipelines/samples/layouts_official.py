"""Forms of the state: the SKP form of PermenPANRB 6/2022, and BKN's two reports with their header on row 8."""

from __future__ import annotations

from pathlib import Path
from random import Random
from uuid import UUID

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.samples.days import TAHUN, quarter
from pipelines.samples.plans import ROMAN
from pipelines.samples.records import Indicator, Office, Person, Rating, Rhk, SkpReport
from pipelines.samples.sheets import Grid, Row, in_words

_TOP = Alignment(vertical="top", wrap_text=True)
_VALUES = ("Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif")


def write_skp_forms(path: Path, office: Office, rhk: list[Rhk], people: dict[str, Person]) -> Path:
    """Write the official form of a unit's people for a quarter, a sheet a person."""
    book = Workbook()
    book.remove(book.worksheets[0])
    indicators: dict[int, list[Indicator]] = {}
    for indicator in office.indicators:
        indicators.setdefault(indicator.rhk_id, []).append(indicator)
    for nip in dict.fromkeys(r.nip for r in rhk):
        person = people[nip]
        sheet = book.create_sheet(person.nama.split(",")[0][:31])
        _form(sheet, office, person, people, [r for r in rhk if r.nip == nip], indicators)
    book.save(path)
    return path


def _form(sheet: Worksheet, office: Office, person: Person, people: dict[str, Person], rhk: list[Rhk],
          indicators: dict[int, list[Indicator]]) -> None:
    leader = people.get(person.nip_atasan or "")
    first, last = quarter(rhk[0].triwulan)
    period = f"{in_words(first, 'd MMMM')} SD {in_words(last, 'd MMMM')} TAHUN {TAHUN}".upper()
    for letter, width in zip("ABCDEF", (6, 38, 44, 14, 44, 24), strict=True):
        sheet.column_dimensions[letter].width = width
    for text in ("SASARAN KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUANTITATIF", f"PERIODE PENILAIAN: {period}"):
        _band(sheet, text)
    sheet.append([])
    sheet.append(["NO", "PEGAWAI YANG DINILAI", None, "NO", "PEJABAT PENILAI KINERJA", None])
    for columns in ("B{0}:C{0}", "E{0}:F{0}"):
        sheet.merge_cells(columns.format(sheet.max_row))
    labels = ("NAMA", "NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA")
    for i, (label, left, right) in enumerate(zip(labels, _who(person), _who(leader), strict=True), 1):
        sheet.append([i, label, left, i, label, right])
    _band(sheet, "HASIL KERJA")
    sheet.append(["NO.", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK",
                  "INDIKATOR KINERJA INDIVIDU", "TARGET"])
    for cell in sheet[sheet.max_row]:
        cell.font, cell.alignment = Font(bold=True), _TOP
    sheet.append([f"({i})" for i in range(1, 7)])
    for section, kind in (("A. UTAMA", "Utama"), ("B. TAMBAHAN", "Tambahan")):
        _band(sheet, section)
        for number, r in enumerate((r for r in rhk if r.jenis == kind), 1):
            _result(sheet, number, r, indicators[r.id])
    _band(sheet, "PERILAKU KERJA")
    for i, value in enumerate(_VALUES, 1):
        sheet.append([i, value])
    sheet.append([])
    sheet.append([None, "Pegawai yang Dinilai,", None, None, "Pejabat Penilai Kinerja,"])
    sheet.append([None, person.nama, None, None, leader.nama if leader else "-"])
    sheet.append([None, f"NIP. {person.nip}", None, None, f"NIP. {leader.nip}" if leader else "-"])


def _who(person: Person | None) -> tuple[str, ...]:
    if person is None:
        return ("-",) * 5
    return person.nama, person.nip, person.golongan, person.jabatan, person.unit


def _band(sheet: Worksheet, text: str) -> None:
    sheet.append([text])
    row = sheet.max_row
    sheet.merge_cells(f"A{row}:F{row}")
    sheet[f"A{row}"].font = Font(bold=True)


def _result(sheet: Worksheet, number: int, rhk: Rhk, indicators: list[Indicator]) -> None:
    top = sheet.max_row + 1
    for i, x in enumerate(indicators):
        head: list[object] = [number, rhk.rhk_pimpinan or "-", rhk.rhk] if i == 0 else [None] * 3
        sheet.append([*head, x.aspek, x.indikator, f"{x.target:g} {x.satuan}"])
    for column in "ABC" if len(indicators) > 1 else "":
        sheet.merge_cells(f"{column}{top}:{column}{sheet.max_row}")
        sheet[f"{column}{top}"].alignment = _TOP


def _above(title: str, period: str, pulled: str) -> list[Row]:
    return [[f"{title} Tahun {TAHUN}"], ["Instansi : Kementerian Contoh"], [f"Periode : {period}"],
            ["Unor Induk : Balai Labkesmas"], ["Unor : ALL"], [f"Data ditarik pada : {pulled}"], []]


def _ids(rng: Random, count: int) -> list[str]:
    return [str(UUID(int=rng.getrandbits(128), version=4)) for _ in range(count)]


def rating_report(office: Office, ratings: list[Rating], people: dict[str, Person]) -> Grid:
    """Lay out BKN's "Laporan Penilaian SKP" of a quarter."""
    rng = Random(office.seed + ratings[0].triwulan)
    pulled = max(r.dinilai for r in ratings)
    rows = []
    for r in ratings:
        p = people[r.nip]
        leader = people.get(p.nip_atasan or "")
        a, b, c, d, e, f, g = _ids(rng, 7)
        rows.append([
            "PERIODIK", a, r.nip, p.nama, f"{TAHUN}-01-01", f"{TAHUN}-12-31", b, r.unit, "Balai Labkesmas", p.jabatan,
            "Struktural" if p.unit == "Balai Labkesmas" else "Fungsional", "0", r.hasil.upper(), r.perilaku.upper(),
            r.predikat.upper(), c, leader.nip if leader else "-", leader.nama if leader else "-", d,
            leader.unit if leader else "-", leader.jabatan if leader else "-", leader.golongan if leader else "-",
            f"{r.dinilai:%Y-%m-%d %H:%M:%S}", e, str(TAHUN), f, f"TW{r.triwulan}", g, p.golongan, p.jenis_pegawai])
    header = ("jenis;id;nip;nama;periode_awal_skp;periode_akhir_skp;skp_unor_id;skp_unor;skp_unor_induk;skp_jabatan;"
              "skp_jenis_jabatan;is_skp_plt_plh_pjb;hasil_kerja;perilaku_kerja;hasil_akhir;pegawai_atasan_id;"
              "pegawai_atasan_nip;pegawai_atasan_nama;pegawai_atasan_unor_id;pegawai_atasan_unor;"
              "pegawai_atasan_jabatan;pegawai_atasan_golru;waktu_dinilai;pegawai_penilai_id;tahun_skp;skp_id;"
              "periode_id;skp_penilaian_id;golru;jenis_pegawai")
    above = _above("Laporan Penilaian SKP", f"Triwulan {ROMAN[ratings[0].triwulan]}", f"{pulled:%Y-%m-%d} 17:05:11")
    return Grid(above, header.split(";"), rows, lembar="Worksheet")


def skp_report(office: Office, reports: list[SkpReport], people: dict[str, Person]) -> Grid:
    """Lay out BKN's "Laporan SKP" of the year; who moved has two rows."""
    rng = Random(office.seed)
    parents = {u.nama: u.induk for u in office.units}
    rows = []
    for r in reports:
        p = people[r.nip]
        a, b = _ids(rng, 2)
        rows.append([a, b, "SKP", r.nip, p.nama, p.jabatan, "1", r.unit, p.jenis_pegawai, r.status, "kuantitatif",
                     r.unit, parents[r.unit] or "-", "Balai Labkesmas", p.jabatan,
                     "Struktural" if p.unit == "Balai Labkesmas" else "Fungsional", r.awal.isoformat(),
                     r.akhir.isoformat(), "0", f"{r.dibuat:%Y-%m-%d %H:%M:%S}"])
    header = ("skp_id,id,jenis,nip,nama,jabatan,is_skp,unit,jenis_pegawai,skp_status,skp_model,skp_unor,"
              "skp_unor_atasan,skp_unor_induk,skp_jabatan,skp_jenis_jabatan,periode_awal,periode_akhir,is_plt_plh,"
              "created_at")
    return Grid(_above("Laporan SKP", "Tahunan", f"{office.sampai:%Y-%m-%d} 08:15:22"), header.split(","), rows,
                lembar="Worksheet")
