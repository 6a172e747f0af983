"""The screen Tautan: loose notes in groups, answered one by one or many at once, and taken back."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from books import BUDI, CICI, DEDI, LAB, PLAN, UMUM, book, entry, log, roster
from streamlit.testing.v1 import AppTest
from visits import html, serving, start  # noqa: F401

from dashboard.screens import frame
from dashboard.screens.link_groups import alike, count_alike
from pipelines.figures.door import Viewer
from pipelines.load import load, prepare
from pipelines.warehouse import open_warehouse

pytestmark = pytest.mark.usefixtures("serving")
Q4 = "1 Oktober 2026 s.d. 31 Desember 2026"
WATER, ARCHIVE = "Mutu pemeriksaan air minum terjamin", "Arsip laboratorium tertib"
PLANS = [
    [CICI, None, Q4, WATER, "Memeriksa sampel air minum pelanggan", "40", "10", 25, "31/12/2026", "Proses"],
    [CICI, None, Q4, ARCHIVE, "Menata berkas hasil uji", "5", "2", 40, "31/12/2026", "Proses"],
    [BUDI, None, Q4, ARCHIVE, "Memeriksa kerapian arsip", "5", "2", 40, "31/12/2026", "Proses"],
    [DEDI, None, Q4, "Surat terkirim tepat waktu", "Mengirim surat dinas", "5", "2", 40, "31/12/2026", "Proses"],
]
NOTES = [
    entry(CICI, "05/10/2026", "Memeriksa sampel air minum pelanggan"), entry(CICI, "06/10/2026", "memeriksa sampel air minum pelanggan"),
    entry(CICI, "07/10/2026", "Senam pagi"), entry(BUDI, "07/10/2026", "Senam pagi"), entry(DEDI, "07/10/2026", "Senam pagi"),
    entry(DEDI, "08/10/2026", "Mengirim 5 surat ke dinas"), entry(CICI, "08/10/2026", "Rapat", step="Menata berkas hasil ujii"),
    entry(CICI, "09/10/2026", "<b>Apel</b> " + "panjang" * 40),
]


@pytest.fixture
def filled(office) -> None:
    with open_warehouse() as warehouse:
        files = [("pegawai.xlsx", roster()), ("rencana.xlsx", book(PLAN, PLANS)), ("catatan.xlsx", log(NOTES, period="1 Oktober 2026 - 31 Oktober 2026"))]
        load(warehouse, prepare(files), user="penguji", today=date(2026, 11, 24))


def visit(**address: str) -> AppTest:
    at = start("tautan", **address)
    assert not at.exception
    return at


def press(at: AppTest, beginning: str) -> AppTest:
    (button,) = [b for b in at.button if str(b.key).startswith(beginning)]
    button.click().run()
    assert not at.exception
    return at


def ways() -> list[tuple[str, str]]:
    with frame.house().cursor() as cursor:
        return cursor.execute("""
            select c.kegiatan, t.cara from tautan_catatan t join catatan_harian c using (kunci) order by c.tanggal, c.nip
        """).fetchall()


def test_loose_notes_stand_in_groups_with_their_proposal(filled):
    at = visit()
    told = html(at)
    assert "<b>7</b> catatan belum tertaut ke RHK, terkumpul dalam 4 kelompok." in told
    assert "2 catatan · 5 Okt – 6 Okt 2026 · Cici Permata — Instalasi Mikrobiologi" in told
    assert f"→ {WATER} › Memeriksa sampel air minum pelanggan" in told
    assert "kata yang sama: " in told
    assert [(c.options, c.value) for c in at.segmented_control if c.key == "lihat"] == [
        (["Ada usulan (2)", "Tanpa usulan (2)", "Tertaut karena mirip (1)", "Diingat (0)"], "usulan")]


def test_yes_links_all_notes_of_the_group_and_can_be_undone(filled):
    at = press(visit(), "ya_catatan|memeriksa")
    assert ways()[:2] == [("Memeriksa sampel air minum pelanggan", "dipastikan"), ("memeriksa sampel air minum pelanggan", "dipastikan")]
    assert "<b>5</b> catatan belum tertaut" in html(at)
    assert ":material/check: 1 teks ditautkan ke RHK." in [m.value for m in at.markdown]
    press(at, "urungkan")
    assert ways() == [("Rapat", "mirip")]
    assert "<b>7</b> catatan belum tertaut" in html(at)


def test_a_routine_of_many_people_is_refused_once(filled):
    at = visit(lihat="tanpa")
    assert "3 catatan · 7 Okt 2026 · 3 pegawai" in html(at)
    assert "Tidak ada RHK yang dimiliki mereka semua; pilih satu pegawai di atas untuk menautkannya." in html(at)
    assert "<b>Apel</b>" not in html(at)
    press(at, "bukan_catatan|senam")
    assert ways() == [("Senam pagi", "bukan_rhk")] * 3 + [("Rapat", "mirip")]
    assert "<b>4</b> catatan belum tertaut" in html(at)


def test_all_that_are_sought_are_refused_at_once(filled):
    at = visit(lihat="tanpa")
    assert not [b for b in at.button if b.key == "tolak_semua"]
    at.text_input(key="cari_tautan").set_value("SENAM").run()
    assert at.button(key="tolak_semua").label == "Nyatakan 1 kelompok yang cocok bukan bagian RHK"
    press(at, "tolak_semua")
    assert [w for _text, w in ways()].count("bukan_rhk") == 3


def test_something_else_is_chosen_among_the_persons_own(filled):
    at = visit(orang=CICI, lihat="tanpa")
    (box,) = [b for b in at.radio if str(b.key).startswith("pilih_catatan|senam")]
    archive, water = (f"{rhk} (1 Okt – 31 Des 2026)" for rhk in (ARCHIVE, WATER))
    assert box.options == [archive, "› Menata berkas hasil uji", water, "› Memeriksa sampel air minum pelanggan"]
    box.set_value(box.options[0]).run()
    press(at, "tautkan_catatan|senam")
    assert ("Senam pagi", "dipastikan") in ways()
    at.segmented_control(key="lihat").set_value("diingat").run()
    (table,) = [t.value for t in at.dataframe if "arti" in t.value]
    assert table[["tertulis", "nama", "arti"]].values.tolist() == [["Senam pagi", "Cici Permata", ARCHIVE]]
    assert at.button(key="cabut_tautan").disabled


def test_sure_proposals_are_taken_all_at_once(filled):
    at = visit()
    assert at.button(key="terima_semua").label == "Terima semua usulan dengan skor ≥ 90 (1 kelompok, 2 catatan)"
    press(at, "terima_semua")
    assert [w for _text, w in ways()].count("dipastikan") == 2
    assert not [b for b in at.button if b.key == "terima_semua"]


def test_a_link_by_likeness_is_shown_with_its_score_and_confirmed(filled):
    at = visit(lihat="mirip")
    assert f"→ {ARCHIVE} › Menata berkas hasil uji" in html(at)
    assert "skor 98" in html(at)
    press(at, "ya_catatan|menata")
    assert ways() == [("Rapat", "dipastikan")]


def test_the_filter_of_the_frame_narrows_the_list(filled):
    at = visit(unit=UMUM)
    assert "<b>2</b> catatan belum tertaut" in html(at)
    assert "air minum" not in html(at)


def test_who_sees_one_unit_sees_only_its_people(filled, monkeypatch):
    press(visit(), "ya_catatan|memeriksa")
    monkeypatch.setattr(frame, "viewer", lambda: Viewer(frozenset({UMUM})))
    at = visit(orang=CICI)
    assert at.selectbox(key="orang").options == ["Semua pegawai", f"Dedi Saputra — {UMUM} · 2"]
    assert LAB not in html(at)
    at.segmented_control(key="lihat").set_value("diingat").run()
    assert "Belum ada jawaban yang diingat." in [c.value for c in at.caption]


def test_nothing_left_is_said(filled):
    at = visit()
    for view in ("usulan", "tanpa"):
        at.segmented_control(key="lihat").set_value(view).run()
        while at.main.get("button") and (left := [b for b in at.button if str(b.key).startswith("bukan_")]):
            left[0].click().run()
    assert "Semua catatan dalam periode ini sudah tertaut atau sudah dijawab." in html(at)
    assert "Tidak ada yang perlu dijawab di sini." in [c.value for c in at.caption]


def test_what_is_alike_is_counted_as_it_is_grouped():
    def row(nip: str, text: str, rhk: str, step: str | None) -> dict:
        days = {name: date(2026, 10, day) for name, day in (("pertama", 5), ("terakhir", 6), ("periode_awal", 1), ("periode_akhir", 31))}
        return {"nip": nip, "nama": nip, "unit_kerja": LAB, "teks": text, "tertulis": text.title(), "rhk": rhk.title(), "rencana_aksi": step and step.title(),
                "rhk_baku": rhk, "rencana_aksi_baku": step, "skor": 90.0, "jumlah": 2, **days}

    rows = pd.DataFrame([row(CICI, "rapat", "mutu", None), row(BUDI, "rapat", "mutu", None), row(CICI, "rapat", "mutu", "rapat mutu"),
                         row(CICI, "apel", "mutu", None), row(BUDI, "rapat", "arsip", None)])
    groups = alike(rows)
    assert sorted((g.teks, g.best.target.rhk, g.best.target.langkah or "", len(g.members)) for g in groups) == [
        ("apel", "mutu", "", 1), ("rapat", "arsip", "", 1), ("rapat", "mutu", "", 2), ("rapat", "mutu", "rapat mutu", 1)]
    assert count_alike(rows) == len(groups) == 4
    assert count_alike(rows.iloc[:0]) == len(alike(rows.iloc[:0])) == 0
