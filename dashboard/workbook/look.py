"""How the workbook looks: the tokens of the house, number formats, and the marks of status words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.figures import words
from pipelines.language import _

FONT = "Arial"  # the same widths on Windows, macOS and LibreOffice (Liberation Sans)
INK, QUIET, LINE, ACCENT, PAPER, HEAD = "1F2A2E", "55656A", "E3E2DC", "0B6E69", "FBFAF7", "EEF3F1"
ACCENT_TINT, BAR, NOT_UPLOADED = "9CCCC8", "C9E2DF", "A7B0AE"

# Status → its colour, and a pale fill of it on which ink stays readable.
MARKS: dict[str, tuple[str, str]] = {
    "selesai": ("0B6E69", "CDE5E2"),
    "sesuai_jadwal": ("4A9BC7", "DCECF5"),
    "tertinggal": ("E3A008", "FBEBC4"),
    "kritis": ("B42318", "F6D5D1"),
    "belum_dijabarkan": ("A7B0AE", "ECEEED"),
    "tepat_waktu": ("0B6E69", "CDE5E2"),
    "segera": ("E3A008", "FBEBC4"),
    "terlambat": ("B42318", "F6D5D1"),
    "belum_pernah": ("A7B0AE", "ECEEED"),
    "lewat": ("B42318", "F6D5D1"),
    "terbuka": ("E3A008", "FBEBC4"),
}
RHK_STATUSES = ("selesai", "sesuai_jadwal", "tertinggal", "kritis", "belum_dijabarkan")
DIALOG_STATUSES = ("tepat_waktu", "segera", "terlambat", "belum_pernah")
STEP_STATUSES = ("selesai", "sesuai_jadwal", "tertinggal", "kritis")
STALLED_STATUSES = ("sesuai_jadwal", "tertinggal", "kritis")
FOLLOW_UP_STATUSES = ("lewat", "terbuka", "selesai")

# 421 is Indonesian: Excel then names the months in Indonesian whatever the language of the computer.
FORMATS = {
    "int": "#,##0", "decimal": "#,##0.0", "amount": "#,##0.##", "amount2": "0.00", "percent": "0%", "points": "+0.0_);-0.0_);0.0_)",
    "date": "[$-421]d mmm yyyy", "long_date": "[$-421]d mmmm yyyy", "week": "[$-421]d mmm",
    "moment": "[$-421]d mmm yyyy hh:mm", "nip": "@", "text": "General", "status": "General", "number": "General",
}
LEFT = {"text", "nip", "status"}


@dataclass(frozen=True)
class Face:
    """Name one look of a cell; equal faces share one style."""

    kind: str = "text"
    size: float = 10
    bold: bool = False
    colour: str = INK
    fill: str | None = None
    edge: str | None = None
    rule: str | None = LINE
    wrap: bool = True
    align: str | None = None
    top: bool = True
    hatched: bool = False
    italic: bool = False
    flush: bool = False


class Styles:
    """Make each face once for a workbook: styling cells one by one would take most of the time."""

    def __init__(self, sheet: Worksheet):
        self._sheet = sheet
        workbook: Any = sheet.parent
        # Column widths count in digits of the Normal style: it must be the font that the cells use.
        workbook._named_styles["Normal"].font = Font(name=FONT, size=10)
        self._made: dict[Face, Any] = {}

    def put(self, cell: Any, face: Face) -> None:
        """Dress a cell; text that looks like a formula keeps the mark that it is text."""
        quoted = cell.data_type == "s" and str(cell.value).startswith(("=", "+", "-", "@"))
        if face not in self._made:
            self._made[face] = self._make(face)
        cell._style = self._made[face].__copy__()
        if quoted:
            cell.quotePrefix = True

    def _make(self, face: Face) -> Any:
        model: Any = Cell(self._sheet, row=1, column=1)
        model.font = Font(name=FONT, size=face.size, bold=face.bold, italic=face.italic, color=face.colour)
        model.number_format = FORMATS.get(face.kind) or '#,##0 "{}"'.format(_("baris terlihat"))
        align = face.align or ("left" if face.kind in LEFT else "right")
        model.alignment = Alignment(horizontal=align, vertical="top" if face.top else "center",
                                    # a right-aligned number that may wrap is set askew by LibreOffice
                                    wrap_text=face.wrap and face.kind in LEFT,
                                    indent=1 if align == "left" and face.rule and not face.flush else 0)
        if face.hatched:
            model.fill = PatternFill("lightUp", fgColor=NOT_UPLOADED, bgColor="FFFFFF")
        elif face.fill:
            model.fill = PatternFill("solid", fgColor=face.fill)
        model.border = Border(
            bottom=Side("thin", face.rule) if face.rule else None,
            left=Side("thick", face.edge) if face.edge else None,
        )
        return model._style


def status_text(status: str | None) -> str:
    """Write a status as people read it: shape and word."""
    if status in DIALOG_STATUSES:
        word = words.dialogue_word(status)
    elif status in ("lewat", "terbuka"):
        word = words.follow_up_word(status)
    else:
        word = words.status_word(status)
    return f"{words.shape(status)} {word}"


def status_face(status: str | None) -> Face:
    """Return the face of a status cell: pale fill, edge in the status colour."""
    colour, fill = MARKS.get(status or "", MARKS["belum_dijabarkan"])
    return Face("status", fill=fill, edge=colour, wrap=False)
