"""Entry of the dashboard: look, language, filters, navigation."""

from __future__ import annotations

import streamlit as st

from dashboard.screens import aktivitas, capaian, dialog, frame, pegawai, ringkasan, tautan, unduh, unggah
from dashboard.tokens import css
from pipelines.language import _, use_language
from pipelines.settings import settings


def run() -> None:
    """Draw the page that the address names."""
    use_language(st.session_state.get("bahasa") or st.query_params.get("bahasa") or settings().bahasa)
    st.set_page_config(page_title=f"Pantau Kinerja – {settings().kantor}", page_icon=":material/monitoring:", layout="wide")
    st.html(css(frame.colours(), _("Pilih berkas, atau taruh di sini")))
    screens = {
        "ringkasan": st.Page(ringkasan.show, title=_("Ringkasan"), icon=":material/home:", url_path="ringkasan", default=True),
        "capaian": st.Page(capaian.show, title=_("Capaian RHK"), icon=":material/flag:", url_path="capaian"),
        "tautan": st.Page(tautan.show, title=_("Tautan"), icon=":material/link:", url_path="tautan"),
        "aktivitas": st.Page(aktivitas.show, title=_("Aktivitas Unit"), icon=":material/calendar_month:", url_path="aktivitas"),
        "dialog": st.Page(dialog.show, title=_("Dialog Kinerja"), icon=":material/forum:", url_path="dialog"),
        "pegawai": st.Page(pegawai.show, title=_("Pegawai"), icon=":material/person:", url_path="pegawai"),
        "unggah": st.Page(unggah.show, title=_("Unggah"), icon=":material/upload:", url_path="unggah"),
        "unduh": st.Page(unduh.show, title=_("Unduh"), icon=":material/download:", url_path="unduh"),
    }
    st.session_state["_layar"] = screens
    current = st.navigation(list(screens.values()), position="top")
    frame.filters()
    current.run()


run()
