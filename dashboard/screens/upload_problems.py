"""The rows of an upload that wait or carry a warning, as a workbook to mend and to upload again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard.screens.frame import house
from pipelines.language import _, number
from pipelines.load import Incoming, Report
from pipelines.load.problems import NothingToMend, Waiting
from pipelines.load.waiting import problem_rows, waiting_in_batch, waiting_in_preview
from pipelines.settings import settings

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MADE = "baris_bermasalah"  # the workbook that was asked for last, as (for what, the report it was made from, bytes)


def offer_from_preview(waiting: Incoming, report: Report, password: str | None) -> None:
    """Offer the problem rows of the files that are looked at."""
    rows = sum(problem_rows(table.findings) for table in report.files)
    if rows:
        told = _("Siapkan {n} baris bermasalah untuk diperbaiki").format(n=number(rows))
        _offer("pratinjau", report, told, _("Baris bermasalah.xlsx"), lambda: waiting_in_preview(waiting, report, password=password))


def offer_from_batch(batch: int, rejected: int) -> None:
    """Offer the problem rows of an upload on record."""
    told = _("Siapkan {n} baris yang menunggu").format(n=number(rejected))
    _offer(f"unggahan-{batch}", None, told, _("Baris bermasalah unggahan {n}.xlsx").format(n=batch), lambda: waiting_in_batch(house(), batch))


def _offer(what: str, report: Report | None, told: str, name: str, gather: Callable[[], Waiting]) -> None:
    """Show the button that makes the workbook, and once it is made the one that hands it over.

    Two presses, for the original is read again: what cannot be had is said here, while a download would hide it.
    """
    made: tuple[str, Report | None, bytes] | None = st.session_state.get(_MADE)
    if made and made[0] == what and made[1] is report:
        st.download_button(_("Unduh baris bermasalah"), data=made[2], file_name=name, mime=EXCEL, on_click="ignore", type="primary",
                           icon=":material/download:", key=f"unduh_{what}")
        st.caption(_("Perbaiki sel yang diwarnai, simpan, lalu unggah buku kerja itu di sini. Hanya baris di dalamnya yang berubah."))
        return
    if st.button(told, icon=":material/table_edit:", key=f"siapkan_{what}",
                 help=_("Buku kerja bertata letak sama dengan berkas Anda, berisi hanya baris yang perlu dilihat beserta alasannya.")):
        with st.spinner(_("Membaca lagi berkas asalnya…")):
            from dashboard.workbook.problem_rows import build_problem_rows

            try:
                data = build_problem_rows(gather(), datetime.now(ZoneInfo(settings().time_zone)))
            except NothingToMend as error:
                st.warning(str(error))
                return
        st.session_state[_MADE] = (what, report, data)
        st.rerun()
