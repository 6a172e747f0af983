"""Pengaturan: what the office and its units agreed on, who is not counted, who decided what, and the language."""

from __future__ import annotations

from typing import Any, get_args

import pandas as pd
import streamlit as st

from dashboard.screens import columns
from dashboard.screens.exclusion_form import left_out
from dashboard.screens.explaining import heading
from dashboard.screens.frame import house, refresh, units
from dashboard.screens.setting_words import day_names, origin_words, value_words
from dashboard.screens.speaking import part, switch
from dashboard.screens.two_widths import figures_table
from pipelines.language import _
from pipelines.load.loading import user_name
from pipelines.load.rulings import InForce, NotASetting, in_force, rule, rulings
from pipelines.settings import Settings, settings
from pipelines.unit_settings import LABELS


def show() -> None:
    """Draw the screen."""
    st.title(_("Pengaturan"), anchor=False)
    _language()
    heading(_("Yang disepakati kantor dan unit"))
    st.caption(_("Ketetapan kantor berlaku bagi semua unit; ketetapan sebuah unit berlaku bagi unit itu dan unit di bawahnya. Setiap perubahan tercatat."))
    _agreed()
    left_out()
    _history()


@part
def _agreed() -> None:
    """Draw what holds for the unit that is chosen, and the way to change it."""
    tree = units()
    depth = dict(zip(tree["unit_kerja"], tree["tingkat"], strict=True))
    unit = st.selectbox(_("Berlaku untuk"), ["", *tree["unit_kerja"]], key="atur_unit",
                        format_func=lambda name: "\u2003" * int(depth.get(name, 0)) + name if name else _("{kantor} (seluruh kantor)").format(kantor=settings().kantor))
    held = in_force(house(), unit or None)
    _change(unit or None, held)
    figures_table(
        pd.DataFrame([{"nama": _(LABELS[one.nama]), "nilai": value_words(one.nama, one.nilai), "asal": origin_words(one.asal)} for one in held]),
        {"nama": columns.wide(_("Pengaturan")), "nilai": _("Nilai"), "asal": _("Ditetapkan oleh")}, key="berlaku", cards=len(held), height="content")


def _language() -> None:
    heading(_("Bahasa"))
    switch()
    st.caption(_("Peramban ini mengingat pilihan Anda."))


def _change(unit: str | None, held: list[InForce]) -> None:
    by_name = {one.nama: one for one in held}
    with st.expander(_("Ubah sebuah pengaturan"), icon=":material/edit:", key="ubah_pengaturan"):
        name = st.selectbox(_("Pengaturan"), list(by_name), key="atur_nama", format_func=lambda n: _(LABELS[n]))
        st.caption(_(str(Settings.model_fields[name].description)))
        value = _value(name, by_name[name].nilai, f"atur_{unit}_{name}_{by_name[name].nilai}")
        reason = st.text_input(_("Alasan atau dasar"), key="atur_alasan", placeholder=_("Misalnya: kesepakatan rapat 2 November"))
        own = by_name[name].asal == (unit or "kantor")
        with st.container(horizontal=True):
            if st.button(_("Tetapkan"), type="primary", key="atur_simpan"):
                _decide(name, unit, value, reason)
            if own and st.button(_("Cabut, ikuti yang di atasnya"), key="atur_cabut"):
                _decide(name, unit, None, reason)
    if "_diatur" in st.session_state:
        st.success(st.session_state.pop("_diatur"), icon=":material/check:")


def _value(name: str, now: Any, key: str) -> Any:
    """Ask for a value in the way its setting takes it."""
    if name == "hari_kerja":
        days = day_names()
        return st.multiselect(_("Hari kerja"), list(days), default=sorted(now), key=key, format_func=lambda n: days[n])
    if name == "masuk_libur":
        return st.toggle(_("Ya, tetap hari kerja"), value=bool(now), key=key)
    if name == "predikat_organisasi":
        grades = list(get_args(Settings.model_fields[name].annotation))
        return st.selectbox(_("Predikat"), grades, index=grades.index(now), key=key, format_func=lambda grade: value_words(name, grade))
    return st.number_input(_("Nilai"), value=int(now), step=1, key=key)


def _decide(name: str, unit: str | None, value: Any, reason: str) -> None:
    try:
        changed = rule(house(), name, unit, value, user=user_name(), reason=reason)
    except NotASetting as error:
        st.error(str(error), icon=":material/error:")
        return
    if changed:
        refresh()
    st.session_state["_diatur"] = _("Ketetapan tersimpan dan berlaku mulai sekarang.") if changed else _("Nilainya sudah demikian; tidak ada yang berubah.")
    st.rerun()


def _history() -> None:
    rows = rulings(house())
    heading(_("Riwayat ketetapan"))
    if not rows:
        st.caption(_("Belum ada ketetapan; semua mengikuti berkas pengaturan."))
        return
    figures_table(pd.DataFrame([{
        "nama": _(LABELS.get(one.nama, one.nama)), "nilai": value_words(one.nama, one.nilai), "unit": one.unit_kerja or settings().kantor, "alasan": one.alasan,
        "oleh": one.pengguna, "kapan": one.dibuat.date(),
    } for one in rows]), {
        "nama": columns.person(_("Pengaturan")), "nilai": _("Menjadi"), "unit": columns.unit(_("Berlaku untuk")), "alasan": columns.text(_("Alasan")),
        "oleh": _("Oleh"), "kapan": columns.day(_("Tanggal")),
    }, key="riwayat_atur")
