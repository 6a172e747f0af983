"""Excel's XML of 2003 (`.xls` or `.xml` with <Workbook>) → sheets."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

from lxml import etree

from pipelines.read import columns
from pipelines.read.cells import Range, Sheet
from pipelines.read.refusal import Refusal

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WORKSHEET, _ROW, _VISIBLE = _SS + "Worksheet", _SS + "Row", "{urn:schemas-microsoft-com:office:excel}Visible"
_CELL, _DATA, _TYPE = _SS + "Cell", _SS + "Data", _SS + "Type"
_MAX_ROWS = 1_048_576


def _number(raw: str) -> str | None:
    digits = raw.strip()
    if digits.removeprefix("-").isdigit() and len(digits) > 15:
        return "~" + digits  # all digits stand here, yet Excel would have lost the last: not to be trusted either
    try:
        return columns.text(float(digits))
    except ValueError:
        return columns.text(raw)


def _moment(raw: str) -> str | None:
    try:
        return columns.text(datetime.fromisoformat(raw.strip()))
    except ValueError:
        return columns.text(raw)


_BY_TYPE: dict[str, Callable[[str], str | None]] = {
    "Number": _number, "DateTime": _moment, "Boolean": lambda raw: "TRUE" if raw.strip() == "1" else "FALSE",
}


def _whole(element: etree._Element, name: str, otherwise: int) -> int:
    value = element.get(_SS + name)
    return int(value) if value and value.isdigit() else otherwise


class _Grid:
    """Collect the rows of one worksheet, each where its index puts it."""

    def __init__(self, name: str) -> None:
        self.name, self.hidden, self.last = name, False, 0
        self.rows: list[list[str | None]] = []
        self.numbers: list[int] = []
        self.merged: list[Range] = []

    def add(self, element: etree._Element) -> None:
        """Add one <Row>."""
        number = _whole(element, "Index", self.last + 1)
        row: list[str | None] = []
        for cell in element.iterchildren(_CELL):
            value = None
            for data in cell.iterchildren(_DATA):
                raw = "".join(data.itertext()) if len(data) else data.text or ""
                value = _BY_TYPE.get(data.get(_TYPE), columns.text)(raw)
            if not cell.attrib:
                row.append(value)
                continue
            at = _whole(cell, "Index", len(row) + 1) - 1
            if at >= columns.MAX_COLUMNS or number > _MAX_ROWS:
                raise Refusal("berkas_terlalu_besar", "kolom")
            row.extend([None] * (at - len(row)))
            row[at:] = [value]
            across, down = _whole(cell, "MergeAcross", 0), _whole(cell, "MergeDown", 0)
            if across or down:
                self.merged.append((number, at, number + down, at + across))
                row.extend([None] * min(across, columns.MAX_COLUMNS - len(row)))
        self.rows.append(row)
        self.numbers.append(number)
        self.last = max(number, self.last) + _whole(element, "Span", 0)

    def sheet(self) -> Sheet:
        """Return the worksheet."""
        return Sheet(self.name, columns.table(self.rows, self.numbers), self.hidden, self.merged)


def read(data: bytes) -> list[Sheet]:
    """Read every worksheet of the XML."""
    grids: list[_Grid] = []
    parser = etree.iterparse(io.BytesIO(data.lstrip()), events=("start", "end"), tag=(_WORKSHEET, _ROW, _VISIBLE),
                             huge_tree=True, resolve_entities=False, no_network=True, recover=True)
    try:
        for event, element in parser:
            if element.tag == _WORKSHEET and event == "start":
                grids.append(_Grid(element.get(_SS + "Name", "")))
            elif event == "end" and grids:
                if element.tag == _ROW:
                    grids[-1].add(element)
                    element.clear()
                elif element.tag == _VISIBLE:
                    grids[-1].hidden = "hidden" in (element.text or "").lower()
    except etree.XMLSyntaxError as error:
        raise Refusal("berkas_rusak", sebab=str(error)[:200]) from error
    if not grids:
        raise Refusal("bukan_lembar_kerja", "tanpa_lembar")
    return [grid.sheet() for grid in grids]
