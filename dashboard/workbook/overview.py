"""The sheet Ringkasan: the numbers that matter, how far each status reaches, and the units side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.workbook.look import (
    ACCENT,
    DIALOG_STATUSES,
    HEAD,
    INK,
    QUIET,
    RHK_STATUSES,
    Face,
    status_face,
    status_text,
)
from dashboard.workbook.page import Book, Column, Page, plain
from pipelines.language import _, number, percent

MOST_ON_A_PAGE = 14  # units that still fit under the key numbers on one page


def summary_row(book: Book) -> dict[str, Any]:
    """Return the one row of the figure `ringkasan`; empty when there is nothing yet."""
    frame = book.material.frame("ringkasan")
    row = {} if frame.empty else {key: plain(frame[key].iloc[0]) for key in frame.columns}
    return row if row.get("pegawai") else {}


def finding(row: dict[str, Any]) -> str:
    """Say in a sentence or two where the office stands."""
    if not row:
        return _("Belum ada data untuk unit dan periode ini. Unggah daftar pegawai dan ekspor eKinerja, "
                 "lalu buat ulang buku kerja.")
    parts = []
    if row.get("capaian") is not None:
        parts.append(_("Capaian RHK {done}; menurut waktu seharusnya {pace}.").format(
            done=percent(row["capaian"]), pace=percent(row.get("target_waktu"))))
    if row.get("perlu_dialog"):
        parts.append(_("{n} dari {all} pegawai perlu diajak dialog.").format(
            n=number(row["perlu_dialog"]), all=number(row["pegawai"])))
    return " ".join(parts) or _("Data pegawai sudah ada; RHK dan catatan belum diunggah.")


def unit_columns() -> list[Column]:
    """Return the columns of the table of units, which also set the grid of the sheet."""
    return [
        Column("unit_kerja", _("Unit kerja"), width=32), Column("pegawai", _("Pegawai"), "int", 11),
        Column("capaian", _("Capaian RHK"), "percent", 11, bar=True),
        Column("target_waktu", _("Target waktu"), "percent", 11),
        Column("selisih", _("Selisih (poin)"), "points", 11), Column("status", _("Status"), "status", 20),
        Column("kepatuhan", _("Kepatuhan catatan"), "percent", 12, bar=True),
        Column("persen_berbukti", _("Catatan berbukti"), "percent", 12),
        Column("persen_tepat", _("Dialog sesuai irama"), "percent", 12, bar=True),
        Column("keterangan", _("Keterangan"), width=30),
    ]


def unit_frame(book: Book) -> pd.DataFrame:
    """Put the three figures of a unit side by side, in the order of the first."""
    frame = book.material.frame("capaian_unit")
    for figure, keys in (("kepatuhan_catatan", ["kepatuhan", "persen_berbukti"]), ("dialog_unit", ["persen_tepat"])):
        other = book.material.frame(figure)
        if frame.empty or other.empty:
            continue
        frame = frame.merge(other[["unit_kerja", *keys]], on="unit_kerja", how="left")
    return frame if frame.empty else frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])


def small_unit(small: Any) -> Any:
    """Caution where a few people make a percentage jump."""
    return _("Kurang dari 5 pegawai: baca dengan hati-hati") if plain(small) else None


def write_overview(book: Book) -> None:
    """Write the sheet."""
    page = book.page(_("Ringkasan"), _("Angka kunci seluruh unit terpilih, sebaran status, dan perbandingan unit"),
                     unit_columns())
    row = summary_row(book)
    page.heading(_("Ringkasan kinerja"), finding(row),
                 _("Persentase kelompok dihitung dari gabungan semua orang dan langkah, bukan rata-rata dari rata-rata. "
                   "Unit mencakup unit di bawahnya."))
    at = _key_numbers(page, row)
    at = _spread(page, book, at + 1)
    page.span(at + 1, 1, page.printed, _("Perbandingan unit"), Face(size=13, bold=True, rule=None))
    page.table(unit_frame(book), _("Belum ada unit. Unggah daftar pegawai agar unit terbentuk."),
               name="PerbandinganUnit", row=at + 2)
    page.sheet.freeze_panes = "A2"
    units = len(book.material.frame("capaian_unit"))
    if units > MOST_ON_A_PAGE:
        page.page_break(at)
    page.paper(one_page=units <= MOST_ON_A_PAGE)


def _key_numbers(page: Page, row: dict[str, Any]) -> int:
    steps = _("{done} dari {all} langkah selesai").format(
        done=number(row.get("langkah_selesai") or 0), all=number(row.get("langkah") or 0))
    lines: list[tuple[str, str, str, str]] = [
        (_("Capaian RHK"), "capaian", "percent", _("Rata-rata tertimbang kemajuan langkah; {steps}").format(steps=steps)),
        (_("Target waktu"), "target_waktu", "percent", _("Bagian hari kerja yang sudah lewat sampai tanggal keadaan")),
        (_("Selisih (poin)"), "selisih", "points", _("Capaian dikurangi target waktu; minus berarti tertinggal")),
        (_("Kepatuhan catatan harian"), "kepatuhan", "percent",
         _("Hari orang yang tercatat dibagi hari orang wajib, hanya pada hari yang datanya sudah diunggah")),
        (_("Catatan berbukti dukung"), "persen_berbukti", "percent", _("Catatan dengan bukti dukung dibagi semua catatan")),
        (_("Dialog sesuai irama"), "persen_tepat", "percent",
         _("Pegawai berstatus Tepat waktu atau Segera dibagi pegawai yang memiliki pimpinan")),
        (_("Perlu diajak dialog"), "perlu_dialog", "int", _("Pegawai pada lembar Perlu Perhatian")),
        (_("Dialog pada periode ini"), "dialog", "int", _("Pertemuan yang terlaksana")),
        (_("Pegawai"), "pegawai", "int", _("Pegawai pada unit terpilih menurut daftar pegawai")),
        (_("RHK"), "rhk", "int", _("Rencana Hasil Kerja yang berlaku pada periode ini")),
    ]
    head = Face(bold=True, fill=HEAD, rule=ACCENT, top=False)
    page.write(5, 1, _("Angka kunci"), head)
    page.write(5, 2, _("Nilai"), Face(bold=True, fill=HEAD, rule=ACCENT, top=False, align="right"))
    page.span(5, 3, page.printed, _("Dasar hitungan"), head)
    for offset, (label, key, kind, basis) in enumerate(lines, start=6):
        value = row.get(key)
        shown = value / 100 if kind == "percent" and value is not None else value
        page.write(offset, 1, label, Face(bold=True))
        page.write(offset, 2, "–" if shown is None else shown, Face(kind, size=12, bold=True))
        page.span(offset, 3, page.printed, basis, Face(colour=QUIET))
        page.sheet.row_dimensions[offset].height = 18
    return 5 + len(lines)


def _spread(page: Page, book: Book, at: int) -> int:
    # Counts are formulas over the lists, so that a reader can see what they count and check it.
    halves = ((1, _("Sebaran RHK"), _("Daftar RHK"), "capaian_rhk", RHK_STATUSES),
              (6, _("Sebaran dialog"), _("Dialog"), "frekuensi_dialog", DIALOG_STATUSES))
    for column, title, sheet, figure, statuses in halves:
        page.span(at + 1, column, column, title, Face(size=13, bold=True, rule=None, wrap=False))
        found = book.material.frame(figure)
        known = list(found["status"]) if "status" in found else []
        for offset, status in enumerate(statuses, start=at + 2):
            page.write(offset, column, status_text(status), status_face(status))
            text = f"=COUNTIF('{sheet}'!$D$6:$D${5 + max(len(known), 1)},{page.sheet.cell(offset, column).coordinate})"
            page.formula(offset, column + 1, text, known.count(status), Face("int", colour=INK))
    page.sheet.row_dimensions[at + 1].height = 24
    return at + 2 + max(len(RHK_STATUSES), len(DIALOG_STATUSES))
