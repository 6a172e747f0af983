"""Tables for two widths of a window: one that sorts and searches where there is room, a card a row on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.pace import signed
from dashboard.screens.cards import day, missing, table, text
from dashboard.screens.columns import rounded
from pipelines.language import _, number, percent

CARDS = 30


def figures_table(frame: pd.DataFrame, told: Mapping[str, Any], *, key: str, hint: str = "", **more: Any) -> None:
    """Draw the columns told of, the first naming the row; `hint` and `more` are for the wide table. The style sheet shows one of the two."""
    with st.container(key=f"{key}_lebar"):
        if hint:
            st.caption(hint)
        st.dataframe(rounded(frame, told), hide_index=True, column_order=list(told), column_config=dict(told), key=key, placeholder="–", **more)
    with st.container(key=f"{key}_sempit"):
        rows = [[_written(row[name], kind) for name, kind in told.items()] for row in frame.head(CARDS).to_dict("records")]
        st.html(table([(_label(kind), place > 0) for place, kind in enumerate(told.values())], rows))
        if len(frame) > CARDS:
            st.caption(_("{n} baris lain; persempit dengan saringan unit.").format(n=number(len(frame) - CARDS)))


def _label(kind: Any) -> str:
    return str(kind["label"] if isinstance(kind, dict) else kind)


def _written(value: Any, kind: Any) -> str:
    """Write a cell the way its column of the wide table does."""
    of = (kind.get("type_config") or {}) if isinstance(kind, dict) else {}
    if of.get("type") == "date":
        return day(value)
    if of.get("type") not in ("number", "progress"):
        return text(value)
    if missing(value):
        return "–"
    if "%%" in str(of.get("format")):
        return percent(value)
    if str(of.get("format")).startswith("%+"):
        return signed(value)
    return number(value, 0 if of.get("step") == 1 or float(value).is_integer() else 1)
