"""Penilaian: how ratings spread in each unit, and what BKN's reports still wait for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard.charts.look import config
from dashboard.charts.ratings import ratings_alt, ratings_chart
from dashboard.screens import columns
from dashboard.screens.address import adopt, one_of, tell
from dashboard.screens.explaining import caution, empty, heading
from dashboard.screens.frame import answer, drawn, question
from dashboard.screens.speaking import part
from dashboard.screens.two_widths import figures_table
from pipelines.figures.door import Question
from pipelines.figures.words import months_said, report_word
from pipelines.language import _, long_date, number, percent


def show() -> None:
    """Draw the screen."""
    st.title(_("Penilaian"), anchor=False)
    ratings, reports = answer("predikat_unit", year_up_to(question().per)), answer("laporan_bkn")
    told = not reports.empty and bool(reports["tercantum"].sum() or reports["bulan_orang_wajib"].sum())  # else nothing of BKN's was uploaded
    if ratings.empty and not told:
        empty(_("Belum ada penilaian"), _("Di sini nanti tampak sebaran predikat tiap unit dan laporan SKP menurut BKN. Unggah Laporan Penilaian SKP dan Laporan SKP dari aplikasi BKN."))
        return
    if not ratings.empty:
        _ratings(ratings)
    if told:
        _reports(reports)


def year_up_to(per: date) -> Question:
    """Return the question about the ratings of the year before a day: the last rated period often lies before the one on screen."""
    return replace(question(), dari=per - timedelta(days=365), sampai=per)


@part
def _ratings(rows: pd.DataFrame) -> None:
    periods = {f"{a:%Y%m%d}-{z:%Y%m%d}": (a, z) for a, z in rows[["periode_awal", "periode_akhir"]].drop_duplicates().itertuples(index=False)}
    names = {key: rows[(rows["periode_awal"] == a) & (rows["periode_akhir"] == z)].iloc[0]["periode"] or f"{long_date(a.date())} – {long_date(z.date())}"
             for key, (a, z) in periods.items()}
    adopt("dinilai", one_of(periods), next(iter(periods)))
    if st.session_state.get("dinilai") not in periods:
        st.session_state["dinilai"] = next(iter(periods))
    first, last = periods[st.session_state["dinilai"]]
    told = rows[(rows["periode_awal"] == first) & (rows["periode_akhir"] == last)]
    top = told.sort_values("dinilai", ascending=False).iloc[0]
    heading(_("{persen} pegawai yang dinilai berpredikat baik atau sangat baik").format(
        persen=percent(100 * (top["sangat_baik"] + top["baik"]) / top["dinilai"])), "predikat_unit")
    chosen = st.selectbox(_("Periode penilaian"), list(periods), key="dinilai", format_func=lambda key: names[key])
    tell("dinilai", chosen, next(iter(periods)))
    st.plotly_chart(drawn(ratings_chart, told), key="sebaran", theme=None, config=config(), alt=ratings_alt(told))
    st.caption(_("Predikat organisasi menurut pengaturan: {predikat}. Bandingkan bentuk sebaran dengan kurva pada PermenPANRB 6/2022; ini bahan periksa, bukan jatah per pegawai.").format(
        predikat=top["predikat_organisasi"]))
    if int(top["berbeda"]):
        st.warning(_("{n} predikat tertulis berbeda dari hasil matriks 3 × 3. Periksa rating hasil kerja dan perilakunya di ekspor.").format(n=number(top["berbeda"])), icon=":material/rule:")
    if int(top["tanpa_rating"]):
        st.caption(_("{n} penilaian tidak memuat kedua rating; predikat yang tertulis dipakai.").format(n=number(top["tanpa_rating"])))
    caution(told)


def _reports(rows: pd.DataFrame) -> None:
    top = rows.sort_values("pegawai", ascending=False).iloc[0]
    listed = bool(top["tercantum"])
    title = _("{n} dari {semua} pegawai SKP-nya sudah disetujui").format(n=number(top["disetujui"]), semua=number(top["pegawai"])) if listed \
        else _("{n} dari {semua} bulan-orang sudah dinilai").format(n=number(top["bulan_orang_dinilai"]), semua=number(top["bulan_orang_wajib"]))
    heading(title, "laporan_bkn")
    st.caption(_("Menurut Laporan SKP dan Laporan Penilaian BKN tahun {tahun}. Yang tidak tercantum belum tentu belum membuat: mungkin laporannya belum lengkap.").format(tahun=int(top["tahun"])))
    skp = {
        "disetujui": columns.count(_("SKP disetujui")), "persen_disetujui": columns.bar(_("Disetujui")), "belum_disetujui": columns.count(_("Belum disetujui")),
        "tidak_membuat": columns.count(_("Tidak membuat")), "tidak_tercantum": columns.count(_("Tidak tercantum")),
    }
    figures_table(rows, {
        "unit_kerja": columns.unit(_("Unit")), "pegawai": columns.count(_("Pegawai")), **(skp if listed else {}), "persen_bulan": columns.bar(_("Bulan dinilai")),
        "bulan_orang_dinilai": columns.count(_("Bulan-orang dinilai")), "bulan_orang_wajib": columns.count(_("Bulan-orang ditunggu")),
        "dinilai_tahunan": columns.count(_("Dinilai tahunan")),
    }, key="bkn")
    caution(rows)
    _people(answer("rincian_bkn"), listed)


def _people(rows: pd.DataFrame, listed: bool) -> None:
    """List whoever the counts wait for, or everybody."""
    waited = rows[(rows["bulan_dinilai"] < rows["bulan_wajib"]) | rows["keadaan"].isin(["belum_disetujui", "tidak_membuat"])]
    st.subheader(_("{n} pegawai ditunggu persetujuan SKP atau penilaian bulannya").format(n=number(len(waited))), anchor=False)
    everybody = st.toggle(_("Tampilkan semua pegawai"), key="bkn_semua")
    shown = rows if everybody else waited
    figures_table(shown.assign(keadaan=[report_word(k) for k in shown["keadaan"]], **{k: [months_said(v) for v in shown[k].fillna("")] for k in ("sudah_dinilai", "belum_dinilai")}), {
        "nama": columns.person(_("Nama")), "unit_kerja": columns.unit(_("Unit")), **({"keadaan": _("Keadaan SKP")} if listed else {}),
        "bulan_dinilai": columns.count(_("Bulan dinilai")), "bulan_wajib": columns.count(_("Bulan ditunggu")), "sudah_dinilai": _("Sudah dinilai"),
        "belum_dinilai": _("Belum dinilai"), "dinilai_tahunan": _("Dinilai tahunan"),
    }, key="bkn_orang")
