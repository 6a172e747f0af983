"""Mutu catatan on the screen Aktivitas Unit: when notes were entered, how many minutes they tell, what repeats, what waits for approval."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.screens import columns
from dashboard.screens.explaining import caution, heading
from dashboard.screens.frame import answer, question
from dashboard.screens.people import pick_person
from dashboard.screens.speaking import part
from dashboard.screens.two_widths import figures_table
from pipelines.language import N_, _, number, short_date
from pipelines.settings import settings

CHOICES = {
    "keterlambatan_isi": N_("Waktu isi"), "beban_kerja": N_("Menit kerja"), "isi_borongan": N_("Isi borongan"),
    "salin_tempel": N_("Teks berulang"), "antrean_persetujuan": N_("Antrean persetujuan"),
}


@part
def note_quality() -> None:
    """Draw the section; only the figure that is looked at is asked."""
    chosen = str(st.session_state.get("mutu") or "keterlambatan_isi")
    heading(_("Mutu catatan"), chosen)
    st.segmented_control(_("Yang dilihat"), list(CHOICES), key="mutu", default="keterlambatan_isi", required=True, label_visibility="collapsed",
                         format_func=lambda name: _(CHOICES[name]))
    VIEWS[chosen](answer(chosen))


def _lag(units: pd.DataFrame) -> None:
    known = units[units["berwaktu"] > 0]
    if known.empty:
        st.caption(_("Ekspor catatan tidak menyebut kapan catatan diisi, jadi keterlambatannya tidak dapat dihitung."))
        return
    told = _("Terlambat: diisi lebih dari {n} hari kerja setelah harinya. Hari libur dan hari tidak hadir tidak dihitung.").format(
        n=number(settings().batas_isi_hari))
    silent = int(((units["catatan"] > 0) & (units["berwaktu"] == 0)).sum())
    if silent:
        told += " " + _("Ekspor {n} unit tidak menyebut waktu isi.").format(n=number(silent))
    st.caption(told)
    figures_table(known, {
        "unit_kerja": columns.unit(_("Unit")),
        "persen_lewat": columns.bar(_("Terlambat diisi")),
        "persen_hari_sama": columns.percent(_("Hari yang sama")),
        "persen_sehari": columns.percent(_("Dalam 1 hari kerja")),
        "median_hari": columns.figure(_("Median hari")), "persentil_90_hari": columns.figure(_("9 dari 10 dalam hari")),
        "dinilai": columns.count(_("Catatan dinilai")), "mendahului": columns.count(_("Mendahului")),
    }, key="mutu_isi")
    caution(known)


def _load(units: pd.DataFrame) -> None:
    if not units["hari_orang_bermenit"].sum():
        st.caption(_("Belum ada catatan yang menyebut jam atau lamanya dalam periode ini."))
        return
    st.caption(_("Menit sedikit berarti sedikit yang ditulis, belum tentu sedikit yang dikerjakan."))
    figures_table(units, {
        "unit_kerja": columns.unit(_("Unit")),
        "persen_standar": columns.percent(_("Terhadap standar")),
        "menit_per_hari": columns.count(_("Menit per hari")),
        "standar_per_hari": columns.count(_("Standar per hari")), "hari_orang_bermenit": columns.count(_("Hari-orang bermenit")),
        "hari_lebih_150": columns.count(_("Di atas 150% standar")), "hari_lebih_sehari": columns.count(_("Di atas 24 jam")),
        "hari_di_luar": columns.count(_("Di luar hari kerja")),
    }, key="mutu_beban")
    caution(units)


def _bulk(people: pd.DataFrame) -> None:
    least = number(settings().borongan_hari)
    if people.empty:
        st.caption(_("Tidak tampak catatan dari {n} hari atau lebih yang diisi pada satu hari, sejauh ekspor menyebut waktu isinya.").format(n=least))
        return
    st.caption(_("Catatan dari {n} hari atau lebih diisi pada satu hari. Sebabnya bisa wajar, misalnya baru kembali dari tugas.").format(n=least))
    pick_person(people, {
        "nama": columns.person(_("Nama")), "unit_kerja": columns.unit(_("Unit")),
        "tanggal_input": columns.day(_("Diisi pada")),
        "hari": columns.count(_("Hari")), "catatan": columns.count(_("Catatan")),
        "tanggal_awal": columns.day(_("Dari")), "tanggal_akhir": columns.day(_("Sampai")),
    }, key="mutu_borongan")


def _repeated(texts: pd.DataFrame) -> None:
    least = number(settings().salin_hari)
    if texts.empty:
        st.caption(_("Tidak ada teks yang ditulis satu pegawai pada {n} hari atau lebih dalam periode ini.").format(n=least))
        return
    st.caption(_("Pekerjaan rutin wajar ditulis sama dari hari ke hari: ini bahan bertanya apa yang dikerjakan, bukan tanda pelanggaran."))
    pick_person(texts, {
        "nama": columns.person(_("Nama")), "kegiatan": columns.text(_("Teks")),
        "hari": columns.count(_("Hari")), "hari_persis": columns.count(_("Hari persis sama")),
        "persen_catatan": columns.percent(_("Bagian catatannya")),
        "unit_kerja": columns.unit(_("Unit")),
        "tanggal_awal": columns.day(_("Dari")), "tanggal_akhir": columns.day(_("Sampai")),
    }, key="mutu_salin")


def _queue(leaders: pd.DataFrame) -> None:
    if leaders.empty:
        st.caption(_("Ekspor catatan tidak menyebut status persetujuan, jadi antreannya tidak diketahui."))
        return
    per = question().per
    st.caption(_("Yang menunggu per {hari} {tahun}, menurut ekspor terakhir yang memuat catatannya.").format(hari=short_date(per), tahun=per.year))
    figures_table(leaders.assign(nama_atasan=leaders["nama_atasan"].fillna(_("Atasan belum diketahui"))), {
        "nama_atasan": columns.person(_("Pimpinan")), "menunggu": columns.count(_("Menunggu")),
        "pegawai_menunggu": columns.count(_("Dari pegawai")), "berstatus": columns.count(_("Catatan berstatus")),
        "umur_terlama": columns.count(_("Terlama (hari)")), "umur_median": columns.figure(_("Median (hari)")),
        "draf": columns.count(_("Draf")), "data_per": columns.day(_("Ekspor terlama")),
    }, key="mutu_antrean")


VIEWS: dict[str, Callable[[pd.DataFrame], None]] = {
    "keterlambatan_isi": _lag, "beban_kerja": _load, "isi_borongan": _bulk, "salin_tempel": _repeated, "antrean_persetujuan": _queue,
}
