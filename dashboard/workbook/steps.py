"""The sheet Rencana Aksi: each step with its weight and its origin, the ground of all results."""

from __future__ import annotations

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column, Formula
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.look import STEP_STATUSES
from dashboard.workbook.reckoning import points
from dashboard.workbook.results import origin_columns
from dashboard.workbook.texts import plain
from pipelines.language import _, number


def step_list(book: Book) -> List:
    """Return the list of steps; results are sums over two columns of it, worked out in the row."""
    frame = book.rows_of("rincian_langkah")
    if not frame.empty:
        weight = pd.to_numeric(frame["bobot_baku"])
        frame = frame.assign(
            bukti=[int(plain(v) is not None) for v in frame["bukti_dukung"]],
            maju_baku=weight * pd.to_numeric(frame["kemajuan"]), waktu_baku=weight * pd.to_numeric(frame["target_waktu"]))
    columns = [
        Column("nama", _("Nama"), width=22), Column("unit_kerja", _("Unit kerja"), width=20),
        Column("rencana_aksi", _("Rencana aksi"), width=42), Column("status", _("Status"), "status", 19, states=STEP_STATUSES),
        Column("kemajuan", _("Kemajuan"), "percent", 11, bar=True), Column("target_waktu", _("Target waktu"), "percent", 11),
        Column("selisih", _("Selisih (poin)"), "points", 11, formula=points("kemajuan", "target_waktu")),
        Column("tenggat", _("Tenggat"), "date", 14), Column("hari_lewat", _("Hari lewat tenggat"), "int", 12),
        Column("bukti", _("Bukti dukung"), "yes", 10, total=True), Column("rhk", _("Rencana Hasil Kerja"), width=36),
        Column("selesai", _("Selesai"), "yes", 10, total=True, printed=False), Column("lewat", _("Lewat"), "yes", 10, total=True, printed=False),
        Column("bobot_baku", _("Bobot baku"), "amount", 11, printed=False),
        Column("maju_baku", _("Bobot kali kemajuan"), "percent", 12, printed=False, formula=_product("kemajuan")),
        Column("waktu_baku", _("Bobot kali target waktu"), "percent", 12, printed=False, formula=_product("target_waktu")),
        Column("mulai", _("Mulai"), "date", 14, printed=False), Column("tanggal_selesai", _("Selesai pada"), "date", 14, printed=False),
        Column("target", _("Target"), "amount", 11, printed=False), Column("realisasi", _("Realisasi"), "amount", 11, printed=False),
        Column("satuan", _("Satuan"), width=14, printed=False), Column("bobot", _("Bobot di eKinerja"), "amount", 11, printed=False),
        Column("status_teks", _("Status di eKinerja"), width=18, printed=False), Column("kendala", _("Kendala"), width=30, printed=False),
        Column("bukti_dukung", _("Tautan bukti dukung"), width=30, printed=False), Column("nip", _("NIP"), "nip", 22, printed=False),
        Column("kode", _("Kode pegawai"), width=11, printed=False), Column("kode_rhk", _("Kode RHK"), width=11, printed=False),
        *origin_columns(), *book.tree.columns(),
    ]
    return List("DataLangkah", _("Rencana Aksi"), _("Satu baris satu langkah, dengan tenggat, bobot, dan asal barisnya"), columns, frame)


def _product(key: str) -> Formula:
    return lambda line: f"={line('bobot_baku')}*{line(key)}" if line.value("bobot_baku") is not None else None


def write_steps(book: Book, listed: List) -> None:
    """Write Rencana Aksi."""
    frame = listed.frame
    late = int(frame["lewat"].map(lambda v: bool(plain(v))).sum()) if "lewat" in frame else 0
    sentence = _("{n} dari {all} langkah sudah lewat tenggat dan belum selesai.").format(n=number(late), all=number(len(frame)))
    write_list(book, listed, _("Rencana aksi"), sentence, book.material.meaning("rencana_aksi") or book.material.meaning("rincian_langkah"),
               _("Belum ada rencana aksi pada periode ini. Unggah ekspor rencana aksi."))
