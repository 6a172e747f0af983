"""Native charts, drawn by the spreadsheet from the cells above them: calm colours, bars from zero, no legend noise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.workbook.leaf import HEADER_ROW
from dashboard.workbook.look import ACCENT, FONT, FORMATS, INK, LINE, MARKS, QUIET
from dashboard.workbook.page import Page
from dashboard.workbook.texts import plain
from pipelines.language import _, percent

MOST_BARS = 20
ROW_PX = 20
WIDEST_PX = 1500
PACE = "A9B8BC"


def pace_chart(page: Page, frame: pd.DataFrame) -> None:
    """Draw progress against pace, a pair of bars a unit, in the colour of its status."""
    shown = min(len(frame), MOST_BARS)
    if not shown:
        return
    title = _("Capaian dan target waktu per unit") + (_(" ({n} paling tertinggal)").format(n=shown) if shown < len(frame) else "")
    chart = page.book.workbook.add_chart({"type": "bar"})
    colours = [{"fill": {"color": f"#{MARKS.get(plain(s), MARKS['belum_dijabarkan'])[0]}"}} for s in frame["status"][:shown]]
    for column, colour, points in ((2, ACCENT, colours), (3, PACE, None)):
        chart.add_series(_series(page, column, shown, colour) | ({"points": points, "data_labels": _labels("0%")} if points else {}))
    _scale(chart, percent=True)
    unit, done, pace = _said(frame.iloc[0])
    words = _("Diagram batang capaian RHK dan target waktu {n} unit. Paling tertinggal: {unit}, capaian {done}, target waktu {pace}.").format(
        n=shown, unit=unit, done=done, pace=pace)
    _place(page, chart, title, 70 + shown * 34, words)


def dialogue_chart(page: Page, count: int, columns: Sequence[tuple[int, str, str]]) -> None:
    """Draw how many people of each unit are on time, soon due, late, never met: stacked, since they add up."""
    shown = min(count, MOST_BARS)
    if not shown:
        return
    chart = page.book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column, colour, _name in columns:
        chart.add_series(_series(page, column, shown, colour) | {"gap": 45})
    _scale(chart, percent=False)
    names = ", ".join(name for _column, _colour, name in columns)
    _place(page, chart, _("Pegawai menurut status dialog, per unit"), 90 + shown * 26,
           _("Diagram batang bertumpuk {n} unit: banyaknya pegawai {names}.").format(n=shown, names=names))


def weekly_chart(page: Page, row: int, first: int, last: int) -> None:
    """Draw the notes of all chosen units week by week."""
    chart = page.book.workbook.add_chart({"type": "line"})
    line = {"color": f"#{ACCENT}", "width": 2.25}
    chart.add_series({
        "name": [page.name, row - 1, first - 2], "categories": [page.name, HEADER_ROW - 1, first - 1, HEADER_ROW - 1, last - 1],
        "values": [page.name, row - 1, first - 1, row - 1, last - 1], "line": line,
        "marker": {"type": "circle", "size": 6, "fill": {"color": f"#{ACCENT}"}, "border": {"color": f"#{ACCENT}"}},
        **({"data_labels": _labels("#,##0") | {"position": "above"}} if last - first < 20 else {}),
    })
    chart.set_x_axis({"num_font": _font(QUIET), "num_format": FORMATS["week"], "label_position": "low", "line": {"color": f"#{LINE}"}, "text_axis": True})
    chart.set_y_axis({"num_font": _font(QUIET), "num_format": "#,##0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": f"#{LINE}"}}, "line": {"none": True}})
    chart.set_legend({"none": True})
    _place(page, chart, _("Catatan harian per pekan, seluruh unit terpilih (Senin awal pekan)"), 300,
           _("Diagram garis banyaknya catatan harian tiap pekan dari unit terpilih."))


def spread_chart(page: Page, row: int, statuses: Sequence[str], *, column: int, label: int = 1) -> None:
    """Draw how many rows each status has, beside the counts."""
    chart = page.book.workbook.add_chart({"type": "bar"})
    last = row + len(statuses) - 1
    chart.add_series({
        "name": _("Banyaknya"), "categories": [page.name, row - 1, label - 1, last - 1, label - 1], "values": [page.name, row - 1, label, last - 1, label],
        "fill": {"color": f"#{ACCENT}"}, "gap": 40, "points": [{"fill": {"color": f"#{MARKS[s][0]}"}} for s in statuses],
    })
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_y_axis({"visible": False, "reverse": True, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_plotarea({"layout": {"x": 0.0, "y": 0.02, "width": 0.98, "height": 0.96}, "fill": {"none": True}})
    chart.set_size({"width": 245, "height": ROW_PX * len(statuses)})
    page.sheet.insert_chart(row - 1, column - 1, chart, {"x_offset": 6, "object_position": 2, "description": _("Diagram batang sebaran status di sebelahnya.")})


def _series(page: Page, column: int, shown: int, colour: str) -> dict[str, Any]:
    return {
        "name": [page.name, HEADER_ROW - 1, column], "categories": [page.name, HEADER_ROW, 0, HEADER_ROW + shown - 1, 0],
        "values": [page.name, HEADER_ROW, column, HEADER_ROW + shown - 1, column], "fill": {"color": f"#{colour}"}, "border": {"none": True}, "gap": 55,
    }


def _scale(chart: Any, *, percent: bool) -> None:
    # With the units read from the top, crossing at the far end puts the scale at the bottom.
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": _font(INK), "line": {"color": f"#{LINE}"}, "major_gridlines": {"visible": False}, "major_tick_mark": "none"})
    chart.set_x_axis({"num_font": _font(QUIET), "num_format": "0%" if percent else "0", "min": 0, **({"max": 1} if percent else {}),
                      "major_gridlines": {"visible": True, "line": {"color": f"#{LINE}"}}, "line": {"none": True}})
    chart.set_legend({"position": "bottom", "font": _font(QUIET)})


def _place(page: Page, chart: Any, title: str, height: int, words: str) -> None:
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12, "bold": True, "color": f"#{INK}"}, "overlay": False})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": min(page.width_px, WIDEST_PX), "height": height})
    start = page.last_row + 1
    page.sheet.insert_chart(start, 0, chart, {"object_position": 2, "description": page.book.texts.one(words)})
    page.last_row = start + round(height / ROW_PX) + 1


def _said(row: pd.Series) -> tuple[str, str, str]:
    return str(row["unit_kerja"]), percent(plain(row["capaian"])), percent(plain(row["target_waktu"]))


def _labels(form: str) -> dict[str, Any]:
    return {"value": True, "num_format": form, "font": _font(INK)}


def _font(colour: str) -> dict[str, Any]:
    return {"name": FONT, "size": 9, "color": f"#{colour}"}
