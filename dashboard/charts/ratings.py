"""How ratings spread in each unit: shares of people from the best predikat to the least."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import quiet, safe, wrapped
from dashboard.tokens import Tokens
from pipelines.figures.words import RATING, rating_word
from pipelines.language import _, number, percent


def ratings_chart(rows: pd.DataFrame, of: Tokens) -> go.Figure:
    """Draw one bar a unit (predikat_unit of one rating period), the first on top; each part bears its number of people.

    One hue from much to little keeps the order of the predikat; no part is good or bad by its colour.
    """
    told = rows.iloc[::-1].reset_index(drop=True)
    at = list(range(len(told)))
    shades = [of.steps[4], of.steps[3], of.steps[1], of.quiet, of.ink]
    figure = go.Figure()
    for code, shade in zip(RATING, shades, strict=True):
        share = 100 * told[code] / told["dinilai"]
        figure.add_bar(
            x=share, y=at, orientation="h", width=0.56, name=rating_word(code), marker={"color": shade, "line": {"color": of.surface, "width": 1.5}},
            text=[number(n) if s >= 6 else "" for n, s in zip(told[code], share, strict=True)], textposition="inside", insidetextanchor="middle", textangle=0,
            textfont={"color": of.ink if shade == of.steps[1] else of.surface, "size": 12}, hoverinfo="text", customdata=told["unit_kerja"],
            hovertext=[_("<b>{unit}</b><br>{predikat}: {n} dari {semua} pegawai yang dinilai ({persen}).").format(
                unit=safe(u), predikat=rating_word(code), n=number(n), semua=number(d), persen=percent(s))
                for u, n, d, s in zip(told["unit_kerja"], told[code], told["dinilai"], share, strict=True)])
    quiet(figure, of, height=64 + 44 * max(len(told), 1))
    figure.update_layout(barmode="stack", showlegend=True, margin={"t": 8, "r": 28}, legend={"orientation": "h", "traceorder": "normal", "y": 1.0, "yanchor": "bottom", "x": 0})
    figure.update_xaxes(range=[0, 100], tickvals=[0, 25, 50, 75, 100], ticktext=["0%", "25%", "50%", "75%", "100%"])
    figure.update_yaxes(tickvals=at, ticktext=[wrapped(u) for u in told["unit_kerja"]], showgrid=False, range=[-0.6, len(told) - 0.4])
    return figure


def ratings_alt(rows: pd.DataFrame) -> str:
    """Tell the takeaway: how many of all rated people are rated good or better."""
    top = rows.sort_values("dinilai", ascending=False).iloc[0]
    return _("Sebaran predikat {n} unit; di {unit}, {baik} dari {semua} pegawai yang dinilai berpredikat baik atau sangat baik.").format(
        n=number(len(rows)), unit=top["unit_kerja"], baik=number(top["sangat_baik"] + top["baik"]), semua=number(top["dinilai"]))
