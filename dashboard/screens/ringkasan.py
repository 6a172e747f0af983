"""Ringkasan: where the unit stands, whom to talk to, whom to praise."""

from __future__ import annotations

import time
from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts.look import config
from dashboard.charts.pace import pace_alt, pace_chart, signed
from dashboard.charts.weeks import weeks_alt, weeks_chart
from dashboard.screens.cards import bullet, card, change, missing, sparkline
from dashboard.screens.explaining import caution, explain, heading
from dashboard.screens.frame import answer, colours, drawn, page, params, question, unit_clicked
from dashboard.screens.people import person_rows
from dashboard.screens.welcome import welcome
from pipelines.figures.door import window_before
from pipelines.figures.words import agenda_reasons, praise_reasons
from pipelines.language import _, long_date, number, percent
from pipelines.settings import settings

SHOWN = 8
UNITS = 30  # units that are drawn here: those furthest behind, and those that uploaded least
BREATH = 0.15  # seconds


def show() -> None:
    """Draw the screen."""
    state = answer("ringkasan")
    if state.empty or not int(state.iloc[0]["pegawai"]):
        welcome()
        return
    now = state.iloc[0].to_dict()
    _sentences(now)
    _cards(now)
    _let_paint()
    # Two columns where there is room; on a phone the style sheet puts the parts in the order of their names.
    with st.container(key="ringkas"):
        left, right = st.columns([3, 2], gap="large")
    for column, key, draw in ((left, "ringkas_2", _units), (left, "ringkas_4", _coverage), (right, "ringkas_1", _agenda), (right, "ringkas_3", _praise)):
        with column.container(key=key):
            draw()


def _let_paint() -> None:
    """Wait a moment on a first visit: the browser paints what it has before the charts come, whose library keeps it busy for a second."""
    if "_terlukis" not in st.session_state:
        st.session_state["_terlukis"] = True
        time.sleep(BREATH)


def _sentences(now: dict) -> None:
    asked = question()
    where = escape(asked.units[0] if asked.units else settings().kantor)
    first = _("Per {per}, capaian rencana aksi {unit} <b>{capaian}</b>; menurut waktu seharusnya {waktu}.").format(
        per=long_date(asked.per), unit=where, capaian=percent(now["capaian"]), waktu=percent(now["target_waktu"])
    ) if not missing(now["capaian"]) else _("Per {per}, belum ada rencana aksi {unit} dalam periode ini.").format(per=long_date(asked.per), unit=where)
    second = _("<b>{n}</b> dari {semua} pegawai perlu diajak dialog pekan ini.").format(n=number(now["perlu_dialog"]), semua=number(now["pegawai"]))
    if not int(now["perlu_dialog"]):
        second = _("Tidak ada pegawai yang mendesak diajak dialog pekan ini.")
    st.html(f'<div class="pk"><h1 class="pk-kalimat">{first}</h1><p class="pk-kalimat">{second}</p></div>')


def _cards(now: dict) -> None:
    of = colours()
    earlier = answer("ringkasan", window_before(question()))
    before = earlier.iloc[0].to_dict() if len(earlier) else {}
    weeks = _own_weeks()
    noted = list(weeks["kepatuhan"])
    proven = list(100 * weeks["berbukti"] / weeks["catatan"].where(weeks["catatan"] > 0))
    pace = _("{selisih} poin dari target waktu {waktu}").format(selisih=signed(now["selisih"], 1), waktu=percent(now["target_waktu"])) \
        if not missing(now["capaian"]) else _("belum ada data")
    html = "".join((
        card(_("Capaian RHK"), percent(now["capaian"]), pace, f'<div style="margin-top:12px">{bullet(now["capaian"], now["target_waktu"], of.accent)}</div>'),
        card(_("Catatan harian terisi"), percent(now["kepatuhan"]), change(now["kepatuhan"], before.get("kepatuhan")),
             sparkline(noted, _("Kepatuhan catatan harian tiap pekan"))),
        card(_("Dialog sesuai irama"), percent(now["persen_tepat"]), " · ".join((_("{n} dialog dalam periode ini").format(n=number(now["dialog"])), change(now["persen_tepat"], before.get("persen_tepat")))),
             f'<div style="margin-top:12px">{bullet(now["persen_tepat"], None, of.accent) if not missing(now["persen_tepat"]) else ""}</div>'),
        card(_("Catatan berbukti dukung"), percent(now["persen_berbukti"]), change(now["persen_berbukti"], before.get("persen_berbukti")),
             sparkline(proven, _("Catatan berbukti dukung tiap pekan"))),
    ))
    st.html(f'<div class="pk pk-kartu">{html}</div>')
    if now["unit_kecil"]:
        st.caption(_("Kurang dari 5 pegawai: satu orang sudah menggeser persentasenya, bacalah dengan hati-hati."))
    with st.container(horizontal=True, vertical_alignment="center", key="langsung"):
        for name, label in (("capaian", _("Capaian RHK")), ("aktivitas", _("Aktivitas Unit")), ("dialog", _("Dialog Kinerja"))):
            st.page_link(page(name), label=label, icon=":material/arrow_forward:", query_params=params())
        explain("ringkasan")


def _own_weeks() -> pd.DataFrame:
    """Return the weeks of the unit asked for, or of the unit at the top."""
    weeks = answer("aktivitas_unit")
    asked = question().units
    if weeks.empty:
        return weeks
    top = asked[0] if asked else weeks.groupby("unit_kerja")["pegawai"].max().idxmax()
    return weeks[weeks["unit_kerja"] == top].sort_values("minggu")


def _units() -> None:
    units = answer("capaian_unit")
    told = units[units["capaian"].notna()]
    if told.empty:
        heading(_("Laju per unit"), "capaian_unit")
        st.caption(_("Belum ada rencana aksi dalam periode ini."))
        return
    behind = told[told["status"].isin(["tertinggal", "kritis"])]
    title = _("{n} dari {semua} unit tertinggal dari target waktunya").format(n=number(len(behind)), semua=number(len(told))) \
        if len(behind) else _("Semua unit sesuai target waktunya")
    heading(title, "capaian_unit")
    st.caption(_("Batang: capaian rencana aksi. Garis tegak: target waktu. Klik sebuah unit untuk melihat unit itu saja."))
    shown = told.head(UNITS)
    st.plotly_chart(drawn(pace_chart, shown, "unit_kerja"), key="laju", on_select=lambda: unit_clicked("laju"), selection_mode="points", theme=None,
                    config=config(), alt=pace_alt(told, "unit_kerja"))
    _others("capaian", len(told) - len(shown))
    caution(shown)


def _coverage() -> None:
    weeks = answer("cakupan_unggahan")
    missing_weeks = weeks[weeks["keadaan"] == "belum_diunggah"]
    names = sorted(set(missing_weeks["unit_kerja"]))
    title = _("{n} unit belum mengunggah sebagian catatannya").format(n=number(len(names))) if names else _("Semua unit sudah mengunggah catatannya")
    heading(title, "cakupan_unggahan")
    if weeks.empty:
        st.caption(_("Belum ada catatan harian yang diunggah untuk periode ini."))
        return
    st.caption(_("Terisi: sudah diunggah, makin pekat makin patuh. ◐: sebagian diunggah. Arsir: belum diunggah, bukan berarti tidak bekerja."))
    detail = answer("aktivitas_unit")[["unit_kerja", "minggu", "kepatuhan"]]
    units = list(dict.fromkeys([*names, *weeks["unit_kerja"]]))
    shown = weeks[weeks["unit_kerja"].isin(units[:UNITS])]
    st.plotly_chart(drawn(weeks_chart, shown.merge(detail, how="left", on=["unit_kerja", "minggu"])), key="cakupan", theme=None, config=config(),
                    on_select=lambda: unit_clicked("cakupan"), selection_mode="points",
                    alt=weeks_alt(weeks))
    _others("aktivitas", len(units) - UNITS)


def _others(screen: str, left: int) -> None:
    """Lead to the screen that draws every unit of a large office."""
    if left > 0:
        st.page_link(page(screen), label=_("Lihat {n} unit lain").format(n=number(left)), icon=":material/arrow_forward:", query_params=params())


def _agenda() -> None:
    rows = answer("agenda_dialog")
    heading(_("Ajak dialog pekan ini"), "agenda_dialog")
    if rows.empty:
        st.caption(_("Tidak ada yang mendesak."))
        return
    person_rows(rows.head(SHOWN).to_dict("records"), agenda_reasons, key="agenda")
    if len(rows) > SHOWN:
        st.page_link(page("dialog"), label=_("Lihat {n} pegawai lain").format(n=number(len(rows) - SHOWN)), query_params=params())


def _praise() -> None:
    rows = answer("layak_apresiasi")
    heading(_("Layak apresiasi"), "layak_apresiasi")
    if rows.empty:
        st.caption(_("Belum ada yang menonjol dalam periode ini."))
        return
    person_rows(rows.head(5).to_dict("records"), praise_reasons, key="apresiasi")
