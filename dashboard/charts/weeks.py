"""Weeks and days: how full the notes are, where nothing was uploaded, where nobody works."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import quiet, safe, wrapped
from dashboard.tokens import Tokens
from pipelines.figures.words import coverage_word, day_word
from pipelines.language import _, long_date, number, percent, short_date
from pipelines.working_days import holiday_name


def weeks_chart(rows: pd.DataFrame, of: Tokens) -> go.Figure:
    """Draw unit × week: compliance in one hue; hatched where nothing was uploaded, empty where nobody works."""
    units = list(dict.fromkeys(rows["unit_kerja"]))[::-1]
    weeks = sorted(rows["minggu"].unique())
    figure = go.Figure()
    figure.add_heatmap(
        x=[weeks.index(w) for w in rows["minggu"]], y=[units.index(u) for u in rows["unit_kerja"]],
        z=rows["kepatuhan"].where(rows["keadaan"].isin(["diunggah", "sebagian"])), zmin=0, zmax=100, xgap=3, ygap=3,
        colorscale=[[i / (len(of.steps) - 1), colour] for i, colour in enumerate(of.steps)], showscale=False, hoverinfo="skip",
    )
    missing = rows[rows["keadaan"] == "belum_diunggah"]
    figure.add_bar(
        x=[weeks.index(w) for w in missing["minggu"]], y=[0.86] * len(missing), base=[units.index(u) - 0.43 for u in missing["unit_kerja"]],
        width=0.9, hoverinfo="skip",
        marker={"color": of.surface, "line": {"color": of.kosong, "width": 1},
                "pattern": {"shape": "/", "fgcolor": of.kosong, "bgcolor": of.surface, "size": 6, "solidity": 0.25}},
    )
    part = rows[rows["keadaan"] == "sebagian"]
    figure.add_scatter(
        x=[weeks.index(w) for w in part["minggu"]], y=[units.index(u) for u in part["unit_kerja"]], mode="text", text=["◐"] * len(part),
        textfont={"color": of.surface, "size": 13}, hoverinfo="skip",
    )
    # A heat map cannot be clicked in Streamlit: clear marks over its cells can.
    figure.add_scatter(
        x=[weeks.index(w) for w in rows["minggu"]], y=[units.index(u) for u in rows["unit_kerja"]], mode="markers", hoverinfo="text",
        marker={"size": 24, "opacity": 0, "symbol": "square"}, customdata=rows["unit_kerja"], hovertext=[_week(row) for row in rows.to_dict("records")],
    )
    quiet(figure, of, height=48 + 38 * max(len(units), 1))
    figure.update_xaxes(tickvals=list(range(len(weeks))), ticktext=[short_date(pd.Timestamp(w).date()) for w in weeks], showgrid=False, side="top")
    figure.update_yaxes(tickvals=list(range(len(units))), ticktext=[wrapped(u) for u in units], showgrid=False, range=[-0.5, len(units) - 0.5])
    figure.update_layout(bargap=0, clickmode="event+select")
    return figure


def _week(row: dict) -> str:
    week = long_date(pd.Timestamp(row["minggu"]).date())
    if pd.isna(row["kepatuhan"]):
        return _("<b>{unit}</b><br>Pekan {pekan}: {keadaan}.").format(unit=safe(row["unit_kerja"]), pekan=week, keadaan=coverage_word(row["keadaan"]).lower())
    return _("<b>{unit}</b><br>Pekan {pekan}: {persen} hari-orang tercatat, {n} catatan dari {orang} pegawai ({keadaan}).").format(
        unit=safe(row["unit_kerja"]), pekan=week, persen=percent(row["kepatuhan"]), n=number(row["catatan"]), orang=number(row["pegawai"]),
        keadaan=coverage_word(row["keadaan"]).lower())


def weeks_alt(rows: pd.DataFrame) -> str:
    """Tell the takeaway: the weeks that were not uploaded."""
    missing = rows[rows["keadaan"] == "belum_diunggah"]
    return _("Catatan harian per unit dan pekan; {n} petak belum diunggah.").format(n=number(len(missing)))


DAYS = ("tercatat", "kosong", "tidak_hadir", "libur", "belum_diunggah")


def days_chart(rows: pd.DataFrame, of: Tokens) -> go.Figure:
    """Draw person × day: what each day was, in colour and mark."""
    names = dict(zip(rows["nip"], rows["nama"], strict=True))
    people = list(names)[::-1]
    colours = {"tercatat": of.steps[3], "kosong": of.tertinggal, "tidak_hadir": of.line, "libur": of.paper, "belum_diunggah": of.surface}
    marks = {"tercatat": "square", "kosong": "diamond", "tidak_hadir": "square-open", "libur": "line-ew", "belum_diunggah": "square-open-dot"}
    figure = go.Figure()
    for state in DAYS:
        told = rows[rows["keadaan"] == state]
        if told.empty or state == "libur":
            continue
        figure.add_scatter(
            x=told["tanggal"], y=[people.index(nip) for nip in told["nip"]], mode="markers", name=day_word(state), customdata=told["nip"],
            marker={"symbol": marks[state], "size": 11, "color": colours[state] if state in ("tercatat", "kosong") else of.kosong},
            hoverinfo="text", hovertext=[
                _("<b>{nama}</b><br>{hari}: {keadaan}, {n} catatan.").format(
                    nama=safe(r["nama"]), hari=long_date(pd.Timestamp(r["tanggal"]).date()), keadaan=day_word(state).lower(), n=number(r["catatan"]))
                for r in told.to_dict("records")],
        )
    _holidays(figure, rows[rows["libur"].notna() & (rows["keadaan"] == "libur")], people)
    quiet(figure, of, height=124 + 26 * max(len(people), 1))
    figure.update_layout(clickmode="event+select", showlegend=True, legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "itemclick": False, "itemdoubleclick": False})
    figure.update_xaxes(showgrid=False, side="bottom", tickformat="%d/%m")
    figure.update_yaxes(tickvals=list(range(len(people))), ticktext=[wrapped(names[nip], 30) for nip in people], showgrid=False, range=[-0.7, len(people) - 0.3])
    return figure


def _holidays(figure: go.Figure, rows: pd.DataFrame, people: list[str]) -> None:
    """Name the holidays to whoever points at their gaps."""
    days = [pd.Timestamp(day).date() for day in rows["tanggal"]]
    figure.add_scatter(
        x=rows["tanggal"], y=[people.index(nip) for nip in rows["nip"]], mode="markers", showlegend=False, marker={"size": 11, "opacity": 0}, customdata=rows["nip"],
        hoverinfo="text", hovertext=[_("{hari}: libur, {nama}.").format(hari=long_date(day), nama=safe(holiday_name(day, name)))
                                     for day, name in zip(days, rows["libur"], strict=True)])


def days_alt(rows: pd.DataFrame) -> str:
    """Tell the takeaway: how many expected days are without a note."""
    return _("Catatan tiap pegawai tiap hari; {n} hari kerja belum ada catatan.").format(n=number((rows["keadaan"] == "kosong").sum()))
