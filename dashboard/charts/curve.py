"""The way of results through the period: what was finished, what exports said, what time asks, and when it may be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import quiet
from dashboard.tokens import Tokens
from pipelines.language import _, long_date, percent, short_date


def curve_chart(days: pd.DataFrame, forecast: Mapping[str, Any] | None, per: date, of: Tokens) -> go.Figure:
    """Draw kurva_capaian with the row of perkiraan_selesai (None: no forecast) as a band from today's state to 100 %."""
    figure = go.Figure()
    known = days[days["selesai"].notna()]
    told = days[days["kemajuan"].notna()]
    if forecast and not pd.isna(forecast["perkiraan"]) and len(known):
        _band(figure, float(known["selesai"].iloc[-1]), forecast, per, of)
    figure.add_scatter(
        x=days["tanggal"], y=days["target_waktu"], mode="lines", line={"color": of.quiet, "width": 2, "dash": "dash"}, hoverinfo="text",
        hovertext=[_("{hari}: menurut waktu seharusnya {persen}.").format(hari=_day(d), persen=percent(v))
                   for d, v in zip(days["tanggal"], days["target_waktu"], strict=True)])
    figure.add_scatter(
        x=known["tanggal"], y=known["selesai"], mode="lines", line={"color": of.accent, "width": 3, "shape": "hv"}, hoverinfo="text",
        hovertext=[_("{hari}: {persen} selesai menurut tanggal selesainya.").format(hari=_day(d), persen=percent(v))
                   for d, v in zip(known["tanggal"], known["selesai"], strict=True)])
    figure.add_scatter(
        x=told["tanggal"], y=told["kemajuan"], mode="markers", hoverinfo="text",
        marker={"size": 10, "color": of.surface, "line": {"color": of.accent, "width": 2.5}},
        hovertext=[_("{hari}: capaian {persen} menurut ekspor.").format(hari=_day(d), persen=percent(v)) for d, v in zip(told["tanggal"], told["kemajuan"], strict=True)])
    _labels(figure, days, known, told, of)
    quiet(figure, of, height=300)
    figure.add_vline(x=pd.Timestamp(per), line={"color": of.ink, "width": 1, "dash": "dot"})
    figure.update_layout(margin={"t": 16, "r": 16}, hovermode="closest")
    figure.update_yaxes(range=[0, 106], tickvals=[0, 25, 50, 75, 100], ticktext=["0%", "25%", "50%", "75%", "100%"])
    first, last = days["tanggal"].min(), _last(days, forecast)
    marks = pd.date_range(pd.Timestamp(first), pd.Timestamp(last), periods=5)
    figure.update_xaxes(range=[pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=2)], tickvals=list(marks), showgrid=False,
                        ticktext=[short_date(m.date()) for m in marks])
    return figure


def _band(figure: go.Figure, now: float, forecast: Mapping[str, Any], per: date, of: Tokens) -> None:
    """Draw the range of the forecast: from what is finished now to all, at the earliest and at the latest."""
    start = pd.Timestamp(per)
    early, late = pd.Timestamp(forecast["paling_awal"]), forecast["paling_akhir"]
    end = pd.Timestamp(late) if not pd.isna(late) else early + (early - start) * 3
    figure.add_scatter(x=[start, early, end, start], y=[now, 100, 100, now], mode="lines", line={"width": 0}, fill="toself", fillcolor=of.accent, opacity=0.15,
                       hoverinfo="skip")
    figure.add_scatter(x=[start, pd.Timestamp(forecast["perkiraan"])], y=[now, 100], mode="lines", hoverinfo="text",
                       hovertext=[None, _("Perkiraan selesai {hari}.").format(hari=_day(forecast["perkiraan"]))],
                       line={"color": of.accent, "width": 1.5, "dash": "dot"})


def _labels(figure: go.Figure, days: pd.DataFrame, known: pd.DataFrame, told: pd.DataFrame, of: Tokens) -> None:
    """Write beside each line what it is, in place of a legend."""
    later = days.iloc[len(days) * 3 // 4]
    figure.add_annotation(x=later["tanggal"], y=later["target_waktu"], text=_("target waktu"), showarrow=False, xanchor="right", yanchor="bottom", xshift=-6,
                          font={"color": of.quiet, "size": 12})
    if len(known):
        end = known.iloc[-1]
        figure.add_annotation(x=end["tanggal"], y=end["selesai"], text=_("selesai {persen}").format(persen=percent(end["selesai"])), showarrow=False,
                              xanchor="left", yanchor="top", xshift=6, yshift=-4, font={"color": of.accent, "size": 12})
    if len(told):
        end = told.iloc[-1]
        figure.add_annotation(x=end["tanggal"], y=end["kemajuan"], text=_("capaian {persen}").format(persen=percent(end["kemajuan"])), showarrow=False,
                              xanchor="right", yanchor="bottom", xshift=-8, yshift=6, font={"color": of.ink, "size": 12})


def _last(days: pd.DataFrame, forecast: Mapping[str, Any] | None) -> Any:
    """Return the last day to draw: that of the period, or of the forecast when it lies not too far beyond."""
    last = pd.Timestamp(days["tanggal"].max())
    if forecast and not pd.isna(forecast["perkiraan"]):
        room = (last - pd.Timestamp(days["tanggal"].min())) / 2
        last = max(last, min(pd.Timestamp(forecast["perkiraan"]), last + room))
    return last


def _day(value: Any) -> str:
    return long_date(pd.Timestamp(value).date())


def curve_alt(days: pd.DataFrame) -> str:
    """Tell the takeaway: how much is finished and what time asks."""
    known = days[days["selesai"].notna()]
    if known.empty:
        return _("Belum ada langkah yang dapat digambarkan.")
    end = known.iloc[-1]
    return _("Kurva capaian: {selesai} langkah selesai per {hari}, menurut waktu seharusnya {waktu}.").format(
        selesai=percent(end["selesai"]), hari=_day(end["tanggal"]), waktu=percent(end["target_waktu"]))


def forecast_words(row: Mapping[str, Any] | None) -> str:
    """Say when all may be finished, with the range; or why no day is named."""
    if row is None:
        return ""
    if row["keadaan"] == "selesai":
        return _("Semua langkah periode ini sudah selesai.")
    if row["keadaan"] == "riwayat_pendek":
        return _("Riwayat selesainya langkah masih terlalu pendek untuk memperkirakan kapan semuanya selesai.")
    if pd.isna(row["paling_awal"]):
        return _("Dengan laju sampai sekarang, semua langkah baru selesai lebih dari sepuluh tahun lagi.")
    if pd.isna(row["paling_akhir"]):
        return _("Dengan laju sampai sekarang, semua langkah selesai paling cepat {awal}; paling lambatnya tidak dapat disebut.").format(awal=_day(row["paling_awal"]))
    return _("Dengan laju sampai sekarang, semua langkah selesai antara {awal} dan {akhir} (rentang 80%); tenggat terakhir {tenggat}.").format(
        awal=_day(row["paling_awal"]), akhir=_day(row["paling_akhir"]), tenggat=_day(row["tenggat"]))
