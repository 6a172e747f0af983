"""Dialog Kinerja: the rhythm of each person, who is overdue, which leader meets whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from dashboard.charts.look import config
from dashboard.charts.rhythm import rhythm_alt, rhythm_chart
from dashboard.screens import columns
from dashboard.screens.cards import missing
from dashboard.screens.explaining import empty, heading
from dashboard.screens.follow_ups import after_dialogues, follow_ups
from dashboard.screens.frame import answer, colours, drawn, question
from dashboard.screens.people import open_clicked, person_rows, pick_person
from dashboard.screens.rhythm_rows import rhythm_rows
from dashboard.screens.speaking import part
from dashboard.screens.two_widths import CARDS, figures_table, narrow, wide
from pipelines.figures.door import Question
from pipelines.figures.words import agenda_reasons, dialogue_word, shape
from pipelines.language import _, long_date, number

SHOWN = 40
URGENT = 20  # people of the agenda who stand on the screen at once


def show() -> None:
    """Draw the screen."""
    st.title(_("Dialog Kinerja"), anchor=False)
    people = answer("frekuensi_dialog")
    if people.empty:
        empty(_("Belum ada pegawai dengan atasan"), _("Di sini nanti tampak irama dialog tiap pegawai dengan atasannya. Unggah daftar pegawai yang memuat atasan, lalu daftar dialog."))
        return
    late = people[people["status"].isin(["terlambat", "belum_pernah"])]
    st.html('<div class="pk"><p class="pk-kalimat">' + _("<b>{n}</b> dari {semua} pegawai lewat irama dialognya atau belum pernah berdialog.").format(
        n=number(len(late)), semua=number(len(people))) + "</p></div>")
    _rhythm(people)
    _agenda()
    follow_ups()
    _people(people)
    _leaders()
    after_dialogues()
    _meetings()


@part
def _rhythm(people: pd.DataFrame) -> None:
    heading(_("Irama dialog, yang paling lama menunggu di atas"), "frekuensi_dialog")
    shown, meetings = people.head(SHOWN), answer("linimasa_dialog", a_year_back(question()))
    with wide("irama"):
        st.caption(_("Titik: dialog. Pita setelah titik terakhir: masa sampai dialog berikutnya jatuh tempo. Garis putus: {per}.").format(per=long_date(question().per)))
        st.plotly_chart(drawn(rhythm_chart, shown, meetings, question().per), key="irama", theme=None, config=config(),
                        on_select="rerun", selection_mode="points", alt=rhythm_alt(people))
        _others(len(people) - SHOWN)
    with narrow("irama"):
        st.caption(_("Titik: dialog. Garis putus: {per}.").format(per=long_date(question().per)))
        st.html(rhythm_rows(shown.head(CARDS), meetings, question().per, colours()))
        _others(len(people) - CARDS)
    open_clicked("irama")


def _others(left: int) -> None:
    if left > 0:
        st.caption(_("{n} pegawai lain menunggu lebih singkat; lihat tabel di bawah.").format(n=number(left)))


def a_year_back(asked: Question) -> Question:
    """Return the question with a year before its day, so that the last dialogue of everybody is on the line."""
    return replace(asked, dari=min(asked.dari, asked.per - timedelta(days=365)))


def _agenda() -> None:
    rows = answer("agenda_dialog")
    heading(_("Ajak dialog pekan ini"), "agenda_dialog")
    if rows.empty:
        st.caption(_("Tidak ada yang mendesak."))
        return
    left, right = st.columns(2, gap="medium")
    told = rows.head(URGENT).to_dict("records")
    half = (len(told) + 1) // 2
    with left:
        person_rows(told[:half], agenda_reasons, key="agenda_kiri")
    if told[half:]:
        with right:
            person_rows(told[half:], agenda_reasons, key="agenda_kanan")
    _rest(rows.iloc[URGENT:])


@part
def _rest(rows: pd.DataFrame) -> None:
    """List whoever else is to be talked to once somebody wants to see them: a large office has thousands."""
    if rows.empty:
        return
    with st.expander(_("{n} pegawai lain").format(n=number(len(rows))), key="agenda_lain", on_change="rerun") as fold:
        if fold.open:
            pick_person(rows.assign(alasan=[" · ".join(agenda_reasons(r)) for r in rows.to_dict("records")]), {
                "nama": columns.person(_("Nama")), "unit_kerja": columns.unit(_("Unit")), "poin": columns.count(_("Poin")), "alasan": columns.wide(_("Alasan")),
            }, key="agenda_semua")


def _people(people: pd.DataFrame) -> None:
    heading(_("Semua pegawai"), "frekuensi_dialog")
    pick_person(people.assign(keadaan=[f"{shape(s)} {dialogue_word(s)}" for s in people["status"]]), {
        "nama": columns.person(_("Nama")), "unit_kerja": columns.unit(_("Unit")),
        "nama_atasan": columns.person(_("Atasan")), "keadaan": _("Status"),
        "dialog": columns.count(_("Dialog dalam periode")), "terakhir": columns.day(_("Terakhir")),
        "hari_sejak": columns.count(_("Hari sejak")), "jatuh_tempo": columns.day(_("Jatuh tempo")),
        "irama_bulan": columns.count(_("Irama (bulan)")),
    }, key="orang_dialog")


def _leaders() -> None:
    rows = answer("dialog_pimpinan")
    heading(_("Per pimpinan"), "dialog_pimpinan")
    kept = rows["tepat_waktu"] + rows["segera"]
    figures_table(rows.assign(dalam_irama=kept, persen=100 * kept / rows["bawahan"], per_bulan=["–" if missing(v) else number(v, 1) for v in rows["per_bulan"]]), {
        "nama_atasan": columns.person(_("Pimpinan")), "bawahan": columns.count(_("Bawahan")), "dialog": columns.count(_("Dialog")),
        "per_bulan": _("Per bulan"), "dalam_irama": columns.count(_("Dalam irama")), "terlambat": columns.count(_("Terlambat")),
        "belum_pernah": columns.count(_("Belum pernah")), "persen": columns.bar(_("Dalam irama, %")),
    }, key="pimpinan")


def _meetings() -> None:
    rows = answer("linimasa_dialog")
    heading(_("Pertemuan dan baris asalnya"), "linimasa_dialog")
    figures_table(rows, {
        "tanggal": columns.day(_("Tanggal")), "nama": _("Nama"), "nama_atasan": _("Atasan"), "jenis": _("Jenis"), "uraian": columns.wide(_("Uraian")),
        "tindak_lanjut": columns.text(_("Tindak lanjut")), "tenggat": columns.day(_("Tenggat")), "berkas": _("Berkas"), "sheet": _("Lembar"), "baris": _("Baris"),
    }, key="pertemuan")
