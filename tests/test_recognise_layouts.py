"""Header layouts that offices really have, and others like them: kind, columns, and never a wrong kind."""

from __future__ import annotations

from typing import Any

import pytest
from layouts.sheets import layouts, sheet_of

from pipelines.language import _
from pipelines.recognise import Found, recognise

REAL, OTHERS, HELD_OUT, OFFICES = layouts("nyata"), layouts("asing"), layouts("lain"), layouts("kantor")
# Too little to go by without a title: the person is asked.
ASKED = {"n26", "n44"}
# Sets that were each measured before a word was changed for them: forms of many offices, and their everyday lists that are not ours.
UNSEEN = [layout for number in range(1, 16) for layout in layouts(f"buta{number}")]


def _taken(found: Found) -> bool:
    return found.refusal is None


@pytest.mark.parametrize("layout", REAL + OTHERS + HELD_OUT + OFFICES, ids=lambda layout: layout["id"])
def test_kind_and_columns_of_a_layout(layout: dict[str, Any]) -> None:
    found = recognise(sheet_of(layout))[0]
    if layout["kind"] is None:
        assert not _taken(found)
        assert found.code == layout.get("code", found.code)
        return
    if layout["id"] in ASKED:
        assert found.code == "kurang_yakin"
        return
    if not layout.get("loads", True) and not _taken(found):
        assert found.code in {"kolom_wajib_hilang", "kurang_yakin", "tata_letak_tidak_dikenal"}
        return
    if "lacks" in layout:
        assert (found.kind, found.code, found.missing) == (layout["kind"], "kolom_wajib_hilang", layout["lacks"])
        return
    assert (found.kind, found.code) == (layout["kind"], None)
    assert {name: found.columns.get(name) for name in layout["columns"]} == layout["columns"]


@pytest.mark.parametrize("seed", [2, 3])
def test_no_layout_is_ever_taken_for_another_kind(seed: int) -> None:
    for layout in REAL + OTHERS + HELD_OUT + OFFICES:
        for found in recognise(sheet_of(layout, seed, count=5)):
            assert not _taken(found) or found.kind == layout["kind"], layout["id"]


@pytest.mark.parametrize("seed", [4, 5])
def test_nearly_every_layout_is_understood_whatever_its_rows_hold(seed: int) -> None:
    wanted = [layout for layout in REAL + OTHERS + HELD_OUT + OFFICES if layout["kind"] and layout.get("loads", True)]
    right = sum(1 for layout in wanted if recognise(sheet_of(layout, seed, count=30))[0].kind == layout["kind"])
    assert right / len(wanted) >= 0.95


@pytest.mark.parametrize("layout", layouts("bukan"), ids=lambda layout: layout["id"])
def test_strangers_are_refused_even_with_a_person_named_above(layout: dict[str, Any]) -> None:
    bare = {key: value for key, value in layout.items() if key != "above"}
    for sheet in (layout, bare):
        assert not any(_taken(found) for found in recognise(sheet_of(sheet)))


@pytest.mark.parametrize("layout", [layout for layout in UNSEEN if layout["kind"] is None], ids=lambda layout: layout["id"])
def test_everyday_lists_of_an_office_are_never_taken(layout: dict[str, Any]) -> None:
    for seed in (1, 2, 3):
        assert [found.kind for found in recognise(sheet_of(layout, seed)) if _taken(found)] == []


@pytest.mark.parametrize("layout", [layout for layout in UNSEEN if layout["kind"]], ids=lambda layout: layout["id"])
def test_forms_of_other_offices_are_understood(layout: dict[str, Any]) -> None:
    found = recognise(sheet_of(layout))[0]
    assert (found.kind, found.code) == (layout["kind"], None)
    assert {name: found.columns.get(name) for name in layout["columns"]} == layout["columns"]


def test_shuffled_columns_keep_their_fields() -> None:
    for layout in REAL + OTHERS:
        if len(layout["headers"]) > 1 or not layout["kind"] or not layout.get("loads", True) or layout["id"] in ASKED or layout.get("days"):
            continue
        headers = layout["headers"][0]
        if len(set(headers)) < len(headers) or "" in headers:
            continue
        turned = list(reversed(range(len(headers))))
        mirrored = {**layout, "headers": [[headers[c] for c in turned]], "columns": {f: turned.index(c) for f, c in layout["columns"].items()}}
        found = recognise(sheet_of(mirrored))[0]
        assert found.kind == layout["kind"], layout["id"]


@pytest.mark.parametrize("code", ["bukan_ekinerja", "kurang_yakin", "kolom_wajib_hilang", "tata_letak_tidak_dikenal"])
def test_a_refusal_names_the_sheet_and_says_what_to_do(code: str) -> None:
    texts = [found.refusal for layout in REAL + OTHERS + HELD_OUT + OFFICES for found in recognise(sheet_of({**layout, "sheet": "Data 7"})) if found.code == code]
    assert texts
    for text in texts:
        assert text is not None
        assert "Data 7" in text
        assert text.count(". ") >= 1
        assert text.endswith(".")


def test_a_look_alike_is_refused_by_its_name() -> None:
    layout = next(item for item in OTHERS if item.get("titles") == ["DAFTAR GAJI BULAN MEI 2026"])
    found = recognise(sheet_of(layout))[0]
    assert found.refusal is not None
    assert _("daftar gaji atau pembayaran") in found.refusal
