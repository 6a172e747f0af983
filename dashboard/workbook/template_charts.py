"""Native charts that are put into an office's workbook, drawn by the spreadsheet, with their numbers inside."""

from __future__ import annotations

from xml.sax.saxutils import escape

from lxml import etree

from dashboard.workbook.look import INK, LINE
from dashboard.workbook.template_graphs import DASH, DOTS, Drawn, Series
from dashboard.workbook.template_package import MAIN, RELATION, Package
from pipelines.language import current_language

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A, C = "http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/chart"
QUOTE = {chr(34): "&quot;"}
EMU = 9525  # a pixel
# A sheet's elements that come after its drawing.
_AFTER = {"legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}


def add_chart(package: Package, sheet: str, shown: Drawn, title: str, box: tuple[int, int, int, int] | None, at: tuple[int, int]) -> None:
    """Draw a chart at a cell (row, column from 1), or over a box of cells (first row, first column, last row, last column)."""
    chart = package.free("xl/charts/chart{}.xml")
    package.put(chart, _chart(shown, title), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
    drawing = _drawing(package, sheet)
    relation = package.relate(drawing, "chart", chart)
    root = package.tree(drawing)
    number = 1 + max((int(one.get("id") or 0) for one in root.iter("{*}cNvPr")), default=0)
    root.append(etree.fromstring(_anchor(relation, number, title, box, at, height=_height(shown))))
    package.change(drawing)


def _height(shown: Drawn) -> int:
    beside = len(shown.series) if shown.kind == "clustered" else 1
    return 320 if shown.kind == "line" else 90 + 26 * max(len(shown.names), 1) * beside


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
        f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{number}" name="Grafik {number}" descr="{escape(title, QUOTE)}"/>'
        f'<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>'
    )
    spaces = f'xmlns:xdr="{DRAWING}" xmlns:a="{A}" xmlns:r="{RELATION}"'
    if box:
        return f'<xdr:twoCellAnchor {spaces} editAs="oneCell">{end("from", box[0] - 1, box[1] - 1)}{end("to", box[2], box[3])}{frame}</xdr:twoCellAnchor>'
    return (f'<xdr:oneCellAnchor {spaces}>{end("from", at[0] - 1, at[1] - 1)}<xdr:ext cx="{640 * EMU}" cy="{min(height, 900) * EMU}"/>'
            f"{frame}</xdr:oneCellAnchor>")


def _chart(shown: Drawn, title: str) -> bytes:
    lines = shown.kind == "line"
    axis = f'<c:delete val="0"/><c:axPos val="{{}}"/>{{}}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{{}}"/>' \
        f'<c:spPr><a:ln><a:solidFill><a:srgbClr val="{LINE}"/></a:solidFill></a:ln></c:spPr>{_text(900)}'
    told = [n for n, one in enumerate(shown.series) if one.label]
    hidden = "".join(f'<c:legendEntry><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>' for n in range(len(shown.series)) if n not in told)
    legend = f'<c:legend><c:legendPos val="b"/>{hidden}<c:overlay val="0"/>{_text(900)}</c:legend>' if len(told) > 1 else ""
    series = "".join(_series(n, shown, one) for n, one in enumerate(shown.series))
    overlap = '<c:overlap val="100"/>' if "tacked" in shown.kind else ""
    plot = f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>' if lines else \
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{shown.kind}"/><c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{overlap}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
    form = f'<c:numFmt formatCode="{escape(shown.form if shown.kind != "percentStacked" else "0%", QUOTE)}" sourceLinked="0"/>'
    most = "" if shown.most is None else f'<c:max val="{shown.most}"/>'
    least = "" if shown.least is None else f'<c:min val="{shown.least}"/>'
    # With the bars read from the top, crossing at the far end puts the scale at the bottom.
    places, turn, far = (("b", "l"), "minMax", "autoZero") if lines else (("l", "b"), "maxMin", "max")
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:roundedCorners val="0"/><c:chart>'
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="{_tongue()}" sz="1200" b="1"/>'
        f"<a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>"
        f"<c:plotArea><c:layout/>{plot}"
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{turn}"/></c:scaling>{axis.format(places[0], "", "low")}<c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'
        f'{axis.format(places[1], form, "nextTo")}<c:crossAx val="1"/><c:crosses val="{far}"/></c:valAx></c:plotArea>{legend}'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    ).encode()


def _tongue() -> str:
    return {"id": "id-ID", "en": "en-GB"}[current_language()]


def _text(size: int) -> str:
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="{_tongue()}"/></a:p></c:txPr>'


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _looks(shown: Drawn, one: Series) -> str:
    """Return how a series is coloured: its own shape, and the points that have a colour each."""
    if shown.kind != "line":
        own = _filled(one.colour) if one.colour else "<a:noFill/>"
        points = "".join(f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>{_filled(colour)}</c:spPr></c:dPt>'
                         for n, colour in enumerate(one.colours))
        return f'<c:spPr>{own}</c:spPr><c:invertIfNegative val="0"/>{points}'
    dash = '<a:prstDash val="dash"/>' if one.drawn == DASH else ""
    line = "<a:ln><a:noFill/></a:ln>" if one.drawn == DOTS else f'<a:ln w="28575">{_filled(one.colour)}{dash}</a:ln>'
    mark = "none" if one.drawn == DASH else "circle"
    shape = "" if mark == "none" else f"<c:size val=\"6\"/><c:spPr>{_filled(one.colour)}</c:spPr>"
    return f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="{mark}"/>{shape}</c:marker>'


def _series(index: int, shown: Drawn, one: Series) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(one.values) if value is not None)
    words = "".join(f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>' for n, name in enumerate(shown.names))
    form = escape(shown.form, QUOTE)
    # Numbers stand at the ends of bars side by side; stacked parts and lines would bury them.
    labels = f'<c:dLbls><c:numFmt formatCode="{form}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>{_text(800)}<c:showLegendKey val="0"/><c:showVal val="1"/>' \
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>' if shown.kind == "clustered" else ""
    smooth = '<c:smooth val="0"/>' if shown.kind == "line" else ""
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:v>{escape(one.label)}</c:v></c:tx>{_looks(shown, one)}{labels}'
        f'<c:cat><c:strLit><c:ptCount val="{len(shown.names)}"/>{words}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>{form}</c:formatCode><c:ptCount val="{len(one.values)}"/>{points}</c:numLit></c:val>{smooth}</c:ser>'
    )
