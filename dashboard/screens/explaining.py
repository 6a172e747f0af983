"""How a screen speaks beside its figures: titles, definitions, cautions, and what to do where there is nothing yet."""

from __future__ import annotations

import re
from html import escape

import pandas as pd
import streamlit as st

from dashboard.screens.frame import held, page, params, question
from dashboard.screens.setting_words import origin_words, value_words
from pipelines.figures.definitions import definition
from pipelines.language import _, current_language, long_date
from pipelines.settings import settings
from pipelines.unit_settings import LABELS


def explain(figure: str) -> None:
    """Offer a figure's definition, denominator and as-of date in a fold."""
    told = definition(figure)
    asked = question()
    with st.popover(_("Definisi"), icon=":material/info:", type="tertiary"):
        meaning = told.arti if current_language() == "id" else told.meaning
        st.markdown(f"**{escape(_(told.judul))}**")
        st.markdown(meaning)
        st.caption(_("Satu baris: {butir}. Penyebut: {penyebut}.").format(butir=_(told.butir).rstrip("."), penyebut=_(told.penyebut).rstrip(".")))
        if told.settings:
            st.caption(_("Pengaturan yang berlaku untuk {unit}: {daftar}.").format(unit=plain(_whose()), daftar=plain("; ".join(_in_words(told.settings)))))
        st.caption(_("Keadaan per {per}, periode {dari} – {sampai}. Angka ini: `pantau angka {nama}`.").format(
            per=long_date(asked.per), dari=long_date(asked.dari), sampai=long_date(asked.sampai), nama=figure))


def _whose() -> str:
    units = question().units
    return units[0] if units else settings().kantor


def _in_words(names: tuple[str, ...]) -> list[str]:
    """Write the settings that hold for the unit asked about, or the office, with where each was set."""
    units = question().units
    known = held(None) | held(units[0] if units else None)
    return [f"{_(LABELS[name])} {value_words(name, known[name].nilai)} ({origin_words(known[name].asal)})" for name in names]


def heading(text: str, figure: str | None = None) -> None:
    """Write a section's title, with its figure's definition beside it."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.subheader(text, anchor=False, width="content")
        if figure:
            explain(figure)


def caution(units: pd.DataFrame) -> None:
    """Warn of units so small that one person moves their percentages."""
    small = units[units["unit_kecil"].fillna(False).astype(bool)]["unit_kerja"]
    if len(small):
        st.caption(_("Kurang dari 5 pegawai, bacalah dengan hati-hati: {unit}.").format(unit=plain(", ".join(small))))


def empty(title: str, text: str) -> None:
    """Say what will stand here and what to upload for it."""
    st.html(f'<div class="pk pk-kosong"><h4>{escape(title)}</h4><div class="redup">{escape(text)}</div></div>')
    with st.container(horizontal=True):
        st.page_link(page("unggah"), label=_("Unggah ekspor"), icon=":material/upload:", query_params=params())
        st.page_link(page("unduh"), label=_("Ambil formulir kosong"), icon=":material/description:", query_params=params())


def plain(text: str) -> str:
    """Let a text stand in Markdown as it is written: its signs are shown, never obeyed."""
    return re.sub(r"([\\`*_\[\]<>#|$~:&])", r"\\\1", text)
