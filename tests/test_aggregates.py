"""What is kept beside the rows equals what the rows say, whatever was uploaded, withdrawn, undone, loaded again or confirmed."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from books import ANI, BALAI, BUDI, CICI, DEDI, LAB, PEOPLE, PLAN, UMUM, book, entry, log, roster
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rows import Rows, key

from pipelines.aggregates import lay_aggregates, whole
from pipelines.load import load, prepare, undo
from pipelines.load.confirming import Answer, confirm, confirmed, revoke_links
from pipelines.load.rebuilding import rebuild
from pipelines.load.reloading import reload
from pipelines.load.undoing import undo_all
from pipelines.warehouse import open_warehouse

TODAY = date(2026, 11, 20)
KEPT = ("hari_ringkas", "masa_unit", "tautan_catatan", "rhk_ringkas", "ringkas_dari")
PERIOD = "1 Januari 2026 s.d. 31 Desember 2026"


def kept(house) -> dict[str, list]:
    with house.cursor() as cursor:
        return {name: sorted(cursor.execute(f"from {name}").fetchall(), key=str) for name in KEPT}


def agree(house) -> None:
    """Hold what is kept to what plain queries and a fresh start find in the rows."""
    before = kept(house)
    with house.cursor() as cursor:
        assert whole(cursor)
        counted = cursor.execute("""
            select nip, tanggal, count(*), count(bukti_dukung), unnest(min({'mulai': coalesce(mulai::varchar, '~'), 'lembar_id': lembar_id, 'baris': baris})) from catatan_harian group by 1, 2
        """).fetchall()
        linked = cursor.execute("select nip, kunci_rhk, count(*), max(tanggal) from tautan_catatan where kunci_rhk is not null group by 1, 2").fetchall()
        unnamed = cursor.execute("select count(*) from pegawai p anti join nama_ringkas n on n.nama = p.nama and n.nama_b is not distinct from nama_baku(p.nama)").fetchall()
        undated = cursor.execute("select count(*) from tautan_catatan t left join catatan_harian c using (kunci) where t.tanggal is distinct from c.tanggal").fetchall()
    told = {(nip, day): (notes, proven, sheet, row) for nip, day, notes, _minutes, proven, sheet, row in before["hari_ringkas"]}
    assert told == {(nip, day): (notes, proven, sheet, row) for nip, day, notes, proven, _since, sheet, row in counted}
    assert sorted(before["rhk_ringkas"], key=str) == sorted(linked, key=str)
    assert undated == unnamed == [(0,)]
    with house.write() as cursor:
        cursor.execute("delete from ringkas_dari")
        lay_aggregates(cursor)
    assert kept(house) == before


def put(house, *files: bytes, day: date = TODAY, **told):
    return load(house, prepare([(f"berkas-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=day, **told).batch


def merged(house) -> dict[tuple[str, date], int]:
    with house.cursor() as cursor:
        return {(nip, day): minutes for nip, day, _notes, minutes, *_rest in cursor.execute("from hari_ringkas").fetchall()}


def test_minutes_that_two_notes_share_are_kept_once(house):
    put(house, roster(), log([
        entry(CICI, "02/03/2026", "Satu", "08:00", "10:00"), entry(CICI, "02/03/2026", "Dua", "09:30", "11:00"), entry(CICI, "03/03/2026", "Tiga", "08:00", "09:00"),
        entry(DEDI, "02/03/2026", "Empat", "22:00", "02:00"), entry(DEDI, "02/03/2026", "Lima", "08:00", "08:45"),
    ]))
    assert merged(house) == {(CICI, date(2026, 3, 2)): 180, (CICI, date(2026, 3, 3)): 60, (DEDI, date(2026, 3, 2)): 285}
    agree(house)


def test_a_change_a_withdrawal_and_undo_in_any_order(house):
    day = date(2026, 3, 2)
    put(house, roster())
    first = put(house, log([entry(CICI, "02/03/2026", "Satu", "08:00", "09:00"), entry(CICI, "02/03/2026", "Dua", "09:00", "10:00")]), day=date(2026, 3, 3))
    longer = put(house, log([entry(CICI, "02/03/2026", "Satu", "08:00", "09:30"), entry(CICI, "02/03/2026", "Dua", "09:00", "10:00")]), day=date(2026, 3, 4))
    assert merged(house) == {(CICI, day): 120}
    fewer = put(house, log([entry(CICI, "02/03/2026", "Satu", "08:00", "09:30"), entry(BUDI, "02/03/2026", "Tiga")]), day=date(2026, 3, 5), withdraw_missing=True)
    assert merged(house) == {(CICI, day): 90, (BUDI, day): 90}
    for number, left in ((longer, 90), (first, 90), (fewer, None)):
        undo(house, number, user="penguji")
        agree(house)
        assert merged(house).get((CICI, day)) == left
    assert not merged(house)


def test_undoing_all_at_once_and_loading_anew(house):
    put(house, roster())
    numbers = [put(house, log([entry(nip, f"0{n}/03/2026", f"Kegiatan {n}") for nip in (CICI, DEDI)])) for n in range(1, 5)]
    again = reload(house, numbers[0], user="penguji").batch
    agree(house)
    assert len(merged(house)) == 8
    undo_all(house, [numbers[1], again], user="penguji")
    agree(house)
    assert len(merged(house)) == 4


def test_a_look_leaves_no_trace(house):
    put(house, roster(), log([entry(CICI, "02/03/2026")]))
    before = kept(house)
    put(house, log([entry(CICI, "03/03/2026"), entry(BUDI, "03/03/2026")]), dry_run=True)
    assert kept(house) == before
    agree(house)


def test_what_a_person_confirms_keeps_the_day_of_the_note(house):
    plan = book(PLAN, [[CICI, None, PERIOD, "Mutu pemeriksaan", "Memeriksa sampel", 10, None, 20, "31/12/2026", "Proses"]])
    put(house, roster(), plan, log([entry(CICI, "02/03/2026", "Satu", step="Memeriksa sampel"), entry(CICI, "03/03/2026", "Dua")]))
    agree(house)
    confirm(house, [Answer("catatan", CICI, "dua", "Dua", None)], user="penguji")
    agree(house)
    assert len(kept(house)["tautan_catatan"]) == 2
    revoke_links(house, confirmed(house, [CICI]), user="penguji")
    agree(house)


def test_someone_who_moves_sits_in_both_units_in_turn(house):
    put(house, roster(pulled="2 Januari 2026"))
    moved = put(house, roster([*PEOPLE[:2], [CICI, "Cici Permata", "Arsiparis", UMUM, BALAI, ANI, None], PEOPLE[3]], pulled="1 Juni 2026"))
    spans = [row[1:] for row in kept(house)["masa_unit"] if row[0] == CICI]
    assert spans == [(LAB, date(1900, 1, 1), date(2026, 5, 31)), (UMUM, date(2026, 6, 1), date(9999, 12, 31))]
    undo(house, moved, user="penguji")
    agree(house)
    assert [row[1:] for row in kept(house)["masa_unit"] if row[0] == CICI] == [(LAB, date(1900, 1, 1), date(9999, 12, 31))]


def test_rows_put_in_by_another_hand_are_told_of_at_the_next_question(house):
    rows = Rows(house)
    rows.person("A", "Lab")
    rows.unit("Lab")
    note = rows.note("A", date(2026, 10, 5), time(8), time(9), menit=60)
    rows.add("tautan_catatan", kunci=note, nip="A", kunci_rhk=key("R-1"), cara="persis", skor=100)
    with house.cursor() as cursor:
        assert not whole(cursor)
    assert rows.ask("aktivitas_pegawai", date(2026, 10, 5), date(2026, 10, 5), date(2026, 10, 5))[0]["menit"] == 60
    agree(house)


def test_a_warehouse_of_before_is_filled_when_it_is_opened(house):
    put(house, roster(), log([entry(CICI, "02/03/2026")]))
    before = kept(house)
    with house.write() as cursor:
        for table in ("hari_ringkas", "masa_unit", "rhk_ringkas", "nama_ringkas", "ringkas_dari"):
            cursor.execute(f"drop table {table}")
        cursor.execute("alter table tautan_catatan drop column tanggal")
        cursor.execute("delete from migration where nama like '%_ringkasan%' or nama like '%_asal_hari%'")
    house.close()
    with open_warehouse(house.path) as opened:
        assert kept(opened) == before
        agree(opened)


ENTRIES = st.lists(
    st.builds(
        entry,
        st.sampled_from([CICI, DEDI, BUDI]),
        st.integers(0, 4).map(lambda n: (date(2026, 3, 2) + timedelta(n)).strftime("%d/%m/%Y")),
        st.sampled_from(["Memeriksa sampel dahak", "Rapat", "Menyusun laporan"]),
        st.sampled_from(["07:30", "08:00", "21:00", None]),
        st.sampled_from(["09:00", "08:15", "02:00", None]),
        step=st.sampled_from([None, "Memeriksa sampel"]),
    ),
    min_size=1, max_size=6,
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("muat"), ENTRIES, st.booleans(), st.integers(0, 20)),
        st.tuples(st.sampled_from(["batal", "ulang"]), st.integers(0, 99)),
        st.tuples(st.just("batal semua"), st.integers(0, 99), st.integers(0, 99)),
        st.tuples(st.just("pindah"), st.sampled_from([LAB, UMUM]), st.integers(1, 28)),
    ),
    min_size=2, max_size=7,
)


@settings(max_examples=6, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_of_uploads_and_ways_back(steps, another):
    with open_warehouse(another()) as house:
        put(house, roster())
        living: list[int] = []
        for what, *told in steps:
            if what == "muat":
                entries, withdraw, later = told
                living.append(put(house, log(entries), day=TODAY + timedelta(later), withdraw_missing=withdraw))
            elif what == "pindah":
                unit, month_day = told
                people = [*PEOPLE[:2], [CICI, "Cici Permata", "Pranata", unit, BALAI, ANI, None], PEOPLE[3]]
                living.append(put(house, roster(people, pulled=f"{month_day} Februari 2026")))
            elif living and what == "ulang":
                number = living.pop(told[0] % len(living))
                living.append(reload(house, number, user="penguji").batch)
            elif living:
                chosen = {living[n % len(living)] for n in told}
                undo_all(house, sorted(chosen), user="penguji")
                living = [number for number in living if number not in chosen]
            living = [number for number in living if number is not None]
            agree(house)
        with open_warehouse(another()) as new:
            rebuild(house, new)
            agree(new)


@pytest.mark.parametrize("per", [date(2026, 3, 3), date(2026, 3, 5)])
def test_a_day_gone_by_knows_the_days_as_they_were(house, per):
    put(house, roster())
    put(house, log([entry(CICI, "02/03/2026", "Satu", "08:00", "09:00"), entry(DEDI, "02/03/2026", "Dua", "08:00", "09:00")]), day=date(2026, 3, 3))
    put(house, log([entry(CICI, "02/03/2026", "Satu", "08:00", "10:00")]), day=date(2026, 3, 5))
    put(house, log([entry(DEDI, "09/03/2026", "Tiga", "08:00", "09:00")]), day=date(2026, 3, 9))
    rows = Rows.__new__(Rows)
    rows.house = house
    found = {row["nip"]: row["menit"] for row in rows.ask("kepatuhan_pegawai", per, date(2026, 3, 2), date(2026, 3, 2)) if row["menit"]}
    assert found == {CICI: 60 if per.day == 3 else 120, DEDI: 60}
