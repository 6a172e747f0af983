"""Mutu Data: what is wrong in the uploads and what to mend first, which weeks are missing, how much is linked."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.look import config
from dashboard.charts.weeks import weeks_alt, weeks_chart
from dashboard.screens import columns
from dashboard.screens.cards import table, text
from dashboard.screens.explaining import empty, heading, plain
from dashboard.screens.frame import answer, colours, drawn, page, params, unit_clicked
from dashboard.screens.upload_rows import kind_name
from pipelines.figures.words import severity_word
from pipelines.language import _, number, percent
from pipelines.load.retelling import retold

MARKS = {"tolak": "■", "peringatan": "◆", "info": "○"}


def show() -> None:
    """Draw the screen."""
    st.title(_("Mutu Data"), anchor=False)
    uploads = answer("unggahan")
    if uploads.empty:
        empty(_("Belum ada unggahan"), _("Di sini nanti tampak apa yang perlu dibetulkan lebih dahulu pada data, dan pekan mana yang belum diunggah. Unggah ekspor eKinerja lebih dahulu."))
        return
    findings = answer("mutu_data")
    _state(uploads, findings)
    _findings(findings)
    _coverage()
    _uploads(uploads)


def _state(uploads: pd.DataFrame, findings: pd.DataFrame) -> None:
    rows, accepted, rejected, corrected = (int(uploads[name].sum()) for name in ("rows", "accepted", "rejected", "corrected"))
    rows -= corrected  # they stand in the file that brought them, too
    waiting = _("{n} baris menunggu perbaikan.").format(n=number(rejected)) if rejected else _("Tidak ada baris yang menunggu perbaikan.")
    waiting += " " + _("{n} baris sudah kembali diperbaiki.").format(n=number(corrected)) if corrected else ""
    told = _("<b>{diterima}</b> dari {semua} baris pada {n} lembar diterima ({persen}).").format(
        diterima=number(accepted), semua=number(rows), n=number(len(uploads)), persen=percent(100 * accepted / rows if rows else None))
    st.html(f'<div class="pk"><p class="pk-kalimat">{told} {text(waiting)}</p></div>')
    with st.container(horizontal=True):
        if rejected:
            st.page_link(page("unggah"), label=_("Unduh baris bermasalah"), icon=":material/download:", query_params=params())
        loose = answer("catatan_lepas")
        if len(loose):
            st.page_link(page("tautan"), label=_("{n} catatan tanpa RHK").format(n=number(loose["jumlah"].sum())), icon=":material/link:", query_params=params())


def _findings(rows: pd.DataFrame) -> None:
    if rows.empty:
        heading(_("Tidak ada temuan"), "mutu_data")
        return
    heading(_("{n} jenis temuan, yang perlu dibetulkan dahulu di atas").format(n=number(len(rows))), "mutu_data")
    of = colours()
    shade = {"tolak": of.kritis, "peringatan": of.tertinggal, "info": of.kosong}
    st.html(table([(_("Contoh"), False), (_("Tingkat"), False), (_("Baris"), True), (_("Berkas"), True)], [[
        f'{text(retold(r["code"], r["contoh"]))}<div class="redup">{text(r["code"])}</div>',
        f'<span class="pk-status"><i style="color:{shade[r["severity"]]}">{MARKS[r["severity"]]}</i>{text(severity_word(r["severity"]))}</span>',
        number(r["jumlah"]), number(r["berkas"]),
    ] for r in rows.to_dict("records")]))


def _coverage() -> None:
    weeks = answer("cakupan_unggahan")
    if weeks.empty:
        return
    missing = sorted(set(weeks[weeks["keadaan"] == "belum_diunggah"]["unit_kerja"]))
    title = _("{n} unit belum mengunggah sebagian catatannya").format(n=number(len(missing))) if missing else _("Semua unit sudah mengunggah catatannya")
    heading(title, "cakupan_unggahan")
    if missing:
        st.caption(_("Arsir: belum diunggah. {unit}.").format(unit=plain(", ".join(missing))))
    detail = answer("aktivitas_unit")[["unit_kerja", "minggu", "kepatuhan"]]
    shown = weeks.merge(detail, how="left", on=["unit_kerja", "minggu"])
    st.plotly_chart(drawn(weeks_chart, shown), key="cakupan_mutu", on_select=lambda: unit_clicked("cakupan_mutu"), selection_mode="points", theme=None,
                    config=config(), alt=weeks_alt(weeks))


def _uploads(rows: pd.DataFrame) -> None:
    with st.expander(_("Lembar yang menjadi dasar angka ({n})").format(n=number(len(rows)))):
        st.dataframe(rows.assign(kind=[kind_name(k) for k in rows["kind"]]), hide_index=True, key="lembar", placeholder="–", column_config={
            "berkas": columns.wide(_("Berkas")), "sheet": _("Lembar"), "kind": _("Jenis"), "data_per": columns.day(_("Ditarik")),
            "dimuat": columns.moment(_("Dimuat")), "rows": columns.count(_("Baris")), "accepted": columns.count(_("Diterima")), "rejected": columns.count(_("Menunggu")), "corrected": columns.count(_("Diperbaiki")), "skipped": columns.count(_("Dilewati")),
        })
