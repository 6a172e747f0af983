"""A press that changes one part of a screen draws that part only: nothing else runs, nothing jumps, and it speaks the language of the visit."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from served import settle
from streamlit.proto.BackMsg_pb2 import BackMsg

from pipelines.language import translated

# screen, what is pressed, and what of the part is then to be read, in the source's words
PRESSES = {
    "search": ("capaian", lambda p: p.locator(".st-key-pencarian button:visible").first, "Cari pegawai, RHK, rencana aksi, atau catatan"),
    "saved views": ("aktivitas", lambda p: p.locator(".st-key-tampilan button:visible").first, "Simpan tampilan ini sebagai"),
    "kind of RHK": ("capaian", lambda p: p.locator(".st-key-tampil button", has_text=translated("Kritis", "en")), "Catatan terakhir"),
    "line of time": ("capaian", lambda p: p.locator(".st-key-garis_waktu summary"), "Garis waktu {n} rencana aksi yang belum selesai"),
    "what of the notes": ("aktivitas", lambda p: p.locator(".st-key-mutu button").nth(1), "Menit sedikit berarti sedikit yang ditulis, belum tentu sedikit yang dikerjakan."),
    "sheet of a dialogue": ("pegawai", lambda p: p.locator(".st-key-lembar_dialog summary"), "Unduh lembar untuk dicetak"),
    "kind of question": ("tautan", lambda p: p.locator(".st-key-lihat button").nth(1), "Bukan bagian RHK"),
}


@pytest.fixture
def watched(chromium):
    """Open a page in English and keep what it asks of the server."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    context.set_default_timeout(60_000)
    page = context.new_page()
    asked: list[BackMsg] = []

    def keep(data: bytes) -> None:
        message = BackMsg()
        message.ParseFromString(data)
        asked.append(message)

    page.on("websocket", lambda socket: socket.on("framesent", keep))
    yield page, asked
    context.close()


@pytest.mark.parametrize("press", PRESSES)
def test_a_press_draws_its_part_only(filled, watched, press):
    page, asked = watched
    screen, pressed, told = PRESSES[press]
    page.goto(f"{filled.address}/{screen}?bahasa=en&periode=bulan")
    settle(page)
    place = pressed(page)
    place.scroll_into_view_if_needed()
    before = place.bounding_box()
    asked.clear()
    place.click()
    settle(page)
    runs = [message.rerun_script for message in asked if message.WhichOneof("type") == "rerun_script"]
    assert runs
    assert all(run.fragment_id for run in runs)
    expect(page.locator("body")).to_contain_text(translated(told, "en").split("{")[0])
    after = place.bounding_box()
    assert (abs(after["x"] - before["x"]) < 2, abs(after["y"] - before["y"]) < 2) == (True, True)
    assert "periode=bulan" in page.url


def test_an_answer_in_a_part_draws_the_whole_screen_with_the_new_data(filled, watched):
    page, _asked = watched
    page.goto(f"{filled.address}/tautan?bahasa=id&lihat=tanpa")
    settle(page)
    sentence = page.locator(".pk-kalimat").first
    before = sentence.inner_text()
    page.get_by_role("button", name="Bukan bagian RHK").first.click()
    expect(page.get_by_role("button", name="Urungkan")).to_be_visible()
    expect(sentence).not_to_have_text(before)
    page.get_by_role("button", name="Urungkan").click()
    expect(sentence).to_have_text(before)
