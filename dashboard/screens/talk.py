"""Lembar dialog on screen: what moved since the last dialogue, what is stuck, what was agreed, and the page to print."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.screens.cards import bones, day, table, text
from dashboard.screens.explaining import plain
from dashboard.screens.frame import house, kept, mark, question, viewer
from dashboard.screens.making import file_button, hand_over
from dashboard.screens.speaking import part
from dashboard.workbook.talk import Talk, gather_talk
from dashboard.workbook.talk_sheet import build_talk
from pipelines.figures.door import Question, Viewer
from pipelines.language import _, current_language, long_date, percent
from pipelines.settings import settings
from pipelines.warehouse import Warehouse


@part
def talk_sheet(nip: str, name: str) -> None:
    """Draw the fold with the sheet of one employee; it is asked for when it is opened."""
    fold = st.expander(_("Lembar dialog: bahan pertemuan berikutnya"), icon=":material/forum:", key="lembar_dialog", on_change="rerun")
    if not fold.open:
        return
    with fold:
        place = st.empty()
        place.html(bones(9))
        talk = _gathered(str(settings().warehouse_path.resolve()), mark(), current_language(), house(), viewer(), question(), nip)
        with place.container():
            if talk is not None:
                _sheet(talk, nip, name)


@kept
def _gathered(path: str, state: str, language: str, _warehouse: Warehouse, _who: Viewer, asked: Question, nip: str) -> Talk | None:
    """Gather the sheet once for a state of the data, with its reasons in a language."""
    return gather_talk(_warehouse, _who, asked, nip)


def _sheet(talk: Talk, nip: str, name: str) -> None:
    since = long_date(talk.since)
    st.markdown(_("Sejak dialog terakhir, {hari}.").format(hari=since) if talk.last else _("Belum pernah berdialog; dihitung sejak {hari}.").format(hari=since))
    for label, reasons in ((_("Bicarakan"), talk.reasons), (_("Apresiasi"), talk.praise)):
        if reasons:
            st.markdown(f"**{label}**: {plain('; '.join(reasons))}.")
    _parts(talk)
    about = (question(), nip, current_language())
    file_button(
        "lembar", "unduh_lembar", _("Unduh lembar untuk dicetak"), lambda _tell: build_talk(talk),
        _("Lembar dialog {nama} per {per}.xlsx").format(nama=name, per=question().per.isoformat()), about=about, type="primary", icon=":material/print:",
    )
    hand_over("lembar", about)


def _parts(talk: Talk) -> None:
    _part(_("Maju"), [(_("Rencana aksi"), False), (_("Dahulu"), True), (_("Kini"), True)], [
        [text(r["rencana_aksi"]), _percent(r["kemajuan_lalu"]), _percent(r["kemajuan"])] for r in talk.moved.to_dict("records")
    ], _("Tidak ada langkah yang tercatat maju."))
    _part(_("Tersendat"), [(_("Rencana aksi"), False), (_("Kemajuan"), True), (_("Tenggat"), True), (_("Kendala yang ditulis"), False)], [
        [text(r["rencana_aksi"]), _percent(r["kemajuan"]), day(r["tenggat"]), text(r["kendala"])] for r in talk.stuck.to_dict("records")
    ], _("Tidak ada langkah yang tertinggal atau lewat tenggat."))
    _part(_("Tindak lanjut dari pertemuan lalu"), [(_("Tindak lanjut"), False), (_("Sejak"), True), (_("Tenggat"), True)], [
        [text(r["tindak_lanjut"]), day(r["sejak"]), day(r["tenggat"])] for r in talk.agreed.to_dict("records")
    ], _("Tidak ada tindak lanjut yang tercatat."))


def _part(title: str, columns: list[tuple[str, bool]], rows: list[list[str]], none: str) -> None:
    st.markdown(f"**{title}**")
    if rows:
        st.html(table(columns, rows))
    else:
        st.caption(none)


def _percent(value: float | None) -> str:
    return "–" if value is None or pd.isna(value) else percent(value)
