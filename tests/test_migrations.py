"""A warehouse made by an earlier version opens with all it held, and works on the cores that the office grants."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import duckdb
import openpyxl

from pipelines.load import load, prepare
from pipelines.load.versions import TABLES, content
from pipelines.settings import settings
from pipelines.warehouse import MIGRATIONS, open_warehouse

SAMPLES = Path(__file__).parents[1] / "data" / "contoh"
KEYS = [(f"{table}{log}", column) for table in TABLES for log in ("", "_versi") for column in ("kunci", "sidik")]
KEYS += [(f"{table}{log}", "kunci_rhk") for table in ("indikator", "rencana_aksi") for log in ("", "_versi")]
KEYS += [("tautan_catatan", column) for column in ("kunci", "kunci_rhk", "kunci_langkah")] + [("berubah", "kunci"), ("rhk_ringkas", "kunci_rhk")]


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(path, read_only=True) as held:
        return {table: sorted(held.execute(f"from {table}").fetchall(), key=repr) for table in {table for table, _column in KEYS}}


def saved_again(file: Path) -> bytes:
    book, out = openpyxl.load_workbook(file), BytesIO()
    book.save(out)
    return out.getvalue()


def test_keys_that_were_text_become_numbers(shipped, tmp_path, office):
    path = Path(shutil.copyfile(shipped, tmp_path / "lama.duckdb"))
    before = everything(path)
    with open_warehouse(path) as house, house.write() as cursor:
        assert cursor.execute("select hex_kunci(kunci_dari('a', 'b')) = md5('a|b')").fetchall() == [(True,)]
        told = ", '|', ".join(f"hex_kunci({name})" if name == "kunci_rhk" else name for name in content(cursor, "indikator"))
        assert cursor.execute(f"select bool_and(hex_kunci(sidik) = md5(concat({told}))) from indikator").fetchall() == [(True,)]
        for table, column in KEYS:
            cursor.execute(f"alter table {table} alter {column} type varchar using hex_kunci({column})")
        cursor.execute("update rhk set sidik = 'turunan' where sidik = md5('turunan')")
        cursor.execute("delete from migration where nama = '0017_kunci.sql'")
    with open_warehouse(path) as house:
        failed = [Path(shutil.copyfile(f"{path}{log}", tmp_path / f"mati.duckdb{log}")) for log in ("", ".wal")]
        files = [(file.name, saved_again(file)) for file in sorted(SAMPLES.glob("*.xlsx"))[:4]]
        again = load(house, prepare(files))
        assert again.total("new") == again.total("changed") == 0
        assert again.total("accepted") > 100
    assert {table: sorted((row for row in rows if row[1] in {r[1] for r in before[table]}), key=repr) if table.endswith("_versi") else rows
            for table, rows in everything(path).items()} == before
    with open_warehouse(failed[0]):  # the machine failed just after: what the log holds is done again
        pass
    assert everything(failed[0]) == before


def test_every_migration_is_applied_once(house):
    with house.cursor() as cursor:
        names = [name for (name,) in cursor.execute("select nama from migration order by nama").fetchall()]
    assert names == sorted(file.name for file in MIGRATIONS.glob("0*.sql"))


def test_the_warehouse_takes_the_cores_that_the_office_grants(blank, tmp_path, monkeypatch):
    def cores(granted: int) -> int:
        monkeypatch.setenv("PANTAU_INTI", str(granted))
        settings.cache_clear()
        with open_warehouse(shutil.copyfile(blank, tmp_path / f"{granted}.duckdb")) as house, house.cursor() as cursor:
            return cursor.execute("select current_setting('threads')").fetchall()[0][0]

    with duckdb.connect() as untold:
        all_of_them = untold.execute("select current_setting('threads')").fetchall()[0][0]
    assert (cores(1), cores(3), cores(0)) == (1, 3, all_of_them)
