"""Progress against pace: a bar for what is done, a tick for what time asks."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import quiet, safe, wrapped
from dashboard.tokens import Tokens
from pipelines.figures.words import shape, status_word
from pipelines.language import _, number, percent


def pace_chart(rows: pd.DataFrame, name: str, of: Tokens) -> go.Figure:
    """Draw one bullet a row, the first on top; name is the column of labels, rows need capaian, target_waktu, selisih, status.

    A click gives the row's name as custom data. Rows without a percentage are left to the table beside.
    """
    told = rows[rows["capaian"].notna()].iloc[::-1]
    labels = [wrapped(str(value)) for value in told[name]]
    at = list(range(len(told)))
    figure = go.Figure()
    figure.add_bar(
        x=[100] * len(told), y=at, orientation="h", marker={"color": of.line}, width=0.5, hoverinfo="skip", customdata=told[name],
    )
    figure.add_bar(
        x=told["capaian"], y=at, orientation="h", width=0.5, marker={"color": [of.status(s) for s in told["status"]]},
        customdata=told[name], hovertext=[hover(row, name) for row in told.to_dict("records")], hoverinfo="text",
    )
    figure.add_scatter(
        x=told["target_waktu"], y=at, mode="markers", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": of.ink}}, customdata=told[name],
    )
    figure.add_scatter(
        x=[100] * len(told), y=at, mode="text", textposition="middle right", hoverinfo="skip", cliponaxis=False,
        text=[f" {shape(row['status'])} <b>{percent(row['capaian'])}</b> / {percent(row['target_waktu'])}" for row in told.to_dict("records")],
        textfont={"color": of.ink, "size": 13},
    )
    quiet(figure, of, height=24 + 46 * max(len(told), 1))
    figure.update_layout(barmode="overlay", clickmode="event+select")
    figure.update_layout(margin={"r": 104})
    figure.update_xaxes(range=[0, 100], tickvals=[0, 50, 100], ticktext=["0%", "50%", "100%"], tickangle=0, side="bottom")
    figure.update_yaxes(tickvals=at, ticktext=labels, showgrid=False, range=[-0.6, len(told) - 0.4])
    figure.update_traces(unselected={"marker": {"opacity": 1}}, selector={"type": "bar"})
    return figure


def hover(row: dict, name: str) -> str:
    """Say a row's state in a sentence."""
    return _("<b>{nama}</b><br>Capaian {capaian}, target waktu {waktu}: {selisih} poin, {status}.").format(
        nama=safe(row[name]), capaian=percent(row["capaian"]), waktu=percent(row["target_waktu"]), selisih=signed(row["selisih"]),
        status=status_word(row["status"]).lower(),
    )


def signed(value: float, digits: int = 0) -> str:
    """Write a difference in points with its sign."""
    shown = round(value, digits)
    return ("+" if shown > 0 else "−" if shown < 0 else "") + number(abs(value), digits)


def pace_alt(rows: pd.DataFrame, name: str) -> str:
    """Tell the chart's takeaway in a sentence."""
    told = rows[rows["capaian"].notna()].sort_values("selisih")
    if told.empty:
        return _("Belum ada rencana aksi yang berpersen.")
    last = told.iloc[0]
    return _("Capaian dibanding target waktu untuk {n} baris; yang paling tertinggal {nama}, {capaian} dari {waktu}.").format(
        n=number(len(told)), nama=last[name], capaian=percent(last["capaian"]), waktu=percent(last["target_waktu"]))
