"""Tables for two widths of a window: one that sorts and searches where there is room, a card a row on a phone. The style sheet shows one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.charts.pace import signed
from dashboard.screens.cards import day, missing, table, text
from dashboard.screens.columns import rounded
from dashboard.screens.frame import params
from pipelines.language import _, number, percent

CARDS = 15  # on a phone: more is for the filters to narrow down


def wide(key: str) -> Any:
    """Return a container that is shown where there is room."""
    return st.container(key=f"{key}_lebar")


def narrow(key: str) -> Any:
    """Return a container that is shown on a phone."""
    return st.container(key=f"{key}_sempit")


def person_link(row: Mapping[Any, Any]) -> str:
    """Write a person's name as a link to the person's page, which carries the filters along."""
    return f'<a href="pegawai?{text(urlencode(params(nip=row["nip"])))}">{text(row["nama"])}</a>'


def figures_table(frame: pd.DataFrame, told: Mapping[str, Any], *, key: str, hint: str = "", cards: int = CARDS, **more: Any) -> Any:
    """Draw the columns told of, the first naming the row; return what is chosen. `hint` and `more` are for the wide table, `cards` is how many rows a phone shows."""
    with wide(key):
        if hint:
            st.caption(hint)
        chosen = st.dataframe(rounded(frame, told)[list(told)], hide_index=True, column_config=dict(told), key=key, placeholder="–", **more)
    with narrow(key):
        rows = [[_written(name, row, kind) for name, kind in told.items()] for row in frame.head(cards).to_dict("records")]
        st.html(table([(_label(kind), place > 0 and _kind(kind) in ("number", "progress", "date")) for place, kind in enumerate(told.values())], rows))
        if len(frame) > cards:
            st.caption(_("{n} baris lain; persempit dengan saringan.").format(n=number(len(frame) - cards)))
    return chosen


def _label(kind: Any) -> str:
    return str(kind["label"] if isinstance(kind, dict) else kind)


def _kind(kind: Any) -> str | None:
    return (kind.get("type_config") or {}).get("type") if isinstance(kind, dict) else None


def _written(name: str, row: Mapping[Any, Any], kind: Any) -> str:
    """Write a cell the way its column of the wide table does; a person's name leads to the person."""
    value, of = row[name], (kind.get("type_config") or {}) if isinstance(kind, dict) else {}
    if name == "nama" and isinstance(row.get("nip"), str):
        return person_link(row)
    if isinstance(value, bool):
        return text(_("ya") if value else _("tidak"))
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
