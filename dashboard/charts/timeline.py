"""Steps on a line of time: from start to due date, how far each is, and where today stands."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import quiet, safe, wrapped
from dashboard.tokens import Tokens
from pipelines.figures.words import shape, status_word
from pipelines.language import _, long_date, number, percent, short_date


def timeline_chart(steps: pd.DataFrame, per: date, of: Tokens) -> go.Figure:
    """Draw one bar a step (rencana_aksi), the first on top: its whole time in grey, its progress along it in the colour of its status."""
    told = steps.iloc[::-1].reset_index(drop=True)
    start, end = pd.to_datetime(told["mulai"]), pd.to_datetime(told["tenggat"])
    whole = (end - start + pd.Timedelta(days=1)).dt.total_seconds() * 1000
    at = list(range(len(told)))
    figure = go.Figure()
    figure.add_bar(y=at, x=whole, base=start, orientation="h", width=0.46, marker={"color": of.line}, hoverinfo="text", customdata=told["nip"],
                   hovertext=[hover(row) for row in told.to_dict("records")])
    figure.add_bar(y=at, x=whole * told["kemajuan"] / 100, base=start, orientation="h", width=0.46, hoverinfo="skip", customdata=told["nip"],
                   marker={"color": [of.status(s) for s in told["status"]]})
    figure.add_scatter(x=end + pd.Timedelta(days=1), y=at, mode="text", textposition="middle right", cliponaxis=False, hoverinfo="skip",
                       text=[f" {shape(r['status'])} {percent(r['kemajuan'])}" for r in told.to_dict("records")], textfont={"color": of.ink, "size": 12})
    quiet(figure, of, height=48 + 38 * max(len(told), 1))
    figure.add_vline(x=pd.Timestamp(per), line={"color": of.ink, "width": 1, "dash": "dot"})
    first, last = min(start.min(), pd.Timestamp(per)), max(end.max(), pd.Timestamp(per)) + pd.Timedelta(days=1)
    marks = pd.date_range(first, last, periods=5)
    figure.update_layout(barmode="overlay", margin={"r": 64, "t": 20})
    figure.update_xaxes(type="date", range=[first - pd.Timedelta(days=1), last], tickvals=list(marks), ticktext=[short_date(m.date()) for m in marks], side="top")
    figure.update_yaxes(tickvals=at, ticktext=[wrapped(t, 34) for t in told["rencana_aksi"]], showgrid=False, range=[-0.6, len(told) - 0.4])
    return figure


def hover(row: dict) -> str:
    """Say a step's state in a sentence."""
    late = _(", lewat {n} hari").format(n=number(row["hari_lewat"])) if row["lewat"] else ""
    return _("<b>{langkah}</b><br>{nama}: {awal} – {akhir}, kemajuan {maju} dari target waktu {waktu}, {status}{lewat}.").format(
        langkah=wrapped(row["rencana_aksi"], 60), nama=safe(row["nama"]), awal=short_date(pd.Timestamp(row["mulai"]).date()),
        akhir=long_date(pd.Timestamp(row["tenggat"]).date()), maju=percent(row["kemajuan"]), waktu=percent(row["target_waktu"]),
        status=status_word(row["status"]).lower(), lewat=late)


def timeline_alt(steps: pd.DataFrame) -> str:
    """Tell the takeaway: how many steps, how many past their due date."""
    return _("{n} rencana aksi pada garis waktu; {lewat} lewat tenggat.").format(n=number(len(steps)), lewat=number(steps["lewat"].sum()))
