"""The rows of an upload that wait or carry a warning, as a workbook to mend and to upload again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard.screens.frame import house
from dashboard.screens.making import file_button, hand_over
from dashboard.screens.speaking import part
from pipelines.language import _, number
from pipelines.load import Incoming, Report
from pipelines.load.problems import NothingToMend, Waiting
from pipelines.load.waiting import problem_rows, waiting_in_batch, waiting_in_preview
from pipelines.settings import settings


def offer_from_preview(waiting: Incoming, report: Report, password: str | None) -> None:
    """Offer the problem rows of the files that are looked at."""
    rows = sum(problem_rows(table.findings) for table in report.files)
    if rows:
        told = _("Unduh {n} baris bermasalah untuk diperbaiki").format(n=number(rows))
        _offer("pratinjau", report, told, _("Baris bermasalah.xlsx"), lambda: waiting_in_preview(waiting, report, password=password))


def offer_from_batch(batch: int, rejected: int) -> None:
    """Offer the problem rows of an upload on record."""
    told, warehouse = _("Unduh {n} baris yang menunggu").format(n=number(rejected)), house()
    _offer(f"unggahan-{batch}", rejected, told, _("Baris bermasalah unggahan {n}.xlsx").format(n=batch), lambda: waiting_in_batch(warehouse, batch))


@part
def _offer(what: str, about: object, told: str, name: str, gather: Callable[[], Waiting]) -> None:
    """Show the button that has the original read again and its problem rows written."""
    file_button(
        what, f"unduh_{what}", told, lambda _tell: _written(gather()), name, about=about, refusals=(NothingToMend,), icon=":material/table_edit:",
        help=_("Buku kerja bertata letak sama dengan berkas Anda, berisi hanya baris yang perlu dilihat beserta alasannya."),
    )
    if hand_over(what, about):
        st.caption(_("Perbaiki sel yang diwarnai, simpan, lalu unggah buku kerja itu di sini. Hanya baris di dalamnya yang berubah."))


def _written(waiting: Waiting) -> bytes:
    from dashboard.workbook.problem_rows import build_problem_rows

    return build_problem_rows(waiting, datetime.now(ZoneInfo(settings().time_zone)))
