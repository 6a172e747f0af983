"""What dialogues agreed on, and how things went after them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.screens.cards import status, table, text
from dashboard.screens.explaining import heading
from dashboard.screens.frame import answer, colours
from dashboard.screens.people import pick_person
from pipelines.figures.words import follow_up_word, shape
from pipelines.language import _, number, short_date

SHOWN = 12


def follow_ups() -> None:
    """Draw the follow-ups of the period, those past their due date first."""
    rows = answer("tindak_lanjut")
    if rows.empty:
        return
    late, left = int((rows["status"] == "lewat").sum()), int((rows["status"] != "selesai").sum())
    title = _("{n} dari {semua} tindak lanjut yang belum selesai lewat tenggat").format(n=number(late), semua=number(left)) if late else _("Tindak lanjut dialog")
    heading(title, "tindak_lanjut")
    of = colours()
    todo = rows[rows["status"] != "selesai"].head(SHOWN)
    if not todo.empty:
        st.html(table([(_("Tindak lanjut"), False), (_("Status"), False), (_("Tenggat"), True), (_("Disebut dalam dialog"), True), (_("Sejak"), True)], [[
            f'{text(r["tindak_lanjut"])}<div class="redup">{text(r["nama"])} · {text(r["unit_kerja"])}</div>', status(r["status"], of), _due(r),
            _("{n} kali").format(n=number(r["dialog"])), _day(r["sejak"]),
        ] for r in todo.to_dict("records")]))
    with st.expander(_("Semua tindak lanjut dan baris asalnya ({n})").format(n=number(len(rows)))):
        config = st.column_config
        pick_person(rows.assign(keadaan=[f"{shape(s)} {follow_up_word(s)}" for s in rows["status"]]), {
            "tindak_lanjut": config.TextColumn(_("Tindak lanjut"), width="large"), "nama": config.TextColumn(_("Nama"), width="medium"), "keadaan": _("Status"),
            "tenggat": config.DateColumn(_("Tenggat"), format="DD/MM/YYYY"), "sejak": config.DateColumn(_("Sejak"), format="DD/MM/YYYY"),
            "dialog": config.NumberColumn(_("Dialog")), "nama_atasan": _("Atasan"), "berkas": _("Berkas"), "sheet": _("Lembar"), "baris": _("Baris"),
        }, key="tindak_lanjut")


def after_dialogues() -> None:
    """Draw how pace and notes were before and after dialogues, with the caveat."""
    rows = answer("perubahan_dialog")
    known = rows[rows["perubahan"].notna()] if not rows.empty else rows
    if rows.empty:
        return
    up = int((known["perubahan"] > 0).sum())
    title = _("Setelah {n} dari {semua} dialog, laju membaik").format(n=number(up), semua=number(len(known))) if len(known) else _("Sebelum dan sesudah dialog")
    heading(title, "perubahan_dialog")
    st.caption(_("Empat pekan sebelum dan sesudah. Ini bukan bukti sebab: dialog kerap diadakan justru saat keadaan buruk, dan keadaan buruk sering membaik sendiri."))
    if known.empty:
        st.caption(_("Perubahan laju baru dapat dihitung bila rencana aksi diekspor sebelum dan sesudah dialog."))
    config = st.column_config
    pick_person(rows, {
        "nama": config.TextColumn(_("Nama"), width="medium"), "tanggal": config.DateColumn(_("Dialog"), format="DD/MM/YYYY"),
        "selisih_sebelum": config.NumberColumn(_("Selisih sebelum (poin)"), format="%+.0f"), "selisih_sesudah": config.NumberColumn(_("Selisih sesudah (poin)"), format="%+.0f"),
        "perubahan": config.NumberColumn(_("Perubahan (poin)"), format="%+.0f"),
        "selesai_sebelum": config.NumberColumn(_("Langkah selesai sebelum")), "selesai_sesudah": config.NumberColumn(_("Langkah selesai sesudah")),
        "kepatuhan_sebelum": config.NumberColumn(_("Catatan terisi sebelum"), format="%.0f%%"),
        "kepatuhan_sesudah": config.NumberColumn(_("Catatan terisi sesudah"), format="%.0f%%"), "unit_kerja": config.TextColumn(_("Unit"), width="medium"),
    }, key="perubahan_dialog")


def _due(row: dict) -> str:
    late = f'<div class="redup">{text(_("lewat {n} hari").format(n=number(row["hari_lewat"])))}</div>' if row["status"] == "lewat" else ""
    return _day(row["tenggat"]) + late


def _day(value: object) -> str:
    return "–" if pd.isna(value) else short_date(pd.Timestamp(value).date())  # type: ignore[call-overload, arg-type]
