"""The rhythm of dialogues: a line a person, a dot a meeting, and how long the cadence lasts after the last."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import quiet, safe, wrapped
from dashboard.tokens import Tokens
from pipelines.figures.words import dialogue_word, shape
from pipelines.language import _, long_date, number


def rhythm_chart(people: pd.DataFrame, meetings: pd.DataFrame, per: date, of: Tokens) -> go.Figure:
    """Draw people (frekuensi_dialog, most overdue on top) with their meetings (linimasa_dialog) up to a day."""
    told = people.iloc[::-1].reset_index(drop=True)
    at = {nip: place for place, nip in enumerate(told["nip"])}
    figure = go.Figure()
    for row in told.to_dict("records"):
        if pd.notna(row["terakhir"]):
            colour = of.status(row["status"])
            figure.add_scatter(
                x=[row["terakhir"], row["jatuh_tempo"]], y=[at[row["nip"]]] * 2, mode="lines", hoverinfo="skip",
                line={"color": colour, "width": 9}, opacity=0.35,
            )
    held = meetings[meetings["nip"].isin(at)]
    figure.add_scatter(
        x=held["tanggal"], y=[at[nip] for nip in held["nip"]], mode="markers", marker={"size": 10, "color": of.accent, "line": {"width": 1, "color": of.surface}},
        customdata=held["nip"], hoverinfo="text", hovertext=[
            _("<b>{nama}</b><br>{hari}: {isi}").format(nama=safe(r["nama"]), hari=long_date(pd.Timestamp(r["tanggal"]).date()), isi=safe(next((t for t in (r["jenis"], r["uraian"]) if t and not pd.isna(t)), _("dialog"))))
            for r in held.to_dict("records")],
    )
    first = min([pd.Timestamp(per) - pd.Timedelta(days=180), *held["tanggal"].dropna()]) if len(held) else pd.Timestamp(per) - pd.Timedelta(days=180)
    last = max([pd.Timestamp(per), *told["jatuh_tempo"].dropna()])
    figure.add_scatter(
        x=[last] * len(told), y=list(range(len(told))), mode="text", textposition="middle right", cliponaxis=False, hoverinfo="skip",
        text=[f" {shape(s)} {dialogue_word(s)}" for s in told["status"]], textfont={"color": of.ink, "size": 12},
    )
    quiet(figure, of, height=56 + 30 * max(len(told), 1))
    figure.add_vline(x=pd.Timestamp(per), line={"color": of.ink, "width": 1, "dash": "dot"})
    figure.update_layout(margin={"r": 112}, clickmode="event+select")
    figure.update_xaxes(range=[first - pd.Timedelta(days=5), last + pd.Timedelta(days=3)], side="top", tickformat="%d/%m/%y", nticks=8)
    figure.update_yaxes(tickvals=list(range(len(told))), ticktext=[wrapped(n, 30) for n in told["nama"]], showgrid=False, range=[-0.7, len(told) - 0.3])
    return figure


def rhythm_alt(people: pd.DataFrame) -> str:
    """Tell the takeaway: how many are overdue or were never met."""
    late = people["status"].isin(["terlambat", "belum_pernah"]).sum()
    return _("Dialog {n} pegawai menurut tanggal; {lewat} di antaranya lewat irama atau belum pernah.").format(n=number(len(people)), lewat=number(late))
