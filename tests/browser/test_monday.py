"""Monday morning, month end, and a link sent to a colleague: a head's week in a real browser."""

from __future__ import annotations

import re

from openpyxl import load_workbook
from playwright.sync_api import expect
from served import settle

from dashboard.screens.address import ON_ITS_WAY


def test_monday_morning_goes_from_the_agenda_to_a_sheet_to_print(filled, page, tmp_path):
    page.goto(filled.address)
    settle(page)
    person = page.locator(".st-key-agenda-daftar a").first
    name = person.inner_text().splitlines()[-1]
    person.click()
    page.wait_for_url(re.compile(r"/pegawai\?.*nip="))
    settle(page)
    page.locator(".st-key-lembar_dialog summary").click()
    settle(page)
    expect(page.get_by_text("Bicarakan").first).to_be_visible()
    with page.expect_download(timeout=60_000) as coming:
        page.get_by_role("button", name="Unduh lembar untuk dicetak").click()
    coming.value.save_as(tmp_path / "lembar.xlsx")
    cells = [str(cell.value) for row in load_workbook(tmp_path / "lembar.xlsx").active.iter_rows() for cell in row if cell.value]
    assert any(name in cell for cell in cells)


def test_month_end_narrows_to_a_unit_and_a_month_and_takes_the_workbook(filled, page, tmp_path):
    page.goto(f"{filled.address}/unduh?unit=Subbagian Administrasi Umum&periode=bulan")
    settle(page)
    expect(page.get_by_text("Subbagian Administrasi Umum · 1 Nov – 30 Nov 2026").first).to_be_visible()
    with page.expect_download(timeout=120_000) as coming:
        page.get_by_role("button", name="Unduh buku kerja").click()
    coming.value.save_as(tmp_path / "buku.xlsx")
    cells = [str(cell.value) for row in load_workbook(tmp_path / "buku.xlsx")["Sampul"].iter_rows() for cell in row if cell.value]
    assert any("Subbagian Administrasi Umum" in cell for cell in cells)
    assert any("30 November 2026" in cell for cell in cells)
    with page.expect_download(timeout=120_000) as coming:  # a second file of the same page comes by itself, too
        page.get_by_role("button", name="Unduh ringkasan").click()
    assert coming.value.suggested_filename.endswith(".pdf")


def test_a_file_arrives_by_itself_and_stands_while_others_look(filled, page, chromium, tmp_path):
    page.goto(f"{filled.address}/unduh")
    settle(page)
    with page.expect_download(timeout=120_000) as coming:
        page.get_by_role("button", name="Unduh satu buku kerja per unit").click()
        expect(page.get_by_role("progressbar")).to_be_visible()
    coming.value.save_as(tmp_path / "sekali.zip")
    other = chromium.new_context(locale="id-ID").new_page()
    other.set_default_timeout(60_000)
    for screen in ("capaian", "dialog", "ringkasan"):
        other.goto(f"{filled.address}/{screen}")
        settle(other)
    other.context.close()
    with page.expect_download(timeout=60_000) as again:
        page.get_by_role("button", name=f"Simpan {coming.value.suggested_filename}").click()
    again.value.save_as(tmp_path / "lagi.zip")
    assert (tmp_path / "sekali.zip").read_bytes() == (tmp_path / "lagi.zip").read_bytes()
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_on_a_phone_the_rhythm_of_dialogues_is_a_list_that_leads_to_each_person(filled, chromium):
    phone = chromium.new_context(viewport={"width": 390, "height": 844}, locale="id-ID").new_page()
    phone.set_default_timeout(60_000)
    phone.goto(f"{filled.address}/dialog?unit=Subbagian Administrasi Umum")
    settle(phone)
    expect(phone.locator(".st-key-irama_lebar")).to_be_hidden()
    first = phone.locator(".st-key-irama_sempit tbody tr").first
    expect(first.locator("td[data-label='Jatuh tempo']")).to_be_visible()
    assert phone.locator(".st-key-irama_sempit .pk-tali i").count()
    name = first.locator("a").inner_text()
    first.locator("a").click()
    phone.wait_for_url(re.compile(r"/pegawai\?.*nip="))
    settle(phone)
    expect(phone.get_by_role("heading", name=name)).to_be_visible()
    assert "unit=" in phone.url
    for screen, table in (("aktivitas", "unit_patuh"), ("penilaian", "bkn")):
        phone.goto(f"{filled.address}/{screen}")
        settle(phone)
        expect(phone.locator(f".st-key-{table}_sempit tbody tr").first).to_be_visible()
        expect(phone.locator(f".st-key-{table}_lebar")).to_be_hidden()
    phone.set_viewport_size({"width": 1440, "height": 900})
    phone.goto(f"{filled.address}/dialog")
    settle(phone)
    expect(phone.locator(".st-key-irama_lebar")).to_be_visible()
    expect(phone.locator(".st-key-irama_sempit")).to_be_hidden()
    phone.context.close()


def test_a_link_opened_by_another_shows_the_same_view(filled, page, chromium):
    page.goto(f"{filled.address}/capaian")
    settle(page)
    page.locator("[data-testid=stPopoverButton]:visible").first.click()
    page.get_by_role("combobox", name="Unit kerja").click()
    page.get_by_role("option", name="Tim Kerja Surveilans").click()
    page.wait_for_url(re.compile(r"unit="))
    settle(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-tampil button", has_text="Kritis").click()
    page.wait_for_url(re.compile(r"tampil=kritis"))
    settle(page)
    other = chromium.new_context(viewport={"width": 390, "height": 844}, locale="id-ID").new_page()
    other.set_default_timeout(60_000)
    other.goto(page.url)
    settle(other)
    for one in (page, other):
        expect(one.get_by_text(re.compile("Tim Kerja Surveilans · ")).first).to_be_visible()
        expect(one.locator(".st-key-tampil button[aria-checked=true], .st-key-tampil button[kind=segmented_controlActive]").first).to_contain_text("Kritis")
    rows = [one.locator(".pk-tabel").first.inner_text().replace("\t", "\n").split("\n") for one in (page, other)]
    assert [r for r in rows[0] if r.startswith("Ter")] == [r for r in rows[1] if r.startswith("Ter")]
    other.context.close()
    for left, gone in (("Tim Kerja Surveilans · ", "tampil="), ("Balai Labkesmas · ", "unit=")):
        page.wait_for_timeout(1000 * ON_ITS_WAY)
        page.go_back()
        expect(page.get_by_text(re.compile(left)).first).to_be_visible()
        settle(page)
        assert gone not in page.url


def test_a_view_saved_by_one_is_opened_by_another(filled, page, chromium):
    page.goto(f"{filled.address}/dialog?unit=Tim Kerja Surveilans")
    settle(page)
    page.locator(".st-key-tampilan button:visible").click()
    page.get_by_label("Simpan tampilan ini sebagai").fill("Rapat Senin")
    page.get_by_role("button", name="Simpan tampilan").click()
    settle(page)
    other = chromium.new_context(locale="id-ID").new_page()
    other.set_default_timeout(60_000)
    other.goto(filled.address)
    settle(other)
    other.locator(".st-key-tampilan button:visible").click()
    other.get_by_role("link", name="Rapat Senin").click()
    other.wait_for_url(re.compile(r"/dialog\?.*unit="))
    settle(other)
    expect(other.get_by_role("heading", name="Dialog Kinerja")).to_be_visible()
    expect(other.get_by_text(re.compile("Tim Kerja Surveilans · ")).first).to_be_visible()
    other.goto(f"{filled.address}/capaian?unit=Subbagian Administrasi Umum&per=2026-11-06&tampil=kritis")
    settle(other)
    other.locator(".st-key-tampilan button:visible").click()
    other.get_by_role("link", name="Rapat Senin").click()
    other.wait_for_url(re.compile(r"/dialog\?.*unit=Tim"))
    settle(other)
    assert "per=" not in other.url
    assert "tampilan=" not in other.url
    other.context.close()


def test_on_a_phone_whom_to_talk_to_comes_before_the_charts(filled, chromium):
    phone = chromium.new_context(viewport={"width": 390, "height": 844}, locale="id-ID").new_page()
    phone.goto(filled.address)
    phone.wait_for_selector(".st-key-ringkas_4 .js-plotly-plot .main-svg")
    parts = {name: phone.locator(f".st-key-ringkas_{name}").bounding_box()["y"] for name in "1234"}  # agenda, pace, praise, coverage
    assert sorted(parts, key=parts.get) == ["1", "2", "3", "4"]
    phone.set_viewport_size({"width": 1440, "height": 900})
    places = {name: phone.locator(f".st-key-ringkas_{name}").bounding_box() for name in "1234"}
    assert places["2"]["x"] == places["4"]["x"] < places["1"]["x"] == places["3"]["x"]
    phone.context.close()
