"""Faces as XlsxWriter formats, each made once for a workbook."""

from __future__ import annotations

from typing import Any

from dashboard.workbook.look import FONT, FORMATS, LEFT, NOT_UPLOADED, Face
from pipelines.language import _

LIGHT_UP = 14  # the number of the hatched fill
THICK, THIN = 5, 1


class Formats:
    """Give the format of a face; `quoted` keeps a text that looks like a formula a text even after it is edited."""

    def __init__(self, workbook: Any):
        self._workbook = workbook
        self._made: dict[tuple[Face, bool], Any] = {}
        self._marks: dict[tuple[str, str], Any] = {}

    def of(self, face: Face, *, quoted: bool = False) -> Any:
        """Return the format of a face."""
        key = (face, quoted)
        if key not in self._made:
            made = self._made[key] = self._workbook.add_format(_properties(face))
            if quoted:
                made.set_quote_prefix()
        return self._made[key]

    def mark(self, fill: str, ink: str) -> Any:
        """Return what a conditional format lays over a cell."""
        if (fill, ink) not in self._marks:
            self._marks[fill, ink] = self._workbook.add_format({"bg_color": f"#{fill}", "font_color": f"#{ink}"})
        return self._marks[fill, ink]


def number_format(kind: str) -> str:
    """Return the number format of a kind of value."""
    if kind == "yes":
        return '"{0}";"{0}";"–"'.format(_("Ya"))
    if kind == "rows":
        return '#,##0 "{}"'.format(_("baris terlihat"))
    return FORMATS[kind]


def _properties(face: Face) -> dict[str, Any]:
    align = face.align or ("left" if face.kind in LEFT else "center" if face.kind == "yes" else "right")
    made: dict[str, Any] = {
        "font_name": FONT, "font_size": face.size, "font_color": f"#{face.colour}", "num_format": number_format(face.kind),
        "align": align, "valign": "top" if face.top else "vcenter",
    }
    if face.bold:
        made["bold"] = True
    if face.italic:
        made["italic"] = True
    if face.wrap and face.kind in LEFT:  # a right-aligned number that may wrap is set askew by LibreOffice
        made["text_wrap"] = True
    if align == "left" and face.rule and not face.flush:
        made["indent"] = 1
    if face.hatched:
        made |= {"pattern": LIGHT_UP, "fg_color": f"#{NOT_UPLOADED}", "bg_color": "#FFFFFF"}
    elif face.fill:
        made |= {"pattern": 1, "fg_color": f"#{face.fill}"}
    if face.rule:
        made |= {"bottom": THIN, "bottom_color": f"#{face.rule}"}
    if face.edge:
        made |= {"left": THICK, "left_color": f"#{face.edge}"}
    return made
