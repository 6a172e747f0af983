"""Native charts that are put into an office's workbook: bars a unit, drawn by the spreadsheet, with their numbers inside."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from lxml import etree

from dashboard.workbook.look import ACCENT, INK, LINE, NOT_UPLOADED
from dashboard.workbook.template_package import MAIN, RELATION, Package
from dashboard.workbook.texts import plain
from pipelines.language import N_, _

MOST = 40  # bars that can still be told apart
# Figure → its columns: heading and colour.
GRAPHS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "capaian_unit": (("capaian", N_("Capaian RHK"), ACCENT), ("target_waktu", N_("Target waktu"), NOT_UPLOADED)),
    "kepatuhan_catatan": (("kepatuhan", N_("Kepatuhan catatan"), ACCENT),),
    "dialog_unit": (("persen_tepat", N_("Dialog sesuai irama"), ACCENT),),
}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A, C = "http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/chart"
EMU = 9525  # a pixel
# A sheet's elements that come after its drawing.
_AFTER = {"legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}


def add_chart(package: Package, sheet: str, figure: str, frame: pd.DataFrame, title: str, box: tuple[int, int, int, int] | None, at: tuple[int, int]) -> None:
    """Draw a figure at a cell (row, column from 1), or over a box of cells (first row, first column, last row, last column)."""
    frame = frame.head(MOST)
    chart = package.free("xl/charts/chart{}.xml")
    package.put(chart, _chart(figure, frame, title), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
    drawing = _drawing(package, sheet)
    relation = package.relate(drawing, "chart", chart)
    root = package.tree(drawing)
    number = 1 + max((int(one.get("id") or 0) for one in root.iter("{*}cNvPr")), default=0)
    root.append(etree.fromstring(_anchor(relation, number, title, box, at, height=90 + 26 * max(len(frame), 1) * len(GRAPHS[figure]))))
    package.change(drawing)


def _drawing(package: Package, sheet: str) -> str:
    """Return the drawing of a sheet, a new one if it has none."""
    for _id, kind, part in package.related(sheet):
        if kind == "drawing" and part in package:
            return part
    part = package.free("xl/drawings/drawing{}.xml")
    package.put(part, f'<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="{A}"/>'.encode(), "application/vnd.openxmlformats-officedocument.drawing+xml")
    relation = package.relate(sheet, "drawing", part)
    root = package.tree(sheet)
    element = etree.Element(f"{{{MAIN}}}drawing", {f"{{{RELATION}}}id": relation})
    at = next((n for n, one in enumerate(root) if isinstance(one.tag, str) and etree.QName(one).localname in _AFTER), len(root))
    root.insert(at, element)
    package.change(sheet)
    return part


def _anchor(relation: str, number: int, title: str, box: tuple[int, int, int, int] | None, at: tuple[int, int], *, height: int) -> str:
    def end(name: str, row: int, column: int) -> str:
        return f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"

    frame = (
        f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{number}" name="Grafik {number}" descr="{escape(title, {chr(34): "&quot;"})}"/>'
        f'<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>'
    )
    spaces = f'xmlns:xdr="{DRAWING}" xmlns:a="{A}" xmlns:r="{RELATION}"'
    if box:
        return f'<xdr:twoCellAnchor {spaces} editAs="oneCell">{end("from", box[0] - 1, box[1] - 1)}{end("to", box[2], box[3])}{frame}</xdr:twoCellAnchor>'
    return (f'<xdr:oneCellAnchor {spaces}>{end("from", at[0] - 1, at[1] - 1)}<xdr:ext cx="{640 * EMU}" cy="{min(height, 900) * EMU}"/>'
            f"{frame}</xdr:oneCellAnchor>")


def _chart(figure: str, frame: pd.DataFrame, title: str) -> bytes:
    names = [str(plain(str(one))) for one in frame["unit_kerja"]] if "unit_kerja" in frame else []
    series = "".join(_series(n, names, [plain(v) for v in frame.get(column, [])], _(label), colour)
                     for n, (column, label, colour) in enumerate(GRAPHS[figure]))
    axis = f'<c:delete val="0"/><c:axPos val="{{}}"/>{{}}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' \
        f'<c:spPr><a:ln><a:solidFill><a:srgbClr val="{LINE}"/></a:solidFill></a:ln></c:spPr>{_text(900)}'
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(900)}</c:legend>' if len(GRAPHS[figure]) > 1 else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:roundedCorners val="0"/><c:chart>'
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="id-ID" sz="1200" b="1"/>'
        f"<a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>"
        f'<c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>{axis.format("l", "")}<c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling>'
        f'{axis.format("b", _number_format())}<c:crossAx val="1"/><c:crosses val="max"/></c:valAx></c:plotArea>{legend}'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    ).encode()


def _number_format() -> str:
    return '<c:numFmt formatCode="0%" sourceLinked="0"/>'


def _text(size: int) -> str:
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>'


def _series(index: int, names: list[str], values: list[Any], label: str, colour: str) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value / 100!r}</c:v></c:pt>' for n, value in enumerate(values) if value is not None)
    words = "".join(f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>' for n, name in enumerate(names))
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:v>{escape(label)}</c:v></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls>{_number_format()}<c:spPr><a:noFill/></c:spPr>{_text(800)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        f'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f'<c:cat><c:strLit><c:ptCount val="{len(names)}"/>{words}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>0%</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit></c:val></c:ser>'
    )
