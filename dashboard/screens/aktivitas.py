"""Aktivitas Unit: weeks of each unit, days of each person, who has not filled in or has not been uploaded."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.look import config
from dashboard.charts.weeks import days_alt, days_chart, weeks_alt, weeks_chart
from dashboard.screens import columns
from dashboard.screens.explaining import caution, empty, heading
from dashboard.screens.frame import answer, choose_unit, drawn, unit_clicked
from dashboard.screens.note_quality import note_quality
from dashboard.screens.people import open_clicked, pick_person
from dashboard.screens.speaking import part
from dashboard.screens.two_widths import figures_table
from pipelines.figures.words import coverage_word
from pipelines.language import _, number, percent


def show() -> None:
    """Draw the screen."""
    st.title(_("Aktivitas Unit"), anchor=False)
    weeks = answer("aktivitas_unit")
    if weeks.empty or not weeks["catatan"].sum():
        empty(_("Belum ada catatan harian dalam periode ini"), _("Di sini nanti tampak pekan demi pekan siapa mencatat, berapa yang berbukti, dan unit mana yang belum mengunggah. Unggah ekspor catatan harian."))
        return
    _weeks(weeks)
    _units(answer("kepatuhan_catatan"))
    people = answer("kepatuhan_pegawai")
    _people(people)
    note_quality()
    _days(people["nip"].nunique())


def _weeks(weeks: pd.DataFrame) -> None:
    missing = weeks[weeks["keadaan"] == "belum_diunggah"]
    title = _("{n} pekan-unit belum diunggah").format(n=number(len(missing))) if len(missing) else _("Catatan harian per unit dan pekan")
    heading(title, "aktivitas_unit")
    st.caption(_("Makin pekat makin banyak hari kerja yang tercatat. ◐: sebagian diunggah. Arsir: belum diunggah. Kosong: libur."))
    st.plotly_chart(drawn(weeks_chart, weeks), key="pekan", theme=None, config=config(), on_select=lambda: unit_clicked("pekan"), selection_mode="points", alt=weeks_alt(weeks))


def _units(units: pd.DataFrame) -> None:
    heading(_("Kepatuhan per unit"), "kepatuhan_catatan")

    def chosen() -> None:
        rows = st.session_state["unit_patuh"]["selection"]["rows"]
        if rows:
            choose_unit(str(units.iloc[rows[0]]["unit_kerja"]))

    told: dict[str, Any] = {
        "unit_kerja": columns.unit(_("Unit")), "kepatuhan": columns.bar(_("Kepatuhan")),
        "hari_orang_tercatat": columns.count(_("Hari-orang tercatat")), "hari_orang_wajib": columns.count(_("Hari-orang wajib")),
        "pegawai": columns.count(_("Pegawai")), "catatan": columns.count(_("Catatan")), "persen_berbukti": columns.percent(_("Berbukti")),
        "menit_per_hari": columns.count(_("Menit per hari")), "unggahan": _("Unggahan"),
    }
    figures_table(units.assign(unggahan=[coverage_word(state) for state in units["keadaan"]]), told, key="unit_patuh",
                  hint=_("Pilih satu baris untuk melihat unit itu saja."), on_select=chosen, selection_mode="single-row")
    caution(units)


def _people(people: pd.DataFrame) -> None:
    quiet = people[(people["kepatuhan"] < 50) & (people["hari_wajib"] > 0)]
    title = _("{n} pegawai mencatat kurang dari separuh hari kerjanya").format(n=number(len(quiet))) if len(quiet) else _("Kepatuhan per pegawai")
    heading(title, "kepatuhan_pegawai")
    pick_person(people.assign(unggahan=[coverage_word(state) for state in people["keadaan"]]), {
        "nama": columns.person(_("Nama")), "unit_kerja": columns.unit(_("Unit")),
        "kepatuhan": columns.bar(_("Kepatuhan")),
        "hari_tercatat": columns.count(_("Tercatat")), "hari_wajib": columns.count(_("Wajib")),
        "hari_tidak_hadir": columns.count(_("Tidak hadir")), "catatan": columns.count(_("Catatan")),
        "persen_berbukti": columns.percent(_("Berbukti")),
        "catatan_terakhir": columns.day(_("Terakhir")), "unggahan": _("Unggahan"),
    }, key="orang_patuh")


@part
def _days(people: int) -> None:
    heading(_("Hari demi hari"), "aktivitas_pegawai")
    if people > 30:
        st.caption(_("{n} pegawai terlalu banyak untuk satu gambar. Pilih satu unit di saringan atau di tabel unit di atas.").format(n=number(people)))
        return
    days = answer("aktivitas_pegawai")
    told = days[days["keadaan"] != "libur"]
    filled = (told["keadaan"] == "tercatat").sum()
    st.caption(_("{n} dari {semua} hari-orang kerja tercatat ({persen}).").format(
        n=number(filled), semua=number(len(told)), persen=percent(100 * filled / len(told) if len(told) else None)))
    st.plotly_chart(drawn(days_chart, days), key="hari", theme=None, config=config(), on_select="rerun", selection_mode="points", alt=days_alt(days))
    open_clicked("hari")

