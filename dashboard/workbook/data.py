"""The rows below the figures: person-days, people, units; as they are, for filters and formulas."""

from __future__ import annotations

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.points import ground_columns, with_grounds
from dashboard.workbook.results import origin_columns
from pipelines.language import _, number


def day_list(book: Book) -> List:
    """Return the list of person-days."""
    columns = [
        Column("nama", _("Nama"), width=30), Column("unit_kerja", _("Unit kerja"), width=34), Column("tanggal", _("Tanggal"), "date", 14),
        Column("minggu", _("Pekan"), "date", 14), Column("hari_kerja", _("Hari kerja"), "yes", 11, total=True),
        Column("tidak_hadir", _("Tidak hadir"), "yes", 11, total=True), Column("kerja", _("Masuk kerja"), "yes", 11, total=True),
        Column("wajib", _("Wajib"), "yes", 11, total=True), Column("tercatat", _("Tercatat"), "yes", 11, total=True),
        Column("catatan", _("Catatan"), "int", 11, total=True), Column("berbukti", _("Berbukti"), "int", 11, total=True),
        Column("menit", _("Menit"), "int", 11, total=True), Column("nip", _("NIP"), "nip", 22, printed=False),
        Column("kode", _("Kode pegawai"), width=14, printed=False), *origin_columns(), *book.tree.columns(),
    ]
    return List("DataHari", _("Data Hari"), _("Satu baris satu pegawai pada satu hari: wajib atau tidak, tercatat atau tidak"), columns,
                book.rows_of("rincian_hari"))


def write_days(book: Book, listed: List) -> None:
    """Write Data Hari."""
    sentence = _("{n} hari orang. Tercatat = hari wajib dengan sedikitnya satu catatan; asal menunjuk catatan pertama hari itu.").format(n=number(len(listed.frame)))
    write_list(book, listed, _("Data hari orang"), sentence, book.material.meaning("rincian_hari"),
               _("Belum ada hari kerja yang tercakup. Unggah daftar pegawai dan catatan harian."), raw=True)


def person_list(book: Book) -> List:
    """Return the list of people, with what counts for the points of the agenda."""
    frame = book.rows_of("rincian_pegawai")
    if not frame.empty:
        frame = with_grounds(book, frame)
    columns = [
        Column("nama", _("Nama"), width=34), Column("unit_kerja", _("Unit kerja"), width=36), Column("jabatan", _("Jabatan"), width=34),
        Column("nama_atasan", _("Pimpinan"), width=34), Column("nip", _("NIP"), "nip", 22), Column("kode", _("Kode pegawai"), width=14),
        *ground_columns(book, len(frame)), Column("nip_atasan", _("NIP pimpinan"), "nip", 22, printed=False), *origin_columns(), *book.tree.columns(),
    ]
    return List("DataPegawai", _("Data Pegawai"), _("Pegawai yang dihitung, dasar poin agenda, dan asal barisnya"), columns, frame)


def write_persons(book: Book, listed: List) -> None:
    """Write Data Pegawai."""
    write_list(book, listed, _("Data pegawai"), _("{n} pegawai dihitung pada tanggal keadaan.").format(n=number(len(listed.frame))),
               book.material.meaning("rincian_pegawai"), _("Belum ada pegawai. Unggah daftar pegawai."))


def write_unit_settings(book: Book) -> None:
    """Write Data Unit: where each unit lies, and the settings that hold in it."""
    page = book.page(_("Data Unit"), _("Susunan unit dan pengaturan yang berlaku di tiap unit"), [
        Column("unit_kerja", _("Unit kerja"), width=40), Column("induk", _("Bagian dari"), width=40),
        Column("ambang_tertinggal", _("Ambang tertinggal"), "points", 13), Column("ambang_kritis", _("Ambang kritis"), "points", 13),
        Column("hari_senyap", _("Hari senyap"), "int", 12), Column("irama_bulan", _("Irama dialog dalam bulan"), "int", 14),
        Column("segera_hari", _("Segera bila sisa hari"), "int", 14),
    ])
    page.heading(_("Data unit"), _("Ambang dalam poin selisih; irama dalam bulan."), book.material.meaning("rincian_unit"))
    page.table(book.material.frame("rincian_unit"), _("Belum ada unit. Unggah daftar pegawai."), name="DataUnit")
    page.paper()
