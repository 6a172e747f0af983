"""From a leader's RHK to the RHK that intervene in it, and the RHK that stalled without a talk."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.screens import columns
from dashboard.screens.cards import bullet, status, table, text
from dashboard.screens.explaining import heading, plain
from dashboard.screens.frame import answer, colours, page, params
from dashboard.screens.two_widths import figures_table
from pipelines.figures.words import cascade_word, stalled_reasons
from pipelines.language import _, number, percent, short_date

SHOWN = 15


def cascade() -> None:
    """Draw leaders' RHK with what is done beneath them."""
    rows = answer("kaskade_rhk")
    if rows.empty:
        return
    orphans = rows[rows["keadaan"] == "tidak_ditemukan"]
    title = _("{n} RHK pimpinan yang disebut tidak ditemukan pada pimpinan mana pun").format(n=number(len(orphans))) if len(orphans) else _("Kaskade RHK pimpinan")
    heading(title, "kaskade_rhk")
    of = colours()
    cells = []
    for r in rows.head(SHOWN).to_dict("records"):
        owner = f'{r["nama"]} · {r["unit_kerja"]}' if r["keadaan"] == "ada" else cascade_word(r["keadaan"])
        told = "" if pd.isna(r["capaian_bawahan"]) else f'<div class="redup">{percent(r["capaian_bawahan"])} / {percent(r["target_waktu_bawahan"])}</div>'
        own = f'{status(r["status"], of)}<div class="redup">{"–" if pd.isna(r["capaian"]) else percent(r["capaian"])}</div>' if r["keadaan"] == "ada" else "–"
        cells.append([f'{text(r["rhk"])}<div class="redup">{text(owner)}</div>', bullet(r["capaian_bawahan"], r["target_waktu_bawahan"], of.accent) + told,
                      f'{number(r["rhk_bawahan"])}<div class="redup">{text(_("{n} kritis").format(n=number(r["rhk_kritis"])))}</div>',
                      number(r["pegawai_bawahan"]) + (f'<div class="redup">{text(_("sedikit"))}</div>' if r["kelompok_kecil"] else ""), own])
    st.html(table([(_("RHK pimpinan"), False), (_("Capaian di bawahnya / target waktu"), False), (_("RHK di bawahnya"), True), (_("Pegawai"), True),
                   (_("RHK itu sendiri"), False)], cells))
    with st.expander(_("Semua {n} RHK pimpinan").format(n=number(len(rows)))):
        _whole(rows)


def _whole(rows: pd.DataFrame) -> None:
    figures_table(rows.assign(keadaan=[cascade_word(k) for k in rows["keadaan"]]), {
        "rhk": columns.wide(_("RHK pimpinan")), "nama": _("Pimpinan"), "keadaan": _("Keadaan"), "rhk_bawahan": columns.count(_("RHK di bawahnya")),
        "rhk_kritis": columns.count(_("Kritis")), "pegawai_bawahan": columns.count(_("Pegawai")), "capaian_bawahan": columns.bar(_("Capaian di bawahnya")),
        "target_waktu_bawahan": columns.percent(_("Target waktu")), "capaian": columns.percent(_("RHK itu sendiri")),
    }, key="kaskade")


def stalled() -> None:
    """Draw RHK that stalled and have not been talked over since, the longest first."""
    rows = answer("rhk_tersendat")
    if rows.empty:
        return
    heading(_("{n} RHK tersendat belum dibicarakan sejak tersendat").format(n=number(len(rows))), "rhk_tersendat")
    with st.container(border=True, gap="small", key="tersendat"):
        for r in rows.head(SHOWN).to_dict("records"):
            with st.container(gap=None):
                st.page_link(page("pegawai"), label=f"**{plain(r['nama'])}**", query_params=params(nip=r["nip"]))
                since = "" if pd.isna(r["sejak"]) else " · " + _("sejak {hari}").format(hari=short_date(pd.Timestamp(r["sejak"]).date()))
                st.html(f'<div class="pk"><div>{text(r["rhk"])}</div><div class="redup">{text(r["unit_kerja"])} · {text(stalled_reasons(r))}{text(since) if since else ""}</div></div>')
    if len(rows) > SHOWN:
        st.caption(_("{n} RHK lain tidak ditampilkan; persempit dengan pencarian atau unit.").format(n=number(len(rows) - SHOWN)))
