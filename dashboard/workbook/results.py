"""The sheets of question one: are our RHK on pace; units, each RHK, each step."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.workbook.graphs import pace_chart
from dashboard.workbook.overview import finding, small_unit, summary_row
from dashboard.workbook.page import Book, Column, plain
from pipelines.language import _, number


def write_results(book: Book) -> None:
    """Write Capaian RHK, Daftar RHK and Rencana Aksi."""
    _units(book)
    _results(book)
    _steps(book)


def _units(book: Book) -> None:
    page = book.page(_("Capaian RHK"), _("Laju tiap unit: capaian menurut langkah dan menurut waktu"), [
        Column("unit_kerja", _("Unit kerja"), width=32), Column("induk", _("Bagian dari"), width=26),
        Column("keterangan", _("Keterangan"), width=24), Column("status", _("Status"), "status", 19),
        Column("capaian", _("Capaian"), "percent", 11, bar=True), Column("target_waktu", _("Target waktu"), "percent", 11),
        Column("selisih", _("Selisih (poin)"), "points", 11), Column("pegawai", _("Pegawai"), "int", 12),
        Column("rhk", _("RHK"), "int", 12), Column("rhk_dijabarkan", _("RHK dengan langkah"), "int", 12),
        Column("langkah", _("Langkah"), "int", 12), Column("langkah_selesai", _("Langkah selesai"), "int", 12),
        Column("langkah_lewat", _("Langkah lewat tenggat"), "int", 12), Column("rhk_kritis", _("RHK kritis"), "int", 12),
        Column("rhk_senyap", _("RHK senyap"), "int", 12),
    ])
    frame = book.material.frame("capaian_unit")
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])
    page.heading(_("Capaian RHK per unit"), finding(summary_row(book)), book.material.meaning("capaian_unit"))
    page.table(frame, _("Belum ada RHK pada periode ini. Unggah ekspor RHK dan rencana aksi."), name="CapaianUnit")
    pace_chart(page, len(frame))
    page.paper()


def _results(book: Book) -> None:
    page = book.page(_("Daftar RHK"), _("Satu baris satu RHK, yang paling tertinggal di atas"), [
        Column("nama", _("Nama"), width=24), Column("unit_kerja", _("Unit kerja"), width=22),
        Column("rhk", _("Rencana Hasil Kerja (RHK)"), width=46), Column("status", _("Status"), "status", 19),
        Column("capaian", _("Capaian"), "percent", 11, bar=True), Column("target_waktu", _("Target waktu"), "percent", 11),
        Column("selisih", _("Selisih (poin)"), "points", 11), Column("langkah", _("Langkah"), "int", 12, total=True),
        Column("langkah_selesai", _("Selesai"), "int", 12, total=True),
        Column("langkah_lewat", _("Lewat tenggat"), "int", 12, total=True),
        Column("tenggat", _("Tenggat terdekat"), "date", 14), Column("jumlah_catatan", _("Catatan"), "int", 12, total=True),
        Column("catatan_terakhir", _("Catatan terakhir"), "date", 14), Column("senyap", _("Senyap"), width=10),
        Column("rhk_pimpinan", _("RHK pimpinan"), width=40, printed=False),
        Column("jenis", _("Jenis"), width=14, printed=False), Column("periode", _("Periode"), width=18, printed=False),
        Column("jabatan", _("Jabatan"), width=26, printed=False), Column("nip", _("NIP"), "nip", 22, printed=False),
    ])
    frame = book.material.frame("capaian_rhk")
    critical = int((frame["status"] == "kritis").sum()) if "status" in frame else 0
    if not frame.empty:
        frame = frame.assign(senyap=[_yes(v) for v in frame["senyap"]])
    sentence = _("{n} dari {all} RHK berstatus kritis.").format(n=number(critical), all=number(len(frame)))
    page.heading(_("Daftar RHK"), sentence, book.material.meaning("capaian_rhk"))
    page.table(frame, _("Belum ada RHK pada periode ini. Unggah ekspor RHK."), name="DaftarRHK")
    page.paper()


def _steps(book: Book) -> None:
    page = book.page(_("Rencana Aksi"), _("Satu baris satu langkah, dengan tenggat dan asal barisnya"), [
        Column("nama", _("Nama"), width=22), Column("unit_kerja", _("Unit kerja"), width=20),
        Column("rencana_aksi", _("Rencana aksi"), width=40), Column("status", _("Status"), "status", 19),
        Column("kemajuan", _("Kemajuan"), "percent", 11, bar=True), Column("target_waktu", _("Target waktu"), "percent", 11),
        Column("selisih", _("Selisih (poin)"), "points", 11), Column("tenggat", _("Tenggat"), "date", 14),
        Column("hari_lewat", _("Hari lewat tenggat"), "int", 12), Column("bukti", _("Bukti dukung"), width=10),
        Column("rhk", _("Rencana Hasil Kerja (RHK)"), width=34),
        Column("mulai", _("Mulai"), "date", 14, printed=False),
        Column("tanggal_selesai", _("Selesai pada"), "date", 14, printed=False),
        Column("target", _("Target"), "amount", 11, printed=False), Column("realisasi", _("Realisasi"), "amount", 11, printed=False),
        Column("satuan", _("Satuan"), width=14, printed=False), Column("bobot", _("Bobot"), "amount", 11, printed=False),
        Column("status_teks", _("Status di eKinerja"), width=18, printed=False),
        Column("kendala", _("Kendala"), width=30, printed=False),
        Column("bukti_dukung", _("Tautan bukti dukung"), width=30, printed=False),
        Column("asal", _("Asal baris"), width=44, printed=False), Column("nip", _("NIP"), "nip", 22, printed=False),
    ])
    frame = book.material.frame("rencana_aksi")
    late = int(frame["lewat"].map(lambda v: bool(plain(v))).sum()) if "lewat" in frame else 0
    if not frame.empty:
        frame = frame.assign(bukti=[_("Ada") if plain(v) else "–" for v in frame["bukti_dukung"]], asal=origins(frame))
    sentence = _("{n} dari {all} langkah sudah lewat tenggat dan belum selesai.").format(
        n=number(late), all=number(len(frame)))
    page.heading(_("Rencana aksi"), sentence, book.material.meaning("rencana_aksi"))
    page.table(frame, _("Belum ada rencana aksi pada periode ini. Unggah ekspor rencana aksi."), name="RencanaAksi")
    page.paper()


def origins(frame: pd.DataFrame) -> list[Any]:
    """Say where a row was read: file › sheet › row."""
    rows = zip(frame["berkas"], frame["sheet"], frame["baris"], strict=True)
    return [f"{a} › {b} › {int(c)}" if plain(a) and plain(c) is not None else None for a, b, c in rows]


def _yes(value: Any) -> str:
    return _("Ya") if plain(value) else "–"
