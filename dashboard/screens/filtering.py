"""The filters, on one line of any screen and in the address: which unit, which period, as of which day."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.screens.address import adopt, day, one_of, tell
from dashboard.screens.frame import default_question, units
from pipelines.figures import door
from pipelines.figures.door import Question
from pipelines.language import _, short_date
from pipelines.settings import settings

PERIODS = ("triwulan", "bulan", "tahun", "lain")


def filters() -> None:
    """Draw the filters, one line on any screen, and keep their state in the URL."""
    tree = units()
    depth = dict(zip(tree["unit_kerja"], tree["tingkat"], strict=True))
    choices = ["", *tree["unit_kerja"]]
    plain = default_question()
    if st.session_state.get("unit", "") not in choices:  # its upload was undone
        st.session_state["unit"] = ""
    adopt("unit", one_of(choices), "")
    adopt("per", day, plain.per)
    adopt("periode", one_of(PERIODS), "triwulan")
    adopt("dari", day)
    adopt("sampai", day)
    st.session_state.setdefault("per", plain.per)
    with st.popover(_label(plain), icon=":material/tune:", width="stretch"):
        unit = st.selectbox(
            _("Unit kerja"), choices, key="unit", persist_state="session",
            format_func=lambda name: "\u2003" * int(depth.get(name, 0)) + name if name else _("Semua unit"),
        )
        per = st.date_input(_("Keadaan per tanggal"), key="per", persist_state="session", format="DD/MM/YYYY", help=_("Bawaan: hari terakhir yang dicakup data."))
        kinds = {"triwulan": _("Triwulan"), "bulan": _("Bulan"), "tahun": _("Tahun"), "lain": _("Tanggal lain")}
        st.session_state.setdefault("periode", "triwulan")
        period = st.segmented_control(_("Periode"), PERIODS, key="periode", persist_state="session", required=True, format_func=lambda name: kinds[name])
        if period == "lain":
            first, last = _span()
            st.session_state.setdefault("dari", first)
            st.session_state.setdefault("sampai", last)
            st.date_input(_("Dari"), key="dari", persist_state="session", format="DD/MM/YYYY")
            st.date_input(_("Sampai"), key="sampai", persist_state="session", format="DD/MM/YYYY")
    first, last = _span()
    st.session_state["_tanya"] = Question(first, last, per or plain.per, (unit,) if unit else ())
    tell("unit", unit, "")
    tell("per", per, plain.per)
    tell("periode", period, "triwulan")
    tell("dari", first if period == "lain" else None, None)
    tell("sampai", last if period == "lain" else None, None)


def _span() -> tuple[date, date]:
    """Return the period that the widgets' state asks for; a reversed one is turned round."""
    state = st.session_state
    period, per = state.get("periode") or "triwulan", state.get("per") or default_question().per
    first, last = span(period, per)
    if period == "lain":
        first, last = sorted((state.get("dari") or first, state.get("sampai") or last))
    return first, last


def _label(plain: Question) -> str:
    """Tell the filters in one line; widgets' state is that of this run already."""
    first, last = _span()
    per = st.session_state.get("per") or plain.per
    where = st.session_state.get("unit") or settings().kantor
    known = _("per {hari}").format(hari=f"{short_date(per)} {per.year}")
    return f"{where} · {short_date(first)} – {short_date(last)} {last.year} · {known}"


def span(period: str, per: date) -> tuple[date, date]:
    """Return the first and last day of the period of a kind that holds a day."""
    if period == "bulan":
        return per.replace(day=1), (pd.Timestamp(per) + pd.offsets.MonthEnd(0)).date()
    if period == "tahun":
        return per.replace(month=1, day=1), per.replace(month=12, day=31)
    return door.quarter_of(per)
