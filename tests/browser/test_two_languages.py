"""Every screen in both languages as the browser shows it: no serious fault by axe-core, no decimal sign and no text of the other language, wherever that can be decided."""

from __future__ import annotations

import re

import pytest
from axe import serious_faults
from served import settle

from pipelines.language import COUNTED
from pipelines.translating import catalogue

SCREENS = ("", "capaian", "aktivitas", "dialog", "pegawai", "penilaian", "unggah", "tautan", "mutu", "unduh", "pengaturan", "panduan")
# A point before one or two digits is a decimal point; before three it parts thousands. 14.05 is the time of day, 01.02 may be part of a name of a file.
WRONG = {"id": re.compile(r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.])|\d,\d{3}(?!\d)"), "en": re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d,])|(?<![\d.])\d{1,3}\.\d{3}(?![\d.])")}
CLOCK = re.compile(r"\b[0-2]\d\.[0-5]\d\b")
FILE = re.compile(r"\S+\.(?:xlsx?|csv|ods|zip)\b.*")  # a file, its sheet and its row
DATA = {"Dialog Kinerja", "Rencana Aksi"}  # names of sheets in the sample exports
PLACE = re.compile(r"\{\w*\}")
READ = """() => {
    const told = new Set();
    for (const e of document.querySelectorAll('p, h1, h2, h3, h4, td, th, button, summary, label, li, text, .pk div, .pk span, [role=gridcell], [role=columnheader], option'))
        for (const line of (e.innerText || e.textContent || '').split('\\n')) told.add(line.trim());
    for (const e of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) told.add((e.getAttribute(name) || '').trim());
    return [...told].filter(Boolean);
}"""


def pattern(text: str) -> re.Pattern[str]:
    """Return what a text of the catalogue looks like when its places are filled and its markup is drawn."""
    return re.compile(".+".join(re.escape(piece) for piece in PLACE.split(re.sub(r"\*\*|</?b>|<br>", "", text).strip())))


def said(language: str) -> list[re.Pattern[str]]:
    """Return the texts that only a language says, of two words or more, so that no name or code is taken for one."""
    texts: dict[str, set[str]] = {"id": set(), "en": set()}
    for message in catalogue("en"):
        if message.id and str(message.id) != str(message.string):
            texts["id"].add(str(message.id))
            texts["en"] |= {COUNTED.sub(r"\3", str(message.string)), COUNTED.sub(r"\2", str(message.string))}
    own = texts[language] - DATA - texts["en" if language == "id" else "id"]
    return [pattern(text) for text in own if len(re.findall(r"[A-Za-z]{3,}", PLACE.sub(" ", text))) >= 2]


@pytest.fixture(scope="module")
def walked(filled, chromium):
    """Read every screen in both languages, each in a browser of the other, one light and one dark."""
    read: dict[tuple[str, str], list[str]] = {}
    faults = []
    for language, browser, theme in (("id", "en-US", "light"), ("en", "id-ID", "dark")):
        context = chromium.new_context(viewport={"width": 1440, "height": 2000}, locale=browser, color_scheme=theme)
        context.set_default_timeout(60_000)
        page = context.new_page()
        for screen in SCREENS:
            page.goto(f"{filled.address}/{screen}?bahasa={language}")
            page.wait_for_selector("[data-testid=stMain] h1")
            settle(page)
            page.locator("[data-testid=stExpander] summary:visible").evaluate_all("folds => folds.forEach(fold => fold.click())")
            settle(page, 150)
            read[language, screen] = page.evaluate(READ)
            faults += [(language, theme, screen, *fault) for fault in serious_faults(page)]
        context.close()
    return read, faults


@pytest.fixture
def read(walked):
    return walked[0]


def test_no_screen_has_a_serious_fault(walked):
    assert walked[1] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_number_is_written_the_other_way(read, language):
    found = [(screen, text) for (spoken, screen), texts in read.items() if spoken == language
             for text in texts if WRONG[language].search(FILE.sub("", CLOCK.sub("", text)))]
    assert found == []


@pytest.mark.parametrize(("language", "other"), [("id", "en"), ("en", "id")])
def test_no_text_of_the_other_language_is_left(read, language, other):
    patterns = said(other)
    found = [(screen, text) for (spoken, screen), texts in read.items() if spoken == language
             for text in texts if any(one.fullmatch(text) for one in patterns)]
    assert found == []


def test_cells_of_tables_and_texts_of_both_languages_are_among_what_is_read(read):
    """The tables are drawn on a canvas; what stands in their hidden cells is what is read aloud."""
    assert any(text.isdigit() for text in read["id", "aktivitas"])
    assert any(one.fullmatch(text) for one in said("id") for text in read["id", "capaian"])
    assert any(one.fullmatch(text) for one in said("en") for text in read["en", "capaian"])
