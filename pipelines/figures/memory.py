"""What several figures share about one question, worked out once and kept in memory beside the warehouse while its data stands.

A relation pondasi.hitung_X is kept as a table of everybody, whoever asks; the views of the door show of it what the session may see.
"""

from __future__ import annotations

import re
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import duckdb

from pipelines.unit_settings import way_up
from pipelines.warehouse import BASES, Warehouse

if TYPE_CHECKING:
    from pipelines.figures.door import Question

# By what each kept relation differs, beside the state of the data and the day as of which it is known.
RELATIONS: dict[str, tuple[str, ...]] = {
    "jalan": (), "setelan": (), "asal": (), "lepas": (), "mirip": (), "borongan": (), "riwayat": (), "ekspor": (),
    "orang": ("per",), "senyap_orang": ("per",), "langkah": ("per",), "rhk": ("per",), "kurva": ("per",), "senyap": ("per",),
    "berstatus": ("per",), "antrean": ("per",), "umur_antrean": ("per",), "kosong": ("per",), "dialog": ("per",), "tindak_lanjut": ("per",),
    "penilaian": ("per",), "dinilai": ("per",), "daftar_langkah": ("per",), "terakhir": ("per",), "skp": ("sampai", "per"), "bulan": ("sampai", "per"),
    "masa": ("dari", "ujung"), "hari": ("dari", "ujung"), "pekan": ("dari", "ujung"), "beban": ("dari", "ujung"), "salinan": ("dari", "ujung"), "jeda": ("dari", "ujung"),
    "irama": ("dari", "ujung", "per"), "potret": ("dari", "sampai", "per"), "kaskade": ("dari", "sampai", "per"), "kaskade_bawah": ("dari", "sampai", "per"),
    "laju_dialog": ("dari", "per"), "sekitar_dialog": ("dari", "per"),
}
OF_EVERYBODY = frozenset({"daftar_langkah", "hari", "asal"})  # what takes long to make and serves many: not made for a question about one person
OF_THE_WHOLE = frozenset({"kaskade_bawah"})  # what only a session that sees the whole office reads
LISTS = frozenset({"daftar_langkah", "hari"})  # long ones, laid in order
LISTS_KEPT = 2
DAYS_KEPT = 4  # questions of as many different days stand side by side; the least recently asked gives way
OFFICE = 1000  # how far the office lies beyond every unit: its settings give way to any unit's own

_numbers = count(1)
_memories: WeakKeyDictionary[Warehouse, Memory] = WeakKeyDictionary()


class Memory:
    """Hold the kept tables of one warehouse; those in use are never dropped."""

    def __init__(self, warehouse: Warehouse):
        self._lock = threading.RLock()
        self._tables: dict[str, OrderedDict[tuple[object, ...], str]] = {name: OrderedDict() for name in RELATIONS}
        self._users: Counter[str] = Counter()
        with warehouse.cursor() as cursor:
            cursor.execute("attach if not exists ':memory:' as ingatan")

    @contextmanager
    def lend(self, cursor: duckdb.DuckDBPyConnection, names: frozenset[str], question: Question, known: date | None, version: int) -> Iterator[None]:
        """Let the cursor's views find the relations named, made where they are not there yet; known is the past day as of which rows speak, if any."""
        lent: list[str] = []
        try:
            with self._lock:
                for tables in self._tables.values():  # of data that has changed since
                    self._forget(cursor, tables, [key for key in tables if key[0] != version])
                for name in RELATIONS:  # in this order each finds what it stands on
                    if name in names:
                        table = self._table(cursor, name, question, known, version)
                        self._users[table] += 1
                        lent.append(table)
            yield
        finally:
            with self._lock:
                self._users.subtract(lent)

    def _table(self, cursor: duckdb.DuckDBPyConnection, name: str, question: Question, known: date | None, version: int) -> str:
        asked = {"dari": question.dari, "sampai": question.sampai, "per": question.per, "ujung": min(question.sampai, question.per)}
        key = (version, known, *(asked[field] for field in RELATIONS[name]))
        tables = self._tables[name]
        if key not in tables:
            most = LISTS_KEPT if name in LISTS else DAYS_KEPT
            self._forget(cursor, tables, list(tables)[: max(0, len(tables) - most + 1)])  # the least recently asked first
            tables[key] = f"ingatan.main.{name}_{next(_numbers)}"
            try:
                _make(cursor, name, tables[key])
            except BaseException:
                del tables[key]
                raise
        tables.move_to_end(key)
        cursor.execute(f"set variable ingat_{name} = '{tables[key]}'")
        return tables[key]

    def _forget(self, cursor: duckdb.DuckDBPyConnection, tables: OrderedDict[tuple[object, ...], str], keys: list[tuple[object, ...]]) -> None:
        """Drop tables, but none that somebody reads."""
        for key in keys:
            if not self._users[tables[key]]:
                table = tables.pop(key)
                self._users.pop(table, None)
                cursor.execute(f"drop table {table}")


def memory_of(warehouse: Warehouse) -> Memory:
    """Return what is kept in memory beside a warehouse."""
    with _making:
        if warehouse not in _memories:
            _memories[warehouse] = Memory(warehouse)
        return _memories[warehouse]


_making = threading.Lock()


def _make(cursor: duckdb.DuckDBPyConnection, name: str, table: str) -> None:
    if name == "jalan":
        parents = ways(cursor)
        steps = [(unit, above, n) for unit, way in parents.items() for n, above in enumerate(way)] + [(unit, None, OFFICE) for unit in parents]
        units, above, far = (list(column) for column in zip(*steps, strict=True)) if steps else ([], [], [])
        cursor.execute(
            f"create table {table} as select unnest(cast($units as varchar[])) as unit_kerja, unnest(cast($above as varchar[])) as leluhur, "
            "unnest(cast($far as integer[])) as jarak", {"units": units, "above": above, "far": far})
    else:
        cursor.execute(f"create table {table} as from pondasi.hitung_{name}")


def ways(cursor: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Return each unit and the way from it up the tree, itself first."""
    parents: dict[str, str | None] = dict(cursor.execute("select unit_kerja, induk from pondasi.unit").fetchall())
    return {unit: way_up(unit, parents) for unit in parents}


@lru_cache
def wanted(sql: str) -> frozenset[str]:
    """Return the kept relations that a figure's SQL stands on, and those that these are made of."""
    bases, ahead = _bases(), [sql]
    seen: set[str] = set()
    found: set[str] = set()
    while ahead:
        text = ahead.pop()
        kept = set(re.findall(r"getvariable\('ingat_(\w+)'\)", text)) - found
        found |= kept
        names = {*re.findall(r"\b((?:tampak|pondasi)\.\w+)", text), *(f"pondasi.hitung_{name}" for name in kept)} - seen
        seen |= names
        ahead += [bases[name] for name in names if name in bases]
    return frozenset(found)


@lru_cache
def _bases() -> dict[str, str]:
    """Return the text of each view and macro of the door by its name."""
    texts = "".join(re.sub(r"--.*", "", file.read_text("utf-8")) for base in BASES if base.is_dir() for file in sorted(base.glob("*.sql")))
    parts = re.split(r"create or replace (?:view|macro) ([\w.]+)", texts)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
