"""The sheets of question one: are our RHK on pace; units, each RHK, what is stalled, what serves whose RHK."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column, Line
from dashboard.workbook.graphs import pace_chart
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.look import STALLED_STATUSES, status_text
from dashboard.workbook.overview import finding, small_unit, summary_row
from dashboard.workbook.reckoning import by_code, by_unit, points, standing
from dashboard.workbook.sources import quoted
from dashboard.workbook.texts import plain
from pipelines.figures import words
from pipelines.language import _, number


def origin_columns() -> list[Column]:
    """Return the columns that say where a row was read."""
    return [
        Column("berkas", _("Berkas"), width=36, printed=False), Column("sheet", _("Lembar"), width=18, printed=False),
        Column("baris", _("Baris"), "number", width=9, printed=False),
    ]


def write_results(book: Book) -> None:
    """Write Capaian RHK."""
    frame = book.material.frame("capaian_unit")
    steps, plans, people = (by_unit(book, table, len(frame)) for table in ("DataLangkah", "DataRHK", "DataPegawai"))
    page = book.page(_("Capaian RHK"), _("Laju tiap unit: capaian menurut langkah dan menurut waktu"), [
        Column("unit_kerja", _("Unit kerja"), width=34), Column("status", _("Status"), "status", 19, formula=standing(book, results="rhk")),
        Column("capaian", _("Capaian"), "percent", 11, bar=True, formula=steps.share("maju_baku", "bobot_baku")),
        Column("target_waktu", _("Target waktu"), "percent", 11, formula=steps.share("waktu_baku", "bobot_baku")),
        Column("selisih", _("Selisih (poin)"), "points", 11, formula=points("capaian", "target_waktu")),
        Column("pegawai", _("Pegawai"), "int", 12, formula=people.count()),
        Column("rhk", _("RHK"), "int", 12, formula=plans.count()),
        Column("rhk_dijabarkan", _("RHK dengan langkah"), "int", 12, formula=plans.count(("langkah", '">0"'))),
        Column("langkah", _("Langkah"), "int", 12, formula=plans.sum("langkah")),
        Column("langkah_selesai", _("Langkah selesai"), "int", 12, formula=plans.sum("langkah_selesai")),
        Column("langkah_lewat", _("Lewat tenggat"), "int", 12, formula=plans.sum("langkah_lewat")),
        Column("rhk_kritis", _("RHK kritis"), "int", 12, formula=plans.count(("status", quoted(status_text("kritis"))))),
        Column("rhk_senyap", _("RHK senyap"), "int", 12, formula=plans.count(("senyap", "1"))),
        Column("induk", _("Bagian dari"), width=26), Column("keterangan", _("Keterangan"), width=24),
        Column("ambang_tertinggal", _("Ambang tertinggal"), "points", 12, printed=False),
        Column("ambang_kritis", _("Ambang kritis"), "points", 12, printed=False),
    ])
    if not frame.empty:
        frame = with_thresholds(book, frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]]))
    page.heading(_("Capaian RHK per unit"), finding(summary_row(book)), book.material.meaning("capaian_unit"))
    page.table(frame, _("Belum ada RHK pada periode ini. Unggah ekspor RHK dan rencana aksi."), name="CapaianUnit")
    pace_chart(page, frame)
    page.paper()


def with_thresholds(book: Book, frame: pd.DataFrame) -> pd.DataFrame:
    """Put the thresholds that hold in each unit beside its row."""
    units = book.material.frame("rincian_unit")
    kept = ["unit_kerja", "ambang_tertinggal", "ambang_kritis"]
    return frame.merge(units[kept], on="unit_kerja", how="left") if "ambang_kritis" in units else frame.assign(ambang_tertinggal=None, ambang_kritis=None)


def plan_list(book: Book) -> List:
    """Return the list of RHK: its figures follow from the steps."""
    frame = book.rows_of("rincian_rhk")
    people = book.material.frame("dasar_agenda")
    dated = "senyap_sejak" in people and len(frame)
    frame = frame.merge(people[["nip", "senyap_sejak"]], on="nip", how="left") if dated else frame
    steps = by_code(book, "DataLangkah", len(frame), "kode_rhk")
    columns = [
        Column("nama", _("Nama"), width=24), Column("unit_kerja", _("Unit kerja"), width=22),
        Column("rhk", _("Rencana Hasil Kerja"), width=46), Column("status", _("Status"), "status", 19, formula=standing(book, overdue="langkah_lewat")),
        Column("capaian", _("Capaian"), "percent", 11, bar=True, formula=steps.share("maju_baku", "bobot_baku")),
        Column("target_waktu", _("Target waktu"), "percent", 11, formula=steps.share("waktu_baku", "bobot_baku")),
        Column("selisih", _("Selisih (poin)"), "points", 11, formula=points("capaian", "target_waktu")),
        Column("langkah", _("Langkah"), "int", 12, total=True, formula=steps.count()),
        Column("langkah_selesai", _("Selesai"), "int", 12, total=True, formula=steps.count(("selesai", "1"))),
        Column("langkah_lewat", _("Lewat tenggat"), "int", 12, total=True, formula=steps.count(("lewat", "1"))),
        Column("senyap", _("Senyap"), "yes", 10, total=True, formula=_silent if dated else None),
        Column("tenggat", _("Tenggat terdekat"), "date", 14), Column("catatan_terakhir", _("Catatan terakhir"), "date", 14),
        Column("jumlah_catatan", _("Catatan"), "int", 12, total=True, printed=False),
        Column("rhk_pimpinan", _("RHK pimpinan"), width=40, printed=False),
        Column("jenis", _("Jenis"), width=14, printed=False), Column("periode", _("Periode"), width=24, printed=False),
        Column("periode_awal", _("Awal periode"), "date", 14, printed=False), Column("periode_akhir", _("Akhir periode"), "date", 14, printed=False),
        Column("senyap_sejak", _("Senyap bila tanpa catatan sejak"), "date", 16, printed=False),
        Column("jabatan", _("Jabatan"), width=26, printed=False), Column("nip", _("NIP"), "nip", 22, printed=False),
        Column("kode_rhk", _("Kode RHK"), width=11, printed=False), Column("kode", _("Kode pegawai"), width=11, printed=False),
        Column("ambang_tertinggal", _("Ambang tertinggal"), "points", 12, printed=False),
        Column("ambang_kritis", _("Ambang kritis"), "points", 12, printed=False),
        *origin_columns(), *book.tree.columns(),
    ]
    return List("DataRHK", _("Daftar RHK"), _("Satu baris satu RHK, yang paling tertinggal di atas"), columns, frame)


def _silent(line: Line) -> str:
    since, first, last, note = (line(key) for key in ("senyap_sejak", "periode_awal", "periode_akhir", "catatan_terakhir"))
    open_ = f"OR({line('langkah')}=0,{line('langkah_selesai')}<{line('langkah')})"
    return f"=IF(AND({open_},ISNUMBER({since}),{first}<={since},{last}>={since},OR(NOT(ISNUMBER({note})),{note}<{since})),1,0)"


def write_plans(book: Book, listed: List) -> None:
    """Write Daftar RHK."""
    frame = listed.frame
    critical = int((frame["status"] == "kritis").sum()) if "status" in frame else 0
    sentence = _("{n} dari {all} RHK berstatus kritis.").format(n=number(critical), all=number(len(frame)))
    write_list(book, listed, _("Daftar RHK"), sentence, book.material.meaning("capaian_rhk") or book.material.meaning("rincian_rhk"),
               _("Belum ada RHK pada periode ini. Unggah ekspor RHK."))


def write_stalled(book: Book) -> None:
    """Write RHK Tersendat."""
    page = book.page(_("RHK Tersendat"), _("RHK kritis atau senyap yang belum dibicarakan sejak tersendat"), [
        Column("nama", _("Nama"), width=26), Column("unit_kerja", _("Unit kerja"), width=24), Column("nama_atasan", _("Pimpinan"), width=24),
        Column("rhk", _("Rencana Hasil Kerja"), width=44), Column("status", _("Status"), "status", 19, states=STALLED_STATUSES),
        Column("alasan", _("Sebab"), width=30), Column("sejak", _("Tersendat sejak"), "date", 14),
        Column("hari_tersendat", _("Hari tersendat"), "int", 12), Column("dialog_terakhir", _("Dialog terakhir"), "date", 14),
        Column("capaian", _("Capaian"), "percent", 11, bar=True), Column("selisih", _("Selisih (poin)"), "points", 11),
        Column("nip", _("NIP"), "nip", 22, printed=False),
    ])
    frame = book.material.frame("rhk_tersendat")
    if not frame.empty:
        frame = frame.assign(alasan=[_sentence(words.stalled_reasons(_clean(row))) for row in frame.to_dict("records")])
    page.heading(_("RHK tersendat tanpa dialog"),
                 _("{n} RHK tersendat dan belum dibicarakan dengan pimpinan sejak itu.").format(n=number(len(frame))),
                 book.material.meaning("rhk_tersendat"))
    page.table(frame, _("Tidak ada RHK yang tersendat tanpa dibicarakan sampai tanggal keadaan."), name="RHKTersendat")
    page.paper()


def write_cascade(book: Book) -> None:
    """Write Kaskade RHK."""
    page = book.page(_("Kaskade RHK"), _("RHK pimpinan dan capaian RHK di bawahnya"), [
        Column("rhk", _("RHK pimpinan"), width=50), Column("nama", _("Pimpinan"), width=28), Column("unit_kerja", _("Unit kerja"), width=26),
        Column("keadaan", _("Ditemukan"), width=20), Column("rhk_bawahan", _("RHK di bawahnya"), "int", 12),
        Column("pegawai_bawahan", _("Pegawai di bawahnya"), "int", 12), Column("langkah_bawahan", _("Langkah di bawahnya"), "int", 12),
        Column("rhk_kritis", _("RHK kritis"), "int", 11), Column("capaian_bawahan", _("Capaian di bawahnya"), "percent", 12, bar=True),
        Column("target_waktu_bawahan", _("Target waktu"), "percent", 11), Column("selisih_bawahan", _("Selisih (poin)"), "points", 11),
        Column("capaian", _("Capaian sendiri"), "percent", 11), Column("status", _("Status sendiri"), "status", 19),
        Column("nip", _("NIP"), "nip", 22, printed=False),
    ])
    frame = book.material.frame("kaskade_rhk")
    if not frame.empty:
        frame = frame.assign(keadaan=[words.cascade_word(plain(v)) for v in frame["keadaan"]])
    page.heading(_("Kaskade RHK pimpinan"),
                 _("{n} RHK pimpinan disebut oleh RHK di bawahnya.").format(n=number(len(frame))), book.material.meaning("kaskade_rhk"))
    page.table(frame, _("Belum ada RHK yang menyebut RHK pimpinan. Isi kolom RHK pimpinan yang diintervensi pada ekspor RHK."), name="KaskadeRHK")
    page.paper()


def _clean(row: dict[Any, Any]) -> dict[Any, Any]:
    return {key: plain(value) or 0 if key in ("langkah_lewat", "senyap") else plain(value) for key, value in row.items()}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
