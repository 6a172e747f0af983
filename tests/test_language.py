"""Two languages: every word that people read has its English, and no screen or workbook in English speaks Indonesian."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import unescape

import pytest
import xlsxwriter
from books import PEOPLE
from google.protobuf.message import Message
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from visits import NOTES, PLANS, SCREENS, TALKS, built, filled, go, serving, start  # noqa: F401

from dashboard.screens.explaining import plain
from dashboard.workbook import build, gather
from dashboard.workbook.outputs import Wish, make
from dashboard.workbook.template_graphs import GRAPHS
from pipelines.checks.rule import rules
from pipelines.figures.definitions import definition, figures
from pipelines.figures.door import Question, Viewer
from pipelines.language import COUNTED, N_, _, clock, long_date, number, percent, use_language
from pipelines.load.retelling import retold
from pipelines.read import Reader
from pipelines.recognise import recognise
from pipelines.templates import form_bytes
from pipelines.templates_forms import forms
from pipelines.translating import ROOT, catalogue, catalogue_path, collected, compiled, mismatched, untranslated
from pipelines.warehouse import open_warehouse
from tests.exports import pdf_text

WORD = re.compile(r"(?<![\w/.`-])[A-Za-z]{3,}(?![\w/]|\.\w)")
# Read by people in Indonesian whatever the language: names of laws, programs and reports, and what is typed on a command line.
KEPT = {"eKinerja", "Perpres", "PermenPANRB", "Laporan", "Penilaian", "Bahasa", "Indonesia", "Kinerja", "pantau", "Pantau"}


# ---------------------------------------------------------------- the catalogue

def test_every_text_of_the_sources_has_its_english():
    translations = catalogue("en")
    translations.update(collected(), no_fuzzy_matching=True)
    assert untranslated(translations) == [], "run `make bahasa`, write what is missing, run it again"
    assert [str(message.id) for message in translations.obsolete.values()] == [], "run `make bahasa`: nobody says these any more"
    assert mismatched(translations) == []


def test_the_compiled_catalogue_is_the_written_one():
    assert catalogue_path("en").with_suffix(".mo").read_bytes() == compiled(catalogue("en")), "run `make bahasa`"


def test_a_translation_is_one_paragraph_of_its_own():
    for message in catalogue("en"):
        told = str(message.string)
        assert told == COUNTED.sub(r"\3", told) or "{" in told, told
        assert {name for name, _one, _many in COUNTED.findall(told)} <= set(re.findall(r"\{(\w+)\}", told)), told
        assert (told[:1] == " ", told[-1:] == " ") == (str(message.id)[:1] == " ", str(message.id)[-1:] == " "), told


def test_settings_kinds_fields_and_figures_are_among_the_texts():
    texts = {str(message.id) for message in collected()}
    assert {"Zona waktu kantor.", "Daftar Pegawai", "Bukti Dukung", "daftar hadir atau rekap mesin absensi", "satu RHK", "Cetak satu angka di terminal."} <= texts
    assert "sebab" not in texts  # a key of a row, not a word


def test_indonesian_reads_no_catalogue():
    """What people in the field wait for at every start: the source is the text, and nothing else is opened."""
    run = subprocess.run(
        [sys.executable, "-c", "import sys\nfrom pipelines import language\nlanguage._('Ringkasan')\n"
                               "print(language._catalogue.cache_info().misses, [m for m in sys.modules if m.startswith('babel.messages')])"],
        cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0 []"


def test_one_and_several_are_worded():
    use_language("en")
    late = _("{n} hari tanpa dialog")
    assert [late.format(n=n) for n in ("1", "2", "0", 1)] == ["1 day without a dialogue", "2 days without a dialogue", "0 days without a dialogue", "1 day without a dialogue"]
    use_language("id")
    assert _("{n} hari tanpa dialog").format(n="1") == "1 hari tanpa dialog"


def test_an_unknown_language_is_indonesian():
    use_language("xx")
    assert _("Ringkasan") == N_("Ringkasan") == "Ringkasan"


@pytest.mark.parametrize(("language", "told"), [
    ("id", ["20 November 2026", "1.234,5", "62%", "14.05", "15 Agustus 2026"]), ("en", ["20 November 2026", "1,234.5", "62%", "14:05", "15 August 2026"])])
def test_dates_and_numbers_follow_the_language(language, told):
    use_language(language)
    assert [long_date(date(2026, 11, 20)), number(1234.5, 1), percent(62), clock(datetime(2026, 11, 20, 14, 5)), long_date(date(2026, 8, 15))] == told


# ---------------------------------------------------------------- the sources

# Whole folders speak to people; of the others only what calls _() does.
SPEAKING = sorted([*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pipelines" / "load").rglob("*.py"), *(ROOT / "pipelines" / "checks").rglob("*.py"),
                   *(ROOT / "pipelines" / "read").rglob("*.py"), ROOT / "pipelines" / "figures" / "words.py", ROOT / "pipelines" / "selfcheck.py",
                   ROOT / "pipelines" / "templates.py", ROOT / "pipelines" / "warehouse.py", ROOT / "pipelines" / "unit_settings.py"])
# What stands in the source as a literal and is not for reading: names of tables and of what the log of deeds calls a deed,
# words of exports, markers of a template, and the product's own name.
NOT_SAID = re.compile(r"[<>;=()]|\{\{|^[a-z0-9.]+(?: · [a-z0-9.]+)+$|^,|^(?:select|from|insert|delete|update|with|into|set) |--|_|^(?:name|creator|title)$")
DEEDS = re.compile(r"^(ingat|ganti|lupakan|cabut|hapus|simpan|ubah|urungkan) ")


def indonesian() -> set[str]:
    """Return the words that only the Indonesian texts use."""
    words: dict[bool, set[str]] = {True: set(), False: set()}
    for message in catalogue("en"):
        for english, text in ((False, message.id), (True, message.string)):
            words[english] |= {word.casefold() for word in WORD.findall(re.sub(r"\{\w*\}|`[^`]*`", " ", str(text)))}
    return words[False] - words[True] - {word.casefold() for word in KEPT}


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the strings that are neither translated, nor help pages, nor docstrings, nor keys of a lookup, nor names of arguments' values that code reads."""
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="_" | "N_")):
                left_out |= set(ast.walk(node))
            case ast.Subscript(slice=key):
                left_out |= set(ast.walk(key))
            case ast.keyword(arg="help" | "name" | "metavar", value=ast.Constant() as value):
                left_out.add(value)
            case ast.Expr(value=ast.Constant() as value):
                left_out.add(value)
            case ast.FormattedValue(format_spec=ast.JoinedStr() as spec):
                left_out |= set(ast.walk(spec))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out)


def test_no_word_stands_outside_gettext():
    known, found = indonesian(), []
    for path in SPEAKING:
        if path.name == "status_tidak_dikenal.py":  # words of exports, offered as they must be written there
            continue
        for node in literals(ast.parse(path.read_text("utf-8"))):
            text = node.value.strip()
            words = [word for word in WORD.findall(text) if word not in KEPT]
            ours = [word for word in words if word.casefold() in known]
            sentence = " " in text and len(words) > 1 and 2 * len(ours) >= len(words)
            if (sentence or (ours and re.fullmatch(r"[A-Z][a-z]+[.:]?", text))) and not NOT_SAID.search(text) and not DEEDS.search(text):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {text}")
    assert found == []


@pytest.mark.parametrize("source", ['st.title("Belum diunggah")', 'st.button(label="Unggah ekspor")', 'told = f"Lihat {n} pegawai"', 'title = "Ringkasan"'])
def test_a_word_outside_gettext_is_seen(source):
    known = indonesian()
    assert any(word.casefold() in known for node in literals(ast.parse(source)) for word in WORD.findall(node.value))


@pytest.mark.parametrize("code", sorted(rules()))
def test_a_stored_finding_is_said_in_the_readers_language(code):
    def told(language: str) -> str:
        use_language(language)
        where = f"a › b.xlsx › Lembar 1 › {_('baris {n}').format(n=12)}, {_('kolom {nama}').format(nama='Tgl: x')}: "
        said = _(rules()[code].message).replace("{nilai}", "31/02/2026").replace("{kolom}", "Tgl")
        return where + said + (" " + _(rules()[code].suggestion).replace("{saran}", "Selesai") if rules()[code].suggestion else "")

    in_english, in_indonesian = told("en"), told("id")
    assert not COUNTED.search(in_english)  # SQL fills these places, and knows no forms
    assert (retold(code, in_english), retold(code, in_indonesian)) == (in_indonesian, in_indonesian)
    use_language("en")
    assert (retold(code, in_english), retold(code, in_indonesian)) == (in_english, in_english)
    assert retold(code, "kata lama") == "kata lama"


# ---------------------------------------------------------------- screens and the workbook

def data_words() -> set[str]:
    """Return the words that the office itself wrote: names, units, texts, files."""
    said = json.dumps([PEOPLE, PLANS, NOTES, TALKS], default=str)
    return {word.casefold() for word in re.findall(r"[A-Za-z]+", said + " pegawai.xlsx catatan.xlsx rencana.xlsx dialog.xlsx Sheet Balai Labkesmas Labkes")}


def strings(message: Message) -> Iterator[str]:
    for _field, held in message.ListFields():
        values = list(held.values()) if hasattr(held, "values") else [held] if isinstance(held, (Message, str, bytes, int, float)) else held
        for value in values:
            if isinstance(value, Message):
                yield from strings(value)
            elif isinstance(value, str):
                yield value


def within(value: Any, key: str = "") -> Iterator[str]:
    """Yield the texts of a chart or of columns that are shown."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from within(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from within(inner, key)
    elif isinstance(value, str) and key in ("text", "hovertext", "ticktext", "label", "help", "name"):
        yield value


def read(text: str) -> Iterator[str]:
    """Yield what a person reads of an element's string: no addresses, no keys, no markup."""
    if text.startswith("{"):
        yield from within(json.loads(text))
    elif "<" in text:
        yield re.sub(r"<[^>]*>", " ", text)
        yield from re.findall(r'(?:aria-label|data-label|title|alt)="([^"]*)"', text)
    elif not re.fullmatch(r"[\w.$-]*|.*[&?]?\w+=\w*.*", text) or re.fullmatch(r"[A-Z][a-z]+", text):
        yield text


def shown(at: AppTest) -> Iterator[str]:
    for block in (at.main, at.sidebar):
        waiting = list(block.children.values())
        while waiting:
            node = waiting.pop()
            waiting += list(getattr(node, "children", {}).values())
            if isinstance(getattr(node, "proto", None), Message):
                for text in strings(node.proto):
                    yield from read(text)
    for table in at.dataframe:
        seen = table.proto.column_order or table.value.columns  # what a column order leaves out is there for clicks
        for column in table.value[list(seen)].select_dtypes(exclude=["number", "datetime", "bool"]):
            yield from (str(value) for value in table.value[column])


def foreign(texts: Iterator[str]) -> dict[str, str]:
    """Return the Indonesian words among texts, each with one text that says it."""
    known = indonesian() - data_words()
    told = {kind(definition(figure).meaning) for figure in figures() for kind in (str, plain)}  # in English by hand, naming the codes of its columns
    names, found = set(figures()), {}
    for text in texts:
        read_on = text if text not in names else ""  # a figure's name, as a command takes it
        for meaning in told:
            read_on = read_on.replace(meaning, " ")
        found |= {word: text for word in WORD.findall(re.sub(r"`[^`]*`", " ", read_on)) if word.casefold() in known}
    return found


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_in_english_says_nothing_in_indonesian(filled, screen):
    use_language("en")  # for the test itself: it asks widgets for their words outside the script
    at = start(screen, bahasa="en")
    assert not at.exception
    assert foreign(shown(at)) == {}


@pytest.mark.usefixtures("serving")
def test_an_empty_office_in_english_says_nothing_in_indonesian(office):
    use_language("en")
    at = start(bahasa="en")
    for screen in SCREENS:
        assert not go(at, screen).exception
        assert foreign(shown(at)) == {}, screen


@pytest.mark.usefixtures("serving")
def test_a_screen_in_indonesian_is_seen_as_such(filled):
    assert len(foreign(shown(start("capaian")))) > 20


def test_the_workbook_in_english_says_nothing_in_indonesian(filled):
    use_language("en")
    with open_warehouse() as warehouse:
        made = load_workbook(BytesIO(build(gather(warehouse, Viewer(), Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 10, 31))))))
    texts = [value for sheet in made for row in sheet.iter_rows(values_only=True) for value in row if isinstance(value, str) and not value.startswith("=")]
    assert all(len(name) <= 31 for name in made.sheetnames)
    assert foreign(iter([*made.sheetnames, *texts])) == {}


def beside_cells(data: bytes) -> Iterator[str]:
    """Yield what a workbook says outside the values of its cells: charts, alternative texts, headers, properties, number formats, words within formulas."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.namelist():
            text = archive.read(part).decode("utf-8", "replace")
            told = [r"<a:t>([^<]*)<", r'descr="([^"]*)"', r"<odd(?:Header|Footer)>([^<]*)<", r'formatCode="([^"]*)"', r"<f>([^<]*)</f>", r"<dc:\w+>([^<]*)<", r"<(?:Company|Manager)>([^<]*)<"]
            for found in (unescape(one, {"&quot;": '"'}) for pattern in told for one in re.findall(pattern, text)):
                yield from re.findall(r'"([^"]*)"', found) if '"' in found else [] if "[" in found or "(" in found else [re.sub(r"&[LCR]|&[PN]|&K\w{6}|&\d+", " ", found)]


def test_what_a_workbook_says_beside_its_cells_is_english(filled):
    use_language("en")
    with open_warehouse() as warehouse:
        question = Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 10, 31))
        data, summary = (make(warehouse, Viewer(), question, Wish(form)) for form in ("buku", "pdf"))
        drawn = [make(warehouse, Viewer(), question, Wish("templat", templat=asked(figure))) for figure in GRAPHS]
    said = list(beside_cells(data))
    assert len(said) > 50
    assert foreign(iter(said)) == {}
    assert foreign(text for one in drawn for text in beside_cells(one)) == {}
    assert foreign(iter([" ".join(pdf_text(summary).split())])).keys() <= {word for meaning in (definition(f).meaning for f in figures()) for word in WORD.findall(meaning)}


def asked(figure: str) -> bytes:
    """Build an office's workbook that asks for one chart."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("One").write("A1", f"{{{{grafik:{figure}}}}}")
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("form", [form.kind for form in forms()])
def test_a_blank_form_explained_in_english_is_recognised(form):
    use_language("en")
    blank = next(one for one in forms() if one.kind == form)
    with Reader() as reader:
        (found,) = recognise(reader.read(form_bytes(blank), "form.xlsx")[0])
    assert (found.kind, found.code) == (form, "lembar_kosong")
    assert blank.fields[0].about != ""
    assert foreign(iter([blank.title, blank.about, *(field.about for field in blank.fields)])) == {}
