"""A table for two widths says the same in both: numbers, shares, days and words as its columns write them."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest
from visits import html, serving  # noqa: F401

from dashboard.screens.cards import table

pytestmark = pytest.mark.usefixtures("serving")


def _draws() -> None:
    from datetime import date

    import pandas as pd

    from dashboard.screens import columns
    from dashboard.screens.two_widths import figures_table

    frame = pd.DataFrame([
        {"unit": f"Lab <{n}>", "share": 62.4, "people": 1234, "gap": -9.6, "median": 2.5, "day": date(2026, 10, 5), "word": "Sebagian"} for n in range(32)
    ] + [{"unit": "Kosong", "share": None, "people": None, "gap": None, "median": None, "day": None, "word": None}])
    figures_table(frame.iloc[::-1].reset_index(drop=True), {
        "unit": columns.unit("Unit"), "share": columns.bar("Bagian"), "people": columns.count("Pegawai"), "gap": columns.points("Selisih"),
        "median": columns.figure("Median"), "day": columns.day("Hari"), "word": "Keadaan"}, key="uji")


def test_cards_write_what_the_table_writes():
    at = AppTest.from_function(_draws, default_timeout=60).run()
    assert not at.exception
    assert len(at.dataframe[0].value) == 33
    cells = [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", html(at))]
    assert cells[:7] == ["Kosong", "–", "–", "–", "–", "–", "–"]
    assert cells[7:14] == ["Lab &lt;31&gt;", "62%", "1.234", "−10", "2,5", "5 Okt", "Sebagian"]
    assert len(cells) == 7 * 15
    assert [c.value for c in at.caption] == ["18 baris lain; persempit dengan saringan."]


def test_short_columns_of_a_card_stand_side_by_side_and_drawings_never():
    drawn = '<span class="pk-tali"><i style="left:3%"></i></span>'
    drawn_table = table([("Nama", False), ("Langkah", False), ("Unit", False), ("Capaian", True), ("Setahun ini", False)], [
        ["Ani", "1/9", "Tim Kerja Keuangan dan BMN", "36%", drawn], ["Budi", "<b>10</b>/12", "Lab", "100%", drawn]])
    assert re.findall(r'<td class="([^"]*)" data-label="([^"]*)"', drawn_table)[:5] == [
        ("", "Nama"), ("pendek", "Langkah"), ("", "Unit"), ("n pendek", "Capaian"), ("", "Setahun ini")]
