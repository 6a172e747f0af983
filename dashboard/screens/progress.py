"""The way of results through the period, with its forecast, and steps on a line of time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.curve import curve_alt, curve_chart, forecast_words
from dashboard.charts.look import config
from dashboard.charts.timeline import timeline_alt, timeline_chart
from dashboard.screens.explaining import heading
from dashboard.screens.frame import answer, drawn, question
from pipelines.language import _, number

DRAWN = 20


def curve(key: str, **of: str) -> None:
    """Draw the curve of the units asked about, of one person (nip=) or one RHK (kunci_rhk=)."""
    who, what = of.get("nip"), of.get("kunci_rhk")
    days = answer("kurva_capaian", nip=who, kunci_rhk=what)
    if days.empty:
        return
    forecast = answer("perkiraan_selesai", nip=who, kunci_rhk=what)
    row = {str(k): v for k, v in forecast.iloc[0].items()} if len(forecast) else None
    heading(_("Jalannya capaian"), "kurva_capaian")
    st.caption(_("Garis tebal: langkah yang selesai. Bulatan: capaian menurut ekspor. Garis putus: target waktu. Bidang: perkiraan."))
    st.plotly_chart(drawn(curve_chart, days, row, question().per), key=key, theme=None, config=config(), alt=curve_alt(days))
    st.caption(forecast_words(row))


def timeline(steps: pd.DataFrame, key: str) -> None:
    """Draw steps on a line of time, those that need attention first; the rest are told to be in the table."""
    told = steps.dropna(subset=["mulai", "tenggat"])
    if told.empty:
        return
    st.plotly_chart(drawn(timeline_chart, told.head(DRAWN), question().per), key=key, theme=None, config=config(), alt=timeline_alt(told))
    if len(told) > DRAWN:
        st.caption(_("{n} rencana aksi lain ada di tabel.").format(n=number(len(told) - DRAWN)))
