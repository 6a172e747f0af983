"""The sheets of question two: who notes what, unit by week and person by person."""

from __future__ import annotations

import pandas as pd
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter

from dashboard.workbook.graphs import weekly_chart
from dashboard.workbook.look import ACCENT, ACCENT_TINT, HEAD, QUIET, Face
from dashboard.workbook.overview import small_unit
from dashboard.workbook.page import HEADER_ROW, Book, Column, Page, plain
from pipelines.language import _, number

FIRST_WEEK = 7
WEEKS_A_PAGE = 13


def write_activity(book: Book) -> None:
    """Write Aktivitas and Kepatuhan Pegawai."""
    _units(book)
    _people(book)


def _units(book: Book) -> None:
    weekly = book.material.frame("aktivitas_unit")
    weeks = sorted({plain(week) for week in weekly["minggu"]}) if "minggu" in weekly else []
    columns = [
        Column("unit_kerja", _("Unit kerja"), width=30), Column("pegawai", _("Pegawai"), "int", 12),
        Column("kepatuhan", _("Kepatuhan periode ini"), "percent", 12, bar=True),
        Column("catatan", _("Catatan"), "int", 12), Column("persen_berbukti", _("Berbukti dukung"), "percent", 11),
        Column("keterangan", _("Keterangan"), width=22),
    ]
    page = book.page(_("Aktivitas"), _("Kepatuhan catatan harian tiap unit, pekan demi pekan"),
                     [*columns, *(Column(str(week), "", "percent", 11) for week in weeks)])
    frame = book.material.frame("kepatuhan_catatan")
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])
    missing = int((weekly["keadaan"] == "belum_diunggah").sum()) if "keadaan" in weekly else 0
    sentence = _("Persen hari orang yang tercatat dalam satu pekan.") + " " + (
        _("{n} pasangan unit dan pekan belum diunggah: belum diunggah tidak sama dengan belum diisi.").format(n=number(missing))
        if missing else _("Semua unit sudah mengunggah semua pekan, sekurangnya sebagian."))
    if not weeks:
        sentence = _("Belum ada catatan harian pada periode ini.")
    page.heading(_("Aktivitas unit per pekan"), sentence,
                 book.material.meaning("kepatuhan_catatan") + " "
                 + _("Tanda: ○ berarsir = belum diunggah; angka miring = baru sebagian diunggah; – = libur. "
                     "Judul kolom pekan adalah hari Seninnya."))
    page.table(frame, _("Belum ada catatan harian pada periode ini. Unggah ekspor catatan harian."))
    if not frame.empty and weeks:
        _weeks(page, weekly, weeks, [str(unit) for unit in frame["unit_kerja"]])
        _sum_of_weeks(page, book, weekly, weeks)
    page.paper(wide=max(1, -(-len(weeks) // WEEKS_A_PAGE)))
    page.sheet.print_title_cols = "A:A"


def _weeks(page: Page, weekly: pd.DataFrame, weeks: list, units: list[str]) -> None:
    keys = zip(weekly["unit_kerja"], (plain(w) for w in weekly["minggu"]), strict=True)
    cells = dict(zip(keys, zip(weekly["kepatuhan"], weekly["keadaan"], strict=True), strict=True))
    for offset, week in enumerate(weeks):
        column = FIRST_WEEK + offset
        page.write(HEADER_ROW, column, week, Face("week", bold=True, fill=HEAD, rule=ACCENT, top=False))
        for row, unit in enumerate(units, start=HEADER_ROW + 1):
            rate, state = cells.get((unit, week), (None, "belum_diunggah"))
            if state == "belum_diunggah":
                page.write(row, column, "○", Face(colour=QUIET, align="center", hatched=True))
            elif state == "libur" or plain(rate) is None:
                page.write(row, column, "–", Face(colour=QUIET, align="center"))
            else:
                page.write(row, column, rate / 100, Face("percent", italic=state == "sebagian"))
    last = get_column_letter(FIRST_WEEK + len(weeks) - 1)
    scale = ColorScaleRule(start_type="num", start_value=0, start_color="FFFFFF",
                           end_type="num", end_value=1, end_color=ACCENT_TINT)
    page.sheet.conditional_formatting.add(
        f"{get_column_letter(FIRST_WEEK)}{HEADER_ROW + 1}:{last}{HEADER_ROW + len(units)}", scale)


def _sum_of_weeks(page: Page, book: Book, weekly: pd.DataFrame, weeks: list) -> None:
    # A unit includes its descendants: only the topmost units may be added up, or people would count twice.
    units = book.material.frame("kepatuhan_catatan")
    known = set(units["unit_kerja"])
    top = {unit for unit, parent in zip(units["unit_kerja"], units["induk"], strict=True) if parent not in known}
    sums = weekly[weekly["unit_kerja"].isin(top) & (weekly["keadaan"] != "belum_diunggah")].groupby("minggu")["catatan"].sum()
    notes = {plain(week): float(total) for week, total in sums.items()}
    row = page.last_row + 1
    page.write(row, 1, _("Catatan seluruh unit"), Face(bold=True, rule=None))
    page.write(row, FIRST_WEEK - 1, _("Catatan"), Face(colour=QUIET, rule=None, align="right"))
    for offset, week in enumerate(weeks):
        page.write(row, FIRST_WEEK + offset, notes.get(week), Face("int", rule=None))
    page.last_row = row
    weekly_chart(page, row, FIRST_WEEK, FIRST_WEEK + len(weeks) - 1)


def _people(book: Book) -> None:
    page = book.page(_("Kepatuhan Pegawai"), _("Satu baris satu pegawai: hari wajib, hari tercatat, bukti dukung"), [
        Column("nama", _("Nama"), width=30), Column("unit_kerja", _("Unit kerja"), width=30),
        Column("kepatuhan", _("Kepatuhan"), "percent", 11, bar=True),
        Column("hari_wajib", _("Hari wajib"), "int", 12, total=True),
        Column("hari_tercatat", _("Hari tercatat"), "int", 12, total=True),
        Column("hari_tidak_hadir", _("Hari tidak hadir"), "int", 12, total=True),
        Column("catatan", _("Catatan"), "int", 12, total=True), Column("berbukti", _("Berbukti dukung"), "int", 12, total=True),
        Column("persen_berbukti", _("Persen berbukti"), "percent", 11),
        Column("jam", _("Jam tercatat"), "decimal", 11, total=True),
        Column("catatan_terakhir", _("Catatan terakhir"), "date", 14),
        Column("hari_kosong_terakhir", _("Hari kerja tanpa catatan"), "int", 12),
        Column("keadaan", _("Unggahan"), width=18), Column("nip", _("NIP"), "nip", 22),
    ])
    frame = book.material.frame("kepatuhan_pegawai")
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
