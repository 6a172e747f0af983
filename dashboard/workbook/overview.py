"""The sheet Ringkasan: the numbers that matter, how far each status reaches, and the units side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_range

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.graphs import spread_chart
from dashboard.workbook.look import ACCENT, DIALOG_STATUSES, HEAD, QUIET, RHK_STATUSES, Face, status_text
from dashboard.workbook.page import Page
from dashboard.workbook.reckoning import by_unit, points, standing
from dashboard.workbook.sources import equals, quoted, ratio
from dashboard.workbook.texts import plain
from pipelines.language import _, number, percent

MOST_ON_A_PAGE = 12  # units that still fit under the key numbers on one page


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


def _unit_columns(book: Book, lines: int) -> list[Column]:
    """Return the columns of the table of units, which also set the grid of the sheet."""
    steps, plans, days, talks, people = (by_unit(book, t, lines) for t in ("DataLangkah", "DataRHK", "DataHari", "DialogKinerja", "DataPegawai"))
    return [
        Column("unit_kerja", _("Unit kerja"), width=36), Column("pegawai", _("Pegawai"), "int", 13, formula=people.count()),
        Column("capaian", _("Capaian RHK"), "percent", 12, bar=True, formula=steps.share("maju_baku", "bobot_baku")),
        Column("target_waktu", _("Target waktu"), "percent", 12, formula=steps.share("waktu_baku", "bobot_baku")),
        Column("selisih", _("Selisih (poin)"), "points", 12, formula=points("capaian", "target_waktu")),
        Column("status", _("Status"), "status", 21, formula=standing(book, results="rhk")),
        Column("kepatuhan", _("Kepatuhan catatan"), "percent", 13, bar=True, formula=days.share("tercatat", "wajib")),
        Column("persen_berbukti", _("Catatan berbukti"), "percent", 12, formula=days.share("berbukti", "catatan")),
        Column("persen_tepat", _("Dialog sesuai irama"), "percent", 13, bar=True, formula=talks.rate("sesuai")),
        Column("keterangan", _("Keterangan"), width=32),
        Column("rhk", _("RHK"), "int", 10, printed=False, formula=plans.count()),
        Column("langkah", _("Langkah"), "int", 10, printed=False, formula=plans.sum("langkah")),
        Column("langkah_selesai", _("Langkah selesai"), "int", 10, printed=False, formula=plans.sum("langkah_selesai")),
        Column("ambang_tertinggal", _("Ambang tertinggal"), "points", 12, printed=False),
        Column("ambang_kritis", _("Ambang kritis"), "points", 12, printed=False),
    ]


def _unit_frame(book: Book) -> pd.DataFrame:
    """Put the three figures of a unit side by side, in the order of the first."""
    frame = book.material.frame("capaian_unit")
    others = (("kepatuhan_catatan", ["kepatuhan", "persen_berbukti"]), ("dialog_unit", ["persen_tepat"]), ("rincian_unit", ["ambang_tertinggal", "ambang_kritis"]))
    for figure, keys in others:
        other = book.material.frame(figure)
        if frame.empty or other.empty:
            continue
        frame = frame.merge(other[["unit_kerja", *keys]], on="unit_kerja", how="left")
    if frame.empty:
        return frame
    missing = {key: None for key in ("ambang_tertinggal", "ambang_kritis") if key not in frame}
    return frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]], **missing)


def small_unit(small: Any) -> Any:
    """Caution where a few people make a percentage jump."""
    return _("Kurang dari 5 pegawai: baca dengan hati-hati") if plain(small) else None


def write_overview(book: Book) -> None:
    """Write the sheet."""
    units = _unit_frame(book)
    page = book.page(_("Ringkasan"), _("Angka kunci seluruh unit terpilih, sebaran status, dan perbandingan unit"), _unit_columns(book, len(units)))
    row = summary_row(book)
    page.heading(_("Ringkasan kinerja"), finding(row),
                 _("Persentase kelompok dihitung dari gabungan semua orang dan langkah, bukan rata-rata dari rata-rata. "
                   "Unit mencakup unit di bawahnya. Angka berupa rumus atas lembar data: ubah satu baris di sana, angkanya ikut."))
    at = _key_numbers(page, book, row)
    at = _spread(page, book, at + 1)
    page.span(at + 1, 1, page.printed, _("Perbandingan unit"), Face(size=13, bold=True, rule=None))
    page.table(units, _("Belum ada unit. Unggah daftar pegawai agar unit terbentuk."), name="PerbandinganUnit", row=at + 2)
    page.sheet.freeze_panes(1, 0)
    if len(units) > MOST_ON_A_PAGE:
        page.sheet.set_h_pagebreaks([at])
    page.paper(one_page=len(units) <= MOST_ON_A_PAGE)


def _key_formulas(book: Book) -> dict[str, str | None]:
    """Return what each key number is worked out from."""
    steps, days, talks = book.source("DataLangkah"), book.source("DataHari"), book.source("DialogKinerja")
    plans, people = book.source("DataRHK"), book.source("DataPegawai")
    return {
        "capaian": ratio(steps.sum("maju_baku"), steps.sum("bobot_baku")) if steps else None,
        "target_waktu": ratio(steps.sum("waktu_baku"), steps.sum("bobot_baku")) if steps else None,
        "selisih": '=IF(AND(ISNUMBER(B6),ISNUMBER(B7)),(B6-B7)*100,"–")',
        "kepatuhan": ratio(days.sum("tercatat"), days.sum("wajib")) if days else None,
        "persen_berbukti": ratio(days.sum("berbukti"), days.sum("catatan")) if days else None,
        "persen_tepat": ratio(talks.sum("sesuai"), talks.size("kode")) if talks else None,
        "perlu_dialog": "=" + people.count(("poin", '">="&AmbangAgenda')) if people and len(book.material.frame("dasar_agenda")) else None,
        "dialog": "=" + talks.sum("dialog") if talks else None,
        "pegawai": "=" + people.size("kode") if people else None,
        "rhk": "=" + plans.size("kode_rhk") if plans else None,
    }


def _key_numbers(page: Page, book: Book, row: dict[str, Any]) -> int:
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
        (_("Perlu diajak dialog"), "perlu_dialog", "int", _("Pegawai pada lembar Agenda Dialog")),
        (_("Dialog pada periode ini"), "dialog", "int", _("Pertemuan yang terlaksana")),
        (_("Pegawai"), "pegawai", "int", _("Pegawai pada unit terpilih menurut daftar pegawai")),
        (_("RHK"), "rhk", "int", _("Rencana Hasil Kerja yang berlaku pada periode ini")),
    ]
    head = Face(bold=True, fill=HEAD, rule=ACCENT, top=False)
    page.write(5, 1, _("Angka kunci"), head)
    page.write(5, 2, _("Nilai"), Face(bold=True, fill=HEAD, rule=ACCENT, top=False, align="right"))
    page.span(5, 3, page.printed, _("Dasar hitungan"), head)
    formulas = _key_formulas(book)
    for offset, (label, key, kind, basis) in enumerate(lines, start=6):
        value = row.get(key)
        shown = value / 100 if kind == "percent" and value is not None else value
        page.write(offset, 1, label, Face(bold=True, top=False))
        face, text = Face(kind, size=12, bold=True, top=False), formulas[key]
        if text and row:
            page.formula(offset, 2, text, shown, face)
        else:
            page.write(offset, 2, "–" if shown is None else shown, face)
        page.span(offset, 3, page.printed, basis, Face(colour=QUIET, top=False))
        page.height(offset, 18)
    return 5 + len(lines)


def _spread(page: Page, book: Book, at: int) -> int:
    # Counts are formulas over the lists, so that a reader can see what they count and check it.
    halves = ((1, 1, _("Sebaran RHK"), "DataRHK", "rincian_rhk", RHK_STATUSES), (6, 5, _("Sebaran dialog"), "DialogKinerja", "frekuensi_dialog", DIALOG_STATUSES))
    for column, _place, title, _table, _figure, _statuses in halves:
        page.write(at + 1, column, title, Face(size=13, bold=True, rule=None, wrap=False))
    for column, _place, _title, table, figure, statuses in halves:
        source, found = book.source(table), book.material.frame(figure)
        known = list(found["status"]) if "status" in found else []
        for offset, status in enumerate(statuses, start=at + 2):
            page.write(offset, column, status_text(status), Face("status", wrap=False))
            cell = f"${'AF'[column > 1]}{offset}"
            if source:
                page.formula(offset, column + 1, "=" + source.count(("status", equals(cell) or quoted(""))), known.count(status), Face("int"))
            else:
                page.write(offset, column + 1, 0, Face("int"))
        page.mark_statuses(xl_range(at + 1, column - 1, at + len(statuses), column - 1), statuses)
    page.height(at + 1, 24)
    last = at + 2 + max(len(RHK_STATUSES), len(DIALOG_STATUSES))
    spread_chart(page, at + 2, RHK_STATUSES, column=3)
    spread_chart(page, at + 2, DIALOG_STATUSES, column=8, label=6)
    return last
