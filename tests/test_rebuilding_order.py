"""Whatever was loaded, withdrawn, undone and loaded anew, in whatever order: the warehouse made again from the originals holds the same rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from books import BUDI, CICI, entry, log, roster
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from pipelines.load import load, prepare, undo
from pipelines.load.rebuilding import rebuild
from pipelines.load.reloading import reload
from pipelines.load.uploads import uploads
from pipelines.warehouse import open_warehouse

DAY = date(2026, 11, 2)


def put(house, later: int, *files: bytes, withdraw: bool = False) -> int | None:
    """Load files some days later; the upload is on record as of that day."""
    day = DAY + timedelta(later)
    batch = load(house, prepare([(f"berkas-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=day, withdraw_missing=withdraw).batch
    if batch:
        with house.write() as cursor:
            cursor.execute("update batch set dibuat = ? where batch_id = ?", [datetime(day.year, day.month, day.day, 1), batch])
    return batch


def notes(house) -> list[tuple]:
    with house.cursor() as cursor:
        return sorted(cursor.execute("select nip, tanggal, kegiatan, menit, bukti_dukung from catatan_harian").fetchall(), key=str)


def same_when_made_again(house, path) -> None:
    with open_warehouse(path) as anew:
        rebuild(house, anew)
        assert notes(anew) == notes(house)


def test_an_upload_loaded_anew_keeps_its_day_and_its_place(house, another):
    put(house, 0, roster())
    first = put(house, 0, log([entry(CICI, "02/11/2026", "Satu"), entry(CICI, "02/11/2026", "Dua")]))
    put(house, 5, log([entry(CICI, "02/11/2026", "Satu")]), withdraw=True)  # “Dua” is withdrawn
    again = reload(house, first, user="penguji").batch
    assert [(one.number, one.day) for one in uploads(house)] == [(1, DAY), (again, DAY), (3, DAY + timedelta(5))]
    third = reload(house, again, user="penguji").batch
    assert [(one.number, one.day) for one in uploads(house)] == [(1, DAY), (third, DAY), (3, DAY + timedelta(5))]
    assert [row[2] for row in notes(house)] == ["Satu"]
    same_when_made_again(house, another())


FILES = st.lists(st.builds(entry, st.sampled_from([CICI, BUDI]), st.sampled_from(["02/11/2026", "03/11/2026"]), st.sampled_from(["Satu", "Dua"]),
                           end=st.sampled_from(["08:00", "09:00"])), min_size=1, max_size=4)
STEPS = st.lists(st.one_of(
    st.tuples(st.just("muat"), FILES, st.booleans(), st.integers(0, 2)), st.tuples(st.sampled_from(["batal", "ulang"]), st.integers(0, 9)),
), min_size=2, max_size=6)


@settings(max_examples=5, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(steps=[("muat", [entry(CICI, "02/11/2026", "Satu"), entry(CICI, "02/11/2026", "Dua")], False, 0), ("muat", [entry(CICI, "02/11/2026", "Satu")], True, 0), ("ulang", 0)])
@given(steps=STEPS)
def test_any_order_of_uploads_comes_back_the_same(steps, another):
    with open_warehouse(another()) as house:
        put(house, 0, roster())
        living: list[int] = []
        today = 0
        for what, *told in steps:
            if what == "muat":
                today += told[2]
                living += filter(None, [put(house, today, log(told[0]), withdraw=told[1])])
            elif living:
                number = living.pop(told[0] % len(living))
                if what == "ulang":
                    living.append(reload(house, number, user="penguji").batch)
                else:
                    undo(house, number, user="penguji")
        same_when_made_again(house, another())
