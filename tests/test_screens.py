"""Every screen through the app's own door: real workbooks, a real warehouse, the address as a person would have it."""

from __future__ import annotations

import json
import re
import struct
from datetime import date
from io import BytesIO

import pytest
from books import ANI, BALAI, BUDI, CICI, DEDI, LAB, LOG, PEOPLE, PLAN, TALK, UMUM, book, entry, log, roster
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook
from streamlit.elements.exception import _GENERIC_UNCAUGHT_EXCEPTION_TEXT
from streamlit.testing.v1 import AppTest
from visits import (  # noqa: F401
    APP,
    NOTES,
    PLANS,
    QUARTER,
    SCREENS,
    TALKS,
    TODAY,
    bring,
    built,
    filled,
    go,
    html,
    links,
    notes,
    serving,
    start,
)

from dashboard.framework_words import WORDS
from dashboard.screens import dialog, frame, ringkasan
from dashboard.screens.columns import key_of
from pipelines.figures.door import Question
from pipelines.language import use_language
from pipelines.load import load, prepare
from pipelines.load.batches import living_since
from pipelines.load.decisions import decisions, revoke

TITLES = ("Capaian RHK", "Tautan", "Aktivitas Unit", "Dialog Kinerja", "Pegawai", "Penilaian", "Mutu Data", "Unggah", "Unduh", "Pengaturan", "Panduan")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
pytestmark = pytest.mark.usefixtures("serving")


def asked(at: AppTest) -> Question:
    return at.session_state["_tanya"]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_draws_a_filled_office(filled, screen):
    at = start(screen)
    assert not at.exception
    assert not at.error
    if screen not in ("ringkasan", "pegawai"):
        assert at.title[0].value == TITLES[SCREENS.index(screen) - 1]


def test_every_screen_draws_in_english(filled):
    use_language("en")  # AppTest words the options of a widget on this side
    at = start(bahasa="en")
    for screen in SCREENS:
        assert not go(at, screen).exception


def test_the_first_visit_offers_three_ways_to_begin():
    at = start()
    assert at.title[0].value == "Selamat datang"
    assert ("Unggah ekspor", "unggah") in links(at)
    assert ("Ambil formulir kosong", "unduh") in links(at)
    at.button(key="muat_contoh").click().run(timeout=120)
    assert not at.exception
    assert "dari 64 pegawai" in html(at)
    uploads = go(at, "unggah")
    assert any("Nomor 1" in m.value for m in uploads.markdown)  # one upload, taken back in one press


@pytest.mark.parametrize("screen", SCREENS[1:8])
def test_an_empty_warehouse_says_what_to_upload_and_where(screen):
    at = start(screen)
    assert not at.exception
    assert "pk-kosong" in html(at)
    assert ("Unggah ekspor", "unggah") in links(at)
    assert ("Ambil formulir kosong", "unduh") in links(at)
    assert not at.main.get("plotly_chart")


def test_an_empty_warehouse_has_no_uploads_yet():
    at = start("unggah")
    assert not at.exception
    assert any(c.value.startswith("Belum ada unggahan.") for c in at.caption)
    assert not at.main.get("button")


@pytest.mark.parametrize(
    ("unit", "name", "progress", "second"),
    [
        ("", BALAI, "50%", "<b>3</b> dari 4 pegawai perlu diajak dialog pekan ini."),
        (LAB, LAB, "70%", "<b>2</b> dari 2 pegawai perlu diajak dialog pekan ini."),
        (UMUM, UMUM, "10%", "<b>1</b> dari 1 pegawai perlu diajak dialog pekan ini."),
    ],
)
def test_two_sentences_open_the_summary(filled, unit, name, progress, second):
    at = start(**({"unit": unit} if unit else {}))
    told = html(at)
    first = f"Per 31 Oktober 2026, capaian rencana aksi {name} <b>{progress}</b>; menurut waktu seharusnya 100%."
    assert f'<h1 class="pk-kalimat">{first}</h1><p class="pk-kalimat">{second}</p>' in told


def test_the_quality_of_notes_is_told_as_far_as_exports_say(filled):
    at = start("aktivitas")
    assert any(c.value.startswith("Ekspor catatan tidak menyebut kapan catatan diisi") for c in at.caption)
    at.segmented_control(key="mutu").set_value("antrean_persetujuan").run()
    assert at.dataframe[-1].value[["menunggu", "berstatus"]].values.tolist() == [[0, 2]]  # both notes of Cici are approved
    at.segmented_control(key="mutu").set_value("salin_tempel").run()
    assert any(c.value.startswith("Tidak ada teks yang ditulis satu pegawai pada 5 hari") for c in at.caption)


def test_whoever_else_is_on_the_agenda_is_listed_once_asked_for(filled, monkeypatch):
    monkeypatch.setattr(dialog, "URGENT", 1)
    at = start("dialog")
    tables = len(at.dataframe)
    (fold,) = [fold for fold in at.expander if fold.label.endswith("pegawai lain")]
    at.session_state["agenda_lain"] = True
    at.run()
    assert not at.exception
    assert len(at.dataframe) == tables + 1
    (others,) = [table.value for table in at.dataframe if "alasan" in table.value]
    assert len(others) == int(fold.label.split()[0]) >= 1
    assert others["alasan"].str.len().min() > 0


def test_all_rhk_are_listed_to_sort_once_they_are_asked_for(filled):
    def listed(at) -> list[int]:
        return [len(table.value) for table in at.dataframe if "langkah_selesai" in table.value]

    at = start("capaian")
    assert listed(at) == []
    at.session_state["semua_rhk"] = True
    at.run()
    assert not at.exception
    assert listed(at) == [int(next(h.value for h in at.subheader if " RHK" in h.value).split()[0])]


def test_the_summary_of_a_large_office_draws_some_units_and_leads_to_the_others(filled, monkeypatch):
    def drawn(at) -> list[int]:
        return [len(json.loads(chart.proto.spec)["layout"]["yaxis"]["ticktext"]) for chart in at.get("plotly_chart")]

    def led(at) -> list[str]:
        return [label for label, _page in links(at) if label.endswith("unit lain")]

    at = start()
    assert (drawn(at), led(at)) == ([3, 3], [])
    monkeypatch.setattr(ringkasan, "UNITS", 1)
    at = start()
    assert (drawn(at), led(at)) == ([1, 1], ["Lihat 2 unit lain", "Lihat 2 unit lain"])


def test_the_summary_calls_units_behind_and_those_without_notes(filled):
    at = start()
    assert [head.value for head in at.subheader][:2] == [
        "3 dari 3 unit tertinggal dari target waktunya",
        "2 unit belum mengunggah sebagian catatannya",
    ]
    assert ("**Cici Permata**", "pegawai") in links(at)
    assert "−50,0 poin dari target waktu 100%" in html(at)
    assert "1 dialog dalam periode ini" in html(at)


def test_the_filters_come_from_the_address(filled):
    at = start("capaian", unit=LAB, per="2026-10-15", periode="bulan")
    assert asked(at) == Question(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 15), (LAB,))
    assert "Cici Permata" in html(at)
    assert "Dedi Saputra" not in html(at)
    assert at.main.get("popover")[0].proto.popover.label == f"{LAB} · 1 Okt – 31 Okt 2026 · per 15 Okt 2026"


@pytest.mark.parametrize(
    ("periode", "first", "last"),
    [("triwulan", (10, 1), (12, 31)), ("bulan", (10, 1), (10, 31)), ("tahun", (1, 1), (12, 31))],
)
def test_a_period_is_laid_round_the_day(filled, periode, first, last):
    at = start(periode=periode)
    assert (asked(at).dari, asked(at).sampai) == (date(2026, *first), date(2026, *last))


def test_wrong_values_in_the_address_fall_back(filled):
    at = start(unit="Unit Khayalan", per="kemarin", periode="abad", nip="0", tampil="merah")
    for screen in SCREENS:
        assert not go(at, screen).exception
    assert asked(at) == Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 10, 31))


def test_days_in_the_wrong_order_are_swapped(filled):
    at = start(periode="lain", dari="2026-10-31", sampai="2026-10-01")
    assert not at.exception
    assert (asked(at).dari, asked(at).sampai) == (date(2026, 10, 1), date(2026, 10, 31))


def test_a_day_before_all_data_has_no_numbers_and_no_faults(filled):
    at = start(per="2020-01-31")
    for screen in SCREENS:
        assert not go(at, screen).exception


def test_choosing_a_unit_stays_from_screen_to_screen(filled):
    at = start()
    at.selectbox(key="unit").select(UMUM).run()
    assert asked(at).units == (UMUM,)
    for screen in ("capaian", "dialog", "ringkasan"):
        go(at, screen)
        assert asked(at).units == (UMUM,)
    assert at.query_params["unit"] == UMUM


def test_results_are_searched_and_narrowed(filled):
    at = start("capaian", cari="arsip")
    results = next(piece.proto.body for piece in at.main.get("html") if "Capaian / target waktu</th>" in piece.proto.body)
    assert "Arsip tertib" in results
    assert "Mutu pemeriksaan" not in results
    at.text_input(key="cari").set_value("tidak ada yang begini").run()
    assert "Tidak ada RHK yang cocok." in [c.value for c in at.caption]


def test_a_step_names_its_file_sheet_and_row(filled):
    at = start("pegawai", nip=DEDI)
    assert "rencana.xlsx › Sheet1 › baris 4" in html(at)


def test_a_person_stands_with_numbers_worked_out_by_hand(filled):
    at = start("pegawai", nip=CICI)
    assert at.title[0].value == "Cici Permata"
    assert at.caption[0].value == (
        "Pranata Laboratorium · Instalasi Mikrobiologi · atasan Budi Hartono, S.K.M. · NIP 19790707 200501 2 003"
    )
    told = html(at)
    assert '<span class="angka">70%</span><span class="ubah">target waktu 100%</span>' in told
    assert '<span class="angka">9%</span><span class="ubah">2 dari 22 hari kerja</span>' in told
    assert '<span class="angka">100%</span><span class="ubah">2 catatan</span>' in told
    assert '<span class="angka">1</span><span class="ubah">terakhir 6 Oktober 2026</span>' in told
    assert "2 catatan dan baris asalnya" in [head.value for head in at.subheader]


def test_an_unknown_nip_shows_the_first_by_name(filled):
    assert start("pegawai", nip="199912312020121099").title[0].value == "Budi Hartono, S.K.M."


def test_the_dialogue_screen_counts_who_waits(filled):
    at = start("dialog")
    # Budi and Dedi never; Cici on 6 October, within her cadence; Ani has no leader.
    assert "<b>2</b> dari 3 pegawai lewat irama dialognya atau belum pernah berdialog." in html(at)


def test_an_office_of_one_person(office):
    bring([PEOPLE[0]], rencana=book(PLAN, [[ANI, *PLANS[0][1:]]]), catatan=log([entry(ANI, "05/10/2026")], unit=BALAI))
    at = start()
    for screen in SCREENS:
        assert not go(at, screen).exception
    assert "Per 5 Oktober 2026, capaian rencana aksi Balai Labkesmas <b>100%</b>" in html(go(at, "ringkasan"))
    assert "pk-kosong" in html(go(at, "dialog"))  # nobody has a leader


HOSTILE = "<script>alert(1)</script> *Budi* _[tekan](x)"


def test_markup_in_names_and_texts_is_shown_and_never_obeyed(office):
    people = [PEOPLE[0], [BUDI, HOSTILE, "<b>Ahli</b>", "<i>Unit</i> & Co", BALAI, ANI, "dr. Ani"]]
    plan = [
        [BUDI, None, QUARTER, "<img src=x onerror=alert(1)>", "<u>Langkah</u>", "1", "0", 10, "31/10/2026", "Proses"]
    ]
    talk = [[BUDI, None, "06/10/2026", "<svg onload=alert(1)>", "<s>lanjut</s>", "Selesai"]]
    bring(
        people,
        rencana=book(PLAN, plan),
        dialog=book(TALK, talk),
        catatan=log([entry(BUDI, "31/10/2026", "<em>isi</em>")]),
    )
    at = start(nip=BUDI)
    for screen in SCREENS:
        go(at, screen)
        assert not at.exception
        for tag in ("<script", "<img", "<u>Langkah", "<svg", "<i>Unit", "<s>lanjut", "<em>isi"):
            assert tag not in html(at), (screen, tag)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(go(at, "capaian"))
    assert "&lt;i&gt;Unit&lt;/i&gt; &amp; Co" in html(go(at, "ringkasan"))
    assert "&lt;svg onload=alert(1)&gt;" in html(go(at, "pegawai"))
    [label] = [label for label, page in links(go(at, "ringkasan")) if page == "pegawai" and "Budi" in label][:1]
    assert not set(re.sub(r"\\.", "", label.removeprefix("**").removesuffix("**"))) & set("*_[]<>`")  # every sign is shown as it is


def test_files_are_looked_through_loaded_and_taken_back():
    at = start("unggah")
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(), EXCEL), ("catatan.xlsx", notes(), EXCEL)]).run()
    assert not at.exception
    told = "2 tabel dibaca: **6** baris baru, **0** berubah, **0** sama, **0** menunggu perbaikan, 0 dilewati."
    assert told in [m.value for m in at.markdown]
    assert go(at, "ringkasan").title[0].value == "Selamat datang"  # looking stores nothing
    go(at, "unggah")  # and what was looked through waits here
    assert at.button(key="muat").label == "Muat 6 baris"
    at.button(key="muat").click().run()
    assert [s.value for s in at.success] == ["6 baris dimuat sebagai unggahan nomor 1. Gambarnya ada di Ringkasan."]
    assert "dari 4 pegawai perlu diajak dialog" in html(go(at, "ringkasan"))
    go(at, "unggah").button(key="batal_1").click().run()
    assert at.success[0].value.startswith("Unggahan nomor 1 dibatalkan. ")
    assert any(c.value.startswith("Dibatalkan ") and c.value.endswith(" oleh penguji") for c in at.caption)
    assert go(at, "ringkasan").title[0].value == "Selamat datang"


def test_the_same_file_again_has_nothing_to_load(filled):
    at = start("unggah")
    at.file_uploader[0].set_value([("catatan.xlsx", notes(), EXCEL)]).run()
    assert at.button(key="muat").disabled
    at.button(key="lupakan").click().run()
    assert not at.exception
    assert "Sebelum dimuat" not in [head.value for head in at.subheader]


def test_a_file_that_is_no_export_is_refused_in_words():
    at = start("unggah")
    at.file_uploader[0].set_value([("rusak.xlsx", b"bukan buku kerja", EXCEL)]).run()
    assert not at.exception
    assert "**1** berkas atau lembar tidak dapat dimuat; sebabnya di bawah." in at.markdown[1].value
    assert "gagal" in html(at)
    assert at.button(key="muat").disabled


def test_a_password_is_asked_for_where_it_would_open_the_file():
    at = start("unggah")
    at.file_uploader[0].set_value([("kunci.xlsx", locked(notes(), "rahasia-contoh"), EXCEL)]).run()
    at.text_input(key="sandi_0").set_value("rahasia-contoh").run()
    assert not at.exception
    assert not at.button(key="muat").disabled
    at = start("unggah")
    extensible = locked(notes(), "rahasia-contoh").replace(*(struct.pack("<HHI", version, version, 0x40) for version in (4, 3)))
    at.file_uploader[0].set_value([("lain.xlsx", extensible, EXCEL)]).run()
    assert "terkunci dengan cara yang tidak dapat dibuka di sini" in html(at)
    assert [field.label for field in at.text_input if "sandi" in field.label] == []


def test_what_was_taken_out_of_the_uploader_waits_no_more():
    at = start("unggah")
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(), EXCEL)]).run()
    assert "Sebelum dimuat" in [head.value for head in at.subheader]
    at.file_uploader[0].set_value([]).run()
    assert "Sebelum dimuat" not in [head.value for head in at.subheader]


def locked(data: bytes, password: str) -> bytes:
    out = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def damaged(name="Ani", nip="1,98503E+17") -> bytes:
    """Write a note whose NIP Excel has damaged beyond repair."""
    return log([entry(nip, "05/01/2026", name=name), entry(BUDI, "05/01/2026", name="Budi Hartono")])


def answer(at: AppTest, value: str) -> None:
    """Answer the only question on the screen."""
    (box,) = [box for box in at.selectbox if str(box.key).startswith("jawab_")]
    box.select(value).run()
    at.button(key=str(box.key).replace("jawab_", "pakai_")).click().run()


def test_a_doubtful_nip_is_answered_before_the_load_and_its_rows_come_along():
    at = start("unggah")
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(), EXCEL)]).run()
    at.button(key="muat").click().run()
    at.file_uploader[0].set_value([("catatan.xlsx", damaged(), EXCEL)]).run()
    assert "Perlu keputusan Anda (1)" in [head.value for head in at.subheader]
    assert at.button(key="muat").label == "Muat 1 baris"
    answer(at, ANI)
    assert not at.exception
    assert at.button(key="muat").label == "Muat 2 baris"
    assert "Perlu keputusan Anda (1)" not in [head.value for head in at.subheader]
    at.button(key="muat").click().run()
    assert not at.exception
    assert [t.value.shape[0] for t in at.dataframe if "arti" in t.value] == [1]


def test_a_doubtful_nip_is_answered_after_the_load_and_its_upload_is_loaded_anew():
    at = start("unggah")
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(), EXCEL), ("catatan.xlsx", damaged(), EXCEL)]).run()
    at.button(key="muat").click().run()
    assert [w.value for w in at.warning] == ["1 baris menunggu perbaikan. Perbaiki di berkas asalnya lalu unggah lagi; hanya baris itu yang berubah."]
    answer(at, ANI)
    assert not at.exception
    assert [s.value for s in at.success] == ["1 unggahan dimuat ulang: 6 baris diterima, 0 masih menunggu."]


def test_an_answer_that_was_taken_back_goes_from_the_uploads_that_used_it():
    at = start("unggah")
    spelt = book(LOG, [[ANI, "Ani", "03/11/2026", "07:30", "09:00", "Memeriksa sampel", None, None, "Oke Bos"]])
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(), EXCEL), ("catatan.xlsx", spelt, EXCEL)]).run()
    answer(at, "disetujui")
    at.button(key="muat").click().run()
    states = "select status from catatan_harian order by tanggal"
    with frame.house().cursor() as cursor:
        assert cursor.execute(states).fetchall() == [("disetujui",)]
    (decision,) = decisions(frame.house())
    revoke(frame.house(), decision, user="penguji")
    at.session_state["dimuat_dengan_yang_dicabut"] = living_since(frame.house(), decision.dibuat)
    load(frame.house(), prepare([("lagi.xlsx", book(LOG, [[ANI, "Ani", "04/11/2026", "07:30", "09:00", "Menata arsip", None, None, "Selesai"]]))]), user="penguji")
    at.run()  # what was loaded since has used no answer
    assert at.button(key="muat_ulang_dicabut").label == "Muat ulang 1 unggahan yang dimuat sejak keputusan itu"
    at.button(key="muat_ulang_dicabut").click().run()
    assert not at.exception
    assert "Perlu keputusan Anda (1)" in [head.value for head in at.subheader]
    with frame.house().cursor() as cursor:
        assert cursor.execute(states).fetchall() == [("lain",), ("selesai",)]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "kemarin"])
def test_a_day_that_no_office_asks_about_is_left_aside(filled, day):
    at = start(per=day, periode="lain", dari=day, sampai=day)
    assert not at.exception
    assert at.session_state["per"].year == 2026


def test_the_frameworks_own_error_is_said_in_words_of_ours():
    assert _GENERIC_UNCAUGHT_EXCEPTION_TEXT in WORDS


def test_a_table_of_other_rows_has_nothing_chosen():
    known = ["a", "b", "c"]
    assert key_of("diingat", known) == key_of("diingat", list(known)) != key_of("diingat", known[1:])


def test_rows_that_waited_for_a_roster_are_tried_again_after_it():
    at = start("unggah")
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(PEOPLE[:2]), EXCEL), ("catatan.xlsx", notes(), EXCEL)]).run()
    at.button(key="muat").click().run()
    at.file_uploader[0].set_value([("pegawai-baru.xlsx", roster(), EXCEL)]).run()
    at.button(key="muat").click().run()
    assert at.button(key="coba_lagi").label == "Coba lagi 2 baris yang menunggu daftar pegawai"
    at.button(key="coba_lagi").click().run()
    assert not at.exception
    assert at.success[0].value.startswith("1 unggahan dimuat ulang: ")
    assert at.success[0].value.endswith("0 masih menunggu.")


def test_several_uploads_are_taken_back_at_once():
    at = start("unggah")
    for name, data in (("pegawai.xlsx", roster()), ("catatan.xlsx", notes())):
        at.file_uploader[0].set_value([(name, data, EXCEL)]).run()
        at.button(key="muat").click().run()
    at.multiselect(key="batal_pilihan").set_value([1, 2]).run()
    at.button(key="batal_beberapa").click().run()
    assert not at.exception
    assert at.success[0].value.startswith("Unggahan nomor 1, 2 dibatalkan. ")
    assert go(at, "ringkasan").title[0].value == "Selamat datang"


def test_a_choice_of_columns_shows_what_it_would_load_before_it_is_used():
    at = start("unggah")
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(), EXCEL)]).run()
    at.button(key="muat").click().run()
    odd = book(["Kode Orang", "Kapan", "Isi Buku"], [[CICI, "08/10/2026", "Memeriksa sampel"], [CICI, "40/10/2026", "Menulis"]])
    at.file_uploader[0].set_value([("aneh.xlsx", odd, EXCEL)]).run()
    assert at.button(key="muat").disabled
    for column, field in (("Kode Orang", "nip"), ("Kapan", "tanggal"), ("Isi Buku", "kegiatan")):
        next(box for box in at.selectbox if box.label == column).select(field).run()
        assert not at.exception
    told = "Dengan pilihan ini: **1** baris baru, **0** berubah, **0** sama, **1** menunggu perbaikan, 0 dilewati."
    assert told in [m.value for m in at.markdown]
    assert any(list(table.value.columns) == ["NIP", "Tanggal", "Kegiatan"] and len(table.value) == 2 for table in at.dataframe)
    assert at.button(key="muat").disabled  # nothing is used yet
    next(button for button in at.button if button.label == "Pakai dan ingat pilihan ini").click().run()
    assert at.button(key="muat").label == "Muat 1 baris"
    assert not at.exception


def test_a_sheet_that_was_read_wrongly_is_put_right():
    at = start("unggah")
    at.file_uploader[0].set_value([("pegawai.xlsx", roster(), EXCEL), ("catatan.xlsx", notes(), EXCEL)]).run()
    at.selectbox(key="ubah_lembar").select("catatan.xlsx › Sheet1").run()
    assert next(box for box in at.selectbox if box.label == "Kegiatan").value == "kegiatan"
    next(box for box in at.selectbox if box.label == "Kegiatan").select("hasil").run()
    assert not at.exception
    assert any(m.value.startswith("Dengan pilihan ini: **0** baris baru") and "**2** menunggu" in m.value for m in at.markdown)
    assert any("Uraian kegiatan pada baris ini kosong." in c.value for c in at.caption)


def test_the_sheet_for_a_dialogue_opens_on_the_page_of_the_person(filled):
    at = start("pegawai", nip=CICI)
    assert not [b for b in at.button if b.key == "unduh_lembar"]  # nothing is asked before it is opened
    at.session_state["lembar_dialog"] = True
    at.run()
    assert not at.exception
    assert any("Sejak dialog terakhir, 6 Oktober 2026." in m.value for m in at.markdown)
    at.button(key="unduh_lembar").click().run()
    assert [b.label for b in at.download_button] == [f"Simpan {made.name}" for made in at.session_state["_dibuat_lembar"]]
    assert load_workbook(BytesIO(at.session_state["_dibuat_lembar"][0].job.result())).sheetnames
