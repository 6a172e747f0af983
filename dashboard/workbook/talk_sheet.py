"""The lembar dialog: one A4 page to print, to write on and to sign."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pandas as pd
from openpyxl import Workbook

from dashboard.workbook.look import ACCENT, HEAD, QUIET, Face, Styles, status_face, status_text
from dashboard.workbook.talk import Talk
from pipelines.language import _, long_date, number, percent, short_date
from pipelines.settings import settings

WIDTHS = (46, 12, 14, 24)  # 96 digits: the width of a portrait A4 page
MOST = {"rhk": 8, "maju": 6, "tersendat": 6}
LINES = 4  # empty lines to write on


def build_talk(talk: Talk) -> bytes:
    """Write the sheet of one employee as .xlsx."""
    book = Workbook()
    page: Any = book.active
    page.title = _("Lembar Dialog")
    sheet = _Sheet(page)
    _head(sheet, talk)
    _results(sheet, talk)
    _since(sheet, talk)
    _stuck(sheet, talk)
    _agreed(sheet, talk)
    _notes(sheet, talk)
    _to_write(sheet)
    _signatures(sheet, talk)
    _print(page, sheet.row)
    book.properties.title = _("Lembar dialog {nama}").format(nama=talk.person["nama"])
    book.properties.creator = settings().kantor
    out = BytesIO()
    book.save(out)
    return out.getvalue()


class _Sheet:
    """Write line after line over four columns."""

    def __init__(self, page: Any):
        self.page, self.styles, self.row = page, Styles(page), 0
        page.sheet_view.showGridLines = False
        for letter, width in zip("ABCD", WIDTHS, strict=True):
            page.column_dimensions[letter].width = width

    def line(self, *values: Any, faces: tuple[Face, ...] = (Face(rule=None),), over: tuple[int, int] | None = None) -> None:
        """Write values from column A; `over` joins columns from–to, counted from 1."""
        self.row += 1
        for place in range(1, 5):
            value = values[place - 1] if place <= len(values) else None
            cell = self.page.cell(self.row, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            self.styles.put(cell, faces[min(place, len(faces)) - 1])
        if over:
            self.page.merge_cells(start_row=self.row, start_column=over[0], end_row=self.row, end_column=over[1])
        widths = [sum(WIDTHS[over[0] - 1 : over[1]]) if over and place == over[0] else WIDTHS[place - 1] for place in range(1, 5)]
        lines = max((-(-len(str(v)) // max(8, int(widths[i] * 1.05))) for i, v in enumerate(values) if v is not None), default=1)
        self.page.row_dimensions[self.row].height = 1.35 * faces[0].size * max(1, lines) + 2

    def title(self, text: str, *columns: str) -> None:
        """Begin a part: its name, and the names of its further columns."""
        self.row += 1
        self.page.row_dimensions[self.row].height = 6
        face = Face(bold=True, fill=HEAD, rule=ACCENT, wrap=False)
        figure = replace(face, align="right")
        self.line(text, *columns, faces=(face, figure, figure, face))

    def none(self, text: str) -> None:
        """Say that a part is empty."""
        self.line(text, faces=(Face(colour=QUIET, italic=True, rule=None),), over=(1, 4))


def _head(sheet: _Sheet, talk: Talk) -> None:
    person = talk.person
    sheet.line(_("Lembar Dialog Kinerja"), faces=(Face(size=16, bold=True, colour=ACCENT, rule=None, flush=True, wrap=False),), over=(1, 4))
    sheet.line(f"{settings().kantor} · " + _("keadaan per {per}").format(per=long_date(talk.asked.per)),
               faces=(Face(colour=QUIET, rule=None, flush=True),), over=(1, 4))
    sheet.line(_text(person["nama"]), faces=(Face(size=13, bold=True, rule=None, flush=True),), over=(1, 4))
    parts = [_text(person.get("jabatan")), _text(person.get("unit_kerja")), f"NIP {talk.nip}"]
    sheet.line(" · ".join(part for part in parts if part), faces=(Face(rule=None, flush=True),), over=(1, 4))
    met = _("dialog terakhir {hari}").format(hari=long_date(talk.last)) if talk.last else _("belum pernah berdialog")
    lead = _("Pimpinan: {nama}").format(nama=_text(person.get("nama_atasan")) or "–")
    sheet.line(f"{lead} · {met}", faces=(Face(colour=QUIET, rule=None, flush=True),), over=(1, 4))
    for label, reasons in ((_("Bicarakan"), talk.reasons), (_("Apresiasi"), talk.praise)):
        if reasons:
            sheet.line(f"{label}: " + "; ".join(reasons) + ".", faces=(Face(bold=True, rule=None, flush=True),), over=(1, 4))


def _results(sheet: _Sheet, talk: Talk) -> None:
    sheet.title(_("RHK"), _("Capaian"), _("Target waktu"), _("Status"))
    if talk.results.empty:
        sheet.none(_("Belum ada RHK dalam periode ini."))
    for row in talk.results.head(MOST["rhk"]).to_dict("records"):
        sheet.line(_text(row["rhk"]), _percent(row["capaian"]), _percent(row["target_waktu"]), status_text(row["status"]),
                   faces=(Face(), Face(align="right"), Face(align="right"), status_face(row["status"])))
    _more(sheet, len(talk.results) - MOST["rhk"])


def _since(sheet: _Sheet, talk: Talk) -> None:
    sheet.title(_("Maju sejak {hari}").format(hari=long_date(talk.since)), _("Dahulu"), _("Kini"), _("Selesai"))
    if talk.moved.empty:
        sheet.none(_("Tidak ada langkah yang tercatat maju."))
    for row in talk.moved.head(MOST["maju"]).to_dict("records"):
        done = short_date(pd.Timestamp(row["tanggal_selesai"]).date()) if row["selesai"] and not pd.isna(row["tanggal_selesai"]) else ""
        sheet.line(_text(row["rencana_aksi"]), _percent(row["kemajuan_lalu"]), _percent(row["kemajuan"]), done or (_("selesai") if row["selesai"] else ""),
                   faces=(Face(), Face(align="right"), Face(align="right"), Face()))
    _more(sheet, len(talk.moved) - MOST["maju"])


def _stuck(sheet: _Sheet, talk: Talk) -> None:
    sheet.title(_("Tersendat"), _("Kemajuan"), _("Tenggat"), _("Kendala yang ditulis"))
    if talk.stuck.empty:
        sheet.none(_("Tidak ada langkah yang tertinggal atau lewat tenggat."))
    for row in talk.stuck.head(MOST["tersendat"]).to_dict("records"):
        due = short_date(pd.Timestamp(row["tenggat"]).date()) if not pd.isna(row["tenggat"]) else "–"
        sheet.line(_text(row["rencana_aksi"]), _percent(row["kemajuan"]), due, _text(row["kendala"]) or "–",
                   faces=(Face(), Face(align="right"), Face(align="right"), Face()))
    _more(sheet, len(talk.stuck) - MOST["tersendat"])


def _agreed(sheet: _Sheet, talk: Talk) -> None:
    sheet.title(_("Tindak lanjut dari pertemuan lalu"), _("Sejak"), _("Tenggat"), _("Sudah dilaksanakan?"))
    if talk.agreed.empty:
        sheet.none(_("Tidak ada tindak lanjut yang tercatat."))
    for row in talk.agreed.to_dict("records"):
        due = short_date(pd.Timestamp(row["tenggat"]).date()) if not pd.isna(row["tenggat"]) else "–"
        sheet.line(_text(row["tindak_lanjut"]), short_date(pd.Timestamp(row["sejak"]).date()), due, "☐ " + _("ya") + "   ☐ " + _("belum"),
                   faces=(Face(), Face(align="right"), Face(align="right"), Face()))


def _notes(sheet: _Sheet, talk: Talk) -> None:
    n = talk.notes
    sheet.title(_("Catatan harian"), "", "", "")
    if not n["hari_wajib"]:
        sheet.none(_("Belum ada catatan yang diunggah untuk periode ini."))
        return
    last = long_date(pd.Timestamp(n["catatan_terakhir"]).date()) if not pd.isna(n["catatan_terakhir"]) else "–"
    sheet.line(_("Terisi {hari} dari {wajib} hari kerja ({persen}); {bukti} catatan berbukti dukung; catatan terakhir {akhir}.").format(
        hari=number(n["hari_tercatat"]), wajib=number(n["hari_wajib"]), persen=_percent(n["kepatuhan"]), bukti=_percent(n["persen_berbukti"]), akhir=last),
        faces=(Face(),), over=(1, 4))


def _to_write(sheet: _Sheet) -> None:
    sheet.title(_("Kesepakatan hari ini"), _("Tenggat"), "", _("Penanggung jawab"))
    for _line in range(LINES):
        sheet.line("", "", "", "", faces=(Face(),))
        sheet.page.row_dimensions[sheet.row].height = 20


def _signatures(sheet: _Sheet, talk: Talk) -> None:
    sheet.line()
    place = settings().tempat or "……………………"
    sheet.line(f"{place}, …………………… {talk.asked.per.year}", faces=(Face(rule=None, flush=True),))
    sheet.line(_("Pegawai"), "", _("Pimpinan"), faces=(Face(rule=None, flush=True, bold=True),))
    sheet.line()
    sheet.page.row_dimensions[sheet.row].height = 40
    lead = _text(talk.person.get("nama_atasan")) or "……………………"
    sheet.line(_text(talk.person["nama"]), "", lead, faces=(Face(rule=None, flush=True, wrap=False),))


def _more(sheet: _Sheet, count: int) -> None:
    if count > 0:
        sheet.none(_("dan {n} lainnya; lihat layar Pegawai").format(n=number(count)))


def _print(page: Any, last: int) -> None:
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 1
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_area = f"A1:D{last}"
    page.print_options.horizontalCentered = True
    for side in ("left", "right", "top", "bottom"):
        setattr(page.page_margins, side, 0.5)
    page.oddFooter.left.text = settings().kantor.replace("&", "&&")
    page.oddFooter.right.text = _("Rahasia jabatan")


def _text(value: Any) -> str:
    return "" if value is None or (not isinstance(value, str) and pd.isna(value)) else str(value)


def _percent(value: Any) -> str:
    return "–" if value is None or pd.isna(value) else percent(value)
