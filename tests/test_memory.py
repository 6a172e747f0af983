"""What figures share about one question is worked out once, never outlives its data, and shows nobody more than they may see."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta

import pytest
from rows import Rows

from pipelines.figures import door
from pipelines.figures.definitions import FOLDER, figures, text
from pipelines.figures.door import Question, Viewer
from pipelines.figures.memory import DAYS_KEPT, LISTS_KEPT, RELATIONS, memory_of, wanted
from pipelines.warehouse import open_warehouse

OCT, DEC, PER = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20)
QUESTION = Question(OCT, DEC, PER)


@pytest.fixture
def rows(house) -> Rows:
    """Two units of one person each, who have an RHK with a step, and notes."""
    rows = Rows(house)
    for unit, nip in (("Lab", "A"), ("Tata Usaha", "B")):
        rows.unit(unit)
        rows.person(nip, unit)
        rhk = rows.rhk(nip, f"RHK {nip}", OCT, DEC)
        rows.step(nip, rhk, OCT, date(2026, 10, 9), capaian_persen=50)
        rows.covers(OCT, PER, unit=unit)
        rows.note(nip, PER, time(8), time(9), rhk=rhk)
    return rows


def kept(house) -> list[str]:
    with house.cursor() as cursor:
        return sorted(name for (name,) in cursor.execute("select table_name from duckdb_tables() where database_name = 'ingatan'").fetchall())


def progress(house, units: frozenset[str] | None = None, question: Question = QUESTION) -> dict[str, float]:
    found = door.ask(house, "capaian_pegawai", Viewer(units), question)
    return dict(zip(found["nip"], found["capaian"], strict=True))


def test_what_is_kept_serves_every_viewer_and_each_sees_the_own_units(rows):
    assert progress(rows.house, frozenset({"Lab"})) == {"A": 50}
    tables = kept(rows.house)
    assert progress(rows.house, frozenset({"Tata Usaha"})) == {"B": 50}
    assert progress(rows.house) == {"A": 50, "B": 50}
    assert kept(rows.house) == tables
    assert len([name for name in tables if name.startswith("langkah_")]) == 1


def test_a_change_of_the_data_is_told_at_once(rows):
    assert progress(rows.house)["A"] == 50
    rows.step("A", rows.rhk("A", "Baru", OCT, DEC), OCT, DEC, capaian_persen=100)
    assert progress(rows.house)["A"] == 75
    rows.add("pengecualian", nip="A", jenis="pensiun", dari=OCT, dibuat="2026-11-20", pengguna="penguji")
    assert set(progress(rows.house)) == {"B"}
    assert len([name for name in kept(rows.house) if name.startswith("rhk_")]) == 1


def test_a_change_through_another_holder_of_the_file_is_told_at_once(rows):
    assert progress(rows.house)["A"] == 50
    with open_warehouse(rows.house.path) as other:
        with other.write() as cursor:
            cursor.execute("update rencana_aksi set capaian_persen = 90 where nip = 'A'")
        assert progress(other)["A"] == 90
    assert progress(rows.house)["A"] == 90


def test_a_change_that_was_taken_back_is_not_told(rows):
    assert progress(rows.house)["A"] == 50

    def break_off() -> None:
        with rows.house.write() as cursor:
            cursor.execute("update rencana_aksi set capaian_persen = 90 where nip = 'A'")
            raise ValueError("berhenti")

    with pytest.raises(ValueError, match="berhenti"):
        break_off()
    assert progress(rows.house)["A"] == 50


def test_few_days_are_kept_and_none_is_dropped_while_it_is_read(rows):
    days = [Question(OCT, DEC, PER + timedelta(days=n)) for n in range(2 * DAYS_KEPT)]
    with door._asking(rows.house, "capaian_pegawai", Viewer(), days[0], {}) as reading:
        for question in days[1:]:
            progress(rows.house, question=question)
        assert {nip for (nip,) in reading.execute("select nip from tampak.rhk").fetchall()} == {"A", "B"}
    progress(rows.house, question=days[0])
    progress(rows.house, question=Question(OCT, DEC, PER + timedelta(days=40)))
    for name in ("orang", "langkah", "rhk"):
        assert len([table for table in kept(rows.house) if table.startswith(f"{name}_")]) == DAYS_KEPT


def test_long_lists_are_laid_in_order_for_everybody_and_for_nobody_alone(rows):
    def lists() -> int:
        return len([table for table in kept(rows.house) if table.startswith(("daftar_langkah_", "hari_"))])

    days = [Question(OCT, DEC, PER + timedelta(days=n)) for n in range(LISTS_KEPT + 2)]
    for figure in ("rencana_aksi", "aktivitas_pegawai"):
        alone = door.ask_arrow(rows.house, figure, Viewer(), days[0], nip="A").to_pylist()
        assert lists() == 0
        everybody = door.ask_arrow(rows.house, figure, Viewer(), days[0]).to_pylist()
        assert lists() == 1
        assert alone == [row for row in everybody if row["nip"] == "A"] != []
        for question in days:
            door.ask_arrow(rows.house, figure, Viewer(), question, first=1)
        assert lists() == LISTS_KEPT
        with rows.house.write() as cursor:
            cursor.execute("update rencana_aksi set capaian_persen = 55 where nip = 'A'")
        progress(rows.house)
        door.ask_arrow(rows.house, figure, Viewer(), days[0], first=1)
        assert lists() == 1
        with rows.house.write() as cursor:
            cursor.execute("update rencana_aksi set capaian_persen = 50 where nip = 'A'")


def test_many_who_ask_while_data_changes_get_one_state_or_the_next(rows):
    def look(_n: int) -> float:
        return progress(rows.house)["A"]

    with ThreadPoolExecutor(6) as people:
        seen = people.map(look, range(60))
        for share in (60, 70, 80):
            with rows.house.write() as cursor:
                cursor.execute("update rencana_aksi set capaian_persen = ? where nip = 'A'", [share])
        assert set(seen) <= {50, 60, 70, 80}
    assert progress(rows.house)["A"] == 80
    assert not +memory_of(rows.house)._users


def test_every_relation_that_can_be_kept_is_and_stands_on_earlier_ones():
    named = {name.split("hitung_")[1].split()[0] for base in (FOLDER / "bases").glob("*.sql") for name in base.read_text("utf-8").split("create or replace view pondasi.")
             if name.startswith("hitung_")}
    assert named | {"jalan"} == set(RELATIONS)
    order = list(RELATIONS)
    for name in named:
        assert all(order.index(other) < order.index(name) for other in wanted(f"from pondasi.hitung_{name}")), name
    assert set().union(*(wanted(text(figure)) for figure in figures())) == set(RELATIONS)
    assert wanted(text("linimasa_dialog")) == {"jalan", "setelan", "orang", "dialog"}
