"""The door gives a viewer's units and nothing else, whatever the figure; and there is no other way in."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from rows import Rows

from pipelines.figures import door
from pipelines.figures.definitions import FOLDER, definition, figures
from pipelines.figures.door import Question, Viewer

ROOT = Path(__file__).parents[1]
OCT, DEC, PER = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20)
QUESTION = Question(OCT, DEC, PER)
SECRET = "Rahasia"
ASKED_WITH = {"pencarian": {"kata": "terbuka"}}  # what a figure needs to be asked with, to find what is in sight
NAMELESS = ("ringkasan", "kurva_capaian", "perkiraan_selesai", "kalender_kerja")  # tell of no unit, person or text: their numbers are counted below


@pytest.fixture
def rows(house) -> Rows:
    """Two units that hold one of everything; every text of the second says so."""
    rows = Rows(house)
    rows.unit("Balai")
    rows.unit("Lab", "Balai", 1)
    rows.unit("Ruang Bakteri", "Lab", 2)
    rows.unit(f"Unit {SECRET}", "Balai", 1)
    for unit, mark in (("Lab", "Terbuka"), (f"Unit {SECRET}", SECRET)):
        fill(rows, unit, mark)
    return rows


def fill(rows: Rows, unit: str, mark: str) -> None:
    """Give a unit a leader and a member with plans, notes, dialogues and findings, all of which bear the mark."""
    rows.file(f"{mark}.xlsx")
    for nip, leader in ((f"K-{mark}", None), (f"A-{mark}", f"K-{mark}")):
        rows.person(nip, unit, nip_atasan=leader, nama_atasan=leader, jabatan=mark)
    nip = f"A-{mark}"
    rhk = rows.rhk(nip, mark, OCT, DEC, rhk_pimpinan=mark)
    rows.step(nip, rhk, OCT, date(2026, 10, 9), capaian_persen=50, rencana_aksi=mark, kendala=mark)
    rows.step(nip, rhk, OCT, PER, capaian_persen=100, tanggal_selesai=date(2026, 11, 2), rencana_aksi=mark)
    rows.covers(OCT, PER, unit=unit)
    for n in range(5):
        rows.note(nip, date(2026, 10, 5) + timedelta(days=n), time(8), time(9), rhk=rhk, kegiatan=mark, hasil=mark, bukti_dukung=mark,
                  tanggal_input=date(2026, 10, 9), status="menunggu")
    rows.note(nip, date(2026, 10, 12), kegiatan=mark)  # linked to nothing
    alike = rows.note(nip, date(2026, 10, 13), kegiatan=mark)
    rows.add("tautan_catatan", kunci=alike, nip=nip, kunci_rhk=rhk, cara="mirip", skor=90)
    rows.dialogue(nip, date(2026, 10, 6), nip_atasan=f"K-{mark}", uraian=mark, tindak_lanjut=mark)
    rows.rating(nip, OCT, date(2026, 10, 31), periode=mark, unit_kerja=mark)
    rows.add("finding", batch_id=1, lembar_id=rows.sheet, berkas=f"{mark}.xlsx", sheet="Data", baris=rows_line(rhk), code=f"kode_{mark}", severity="info", message=mark)


def rows_line(key: str) -> int:
    return int(key.split("-")[-1])


def test_nothing_outside_the_viewers_units_is_shown(rows):
    for figure in figures():
        more = ASKED_WITH.get(figure, {})
        everything = door.ask_arrow(rows.house, figure, Viewer(None), QUESTION, **({"kata": SECRET} if more else {}))
        assert SECRET in str(everything.to_pylist()) or figure in NAMELESS, figure
        for units in ((), ("Balai",), ("Lab", f"Unit {SECRET}")):
            found = door.ask_arrow(rows.house, figure, Viewer(frozenset({"Lab"})), Question(OCT, DEC, PER, units), **more)
            assert found.num_rows, figure
            assert SECRET not in str(found.to_pylist()), figure
            assert not more or not door.ask_arrow(rows.house, figure, Viewer(frozenset({"Lab"})), Question(OCT, DEC, PER, units), kata=SECRET).num_rows


def test_nothing_is_shown_where_nothing_was_said(rows):
    given = {"dari": OCT, "sampai": DEC, "per": PER}
    for figure in figures():
        sql, wanted = door._statement(figure)
        with rows.house.cursor() as cursor:
            assert cursor.execute(sql, {name: given.get(name) for name in wanted}).fetchall() == [], figure


@pytest.mark.parametrize(
    ("allowed", "asked"), [(frozenset(), ()), (frozenset({"Lab"}), (f"Unit {SECRET}",)), (frozenset({"Tidak Ada"}), ()), (None, ("Tidak Ada",))]
)
def test_nothing_is_shown_where_nothing_was_allowed(rows, allowed, asked):
    for figure in figures():
        assert door.ask_arrow(rows.house, figure, Viewer(allowed), Question(OCT, DEC, PER, asked)).num_rows == 0, figure


def test_the_first_rows_of_a_figure_are_those_it_begins_with(rows):
    for figure in figures():
        more = ASKED_WITH.get(figure, {})
        everything = door.ask_arrow(rows.house, figure, Viewer(None), QUESTION, **more)
        assert door.ask_arrow(rows.house, figure, Viewer(None), QUESTION, first=2, **more).equals(everything.slice(0, 2)), figure


@pytest.mark.parametrize(("figure", "by"), [("rencana_aksi", ("status", "lewat")), ("aktivitas_pegawai", ("keadaan",))])
def test_rows_of_a_figure_are_counted_without_listing_them(rows, figure, by):
    everything = door.ask(rows.house, figure, Viewer(None), QUESTION)
    told = door.tally(rows.house, figure, Viewer(None), QUESTION, *by)
    assert {tuple(row[:-1]): row[-1] for row in told.values.tolist()} == {key if isinstance(key, tuple) else (key,): n for key, n in everything.groupby(list(by) if len(by) > 1 else by[0]).size().items()}
    assert told["banyak"].sum() == len(everything) > 0


def test_a_figure_about_one_person_is_what_it_tells_of_that_person_among_all(rows):
    nip, about = "A-Terbuka", 0
    for figure in figures():
        everything = door.ask_arrow(rows.house, figure, Viewer(None), QUESTION)
        if "nip" not in everything.column_names or "nip" not in door._statement(figure)[1]:
            continue
        own = everything.filter([one == nip for one in everything["nip"].to_pylist()])
        assert own.num_rows, figure
        assert door.ask_arrow(rows.house, figure, Viewer(None), QUESTION, nip=nip).equals(own), figure
        about += 1
    assert about >= 6


def test_the_summary_of_one_unit_counts_that_unit(rows):
    found = door.ask(rows.house, "ringkasan", Viewer(frozenset({"Lab"})), QUESTION)
    assert found[["pegawai", "unit", "rhk", "dialog"]].values.tolist() == [[2, 1, 1, 1]]


def test_the_curve_and_the_forecast_of_one_unit_count_that_unit(rows):
    for who, steps in ((Viewer(frozenset({"Lab"})), 2), (Viewer(None), 4)):
        assert set(door.ask(rows.house, "kurva_capaian", who, QUESTION)["langkah"]) == {steps}
        assert list(door.ask(rows.house, "perkiraan_selesai", who, QUESTION)["langkah"]) == [steps]


def test_calendars_are_those_that_units_in_sight_go_by(rows):
    for unit, works in (("Balai", True), (f"Unit {SECRET}", False)):
        rows.add("kalender_unit", unit_kerja=unit, tanggal=date(2026, 10, 3), minggu=date(2026, 9, 28), hari_kerja=works, hari_ke=int(works), menit=0)
    told = {who: {(row["kalender"], row["hari_kerja"]) for row in door.ask_arrow(rows.house, "kalender_kerja", Viewer(units), QUESTION).to_pylist()
                  if row["tanggal"] == date(2026, 10, 3)} for who, units in (("all", None), ("lab", frozenset({"Lab"})))}
    assert told == {"all": {(1, True), (2, False)}, "lab": {(1, True)}}


def test_a_cursor_that_was_let_in_does_not_open_the_door_for_others(rows):
    with rows.house.cursor() as one, rows.house.cursor() as other:
        door.let_see(one, Viewer(None))
        assert len(one.execute("from tampak.unit_kerja").fetchall()) == 4
        assert other.execute("from tampak.unit_kerja").fetchall() == []


def test_a_unit_brings_the_units_under_it(rows):
    rows.person("R", "Ruang Bakteri")
    for viewer, units in ((Viewer(frozenset({"Lab"})), ()), (Viewer(None), ("Lab",)), (Viewer(frozenset({"Balai"})), ("Lab",))):
        found = door.ask(rows.house, "capaian_unit", viewer, Question(OCT, DEC, PER, units))
        assert sorted(found["unit_kerja"]) == ["Lab", "Ruang Bakteri"]
    assert list(door.ask(rows.house, "capaian_unit", Viewer(frozenset({"Ruang Bakteri"})), QUESTION)["unit_kerja"]) == ["Ruang Bakteri"]


def test_people_whose_unit_nobody_said_are_seen_with_the_whole_office(rows):
    rows.person("T", None)
    assert "Unit belum diketahui" in list(door.ask(rows.house, "capaian_unit", Viewer(None), QUESTION)["unit_kerja"])
    assert "T" not in list(door.ask(rows.house, "capaian_pegawai", Viewer(frozenset({"Balai"})), QUESTION)["nip"])


def test_units_are_listed_as_a_tree(rows):
    assert door.units(rows.house, Viewer(None)).values.tolist()[1:] == [
        ["Lab", "Balai", 1], ["Ruang Bakteri", "Lab", 2], [f"Unit {SECRET}", "Balai", 1],
    ]
    assert list(door.units(rows.house, Viewer(frozenset({"Lab"})))["unit_kerja"]) == ["Lab", "Ruang Bakteri"]


def test_the_default_question_is_the_quarter_of_the_last_day_covered(house):
    rows = Rows(house)
    assert door.default_question(house, Viewer(None)).dari.day == 1  # nothing there: the quarter of today
    rows.file("rhk.xlsx", data_per=date(2026, 4, 30))
    assert door.default_question(house, Viewer(None)) == Question(date(2026, 4, 1), date(2026, 6, 30), date(2026, 4, 30))
    rows.person("A", "Lab")
    rows.note("A", date(2026, 2, 11))
    rows.note("A", date(2199, 1, 1))
    rows.dialogue("A", date(2026, 2, 13), status="lain")
    assert door.default_question(house, Viewer(None)) == Question(date(2026, 1, 1), date(2026, 3, 31), date(2026, 2, 11))
    rows.covers(date(2026, 2, 1), date(2026, 2, 12), unit="Lab")
    assert door.default_question(house, Viewer(None)).per == date(2026, 2, 12)
    assert door.default_question(house, Viewer(None), per=date(2026, 12, 5)) == Question(OCT, DEC, date(2026, 12, 5))


def test_a_question_is_narrowed_to_units_that_exist_and_days_in_order(rows):
    narrowed = door.narrow(rows.house, QUESTION, units=(" lab ",), dari=date(2026, 11, 1))
    assert narrowed == Question(date(2026, 11, 1), DEC, PER, ("Lab",))
    with pytest.raises(KeyError):
        door.narrow(rows.house, QUESTION, units=("Gudang",))
    with pytest.raises(ValueError, match="2027"):
        door.narrow(rows.house, QUESTION, dari=date(2027, 1, 1))


def test_the_window_before_has_the_same_length():
    assert door.window_before(QUESTION) == Question(date(2026, 7, 1), date(2026, 9, 30), date(2026, 8, 20))


def test_a_figure_says_what_it_is_and_gives_the_columns_it_says(rows):
    for figure in figures():
        said = definition(figure)
        assert all((said.judul, said.arti, said.meaning, said.butir, said.penyebut)), figure
        assert tuple(door.ask(rows.house, figure, Viewer(None), QUESTION).columns) == said.columns
        assert tuple(door.ask_arrow(rows.house, figure, Viewer(frozenset()), QUESTION).column_names) == said.columns


def test_a_figure_that_does_not_exist_is_a_key_error(house):
    with pytest.raises(KeyError):
        door.ask(house, "../bases/1_pondasi", Viewer(None), QUESTION)


def test_days_arrive_as_dates_and_counts_as_numbers(rows):
    found = door.ask(rows.house, "capaian_rhk", Viewer(None), QUESTION)
    assert pd.api.types.is_datetime64_any_dtype(found["periode_awal"])
    assert pd.api.types.is_integer_dtype(found["langkah"])


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Walk every node of a serialised statement."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


@pytest.mark.parametrize("figure", figures())
def test_a_figure_names_only_what_the_door_shows(figure):
    text = (FOLDER / f"{figure}.sql").read_text("utf-8")
    tree = json.loads(duckdb.execute("select json_serialize_sql($sql)", {"sql": text}).fetchall()[0][0])
    assert not tree["error"]
    own = {entry["key"] for node in nodes(tree) for entry in node.get("cte_map", {}).get("map", [])}
    tables = {(n["schema_name"], n["table_name"]) for n in nodes(tree) if n.get("type") == "BASE_TABLE"}
    macros = {(n["function"]["schema"], n["function"]["function_name"]) for n in nodes(tree) if n.get("type") == "TABLE_FUNCTION"}
    reached = {f"{schema}.{name}" for schema, name in tables | macros if schema != "tampak" and (schema or name not in own)}
    assert reached <= {".kalender", ".setelan"}
    functions = {n["function_name"] for n in nodes(tree) if n.get("class") == "FUNCTION"}
    assert not functions & {"getvariable", "getenv", "query", "query_table", "read_text", "read_blob", "read_csv"}


def test_the_dashboard_speaks_no_sql():
    spoken = []
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("execute", "executemany", "sql")
            brought = isinstance(node, ast.Import | ast.ImportFrom) and any(
                name.split(".")[0] == "duckdb" for name in [getattr(node, "module", None) or "", *(a.name for a in node.names)]
            )
            if called or brought:
                spoken.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not spoken
