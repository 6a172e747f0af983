"""The DuckDB file: open it, keep its shape up to date, one writer, a cursor for every reader."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path

import duckdb

from pipelines.aggregates import lay_aggregates
from pipelines.language import _
from pipelines.settings import settings
from pipelines.unit_settings import lay_settings

MIGRATIONS = Path(__file__).parent / "migrations"
# Definitions laid anew at every change: the text rules of exports, the views and macros of figures.
BASES = (Path(__file__).parent / "exports" / "macros.sql", Path(__file__).parent / "figures" / "bases")
KEPT = re.compile(r"create or replace view pondasi\.hitung_(\w+)")  # what the door keeps in memory (pipelines/figures/memory.py)

_marks = count(1)
_versions: dict[Path, int] = {}  # of each file: the mark of the last transaction; no other process can have it open


class WarehouseBusy(Exception):
    """Say which process holds the warehouse and what to do."""


class Warehouse:
    """Hold one DuckDB connection; readers take cursors, writers take turns."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path):
        self.path = path
        self._connection = connection
        self._write_lock = threading.RLock()
        self._cursor_lock = threading.Lock()
        _versions[path.absolute()] = next(_marks)

    @property
    def version(self) -> int:
        """Return a mark that changes with every transaction that is committed, by whichever holder of this file in this process."""
        return _versions[self.path.absolute()]

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a connection of one's own: sharing one between threads mixes up their rows."""
        with self._cursor_lock:
            return self._connection.cursor()

    @contextmanager
    def write(self, *, keep: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
        """Run a transaction, one writer at a time; roll back on any error, or always with keep=False."""
        with self._write_lock, self.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield cursor
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit" if keep else "rollback")
            if keep:
                _versions[self.path.absolute()] = next(_marks)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Warehouse:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def open_warehouse(path: Path | None = None) -> Warehouse:
    """Open (or make) the warehouse file and bring it to the current shape.

    Raises WarehouseBusy when another process has it open, naming the process.
    """
    path = Path(path or settings().warehouse_path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        cores = {"threads": str(settings().inti)} if settings().inti else {}
        connection = duckdb.connect(path, config={"storage_compatibility_version": "v1.5.0", **cores})
    except duckdb.IOException as error:
        raise _busy(path, error) from error
    warehouse = Warehouse(connection, path)
    try:
        with warehouse.write() as cursor:
            _migrate(cursor)
            _lay_bases(cursor)
            lay_settings(cursor)
            lay_aggregates(cursor)
    except BaseException:
        connection.close()
        raise
    return warehouse


def last_batch(cursor: duckdb.DuckDBPyConnection) -> str:
    """Return a mark that changes whenever a batch is added or undone: the key of every cache."""
    row = cursor.execute("select coalesce(max(batch_id), 0), count(dibatalkan) from batch").fetchall()[0]
    return f"{row[0]}-{row[1]}"


def _migrate(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("create table if not exists migration (nama varchar primary key, diterapkan timestamp)")
    done = {name for (name,) in cursor.execute("select nama from migration").fetchall()}
    for file in sorted(MIGRATIONS.glob("[0-9]*.sql")):
        if file.name not in done:
            cursor.execute(file.read_text("utf-8"))
            cursor.execute("insert into migration values (?, now()::timestamp)", [file.name])


def _lay_bases(cursor: duckdb.DuckDBPyConnection) -> None:
    """Lay macros and views anew when their text has changed since this file was last opened."""
    files = [f for base in BASES for f in (sorted(base.glob("*.sql")) if base.is_dir() else [base])]
    texts = [f.read_text("utf-8") for f in files]
    print_ = sha256("\0".join(texts).encode()).hexdigest()
    cursor.execute("create table if not exists dasar (sidik varchar)")
    if cursor.execute("select sidik from dasar").fetchall() == [(print_,)]:
        return
    shapes: list[str] = []
    for statement in duckdb.extract_statements("\n".join(texts)):
        cursor.execute(statement)
        if kept := KEPT.search(statement.query):
            # The views that follow find its columns in an empty table: one that stands on many others would be unfolded for each of them.
            name = kept[1]
            cursor.execute(f"create temp table bentuk_{name} as from pondasi.hitung_{name} limit 0; set variable ingat_{name} = 'bentuk_{name}'")
            shapes.append(name)
    for name in shapes:
        cursor.execute(f"drop table bentuk_{name}; reset variable ingat_{name}")
    cursor.execute("delete from ringkas_dari")  # what is kept beside the rows may have been worked out otherwise
    cursor.execute("delete from dasar")
    cursor.execute("insert into dasar values (?)", [print_])


def _busy(path: Path, error: duckdb.IOException) -> Exception:
    """Turn DuckDB's lock error into words; other input/output errors stay what they are."""
    text = str(error)
    if "lock" not in text.lower():
        return error
    found = re.search(r"PID (\d+)", text)
    pid = found.group(1) if found else "?"
    return WarehouseBusy(
        _(
            "Gudang {path} sedang dipakai proses lain (PID {pid}). "
            "Hentikan dasbor atau perintah itu lebih dahulu, atau unggah lewat layar Unggah di dasbor."
        ).format(path=os.fspath(path), pid=pid)
    )
