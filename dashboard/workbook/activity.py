"""The sheets of question two: who notes what, unit by week and person by person."""

from __future__ import annotations

from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name, xl_range

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column, Formula, Line
from dashboard.workbook.graphs import weekly_chart
from dashboard.workbook.leaf import HEADER_ROW
from dashboard.workbook.look import ACCENT, ACCENT_TINT, HEAD, QUIET, Face
from dashboard.workbook.overview import small_unit
from dashboard.workbook.page import Page
from dashboard.workbook.reckoning import by_code, by_unit, divided
from dashboard.workbook.sources import MOST_COMPARISONS
from dashboard.workbook.texts import plain
from pipelines.language import _, number

FIRST_WEEK = 8
WEEKS_A_PAGE = 13
MISSING, FREE = "○", "–"


def write_activity(book: Book) -> None:
    """Write Aktivitas Unit: compliance of every unit, week by week."""
    weekly = book.material.frame("aktivitas_unit")
    weeks = sorted({plain(week) for week in weekly["minggu"]}) if "minggu" in weekly else []
    frame = book.material.frame("kepatuhan_catatan")
    days, people = by_unit(book, "DataHari", len(frame)), by_unit(book, "DataPegawai", len(frame))
    columns = [
        Column("unit_kerja", _("Unit kerja"), width=32), Column("pegawai", _("Pegawai"), "int", 12, formula=people.count()),
        Column("kepatuhan", _("Kepatuhan periode ini"), "percent", 12, bar=True, formula=days.share("tercatat", "wajib")),
        Column("hari_orang_wajib", _("Hari orang wajib"), "int", 12, formula=days.sum("wajib")),
        Column("hari_orang_tercatat", _("Hari orang tercatat"), "int", 12, formula=days.sum("tercatat")),
        Column("catatan", _("Catatan"), "int", 11, formula=days.sum("catatan")),
        Column("persen_berbukti", _("Berbukti dukung"), "percent", 11, formula=days.share("berbukti", "catatan")),
    ]
    page = book.page(_("Aktivitas Unit"), _("Kepatuhan catatan harian tiap unit, pekan demi pekan"),
                     [*columns, *(Column(str(week), "", "week", 11) for week in weeks), Column("keterangan", _("Keterangan"), width=24)])
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])
    page.heading(_("Aktivitas unit per pekan"), _sentence(weekly, weeks),
                 book.material.meaning("kepatuhan_catatan") + " "
                 + _("Tanda: ○ berarsir = belum diunggah; angka miring = baru sebagian diunggah; – = libur. "
                     "Judul kolom pekan adalah hari Seninnya."))
    page.table(frame, _("Belum ada catatan harian pada periode ini. Unggah ekspor catatan harian."))
    if not frame.empty and weeks:
        _weeks(page, book, weekly, weeks, [str(unit) for unit in frame["unit_kerja"]])
        _sum_of_weeks(page, book, weekly, weeks)
    page.sheet.repeat_columns(0)
    page.paper(wide=max(1, -(-len(weeks) // WEEKS_A_PAGE)))


def _sentence(weekly: pd.DataFrame, weeks: list[Any]) -> str:
    if not weeks:
        return _("Belum ada catatan harian pada periode ini.")
    missing = int((weekly["keadaan"] == "belum_diunggah").sum())
    return _("Persen hari orang yang tercatat dalam satu pekan.") + " " + (
        _("{n} pasangan unit dan pekan belum diunggah: belum diunggah tidak sama dengan belum diisi.").format(n=number(missing))
        if missing else _("Semua unit sudah mengunggah semua pekan, sekurangnya sebagian."))


def _weeks(page: Page, book: Book, weekly: pd.DataFrame, weeks: list[Any], units: list[str]) -> None:
    keys = zip(weekly["unit_kerja"], (plain(w) for w in weekly["minggu"]), strict=True)
    told = dict(zip(keys, zip(weekly["kepatuhan"], weekly["keadaan"], strict=True), strict=True))
    source = book.source("DataHari")
    live = bool(source) and source.rows * len(weeks) * len(units) * 3 <= MOST_COMPARISONS
    if source and not live:
        book.valued.add("DataHari")
    for offset, week in enumerate(weeks):
        column = FIRST_WEEK + offset
        page.write(HEADER_ROW, column, week, Face("week", bold=True, fill=HEAD, rule=ACCENT, top=False))
        for row, unit in enumerate(units, start=HEADER_ROW + 1):
            rate, state = told.get((unit, week), (None, "belum_diunggah"))
            value: Any = MISSING if state == "belum_diunggah" else FREE if state == "libur" or plain(rate) is None else rate / 100
            face = Face("percent", italic=state == "sebagian", top=False)
            if isinstance(value, str):
                face = Face("percent", colour=QUIET, align="center", hatched=value == MISSING, top=False)
            own = book.tree.within(unit, f"$A{row}")
            if live and own:
                head = f"{xl_col_to_name(column - 1)}${HEADER_ROW}"
                where = (own, ("minggu", head))
                work, due, done = (source.sum(key, *where) for key in ("kerja", "wajib", "tercatat"))
                page.formula(row, column, f'=IF({work}=0,"{FREE}",IF({due}=0,"{MISSING}",{done}/{due}))', value, face)
            else:
                page.write(row, column, value, face)
    page.sheet.conditional_format(xl_range(HEADER_ROW, FIRST_WEEK - 1, HEADER_ROW + len(units) - 1, FIRST_WEEK + len(weeks) - 2), {
        "type": "2_color_scale", "min_type": "num", "min_value": 0, "min_color": "#FFFFFF", "max_type": "num", "max_value": 1, "max_color": f"#{ACCENT_TINT}"})


def _sum_of_weeks(page: Page, book: Book, weekly: pd.DataFrame, weeks: list[Any]) -> None:
    # A unit includes its descendants: only the topmost units may be added up, or people would count twice.
    units = book.material.frame("kepatuhan_catatan")
    known = set(units["unit_kerja"])
    top = {unit for unit, parent in zip(units["unit_kerja"], units["induk"], strict=True) if parent not in known}
    mine = weekly[weekly["unit_kerja"].isin(top)]
    notes = {plain(week): float(total) for week, total in mine.groupby("minggu")["catatan"].sum().items()}
    # A week that nobody has uploaded is a gap in the line, never a zero.
    known_weeks = {plain(week) for week in mine.loc[mine["keadaan"] != "belum_diunggah", "minggu"]}
    notes = {week: total for week, total in notes.items() if total or week in known_weeks}
    row, source = page.last_row + 1, book.source("DataHari")
    page.write(row, 1, _("Catatan seluruh unit"), Face(bold=True, rule=None))
    page.write(row, FIRST_WEEK - 1, _("Catatan"), Face(colour=QUIET, rule=None, align="right"))
    for offset, week in enumerate(weeks):
        column = FIRST_WEEK + offset
        if source and week in notes:
            head = f"{xl_col_to_name(column - 1)}${HEADER_ROW}"
            page.formula(row, column, "=" + source.sum("catatan", ("minggu", head)), notes[week], Face("int", rule=None))
        else:
            page.write(row, column, notes.get(week), Face("int", rule=None))
    page.last_row = row
    weekly_chart(page, row, FIRST_WEEK, FIRST_WEEK + len(weeks) - 1)


def write_people(book: Book) -> None:
    """Write Kepatuhan Pegawai."""
    frame = book.codes.add(book.material.frame("kepatuhan_pegawai"))
    days = by_code(book, "DataHari", len(frame) * 3)
    page = book.page(_("Kepatuhan Pegawai"), _("Satu baris satu pegawai: hari wajib, hari tercatat, bukti dukung"), [
        Column("nama", _("Nama"), width=30), Column("unit_kerja", _("Unit kerja"), width=30),
        Column("kepatuhan", _("Kepatuhan"), "percent", 11, bar=True, formula=divided("hari_tercatat", "hari_wajib")),
        Column("hari_wajib", _("Hari wajib"), "int", 12, total=True, formula=days.sum("wajib")),
        Column("hari_tercatat", _("Hari tercatat"), "int", 12, total=True, formula=days.sum("tercatat")),
        Column("hari_tidak_hadir", _("Hari tidak hadir"), "int", 12, total=True, formula=days.count(("hari_kerja", "1"), ("tidak_hadir", "1"))),
        Column("catatan", _("Catatan"), "int", 12, total=True, formula=days.sum("catatan")),
        Column("berbukti", _("Berbukti dukung"), "int", 12, total=True, formula=days.sum("berbukti")),
        Column("persen_berbukti", _("Persen berbukti"), "percent", 11, formula=divided("berbukti", "catatan")),
        Column("jam", _("Jam tercatat"), "decimal", 11, total=True, formula=_hours(days.sum("menit"))),
        Column("catatan_terakhir", _("Catatan terakhir"), "date", 14),
        Column("hari_kosong_terakhir", _("Hari kerja tanpa catatan"), "int", 12),
        Column("keadaan", _("Unggahan"), width=18), Column("nip", _("NIP"), "nip", 22), Column("kode", _("Kode pegawai"), width=11, printed=False),
    ], rows=len(frame))
    absent = 0
    if not frame.empty:
        uploaded = [bool(plain(v)) for v in frame["diunggah"]]
        absent = uploaded.count(False)
        frame = frame.assign(keadaan=[_("Sudah diunggah") if v else _("Belum diunggah") for v in uploaded],
                             jam=frame["menit"] / 60)
    sentence = _("{n} dari {all} pegawai belum tercakup unggahan catatan harian.").format(
        n=number(absent), all=number(len(frame)))
    page.heading(_("Kepatuhan catatan harian per pegawai"), sentence, book.material.meaning("kepatuhan_pegawai"))
    page.table(frame, _("Belum ada pegawai. Unggah daftar pegawai."), name="KepatuhanPegawai")
    page.paper()


def _hours(minutes: Formula) -> Formula:
    def formula(line: Line) -> str | None:
        text = minutes(line)
        return f"{text}/60" if text else None

    return formula
