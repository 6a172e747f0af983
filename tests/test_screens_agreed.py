"""What an office agreed on, who is left out, how progress went, ratings and the quality of data: the screens that tell it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from books import BUDI, CICI, LAB, PLAN, RHK, TALK, book, roster
from visits import bring, built, filled, go, html, serving, start  # noqa: F401

from dashboard.screens import frame
from pipelines.language import use_language
from pipelines.load import load, prepare
from pipelines.load.exclusions import exclusions
from pipelines.load.rulings import in_force, rulings
from pipelines.warehouse import open_warehouse

pytestmark = pytest.mark.usefixtures("serving")

QUARTER = "1 Oktober 2026 s.d. 31 Desember 2026"
BKN = ["NIP", "Nama", "Unit Kerja", "Periode", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Predikat Kinerja"]


def value(at, unit, name):
    """Return the field that asks for a setting's value."""
    return next(field for field in at.number_input if field.key.startswith(f"atur_{unit}_{name}_"))


def captions(at) -> str:
    return "\n".join(c.value for c in at.caption)


def test_a_units_setting_is_decided_on_screen_and_the_figure_says_so(filled):
    at = start("pengaturan")
    at.selectbox(key="atur_unit").set_value(LAB).run()
    at.selectbox(key="atur_nama").set_value("irama_dialog").run()
    value(at, LAB, "irama_dialog").set_value(1)
    at.text_input(key="atur_alasan").set_value("Rapat 2 November")
    at.button(key="atur_simpan").click().run()
    assert not at.exception
    assert at.success[0].value == "Ketetapan tersimpan dan berlaku mulai sekarang."
    assert [(one.nama, one.unit_kerja, one.nilai, one.alasan) for one in rulings(frame.house())] == [("irama_dialog", LAB, 1, "Rapat 2 November")]
    history = html(at).split("<table")[-1]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", history)
    assert cells[:5] == ["Irama dialog (bulan)", "1", LAB, "Rapat 2 November", "penguji"]
    assert len(cells) == 6
    told = captions(go(start(unit=LAB), "dialog"))
    assert f"Pengaturan yang berlaku untuk {LAB}: Irama dialog (bulan) 1 ({LAB}); Segera bila sisa hari paling banyak 7 (berkas pengaturan)." in told
    assert value(at, LAB, "irama_dialog").value == 1
    at.button(key="atur_cabut").click().run()
    assert value(at, LAB, "irama_dialog").value == 2
    assert {one.nama: one.asal for one in in_force(frame.house(), LAB)}["irama_dialog"] == "berkas"


def test_a_value_that_makes_no_sense_is_refused_on_screen(filled):
    at = start("pengaturan")
    at.selectbox(key="atur_nama").set_value("irama_dialog").run()
    value(at, None, "irama_dialog").set_value(0)
    at.button(key="atur_simpan").click().run()
    assert at.error[0].value == "Nilai “0” tidak dapat dipakai untuk Irama dialog (bulan). Isi menurut keterangannya."
    assert rulings(frame.house()) == []


def test_a_person_is_left_out_and_counted_again(filled):
    at = start("pengaturan")
    at.selectbox(key="kecuali_nip").set_value(BUDI)
    at.selectbox(key="kecuali_jenis").set_value("pensiun")
    at.date_input(key="kecuali_dari").set_value(date(2026, 10, 1))
    next(b for b in at.button if b.label == "Kecualikan").click().run()
    assert not at.exception
    assert "Budi Hartono, S.K.M." in next(m.value for m in at.markdown if "pensiun" in m.value)
    assert "dari 3 pegawai" in html(go(at, "ringkasan"))
    at = go(at, "pengaturan")
    at.button(key=f"cabut_{exclusions(frame.house())[0].nomor}").click().run()
    assert "dari 4 pegawai" in html(go(at, "ringkasan"))


def test_a_person_is_not_left_out_until_before_the_beginning(filled):
    at = start("pengaturan")
    at.date_input(key="kecuali_dari").set_value(date(2026, 10, 2))
    at.date_input(key="kecuali_sampai").set_value(date(2026, 10, 1))
    next(b for b in at.button if b.label == "Kecualikan").click().run()
    assert at.error[0].value == "Tanggal akhir pengecualian mendahului tanggal mulainya. Betulkan salah satunya."


def test_the_language_of_the_address_holds_on_the_next_screens(filled):
    use_language("en")
    at = start("pengaturan", bahasa="en", unit=LAB)
    assert at.title[0].value == "Settings"
    at.query_params.clear()
    assert go(at, "capaian").title[0].value == "RHK results"
    at.query_params["bahasa"] = "xx"  # an unknown one changes nothing
    assert go(at, "aktivitas").title[0].value == "Unit activity"
    at.query_params["bahasa"] = "id"
    assert go(at, "capaian").title[0].value == "Capaian RHK"


def test_the_languages_are_links_that_keep_the_view(filled):
    told = html(start("pengaturan", unit="Tim <Lab> & Mutu", per="2026-10-30"))
    assert '<b aria-current="true"><span lang="id">Bahasa Indonesia</span></b>' in told
    assert 'href="?per=2026-10-30&amp;bahasa=en"' in told  # a unit that nobody knows is not carried along


@pytest.fixture
def told_twice(office):
    """One RHK of two steps, told on 9 and on 23 October, with a dialogue between, and a leader's RHK that it serves."""
    results = [[BUDI, None, QUARTER, "Mutu balai naik", "Kuantitas", "Sampel", "10"], [CICI, None, QUARTER, "Mutu pemeriksaan", "Kuantitas", "Sampel", "10"]]
    names = [*RHK, "RHK Pimpinan yang Diintervensi"]
    rows = [[*results[0], None], [*results[1], "Mutu balai naik"]]
    with open_warehouse() as warehouse:
        def put(day, *files):
            load(warehouse, prepare([(f"{day}-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=day)

        put(date(2026, 10, 1), roster(), book(names, rows))
        for day, first, second in ((date(2026, 10, 9), 20, 0), (date(2026, 10, 23), 100, 60)):
            put(day, book(PLAN, [[CICI, None, QUARTER, "Mutu pemeriksaan", text, 10, None, progress, "30/10/2026", "Selesai" if progress == 100 else "Proses"]
                                 for text, progress in (("Memeriksa sampel", first), ("Menulis laporan", second))]))
        put(date(2026, 11, 20), book(TALK, [[CICI, None, "12/10/2026", "Membahas", "Melengkapi bukti", "Selesai"], [CICI, None, "20/11/2026", "Membahas lagi", None, "Proses"]]))


def test_progress_is_drawn_with_what_exports_said_and_why_there_is_no_forecast(told_twice):
    at = start("capaian")
    assert not at.exception
    assert "Riwayat selesainya langkah masih terlalu pendek untuk memperkirakan kapan semuanya selesai." in captions(at)
    assert "Mutu balai naik" in html(at)
    assert "Milik pimpinan" not in html(at)
    at = start("pegawai", nip=CICI)
    assert not at.exception
    assert len(at.main.get("plotly_chart")) >= 2  # the curve and the steps on a line of time


def test_what_was_agreed_and_what_changed_after_a_dialogue_are_told(told_twice):
    at = start("dialog", per="2026-11-20")
    assert not at.exception
    assert "Melengkapi bukti" in html(at)
    assert "Setelah 1 dari 1 dialog, laju membaik" in [s.value for s in at.subheader]
    assert "Ini bukan bukti sebab" in captions(at)


def test_ratings_are_told_with_what_differs_from_the_matrix(office):
    rows = [
        [BUDI, "Budi Hartono, S.K.M.", LAB, "Triwulan III 2026", "Di atas ekspektasi", "Di atas ekspektasi", "Sangat Baik"],
        [CICI, "Cici Permata", LAB, "Triwulan III 2026", "Sesuai ekspektasi", "Sesuai ekspektasi", "Kurang"],
    ]
    bring(penilaian=book(BKN, rows))
    at = start("penilaian", per="2026-11-20")
    assert not at.exception
    assert "6 dari 6 bulan-orang sudah dinilai" in [s.value for s in at.subheader]  # no list of SKP was uploaded
    assert "100% pegawai yang dinilai berpredikat baik atau sangat baik" in [s.value for s in at.subheader]
    assert at.warning[0].value.startswith("1 predikat tertulis berbeda dari hasil matriks 3 × 3.")
    # Budi is rated for July to September and Cici too: nobody is waited for until everybody is asked for.
    assert "0 pegawai ditunggu persetujuan SKP atau penilaian bulannya" in [s.value for s in at.subheader]
    assert at.dataframe[-1].value.empty
    at.toggle(key="bkn_semua").set_value(True).run()
    people = at.dataframe[-1].value
    assert people.set_index("nama")["sudah_dinilai"][["Budi Hartono, S.K.M.", "Cici Permata"]].tolist() == ["Jul–Sep", "Jul–Sep"]


def test_the_quality_of_data_is_told_with_what_waits(office):
    bring(rencana=book(PLAN, [[CICI, None, QUARTER, "Mutu", "Memeriksa", 10, None, 20, "30/10/2026", "Proses"], ["123", "Tak Dikenal", QUARTER, "Mutu", "Apa", 1, None, 0, None, "Proses"]]))
    at = start("mutu")
    assert not at.exception
    assert "1 baris menunggu perbaikan." in html(at)
    assert "nip_tidak_dikenal" in html(at)


def test_the_guide_finds_a_definition():
    at = start("panduan")
    at.text_input(key="cari_definisi").set_value("kurva capaian").run()
    assert "Kurva capaian" in [e.label for e in at.expander]
    assert "Beban kerja" not in [e.label for e in at.expander]
