"""The workbook opens without an offer to repair it: a validator of Office files and our own rules find nothing, and find what is broken on purpose."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pandas as pd
import pytest
from ooxml import faults
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator, context
from test_workbook_rows import material

from dashboard.workbook import Material, build, lists
from pipelines.language import use_language

HOSTILE = "\x00\x0b\ufffe=1+1]]>&<b>\"'\U0001f600 _x0041_ <r><t>x</t></r>"


@pytest.fixture(autouse=True, scope="module")
def places():
    """Let the validator count an element's place in C: to name it in messages, it walks all rows before it, for minutes in a sheet of thousands."""

    def place(element) -> int:
        return 1 if element.getparent() is None else element.getparent().index(element) + 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "_sibling_position", place)
        yield


def validated(data: bytes, tmp_path) -> list[str]:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path).errors]


def many_rows(count: int) -> Material:
    """Give an office of 12 people with more person-days than a sheet of a few rows holds."""
    made = material(12)
    days = made.frame("rincian_hari")
    return replace(made, frames={**made.frames, "rincian_hari": pd.concat([days] * (count // len(days) + 1)).head(count).reset_index(drop=True)})


@pytest.mark.parametrize("people", [0, 1, 12, 500])
def test_nothing_to_repair_whatever_the_number_of_people(people, tmp_path):
    data = build(material(people))
    assert faults(data) == []
    assert validated(data, tmp_path) == []


@pytest.mark.parametrize("text", [HOSTILE, "<r>tanpa & tanda</r>", "=" + "a" * 40_000, "kata " * 90, "Instalasi" * 60], ids=["tanda", "kaya", "panjang", "banyak", "sekata"])
def test_nothing_to_repair_whatever_the_texts(text, tmp_path):
    made = material(3, text=text)
    units = {unit: f"{unit} {text[:60]}" for unit in made.frame("capaian_unit")["unit_kerja"]}
    frames = {name: frame.assign(**{key: frame[key].map(lambda v: units.get(v, v)) for key in ("unit_kerja", "induk") if key in frame}) for name, frame in made.frames.items()}
    data = build(replace(made, frames=frames, kantor=f"Kantor & {text}"[:300]))
    assert faults(data) == []
    assert validated(data, tmp_path) == []


def test_nothing_to_repair_in_english():
    use_language("en")
    assert faults(build(material(3))) == []


def test_rows_beyond_one_sheet_go_on_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(lists, "MOST_ROWS", 800)
    data = build(many_rows(2_000))
    assert faults(data) == []
    assert validated(data, tmp_path) == []
    book = load_workbook(io.BytesIO(data))
    assert [name for name in book.sheetnames if name.startswith("Data Hari")] == ["Data Hari", "Data Hari (2)", "Data Hari (3)"]
    assert [next(iter(book[name].tables.values())).ref.rpartition(":")[0] for name in ("Data Hari", "Data Hari (3)")] == ["A5", "A5"]
    assert [book[name].max_row for name in ("Data Hari", "Data Hari (2)", "Data Hari (3)")] == [805, 805, 405]
    assert "Bagian 2 dari 3" in book["Data Hari (2)"]["A2"].value
    assert "SUM(DataHari[Wajib])+SUM(DataHari_2[Wajib])+SUM(DataHari_3[Wajib])" in book["Ringkasan"]["B9"].value


SHEET = "xl/worksheets/sheet2.xml"
BREAKS = {
    "sheet name": ("xl/workbook.xml", 'name="Ringkasan"', 'name="Ringkasan/2"'),
    "sheet twice": ("xl/workbook.xml", 'name="Ringkasan"', 'name="Sampul"'),
    "relationship": ("xl/_rels/workbook.xml.rels", "worksheets/sheet2.xml", "worksheets/sheet99.xml"),
    "content type": ("[Content_Types].xml", '<Override PartName="/xl/worksheets/sheet2.xml"', '<Override PartName="/xl/worksheets/lain.xml"'),
    "cell order": (SHEET, 'r="A6"', 'r="K6"'),
    "style": (SHEET, re.compile(r'r="A6" s="\d+"'), 'r="A6" s="9999"'),
    "number": (SHEET, re.compile(r'(<c r="B6"[^>]*><f>[^<]*</f>)<v>[^<]*</v>'), r"\1<v>NaN</v>"),
    "shared string": ("xl/worksheets/sheet1.xml", re.compile(r'(t="s"><v>)\d+(</v>)'), r"\g<1>99999\2"),
    "string count": ("xl/sharedStrings.xml", re.compile(r'uniqueCount="\d+"'), 'uniqueCount="3"'),
    "header cell": ("xl/tables/table2.xml", re.compile(r'(<tableColumn id="1" name=")[^"]*'), r"\1Lain"),
    "column twice": ("xl/tables/table2.xml", re.compile(r'(<tableColumn id="2" name=")[^"]*'), r"\1Unit kerja"),
    "table name twice": ("xl/tables/table2.xml", re.compile(r'displayName="[^"]*"'), 'displayName="PerbandinganUnit"'),
    "table id twice": ("xl/tables/table2.xml", 'id="2" name', 'id="1" name'),
    "table like a cell": ("xl/tables/table2.xml", re.compile(r'displayName="[^"]*"'), 'displayName="AB12"'),
    "merged in a table": ("xl/worksheets/sheet3.xml", re.compile(r'<mergeCell ref="A2:[A-Z]+2"/>'), '<mergeCell ref="A5:B6"/>'),
    "merged twice": (SHEET, re.compile(r'<mergeCell ref="A3:([A-Z]+)3"/>'), r'<mergeCell ref="A2:\g<1>3"/>'),
    "priority twice": (SHEET, 'priority="2"', 'priority="1"'),
    "conditional style": (SHEET, re.compile(r'dxfId="\d+"'), 'dxfId="400"'),
    "font": ("xl/styles.xml", re.compile(r'(<cellXfs.*?fontId=")\d+'), r"\g<1>900"),
    "defined name": ("xl/workbook.xml", 'name="KeadaanPer"', 'name="A1"'),
    "name to nowhere": ("xl/workbook.xml", "'Sampul'!$B$", "'Muka'!$B$"),
    "link": ("xl/worksheets/sheet1.xml", re.compile(r"location=\"'Ringkasan'"), "location=\"'Rangkuman'"),
    "column in a formula": (SHEET, "DataHari[Wajib]", "DataHari[Wajip]"),
    "name in a formula": ("xl/worksheets/sheet10.xml", "BulanBerjalan", "BulanLalu"),
    "long header": (SHEET, "<oddHeader>", "<oddHeader>" + "x" * 300),
}


@pytest.fixture(scope="module")
def whole():
    return build(material(12))


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_workbook_is_noticed(name, whole):
    part, old, new = BREAKS[name]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.namelist():
            content = source.read(member).decode() if member.endswith((".xml", ".rels")) else source.read(member)
            if member == part:
                changed = content.replace(old, new, 1) if isinstance(old, str) else old.sub(new, content, count=1)
                assert changed != content, "nothing was broken"
                content = changed
            target.writestr(member, content)
    try:
        found = faults(out.getvalue())
    except (KeyError, IndexError) as error:  # a part or string that is not there
        found = [repr(error)]
    assert found, name
