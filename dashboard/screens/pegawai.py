"""Pegawai: one person, from RHK to the rows of the files behind them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.look import config
from dashboard.charts.weeks import days_alt, days_chart
from dashboard.screens import columns
from dashboard.screens.address import adopt, one_of, tell
from dashboard.screens.capaian import results_table, steps_table
from dashboard.screens.cards import card, status, table, text
from dashboard.screens.explaining import empty, heading, plain
from dashboard.screens.frame import answer, colours, drawn
from dashboard.screens.progress import curve, timeline
from dashboard.screens.talk import talk_sheet
from dashboard.screens.two_widths import figures_table
from pipelines.figures.words import agenda_reasons, praise_reasons
from pipelines.language import _, long_date, number, percent


def show() -> None:
    """Draw the screen."""
    everyone = answer("kepatuhan_pegawai").sort_values("nama")
    if everyone.empty:
        st.title(_("Pegawai"), anchor=False)
        empty(_("Belum ada pegawai"), _("Di sini nanti tampak seorang pegawai: RHK, rencana aksi, catatan, dan dialognya. Unggah daftar pegawai lebih dahulu."))
        return
    names = dict(zip(everyone["nip"], everyone["nama"], strict=True))
    units = dict(zip(everyone["nip"], everyone["unit_kerja"], strict=True))
    if st.session_state.get("nip") not in names:
        st.session_state.pop("nip", None)
    adopt("nip", one_of(names), next(iter(names)))
    nip = st.selectbox(_("Pegawai"), list(names), key="nip", label_visibility="collapsed", format_func=lambda one: f"{names[one]} — {units[one]}")
    tell("nip", nip, None)
    _head(nip, everyone[everyone["nip"] == nip].iloc[0].to_dict())
    talk_sheet(nip, names[nip])
    results = answer("capaian_rhk", nip=nip)
    heading(_("RHK"), "capaian_rhk")
    if results.empty:
        st.caption(_("Belum ada RHK dalam periode ini."))
    else:
        st.html(results_table(results, with_person=False))
    curve("kurva_orang", nip=nip)
    steps = answer("rencana_aksi", nip=nip)
    if not steps.empty:
        heading(_("Rencana aksi"), "rencana_aksi")
        timeline(steps, "langkah_orang")
        st.html(steps_table(steps, with_person=False))
    days = answer("aktivitas_pegawai", nip=nip)
    if not days.empty:
        heading(_("Hari demi hari"), "aktivitas_pegawai")
        st.plotly_chart(drawn(days_chart, days), key="hari_orang", theme=None, config=config(), alt=days_alt(days))
    _meetings(nip)
    _notes(nip)


def _of(rows: pd.DataFrame, nip: str) -> pd.DataFrame:
    return rows[rows["nip"] == nip]


def _head(nip: str, noted: dict) -> None:
    of = colours()
    progress = _of(answer("capaian_pegawai"), nip)
    talk = _of(answer("frekuensi_dialog"), nip)
    st.title(plain(noted["nama"]), anchor=False)
    job = progress.iloc[0]["jabatan"] if len(progress) else None
    lead = f" · {_('atasan {nama}').format(nama=talk.iloc[0]['nama_atasan'])}" if len(talk) else ""
    st.caption(plain(" · ".join(str(t) for t in (job, noted["unit_kerja"]) if t and not pd.isna(t)) + lead) + f" · NIP {grouped(nip)}")
    cards = []
    if len(progress) and not pd.isna(progress.iloc[0]["capaian"]):
        p = progress.iloc[0]
        cards.append(card(_("Capaian RHK"), percent(p["capaian"]), _("target waktu {waktu}").format(waktu=percent(p["target_waktu"])), status(p["status"], of)))
    cards.append(card(_("Catatan harian terisi"), percent(noted["kepatuhan"]), _("{n} dari {wajib} hari kerja").format(
        n=number(noted["hari_tercatat"]), wajib=number(noted["hari_wajib"]))))
    cards.append(card(_("Catatan berbukti dukung"), percent(noted["persen_berbukti"]), _("{n} catatan").format(n=number(noted["catatan"]))))
    if len(talk):
        t = talk.iloc[0]
        since = _("belum pernah") if pd.isna(t["terakhir"]) else _("terakhir {hari}").format(hari=long_date(pd.Timestamp(t["terakhir"]).date()))
        cards.append(card(_("Dialog dalam periode"), number(t["dialog"]), since, status(t["status"], of)))
    st.html(f'<div class="pk pk-kartu">{"".join(cards)}</div>')
    for rows, reasons, title in ((answer("agenda_dialog"), agenda_reasons, _("Yang perlu dibicarakan")), (answer("layak_apresiasi"), praise_reasons, _("Yang patut diapresiasi"))):
        own = _of(rows, nip)
        if len(own):
            st.html(f'<div class="pk"><b>{text(title)}</b>: {text(" · ".join(reasons(dict(own.iloc[0]))))}</div>')


def grouped(nip: str) -> str:
    """Write an 18-digit NIP in its groups; other ids as they are."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == 18 and nip.isdigit() else nip


def _meetings(nip: str) -> None:
    rows = answer("linimasa_dialog", nip=nip).sort_values("tanggal", ascending=False)
    heading(_("Dialog"), "linimasa_dialog")
    if rows.empty:
        st.caption(_("Belum ada dialog yang tercatat."))
        return
    st.html(table([(_("Uraian"), False), (_("Tanggal"), True), (_("Tindak lanjut"), False), (_("Sumber"), False)], [[
        text(r["uraian"]), long_date(pd.Timestamp(r["tanggal"]).date()), text(r["tindak_lanjut"]),
        f'<span class="redup">{text(r["berkas"])} › {text(r["sheet"])} › {text(_("baris {n}").format(n=r["baris"]))}</span>',
    ] for r in rows.to_dict("records")]))


def _notes(nip: str) -> None:
    rows = answer("catatan_pegawai", nip=nip, kunci_rhk=None)
    heading(_("{n} catatan dan baris asalnya").format(n=number(len(rows))), "catatan_pegawai")
    figures_table(rows, {
        "tanggal": columns.day(_("Tanggal")), "kegiatan": columns.wide(_("Kegiatan")), "hasil": _("Hasil"), "rhk": columns.text(_("RHK")),
        "rencana_aksi": columns.text(_("Rencana aksi")), "menit": columns.count(_("Menit")), "bukti_dukung": st.column_config.LinkColumn(_("Bukti dukung")),
        "berkas": _("Berkas"), "sheet": _("Lembar"), "baris": _("Baris"),
    }, key="catatan")
