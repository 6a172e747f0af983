"""Looking for a word, and views kept by name."""

from __future__ import annotations

from datetime import date

import pytest
from rows import Rows, pick
from visits import bring, built, filled, go, html, links, serving, start  # noqa: F401

from dashboard.screens import frame
from pipelines.load.rebuilding import rebuild
from pipelines.load.views import NotAName, forget_view, save_view, views
from pipelines.warehouse import open_warehouse

pytestmark = pytest.mark.usefixtures("serving")

OCT, DEC, PER = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20)


def test_a_word_is_found_in_names_plans_and_notes_case_aside(house):
    rows = Rows(house)
    rows.unit("Lab")
    rows.person("198503152010121001", "Lab", nama="Sampurna Wati", jabatan="Analis")
    rhk = rows.rhk("198503152010121001", "Mutu Sampel naik", OCT, DEC)
    rows.rhk("198503152010121001", "Mutu sampel tahun lalu", date(2025, 10, 1), date(2025, 12, 31))
    rows.step("198503152010121001", rhk, OCT, DEC, rencana_aksi="Memeriksa 40 sampel")
    for day, text in ((date(2026, 11, 2), "Menerima sampel"), (date(2026, 11, 3), "Rapat"), (date(2026, 9, 30), "Sampel triwulan lalu"), (date(2026, 11, 4), "Memusnahkan SAMPEL")):
        rows.note("198503152010121001", day, kegiatan=text)

    def found(word):
        return pick(rows.ask("pencarian", PER, kata=word), "apa", "teks")

    assert found("samp") == [
        ("pegawai", "Analis"), ("rhk", "Mutu Sampel naik"), ("rencana_aksi", "Memeriksa 40 sampel"), ("catatan", "Memusnahkan SAMPEL"), ("catatan", "Menerima sampel"),
    ]
    assert found("19850315 2010") == [("pegawai", "Analis")]
    assert found("s") == found("  ") == found(None) == []
    assert found("%") == found("' or 1=1 --") == []


def test_search_leads_to_the_person(filled):
    at = start()
    at.session_state["pencarian"] = True
    at.run()
    at.text_input(key="kata").set_value("arsip").run()
    assert not at.exception
    assert ("Dedi Saputra", "pegawai") in links(at)
    at.text_input(key="kata").set_value("tidak ada begini").run()
    assert any("Tidak ada yang memuat" in c.value for c in at.caption)


def test_a_view_is_kept_opened_and_forgotten(filled):
    at = start("capaian", unit="Subbagian Umum", periode="bulan")
    at.session_state["tampilan"] = True
    at.run()
    at.text_input(key="nama_tampilan").set_value("  Rapat   Senin ")
    next(b for b in at.button if b.label == "Simpan tampilan").click().run()
    assert not at.exception
    view, = views(frame.house())
    assert (view.nama, view.layar, dict(view.alamat), view.pengguna) == ("Rapat Senin", "capaian", {"unit": "Subbagian Umum", "periode": "bulan"}, "penguji")
    assert ("Rapat Senin", "capaian") in links(at)
    at.button(key="lupakan_Rapat Senin").click().run()
    assert views(frame.house()) == []


def test_views_are_replaced_by_name_refused_without_and_outlive_a_rebuilding(house, another):
    save_view(house, "Rapat", "capaian", {}, user="Ani")
    save_view(house, "Rapat", "dialog", {"unit": "Lab"}, user="Budi")
    for name in ("", "   ", "x" * 61):
        with pytest.raises(NotAName, match=r"\. .+\.$"):
            save_view(house, name, "capaian", {}, user="Ani")
    with open_warehouse(another()) as anew:
        rebuild(house, anew)
        assert [(v.nama, v.layar, dict(v.alamat), v.pengguna) for v in views(anew)] == [("Rapat", "dialog", {"unit": "Lab"}, "Budi")]
        forget_view(anew, "Rapat", user="Ani")
        assert views(anew) == []
