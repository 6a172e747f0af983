"""Lists of people on a screen: who, where, why, and one press to their page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.screens.explaining import plain
from dashboard.screens.frame import clicked, page, params
from dashboard.screens.speaking import part
from dashboard.screens.two_widths import figures_table
from pipelines.language import _

TALL = 16  # rows from which a table is scrolled by itself


def person_rows(rows: Iterable[Mapping[Any, Any]], reasons: Callable[[Mapping[Any, Any]], list[str]], *, key: str) -> None:
    """Draw one row a person: name to press, unit, reasons in words."""
    with st.container(border=True, gap="small", key=f"{key}-daftar"):
        for row in rows:
            with st.container(gap=None):
                st.page_link(page("pegawai"), label=f"**{plain(row['nama'])}**", query_params=params(nip=row["nip"]))
                st.html(f'<div class="pk"><div class="redup">{escape(row["unit_kerja"])}</div><div>{escape(" · ".join(reasons(row)))}</div></div>')


@part
def pick_person(frame: pd.DataFrame, columns: dict[str, Any], *, key: str) -> None:
    """Draw a sortable, searchable table of people; choosing a row opens that person's page."""
    event = figures_table(
        frame, columns, key=key, hint=_("Pilih satu baris untuk membuka halaman pegawainya."), on_select="rerun", selection_mode="single-row",
        height="content" if len(frame) < TALL else 560,
    )
    chosen = event["selection"]["rows"]
    if chosen:
        st.switch_page(page("pegawai"), query_params=params(nip=str(frame.iloc[chosen[0]]["nip"])))


def open_clicked(key: str) -> None:
    """Open the page of the person whose mark of a chart was clicked."""
    nip = clicked(key)
    if nip:
        st.switch_page(page("pegawai"), query_params=params(nip=nip))
