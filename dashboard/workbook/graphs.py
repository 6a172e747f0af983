"""Native charts, drawn by the spreadsheet from the cells above them: calm colours, bars from zero, no legend noise."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RichTextProperties

from dashboard.workbook.look import ACCENT, FONT, FORMATS, INK, LINE, QUIET
from dashboard.workbook.page import HEADER_ROW, Page
from pipelines.language import _

MOST_BARS = 20
ROW_CM = 0.53  # a row of 15 points
WIDEST_CM = 40
PACE = "A9B8BC"


def pace_chart(page: Page, count: int) -> None:
    """Draw progress against pace, a pair of bars a unit."""
    shown = min(count, MOST_BARS)
    if shown:
        series = ((5, ACCENT), (6, PACE))
        title = _("Capaian dan target waktu per unit") + (_(" ({n} paling tertinggal)").format(n=shown) if shown < count else "")
        _bars(page, title, shown, series, percent=True)


def dialogue_chart(page: Page, count: int, columns: tuple[tuple[int, str], ...]) -> None:
    """Draw how many people of each unit are on time, soon due, late, never met: stacked, since they add up."""
    shown = min(count, MOST_BARS)
    if shown:
        _bars(page, _("Pegawai menurut status dialog, per unit"), shown, columns, percent=False, stacked=True)


def _bars(page: Page, title: str, shown: int, series: tuple[tuple[int, str], ...], *, percent: bool,
          stacked: bool = False) -> None:
    chart: Any = BarChart()
    chart.type, chart.grouping = "bar", "stacked" if stacked else "clustered"
    chart.overlap, chart.gapWidth = (100, 45) if stacked else (0, 55)
    for column, colour in series:
        chart.add_data(Reference(page.sheet, min_col=column, min_row=HEADER_ROW, max_row=HEADER_ROW + shown),
                       titles_from_data=True)
        chart.series[-1].graphicalProperties = GraphicalProperties(solidFill=colour)
    chart.set_categories(Reference(page.sheet, min_col=1, min_row=HEADER_ROW + 1, max_row=HEADER_ROW + shown))
    if not stacked:
        chart.series[0].dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        chart.series[0].dLbls.txPr = _small(INK)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.scaling.min = 0
    if percent:
        chart.y_axis.scaling.max = 1
    chart.y_axis.number_format = "0%" if percent else "0"
    chart.y_axis.crosses = "max"  # with the units read from the top, this puts the scale at the bottom
    _place(page, chart, title, height=3.2 + shown * (0.62 if stacked else 0.85))


def weekly_chart(page: Page, row: int, first: int, last: int) -> None:
    """Draw the notes of all chosen units week by week."""
    chart: Any = LineChart()
    chart.add_data(Reference(page.sheet, min_col=first - 1, max_col=last, min_row=row), from_rows=True, titles_from_data=True)
    chart.set_categories(Reference(page.sheet, min_col=first, max_col=last, min_row=HEADER_ROW))
    line = chart.series[0]
    line.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=ACCENT, w=28_000))
    line.marker.symbol, line.marker.size, line.smooth = "circle", 6, False
    line.marker.graphicalProperties = GraphicalProperties(solidFill=ACCENT, ln=LineProperties(solidFill=ACCENT))
    if last - first < 20:
        line.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, dLblPos="t")
        line.dLbls.txPr = _small(INK)
    chart.x_axis.number_format, chart.x_axis.tickLblPos = FORMATS["week"], "low"
    chart.y_axis.number_format, chart.y_axis.scaling.min = "#,##0", 0
    chart.legend = None
    _place(page, chart, _("Catatan harian per pekan, seluruh unit terpilih (Senin awal pekan)"), height=8)


def _place(page: Page, chart: Any, title: str, height: float) -> None:
    chart.title = title
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(1200, INK, bold=True))
    for run in chart.title.tx.rich.p[0].r or []:
        run.rPr = _letters(1200, INK, bold=True)
    chart.title.overlay = False
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _small(QUIET)
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
        axis.title = None
    chart.x_axis.majorGridlines = None
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    if chart.legend:
        chart.legend.position = "b"
        chart.legend.txPr = _small(QUIET)
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.width, chart.height = min(page.width_cm, WIDEST_CM), height
    start = page.last_row + 2
    page.sheet.add_chart(chart, f"A{start}")
    page.last_row = start + round(height / ROW_CM) + 1


def _letters(size: int, colour: str, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=colour, latin=Font(typeface=FONT))


def _small(colour: str) -> RichText:
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_letters(900, colour)), endParaRPr=_letters(900, colour))
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])
