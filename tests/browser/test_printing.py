"""Printed from the browser: whole A4 pages, what can be pressed left out, names and numbers kept."""

from __future__ import annotations

import re
import subprocess

from served import settle

A4 = (842, 595)  # points, lying


def printed(page, target) -> tuple[int, str]:
    """Print a page the way a person would; return its number of pages and its text."""
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    told = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
    size = tuple(round(float(n)) for n in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told).groups())
    assert size == A4
    return int(re.search(r"Pages:\s+(\d+)", told)[1]), subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout


def test_the_summary_prints_on_a_few_pages_without_what_is_pressed(filled, page, tmp_path):
    page.goto(filled.address)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    settle(page)
    name = page.locator("[data-testid=stPageLink] a", has_text=re.compile(r"S\.|A\.Md|Nur|Siti|\w+ \w+")).nth(4).inner_text().split("\n")[-1]
    pages, text = printed(page, tmp_path / "ringkasan.pdf")
    assert 1 <= pages <= 3
    assert "capaian rencana aksi Balai Labkesmas" in " ".join(text.split())
    assert name.split()[0] in text
    assert "Definisi" not in text
    assert "Unggah" not in text


def test_a_persons_page_prints_with_the_open_sheet_and_its_tables_as_rows(filled, page, tmp_path):
    page.goto(f"{filled.address}/pegawai")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.locator(".st-key-lembar_dialog summary").click()
    settle(page)
    pages, text = printed(page, tmp_path / "pegawai.pdf")
    assert 1 <= pages <= 5
    assert "Tindak lanjut dari pertemuan lalu" in text
    assert "Unduh lembar untuk dicetak" not in text
    assert "catatan dan baris asalnya" in text
    assert re.search(r"\.xlsx|\.csv|\.xls", text.split("catatan dan baris asalnya")[1])  # a table drawn for the screen alone prints as the rows a phone shows
    assert "baris lain; persempit dengan saringan" in text
