"""People who are not counted for a time: who, why, since when, and back again."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.screens.explaining import heading, plain
from dashboard.screens.frame import house, refresh
from pipelines.language import _, short_date
from pipelines.load.decisions import employees
from pipelines.load.exclusions import KINDS, Exclusion, NotAnExclusion, exclude, exclusions, lift
from pipelines.load.loading import user_name


def left_out() -> None:
    """Draw who is left out, a form to leave somebody out, and what was taken back."""
    heading(_("Pegawai yang dikecualikan"))
    st.caption(_("Sejak tanggalnya, pegawai ini tidak dihitung dan tidak ditunggu catatannya; hari-hari sebelumnya tetap dihitung."))
    rows = exclusions(house())
    for one in (row for row in rows if row.dicabut is None):
        with st.container(horizontal=True, border=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(_told(one), width="stretch")
            if st.button(_("Cabut"), key=f"cabut_{one.nomor}", help=_("Pegawai ini dihitung lagi.")):
                lift(house(), one.nomor, user=user_name())
                refresh()
                st.rerun()
    _form()
    past = [row for row in rows if row.dicabut is not None]
    if past:
        with st.expander(_("Pengecualian yang sudah dicabut ({n})").format(n=len(past))):
            for one in past:
                st.markdown(_told(one) + " " + _("Dicabut oleh {siapa}.").format(siapa=plain(one.dicabut_oleh or "")))


def _told(one: Exclusion) -> str:
    until = _("seterusnya") if one.sampai is None else _day(one.sampai)
    remark = f" {plain(one.keterangan)}." if one.keterangan else ""
    return _("**{nama}** · {jenis}, {dari} – {sampai}.{keterangan} Dicatat oleh {siapa}.").format(
        nama=plain(one.nama or one.nip), jenis=_(KINDS[one.jenis]).lower(), dari=_day(one.dari), sampai=until, keterangan=remark, siapa=plain(one.pengguna))


def _form() -> None:
    people = employees(house())
    if not people:
        st.caption(_("Belum ada daftar pegawai."))
        return
    with st.expander(_("Kecualikan seorang pegawai"), icon=":material/person_off:", key="kecualikan"), st.form("kecualikan_form", border=False):
        nip = st.selectbox(_("Pegawai"), list(people), format_func=lambda one: people[one], key="kecuali_nip")
        kind = st.selectbox(_("Alasan"), list(KINDS), format_func=lambda one: _(KINDS[one]), key="kecuali_jenis")
        left, right = st.columns(2)
        first = left.date_input(_("Sejak"), key="kecuali_dari", format="DD/MM/YYYY")
        last = right.date_input(_("Sampai (kosongkan bila seterusnya)"), value=None, key="kecuali_sampai", format="DD/MM/YYYY")
        remark = st.text_input(_("Keterangan"), key="kecuali_keterangan", placeholder=_("Misalnya: nomor surat keputusan"))
        if st.form_submit_button(_("Kecualikan"), type="primary"):
            try:
                exclude(house(), nip, kind, first, last, user=user_name(), remark=remark)
            except NotAnExclusion as error:
                st.error(str(error), icon=":material/error:")
                return
            refresh()
            st.rerun()


def _day(day: date) -> str:
    return f"{short_date(day)} {day.year}"
