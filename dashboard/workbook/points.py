"""What each person has that counts for the points of the agenda, and the points: beside the people, so that who falls below the threshold is seen too."""

from __future__ import annotations

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column, Line
from dashboard.workbook.look import status_text
from dashboard.workbook.reckoning import by_code
from dashboard.workbook.sources import quoted
from dashboard.workbook.texts import plain
from pipelines.language import _

COUNTED = ("rhk_kritis", "rhk_senyap", "langkah_lewat", "tindak_lanjut_lewat", "hari_kosong", "poin")
STANDINGS = ("belum_pernah", "terlambat", "segera")


def with_grounds(book: Book, frame: pd.DataFrame) -> pd.DataFrame:
    """Put what counts for the agenda beside the people."""
    found = book.material.frame("dasar_agenda")
    if found.empty:
        return frame
    frame = frame.merge(found[["nip", "status_dialog", *COUNTED]], on="nip", how="left")
    return frame.assign(**{status: (frame["status_dialog"] == status).astype(int) for status in STANDINGS})


def ground_columns(book: Book, lines: int) -> list[Column]:
    """Return the columns of what counts, and of the points it gives."""
    found, material = book.material.frame("dasar_agenda"), book.material
    if found.empty:
        return []
    plans, talks, agreed = by_code(book, "DataRHK", lines * 3), by_code(book, "DialogKinerja", lines * 3), by_code(book, "TindakLanjut", lines)
    days = by_code(book, "DataHari", lines)
    since = plain(found["kosong_sejak"].min())
    # The lists hold the period alone: what reaches beyond it cannot be counted in them; nor can days of which each unit has its own.
    whole = material.per <= material.sampai
    one = whole and material.dari <= since and found["kosong_sejak"].nunique() == 1
    empty = days.count(("wajib", "1"), ("tercatat", "0"), ("tanggal", f'">={_serial(since)}"')) if one else None
    said = {"belum_pernah": _("Belum pernah dialog"), "terlambat": _("Dialog terlambat"), "segera": _("Dialog segera")}
    return [
        Column("rhk_kritis", _("RHK kritis"), "int", 11, printed=False, formula=plans.count(("status", quoted(status_text("kritis"))))),
        Column("rhk_senyap", _("RHK senyap"), "int", 11, printed=False, formula=plans.count(("senyap", "1"))),
        Column("langkah_lewat", _("Langkah lewat tenggat"), "int", 11, printed=False, formula=plans.sum("langkah_lewat")),
        Column("tindak_lanjut_lewat", _("Tindak lanjut lewat"), "int", 11, printed=False,
               formula=agreed.count(("status", quoted(status_text("lewat")))) if whole else None),
        *(Column(key, header, "yes", 11, printed=False, formula=talks.count(("status", quoted(status_text(key))))) for key, header in said.items()),
        Column("hari_kosong", _("Hari kosong pada 10 hari kerja terakhir"), "int", 20, printed=False, formula=empty),
        Column("poin", _("Poin agenda"), "int", 11, printed=False, formula=_points),
    ]


def _serial(day: object) -> int:
    return (pd.Timestamp(str(day)) - pd.Timestamp(1899, 12, 30)).days


def _points(line: Line) -> str:
    return ("=PoinRHKKritis*MIN(2,{rhk_kritis})+PoinRHKSenyap*{rhk_senyap}+PoinLangkahLewat*MIN(3,{langkah_lewat})+IF({tindak_lanjut_lewat}>0,PoinTindakLanjut,0)"
            "+IF({hari_kosong}>=3,PoinHariKosong,0)+PoinBelumDialog*{belum_pernah}+PoinDialogTerlambat*{terlambat}+PoinDialogSegera*{segera}").format(
        **{key: line(key) for key in (*COUNTED, *STANDINGS)})
