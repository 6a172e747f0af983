"""The sheet Rencana Aksi: each step with its weight and its origin, the ground of all results."""

from __future__ import annotations

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import NONE, Column, Formula, Line
from dashboard.workbook.grounds import pace
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.look import STEP_STATUSES, status_text
from dashboard.workbook.reckoning import against_thresholds, points
from dashboard.workbook.results import origin_columns
from dashboard.workbook.sources import PER, quoted
from dashboard.workbook.texts import plain
from pipelines.language import _, number


def step_list(book: Book, calendar: List) -> List:
    """Return the list of steps; results are sums over two columns of it, all worked out from what the step's own row says."""
    frame = book.rows_of("rincian_langkah")
    if not frame.empty:
        weight = pd.to_numeric(frame["bobot_baku"])
        frame = frame.assign(
            bukti=[int(plain(v) is not None) for v in frame["bukti_dukung"]],
            maju_baku=weight * pd.to_numeric(frame["kemajuan"]), waktu_baku=weight * pd.to_numeric(frame["target_waktu"]))
        people = book.material.frame("rincian_pegawai")
        kept = ["nip", "ambang_tertinggal", "ambang_kritis"]
        frame = frame.merge(people[kept], on="nip", how="left") if "ambang_kritis" in people else frame.assign(ambang_tertinggal=None, ambang_kritis=None)
    columns = [
        Column("nama", _("Nama"), width=22), Column("unit_kerja", _("Unit kerja"), width=20),
        Column("rencana_aksi", _("Rencana aksi"), width=42), Column("status", _("Status"), "status", 19, states=STEP_STATUSES, formula=_status),
        Column("kemajuan", _("Kemajuan"), "percent", 11, bar=True, formula=_progress),
        Column("target_waktu", _("Target waktu"), "percent", 11, formula=pace(book, calendar)),
        Column("selisih", _("Selisih (poin)"), "points", 11, formula=points("kemajuan", "target_waktu")),
        Column("tenggat", _("Tenggat"), "date", 14), Column("hari_lewat", _("Hari lewat tenggat"), "int", 12, formula=_days_late),
        Column("bukti", _("Bukti dukung"), "yes", 10, total=True), Column("rhk", _("Rencana Hasil Kerja"), width=36),
        Column("selesai", _("Selesai"), "yes", 10, total=True, printed=False, formula=_done), Column("lewat", _("Lewat"), "yes", 10, total=True, printed=False, formula=_late),
        Column("bobot_baku", _("Bobot baku"), "amount", 11, printed=False),
        Column("maju_baku", _("Bobot kali kemajuan"), "percent", 12, printed=False, formula=_product("kemajuan")),
        Column("waktu_baku", _("Bobot kali target waktu"), "percent", 12, printed=False, formula=_product("target_waktu")),
        Column("mulai", _("Mulai"), "date", 14, printed=False), Column("tanggal_selesai", _("Selesai pada"), "date", 14, printed=False),
        Column("target", _("Target"), "amount", 11, printed=False), Column("realisasi", _("Realisasi"), "amount", 11, printed=False),
        Column("satuan", _("Satuan"), width=14, printed=False),
        Column("capaian_persen", _("Capaian di eKinerja"), "percent", 11, printed=False), Column("dinyatakan_selesai", _("Dinyatakan selesai"), "yes", 11, printed=False), Column("bobot", _("Bobot di eKinerja"), "amount", 11, printed=False),
        Column("status_teks", _("Status di eKinerja"), width=18, printed=False), Column("kendala", _("Kendala"), width=30, printed=False),
        Column("bukti_dukung", _("Tautan bukti dukung"), width=30, printed=False), Column("nip", _("NIP"), "nip", 22, printed=False),
        Column("kode", _("Kode pegawai"), width=11, printed=False), Column("kode_rhk", _("Kode RHK"), width=11, printed=False),
        Column("ambang_tertinggal", _("Ambang tertinggal"), "points", 12, printed=False), Column("ambang_kritis", _("Ambang kritis"), "points", 12, printed=False),
        Column("kalender", _("Kalender"), "int", 10, printed=False),
        *origin_columns(), *book.tree.columns(),
    ]
    return List("DataLangkah", _("Rencana Aksi"), _("Satu baris satu langkah, dengan tenggat, bobot, dan asal barisnya"), columns, frame)


def _progress(line: Line) -> str | None:
    if line.value("dinyatakan_selesai") is None:
        return None
    # By the row's own percentage, else achieved over target, else whether it is said to be done; a finish still to come does not run ahead of pace.
    achieved, target = line("realisasi"), line("target")
    said = f"IF(ISNUMBER({line('capaian_persen')}),{line('capaian_persen')},IF(AND(ISNUMBER({achieved}),N({target})>0),{achieved}/{target},{line('dinyatakan_selesai')}))"
    now = f"MAX(0,MIN(1,{said}))"
    return f"=IF({line('tanggal_selesai')}>{PER},MIN({now},{line('target_waktu')}),{now})"


def _done(line: Line) -> str | None:
    return f"=IF(AND({line('tanggal_selesai')}<={PER},OR({line('dinyatakan_selesai')}=1,{line('kemajuan')}>=1)),1,0)" if line.value("dinyatakan_selesai") is not None else None


def _late(line: Line) -> str | None:
    return f"=IF(AND({line('selesai')}=0,{line('tenggat')}<{PER}),1,0)" if line.value("tenggat") is not None else None


def _days_late(line: Line) -> str | None:
    return f'=IF({line("lewat")}=1,{PER}-{line("tenggat")},"{NONE}")' if line.value("tenggat") is not None else None


def _status(line: Line) -> str | None:
    if line.value("ambang_kritis") is None or line.value("selisih") is None:
        return None
    done, late = (quoted(status_text(code)) for code in ("selesai", "kritis"))
    return f"=IF({line('selesai')}=1,{done},IF({line('lewat')}=1,{late},{against_thresholds(line)}))"


def _product(key: str) -> Formula:
    return lambda line: f"={line('bobot_baku')}*{line(key)}" if line.value("bobot_baku") is not None else None


def write_steps(book: Book, listed: List) -> None:
    """Write Rencana Aksi."""
    frame = listed.frame
    late = int(frame["lewat"].map(lambda v: bool(plain(v))).sum()) if "lewat" in frame else 0
    sentence = _("{n} dari {all} langkah sudah lewat tenggat dan belum selesai.").format(n=number(late), all=number(len(frame)))
    write_list(book, listed, _("Rencana aksi"), sentence, book.material.meaning("rencana_aksi") or book.material.meaning("rincian_langkah"),
               _("Belum ada rencana aksi pada periode ini. Unggah ekspor rencana aksi."))
