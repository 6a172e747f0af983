"""What figures are worked out from that no export holds: the working days, and the points that reasons for a talk are given."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column, Formula, Line
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.sources import PER, Source
from dashboard.workbook.texts import plain
from pipelines.language import N_, _, long_date
from pipelines.working_days import holiday_name

CALENDAR = "DataKalender"
# Field of the figure dasar_agenda → the name of its cell, the reason in words, how often it counts at most.
POINTS: dict[str, tuple[str, str, str]] = {
    "poin_rhk_kritis": ("PoinRHKKritis", N_("Tiap RHK kritis"), N_("paling banyak 2")),
    "poin_rhk_senyap": ("PoinRHKSenyap", N_("Tiap RHK senyap"), N_("semua dihitung")),
    "poin_langkah_lewat": ("PoinLangkahLewat", N_("Tiap langkah lewat tenggat"), N_("paling banyak 3")),
    "poin_tindak_lanjut": ("PoinTindakLanjut", N_("Ada tindak lanjut lewat tenggat"), N_("sekali")),
    "poin_belum_dialog": ("PoinBelumDialog", N_("Belum pernah berdialog"), N_("sekali")),
    "poin_dialog_terlambat": ("PoinDialogTerlambat", N_("Dialog terlambat"), N_("sekali")),
    "poin_dialog_segera": ("PoinDialogSegera", N_("Dialog segera jatuh tempo"), N_("sekali")),
    "poin_hari_kosong": ("PoinHariKosong", N_("Sedikitnya 3 hari kosong pada 10 hari kerja terakhir"), N_("sekali")),
    "ambang_agenda": ("AmbangAgenda", N_("Tampak pada agenda mulai sekian poin"), ""),
}


def calendar_list(book: Book) -> List:
    """Return the calendar: a day a row, of each calendar in use whether it is worked and the how manieth working day it is."""
    frame, steps = book.material.frame("kalender_kerja"), book.material.frame("rincian_langkah")
    columns = [Column("tanggal", _("Tanggal"), "date", 16), Column("libur", _("Hari libur"), width=44)]
    if frame.empty or steps.empty:
        return List(CALENDAR, _("Data Kalender"), _("Hari kerja, dasar target waktu langkah"), columns, pd.DataFrame())
    first, last = steps["mulai"].min() - timedelta(days=1), max(steps["tenggat"].max(), pd.Timestamp(book.material.per))
    frame = frame[frame["tanggal"].between(first, pd.Timestamp(last.year, 12, 31))]
    office = frame[frame["kalender"] == frame["kalender"].min()]
    said = {day.date(): holiday_name(day.date(), str(name)) for day, name in zip(office["tanggal"], office["libur"], strict=True) if plain(name)}
    days = pd.DataFrame({"tanggal": office["tanggal"].to_numpy(), "libur": [said.get(day.date()) for day in office["tanggal"]]})
    for n, of in frame.groupby("kalender"):
        work = of["hari_kerja"].astype(int).to_numpy()
        days = days.assign(**{f"kerja_{n}": work, f"ke_{n}": work.cumsum()})
        several = f" {n}" if frame["kalender"].nunique() > 1 else ""
        columns += [Column(f"kerja_{n}", _("Hari kerja") + several, "yes", 14, total=True),
                    Column(f"ke_{n}", _("Hari kerja ke") + several, "int", 14, formula=_counted_on(f"ke_{n}", f"kerja_{n}"))]
    return List(CALENDAR, _("Data Kalender"), _("Hari kerja, dasar target waktu langkah"), columns, days)


def _counted_on(so_far: str, work: str) -> Formula:
    # N: the first row counts on from the header, which is a word
    return lambda line: f"=N({line(so_far).rstrip('0123456789')}{line.row - 1})+{line(work)}"


def write_calendar(book: Book, listed: List) -> None:
    """Write Data Kalender."""
    write_list(book, listed, _("Kalender kerja"), _("Ubah hari kerja menjadi 0 atau 1, dan target waktu langkah ikut berubah."), book.material.meaning("kalender_kerja"),
               _("Belum ada langkah pada periode ini."), raw=True)


def pace(book: Book, listed: List) -> Formula:
    """Write the share of a step's working days that have gone by: none where the calendar does not hold the step's days."""
    days = listed.frame.get("tanggal", pd.Series(dtype="datetime64[ns]"))
    first, last = (days.min().date(), days.max().date()) if len(days) else (book.material.per, book.material.per)

    def formula(line: Line) -> str | None:
        source, begin, end, kind = book.source(CALENDAR), line.value("mulai"), line.value("tenggat"), line.value("kalender")
        if not source or None in (begin, end, kind):
            return None
        if not first < begin <= end <= last or not first <= book.material.per <= last:
            return None
        start, due = line("mulai"), line("tenggat")
        now, before, whole = (_so_far(source, day, kind) for day in (PER, f"{start}-1", due))
        return f"=IF({PER}<{start},0,IF({PER}>={due},1,IFERROR(({now}-{before})/({whole}-{before}),0)))"

    return formula


def _so_far(source: Source, day: str, kind: Any) -> str:
    return f"LOOKUP({day},{source.column(CALENDAR, 'tanggal')},{source.column(CALENDAR, f'ke_{kind}')})"


def write_points(book: Book) -> None:
    """Write Data Poin: what each reason for a talk is worth, in cells that the points of Data Pegawai go by."""
    frame = book.material.frame("dasar_agenda")
    page = book.page(_("Data Poin"), _("Poin tiap alasan pada agenda dialog, menurut pengaturan"), [
        Column("alasan", _("Alasan"), width=56), Column("poin", _("Poin"), "int", 12), Column("paling", _("Dihitung"), width=24)])
    rows = pd.DataFrame([{"alasan": _(said), "poin": frame[key].iloc[0], "paling": _(most) if most else None} for key, (_name, said, most) in POINTS.items()]
                        if len(frame) else [])
    text = _("Sepuluh hari kerja terakhir sejak {tanggal}. Ubah poin di sini, dan poin pada Data Pegawai, Agenda Dialog, dan Ringkasan ikut berubah.").format(
        tanggal=" / ".join(long_date(plain(day)) for day in sorted(frame["kosong_sejak"].unique()))) if len(frame) else ""
    page.heading(_("Poin agenda dialog"), text, book.material.meaning("agenda_dialog"))
    page.table(rows, _("Belum ada pegawai. Unggah daftar pegawai."), name="DataPoin")
    for at, (name, _said, _most) in enumerate(POINTS.values(), start=6):
        if len(rows):
            book.workbook.define_name(name, f"='{page.name}'!$B${at}")
    page.paper()
