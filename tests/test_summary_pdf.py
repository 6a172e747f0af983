"""The Ringkasan as a PDF: what it says, that it is tagged and carries its fonts, and that texts of people are inert."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.workbook.summary_pdf import summary_pdf
from pipelines.language import percent, use_language
from tests.exports import pdf_text


@pytest.fixture(scope="module")
def material(shipped_material):
    return shipped_material


def about(data: bytes, *command: str) -> str:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def test_it_says_what_the_figures_say(material):
    text = pdf_text(summary_pdf(material))
    now = material.frame("ringkasan").iloc[0]
    one_line = " ".join(text.split())
    assert f"capaian rencana aksi Balai Labkesmas {percent(now['capaian'])}; menurut waktu seharusnya {percent(now['target_waktu'])}." in one_line
    assert f"{now['perlu_dialog']:.0f} dari {now['pegawai']:.0f} pegawai perlu diajak dialog pekan ini." in one_line
    for name in (*material.frame("agenda_dialog")["nama"][:8], *material.frame("layak_apresiasi")["nama"][:5]):
        assert name in text
    for unit, done, pace in material.frame("capaian_unit")[["unit_kerja", "capaian", "target_waktu"]].itertuples(index=False):
        assert f"{percent(done)} / {percent(pace)}" in text, unit


def test_it_is_tagged_has_a_title_and_its_own_fonts(material):
    data = summary_pdf(material)
    told = pdf_text(data)
    assert "Title:           Ringkasan kinerja Balai Labkesmas – 20 November 2026" in told
    assert "Tagged:          yes" in told
    assert "(A4)" in told
    assert b"/Lang(id)" in data
    fonts = about(data, "pdffonts", "-").splitlines()[2:]
    assert len(fonts) == 3
    assert all("PlusJakartaSans" in line and line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)
    tags = about(data, "pdfinfo", "-struct", "-")
    assert [tags.count(f"{tag} \"") for tag in ("H1", "H2")] == [1, 5]
    assert "TH" in tags
    assert "Halaman 1 dari 2" in told
    assert "Halaman 2 dari 2" in told


def test_the_same_material_gives_the_same_bytes_also_at_once(material):
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _n: summary_pdf(material), range(8)))) == 1


def test_texts_are_no_markup(material):
    agenda = material.frame("agenda_dialog").copy()
    agenda.loc[0, "nama"] = '#panic("x") *Sari* $a$ "kutip" \\ <b> @ref'
    said = pdf_text(summary_pdf(replace(material, frames={**material.frames, "agenda_dialog": agenda})))
    assert '#panic("x") *Sari* $a$' in said


def test_an_empty_office_is_told_what_to_upload(material):
    said = " ".join(pdf_text(summary_pdf(replace(material, frames={}))).split())
    assert "Belum ada data untuk unit dan periode ini." in said
    assert "Halaman 1 dari 1" in said


def test_a_large_office_still_fits_on_few_pages(material):
    units = pd.concat([material.frame("capaian_unit")] * 20, ignore_index=True)
    weeks = material.frame("aktivitas_unit")
    weeks = pd.concat([weeks.assign(unit_kerja=weeks["unit_kerja"] + f" {n}") for n in range(20)], ignore_index=True)
    said = pdf_text(summary_pdf(replace(material, frames={**material.frames, "capaian_unit": units, "aktivitas_unit": weeks})))
    assert "156 unit lain ada di buku kerja." in said
    assert int(said.split("Pages:")[1].split()[0]) <= 3


def test_it_speaks_english(material):
    use_language("en")
    data = summary_pdf(material)
    assert "20 November 2026" in pdf_text(data)
    assert b"/Lang(en)" in data
