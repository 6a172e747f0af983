"""Beside the filters: look for a word over people, RHK, steps and notes; keep a view by name."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard.screens.address import WHOLE
from dashboard.screens.explaining import plain
from dashboard.screens.frame import answer, house, page, params
from dashboard.screens.speaking import part
from pipelines.language import N_, _, short_date
from pipelines.load.loading import user_name
from pipelines.load.views import NotAName, forget_view, save_view, views

KINDS = {"pegawai": N_("Pegawai"), "rhk": N_("RHK"), "rencana_aksi": N_("Rencana aksi"), "catatan": N_("Catatan harian")}
KEPT = ("unit", "per", "periode", "dari", "sampai", "nip", "tampil", "cari", "dinilai")


@part
def search() -> None:
    """Draw the search: whatever is found leads to its person."""
    with st.popover("", icon=":material/search:", help=_("Cari pegawai, RHK, rencana aksi, atau catatan"), key="pencarian", on_change="rerun") as fold:
        if not fold.open:
            return
        word = st.text_input(_("Cari pegawai, RHK, rencana aksi, atau catatan"), key="kata", placeholder=_("Sedikitnya dua huruf"))
        if len((word or "").strip()) < 2:
            return
        found = answer("pencarian", kata=word)
        if found.empty:
            st.caption(_("Tidak ada yang memuat “{kata}” dalam periode dan unit ini.").format(kata=plain(word)))
        for kind, rows in found.groupby("apa", sort=False):
            st.markdown(f"**{_(KINDS[str(kind)])}**")
            for row in rows.to_dict("records"):
                with st.container(gap=None):
                    st.page_link(page("pegawai"), label=plain(row["nama"]), query_params=params(nip=row["nip"]))
                    when = "" if pd.isna(row["tanggal"]) else f" · {short_date(pd.Timestamp(row['tanggal']).date())}"
                    told = row["teks"] if kind != "pegawai" else " · ".join(t for t in (row["teks"], row["unit_kerja"]) if t)
                    st.html(f'<div class="pk"><div class="redup">{escape(told)}{escape(when)}</div></div>')


@part
def saved_views(current: str) -> None:
    """Draw the saved views, and a form to save this one under a name."""
    with st.popover("", icon=":material/bookmark:", help=_("Tampilan tersimpan"), key="tampilan", on_change="rerun") as fold:
        if not fold.open:
            return
        kept = views(house())
        for view in kept:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(page(view.layar), label=plain(view.nama), query_params=dict(view.alamat) | {WHOLE: view.nama}, width="stretch")
                st.button("", icon=":material/delete:", key=f"lupakan_{view.nama}", help=_("Hapus tampilan “{nama}”").format(nama=view.nama), type="tertiary",
                          on_click=_forget, args=(view.nama,))
        if not kept:
            st.caption(_("Belum ada tampilan tersimpan. Atur unit dan periodenya, beri nama, lalu simpan."))
        with st.form("simpan_tampilan", border=False):
            name = st.text_input(_("Simpan tampilan ini sebagai"), key="nama_tampilan", placeholder=_("Misalnya: Rapat Senin"), max_chars=60)
            if st.form_submit_button(_("Simpan tampilan")):
                address = {key: value for key, value in st.query_params.items() if key in KEPT}
                try:
                    save_view(house(), name, current, address, user=user_name())
                except NotAName as error:
                    st.error(str(error))
                    return
                st.rerun()


def _forget(name: str) -> None:
    forget_view(house(), name, user=user_name())
