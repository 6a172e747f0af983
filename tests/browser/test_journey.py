"""A head's first hour: empty dashboard, files dropped, the picture, down to a name, the workbook, and back again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from axe import serious_faults
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook
from playwright.sync_api import expect
from served import Served, settle

from pipelines.language import percent
from pipelines.samples import write_samples

SCREENS = ("", "capaian", "aktivitas", "dialog", "pegawai", "penilaian", "mutu", "unggah", "tautan", "unduh", "pengaturan", "panduan")


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    return write_samples(tmp_path_factory.mktemp("ekspor"), pegawai=20)


@pytest.mark.parametrize("screen", SCREENS[:5])
def test_1_an_empty_dashboard_leads_to_the_upload(served, page, screen):
    page.goto(f"{served.address}/{screen}")
    settle(page)
    expect(page.get_by_role("link", name="Unggah ekspor").last).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_2_dropped_files_are_previewed_then_loaded(served, page, exports):
    page.goto(f"{served.address}/unggah")
    page.locator("input[type=file]").set_input_files(exports)
    expect(page.get_by_role("heading", name="Sebelum dimuat")).to_be_visible(timeout=120_000)
    expect(page.locator(".unggahan details")).not_to_have_count(0)
    assert page.locator(".unggahan .gagal").count() == 0
    button = page.get_by_role("button", name=re.compile(r"^Muat [\d.]+ baris$"))
    rows = button.inner_text()
    button.click()
    expect(page.get_by_text("dimuat sebagai unggahan nomor 1")).to_be_visible(timeout=120_000)
    assert int(re.sub(r"\D", "", rows)) > 5000


def test_2_a_locked_workbook_is_opened_with_its_password(served, page, exports, tmp_path):
    with exports[0].open("rb") as plain, (tmp_path / "terkunci.xlsx").open("wb") as file:
        OOXMLFile(plain).encrypt("rahasia-contoh", file)
    page.goto(f"{served.address}/unggah")
    page.locator("input[type=file]").set_input_files(tmp_path / "terkunci.xlsx")
    field = page.get_by_label("Kata sandi buku kerja (tidak disimpan)")
    expect(field).to_be_visible()
    page.get_by_role("link", name="Ringkasan").first.click()  # whoever looks elsewhere finds the file still waiting
    settle(page)
    page.go_back()
    for password, said in (("keliru", "tidak cocok"), ("rahasia-contoh", "1 tabel dibaca")):
        field.fill(password)
        field.press("Enter")
        expect(page.get_by_text(said).first).to_be_visible(timeout=60_000)
    settle(page)
    assert page.locator(".unggahan .gagal").count() == 0
    page.get_by_role("button", name="Lupakan").click()


def test_3_the_picture_stands_and_drills_down_to_a_source_row(served, page):
    page.goto(served.address)
    settle(page)
    expect(page.locator(".pk-kalimat").first).to_contain_text("capaian rencana aksi Balai Labkesmas")
    assert page.locator(".pk-kartu > *").count() == 4
    bars = page.locator(".js-plotly-plot").first.locator(".barlayer .trace").last.locator(".point path")
    bars.first.scroll_into_view_if_needed()
    settle(page)
    box = bars.first.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"unit="))
    settle(page)
    unit = page.evaluate("() => new URL(location).searchParams.get('unit')")
    expect(page.locator(".pk-kalimat").first).to_contain_text(unit)
    page.reload()
    settle(page)
    expect(page.locator(".pk-kalimat").first).to_contain_text(unit)
    person = page.locator(".st-key-agenda-daftar a, .st-key-apresiasi-daftar a").first
    name = person.inner_text().splitlines()[-1]
    person.click()
    page.wait_for_url(re.compile(r"/pegawai\?.*nip="))
    settle(page)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    assert "unit=" in page.url
    expect(page.get_by_text(re.compile(r"› baris \d+")).first).to_be_visible()


def test_4_on_a_dark_phone_every_screen_draws_without_an_error_english_faults_or_sideways_scrolling(served, chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="id-ID", color_scheme="dark")
    phone = context.new_page()
    phone.set_default_timeout(60_000)
    faults = []
    for screen in SCREENS:
        phone.goto(f"{served.address}/{screen}")
        settle(phone)
        expect(phone.locator("[data-testid=stException]")).to_have_count(0)
        words = phone.locator("body").inner_text()
        assert not re.search(r"\b(Drag|Browse|Limit|per file|Deploy|None|nan|undefined)\b", words), (screen, words)
        wide, room = phone.evaluate("() => { const e = document.querySelector('[data-testid=stMain]'); return [e.scrollWidth, e.clientWidth] }")
        assert wide <= room, screen
        faults += [(screen, *fault) for fault in serious_faults(phone)]
    context.close()
    assert faults == []


def test_5_the_workbook_and_the_terminal_say_what_the_screen_says(served, page, tmp_path):
    page.goto(served.address)
    settle(page)
    shown = [text.strip() for text in page.locator(".pk-kartu .angka").all_inner_texts()]
    page.goto(f"{served.address}/unduh")
    settle(page)
    with page.expect_download(timeout=120_000) as coming:
        page.get_by_role("button", name="Unduh buku kerja").click()
    coming.value.save_as(tmp_path / "buku.xlsx")
    book = load_workbook(tmp_path / "buku.xlsx", data_only=True)
    assert book.sheetnames[0] == "Sampul"
    cells = [cell.value for sheet in (book["Ringkasan"],) for row in sheet.iter_rows() for cell in row]
    told = {percent(100 * value) for value in cells if isinstance(value, float) and 0 <= value <= 1}
    assert set(shown) <= told
    page.close()
    served.stop()
    run = subprocess.run([Path(sys.executable).with_name("pantau"), "angka", "ringkasan", "--json"], env=served.env, capture_output=True, text=True, check=True)
    row = json.loads(run.stdout)[0]
    assert shown == [percent(row[key]) for key in ("capaian", "kepatuhan", "persen_tepat", "persen_berbukti")]


def test_6_the_upload_is_taken_back_in_one_press(served, chromium):
    again = Served(Path(served.env["PANTAU_DATA"]))
    page = chromium.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{again.address}/unggah")
    settle(page)
    page.get_by_role("button", name="Batalkan").first.click()
    expect(page.get_by_text("Unggahan nomor 1 dibatalkan")).to_be_visible(timeout=60_000)
    page.goto(again.address)
    settle(page)
    expect(page.get_by_role("link", name="Unggah ekspor").last).to_be_visible()
    page.close()
    again.stop()
