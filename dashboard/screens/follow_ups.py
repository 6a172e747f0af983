"""What dialogues agreed on, and how things went after them."""

from __future__ import annotations

import streamlit as st

from dashboard.screens import columns
from dashboard.screens.cards import day, status, table, text
from dashboard.screens.explaining import heading
from dashboard.screens.frame import answer, colours
from dashboard.screens.people import pick_person
from pipelines.figures.words import follow_up_word, shape
from pipelines.language import _, number

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
            _("{n} kali").format(n=number(r["dialog"])), day(r["sejak"]),
        ] for r in todo.to_dict("records")]))
    with st.expander(_("Semua tindak lanjut dan baris asalnya ({n})").format(n=number(len(rows)))):
        pick_person(rows.assign(keadaan=[f"{shape(s)} {follow_up_word(s)}" for s in rows["status"]]), {
            "tindak_lanjut": columns.wide(_("Tindak lanjut")), "nama": columns.person(_("Nama")), "keadaan": _("Status"),
            "tenggat": columns.day(_("Tenggat")), "sejak": columns.day(_("Sejak")),
            "dialog": columns.count(_("Dialog")), "nama_atasan": _("Atasan"), "berkas": _("Berkas"), "sheet": _("Lembar"), "baris": _("Baris"),
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
    pick_person(rows, {
        "nama": columns.person(_("Nama")), "tanggal": columns.day(_("Dialog")),
        "selisih_sebelum": columns.points(_("Selisih sebelum (poin)")), "selisih_sesudah": columns.points(_("Selisih sesudah (poin)")),
        "perubahan": columns.points(_("Perubahan (poin)")),
        "selesai_sebelum": columns.count(_("Langkah selesai sebelum")), "selesai_sesudah": columns.count(_("Langkah selesai sesudah")),
        "kepatuhan_sebelum": columns.percent(_("Catatan terisi sebelum")),
        "kepatuhan_sesudah": columns.percent(_("Catatan terisi sesudah")), "unit_kerja": columns.unit(_("Unit")),
    }, key="perubahan_dialog")


def _due(row: dict) -> str:
    late = f'<div class="redup">{text(_("lewat {n} hari").format(n=number(row["hari_lewat"])))}</div>' if row["status"] == "lewat" else ""
    return day(row["tenggat"]) + late
