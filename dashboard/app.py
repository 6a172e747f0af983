"""Entry of the dashboard: look, language, filters, navigation."""

from __future__ import annotations

import streamlit as st

from dashboard.screens import (
    aktivitas,
    capaian,
    dialog,
    frame,
    mutu_data,
    panduan,
    pegawai,
    pengaturan,
    penilaian,
    ringkasan,
    tautan,
    unduh,
    unggah,
)
from dashboard.screens.address import arrive
from dashboard.screens.filtering import filters
from dashboard.screens.finding import saved_views, search
from dashboard.screens.speaking import language
from dashboard.tokens import css
from pipelines.language import _, use_language
from pipelines.settings import settings


def run() -> None:
    """Draw the page that the address names."""
    frame.begin()
    use_language(language())
    st.set_page_config(page_title=f"Pantau Kinerja – {settings().kantor}", page_icon=":material/monitoring:", layout="wide")
    st.html(css(frame.colours(), _("Pilih berkas, atau taruh di sini")))
    screens = {
        "ringkasan": st.Page(ringkasan.show, title=_("Ringkasan"), icon=":material/home:", url_path="ringkasan", default=True),
        "capaian": st.Page(capaian.show, title=_("Capaian RHK"), icon=":material/flag:", url_path="capaian"),
        "aktivitas": st.Page(aktivitas.show, title=_("Aktivitas Unit"), icon=":material/calendar_month:", url_path="aktivitas"),
        "dialog": st.Page(dialog.show, title=_("Dialog Kinerja"), icon=":material/forum:", url_path="dialog"),
        "pegawai": st.Page(pegawai.show, title=_("Pegawai"), icon=":material/person:", url_path="pegawai"),
        "penilaian": st.Page(penilaian.show, title=_("Penilaian"), icon=":material/grade:", url_path="penilaian"),
        "unggah": st.Page(unggah.show, title=_("Unggah"), icon=":material/upload:", url_path="unggah"),
        "tautan": st.Page(tautan.show, title=_("Tautan"), icon=":material/link:", url_path="tautan"),
        "mutu_data": st.Page(mutu_data.show, title=_("Mutu Data"), icon=":material/rule:", url_path="mutu"),
        "unduh": st.Page(unduh.show, title=_("Unduh"), icon=":material/download:", url_path="unduh"),
        "pengaturan": st.Page(pengaturan.show, title=_("Pengaturan"), icon=":material/settings:", url_path="pengaturan"),
        "panduan": st.Page(panduan.show, title=_("Panduan"), icon=":material/help:", url_path="panduan"),
    }
    st.session_state["_layar"] = screens
    first = [screens[name] for name in ("ringkasan", "capaian", "aktivitas", "dialog", "pegawai", "penilaian")]
    data = [screens[name] for name in ("unggah", "tautan", "mutu_data")]
    rest = [screens[name] for name in ("unduh", "pengaturan", "panduan")]
    current = st.navigation({"": first, _("Data"): data, _("Lainnya"): rest}, position="top")
    name = next(name for name, screen in screens.items() if screen == current)
    arrive(name)
    with st.container(horizontal=True, gap="small", key="atas"):
        filters()
        search()
        saved_views(name)
    current.run()


run()
