"""Panduan: how to begin, what each screen answers, and every figure's definition."""

from __future__ import annotations

import streamlit as st

from dashboard.screens.explaining import heading, plain
from dashboard.screens.frame import page, params
from dashboard.screens.speaking import part
from pipelines.figures.definitions import definition, figures
from pipelines.language import N_, _, current_language

STEPS = (
    ("upload", "unggah", N_("Unggah"), N_("Taruh ekspor eKinerja apa adanya: daftar pegawai dahulu, lalu RHK, rencana aksi, catatan harian, dialog, dan ketidakhadiran. "
                                          "Beberapa berkas sekaligus boleh, juga zip.")),
    ("rule", "mutu_data", N_("Periksa"), N_("Baca apa yang dipahami dan apa yang menunggu. Baris bermasalah dapat diunduh, dibetulkan, dan diunggah lagi; satu unggahan dapat "
                                            "dibatalkan dengan satu tombol.")),
    ("home", "ringkasan", N_("Lihat"), N_("Ringkasan menjawab di mana unit berada, siapa diajak bicara pekan ini, dan siapa patut diapresiasi. Klik sebuah unit atau nama untuk masuk "
                                          "sampai ke baris asalnya.")),
    ("forum", "pegawai", N_("Bicarakan"), N_("Buka seorang pegawai, lalu lembar dialognya: yang maju, yang tersendat beserta kendalanya, dan tindak lanjut yang lalu. Cetak dan "
                                             "tanda tangani.")),
    ("download", "unduh", N_("Serahkan"), N_("Unduh buku kerja untuk pimpinan: setiap angka beserta definisi, penyebut, dan baris asalnya.")),
)
QUESTIONS = (
    ("capaian", N_("Apakah RHK kita sesuai laju?"), N_("Capaian dibandingkan dengan target waktu: bagian hari kerja yang sudah lewat. Tertinggal berarti selisihnya di bawah ambang; "
                                                      "RHK senyap belum punya catatan selama beberapa hari kerja.")),
    ("aktivitas", N_("Siapa mengerjakan apa, unit demi unit?"), N_("Kepatuhan dihitung hanya atas hari kerja yang dicakup unggahan. Arsir berarti belum diunggah, bukan tidak bekerja.")),
    ("dialog", N_("Siapa belum diajak bicara?"), N_("Irama dialog disepakati per unit. Terlambat berarti jatuh temponya lewat; segera berarti tinggal beberapa hari.")),
    ("penilaian", N_("Bagaimana sebaran penilaian?"), N_("Predikat dihitung dari hasil kerja dan perilaku menurut matriks PermenPANRB 6/2022, lalu disandingkan dengan yang tertulis.")),
    ("pengaturan", N_("Di mana ambang dan irama diubah?"), N_("Di Pengaturan, untuk kantor atau per unit, dengan riwayat siapa mengubah apa. Rumus angka menyebut pengaturan yang berlaku.")),
)


def show() -> None:
    """Draw the screen."""
    st.title(_("Panduan"), anchor=False)
    heading(_("Lima langkah"))
    for place, (icon, name, title, told) in enumerate(STEPS, 1):
        with st.container(border=True, gap="small"):
            st.page_link(page(name), label=f"**{place}. {_(title)}**", icon=f":material/{icon}:", query_params=params())
            st.markdown(_(told))
    heading(_("Pertanyaan yang dijawab"))
    for name, title, told in QUESTIONS:
        with st.container(border=True, gap="small"):
            st.page_link(page(name), label=f"**{_(title)}**", query_params=params())
            st.markdown(_(told))
    heading(_("Definisi setiap angka"))
    st.caption(_("Kalimat yang sama tampil di sebelah angkanya, di buku kerja, dan di README."))
    _definitions()


@part
def _definitions() -> None:
    sought = st.text_input(_("Cari definisi"), key="cari_definisi", placeholder=_("Misalnya: senyap"))
    for figure in figures():
        meant = definition(figure)
        meaning = meant.arti if current_language() == "id" else meant.meaning
        if not sought or sought.casefold() in f"{_(meant.judul)} {meaning} {figure}".casefold():
            with st.expander(_(meant.judul)):
                st.markdown(plain(meaning))
                st.caption(_("Satu baris: {butir}. Penyebut: {penyebut}.").format(butir=plain(_(meant.butir).rstrip(".")), penyebut=plain(_(meant.penyebut).rstrip("."))))
                st.caption(f"`pantau angka {figure}`")
