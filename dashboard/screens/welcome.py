"""The first visit, with nothing uploaded yet: three ways to begin."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from dashboard.screens.cards import working
from dashboard.screens.frame import house, page, params, refresh
from pipelines.language import _
from pipelines.load.loading import user_name


def welcome() -> None:
    """Lead somebody who sees an empty dashboard: blank forms, own exports, or a sample office to look around in."""
    st.title(_("Selamat datang"), anchor=False)
    st.markdown(_("Pantau Kinerja membaca ekspor eKinerja yang sudah Anda punya dan menunjukkan capaian RHK, catatan harian, dialog, siapa yang perlu diajak bicara, "
                  "dan siapa yang patut diapresiasi."))
    ways = st.columns(3, gap="medium")
    with ways[0].container(border=True, height="stretch"):
        st.subheader(_("Unggah ekspor"), anchor=False)
        st.markdown(_("Daftar pegawai dahulu, lalu RHK, rencana aksi, catatan harian, dan dialog. Puluhan berkas sekaligus boleh; sebelum dimuat semuanya diperlihatkan."))
        st.page_link(page("unggah"), label=_("Unggah ekspor"), icon=":material/upload:", query_params=params())
    with ways[1].container(border=True, height="stretch"):
        st.subheader(_("Belum punya ekspor"), anchor=False)
        st.markdown(_("Ambil formulir kosong, isi dengan data unit Anda, lalu unggah. Kolomnya langsung dikenali."))
        st.page_link(page("unduh"), label=_("Ambil formulir kosong"), icon=":material/description:", query_params=params())
    with ways[2].container(border=True, height="stretch"):
        st.subheader(_("Lihat-lihat dahulu"), anchor=False)
        st.markdown(_("Muat ekspor contoh sebuah balai dengan 64 pegawai rekaan. Satu tombol pada layar Unggah mengeluarkannya lagi."))
        if st.button(_("Muat contoh"), icon=":material/science:", key="muat_contoh"):
            with working(_("Memuat ekspor contoh…")):
                load_samples()
            refresh()
            st.rerun()
    st.page_link(page("panduan"), label=_("Baca panduan singkat"), icon=":material/help:", query_params=params())


def load_samples() -> None:
    """Load the sample exports the way a person's own are loaded: as one upload that can be taken back."""
    from pipelines.load import load, prepare
    from pipelines.samples import write_samples

    with TemporaryDirectory() as folder:
        load(house(), prepare([(path.name, path.read_bytes()) for path in write_samples(Path(folder))]), user=user_name())
