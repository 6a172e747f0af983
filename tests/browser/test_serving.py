"""What a first visit costs: everything the browser fetches, packed against unpacked; and where addresses lead."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from served import settle


def test_a_first_visit_sends_at_most_two_fifths_of_what_it_brings(filled, chromium):
    context = chromium.new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sent: dict[str, float] = {}
    brought: dict[str, float] = {}
    wire.on("Network.loadingFinished", lambda told: sent.__setitem__(told["requestId"], told["encodedDataLength"]))
    wire.on("Network.dataReceived", lambda told: brought.__setitem__(told["requestId"], brought.get(told["requestId"], 0) + told["dataLength"]))
    page.goto(filled.address)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_load_state("networkidle")
    context.close()
    total = sum(brought.values())
    assert total > 6_000_000  # Streamlit's own script and Plotly
    assert sum(sent.values()) <= 0.4 * total, f"{sum(sent.values()):,.0f} of {total:,.0f} bytes"


def test_the_first_screen_is_found_by_its_name_and_an_unknown_one_is_said_in_our_words(filled, page):
    page.goto(f"{filled.address}/ringkasan?unit=Tim Kerja Surveilans")
    settle(page)
    expect(page.get_by_text(re.compile("Tim Kerja Surveilans · ")).first).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.goto(f"{filled.address}/tidak-ada")
    expect(page.get_by_role("dialog")).to_contain_text("Layar tidak ditemukan")
    assert "page" not in page.get_by_role("dialog").inner_text()
