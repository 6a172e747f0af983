"""The parent's side: hand files to the child, wait no longer than allowed, begin anew when it dies."""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.read import archive, words
from pipelines.read.cells import Cells
from pipelines.read.process import Process
from pipelines.read.refusal import Refusal, Unreadable
from pipelines.settings import settings

_START_SECONDS = 20  # a cold disk may take its time; this is not the file's fault


class Reader:
    """Read files in one child process with a memory limit and a time limit; use as a context manager.

    A zip of files is opened here and its members read one by one: members that cannot be read do not stop the
    others. After each `read`, `failures` lists them as (path inside the zip, Unreadable), to be reported as files
    of their own. Threads may share a Reader for single files, in turn; `failures` is that of the last `read`.
    """

    def __init__(self, *, memory_mib: int | None = None, seconds: float | None = None) -> None:
        self._memory_mib = memory_mib or settings().batas_memori_mib
        self._seconds = seconds or settings().batas_detik
        self._child: Process | None = None
        self._turn = threading.Lock()
        self.failures: list[tuple[str, Unreadable]] = []

    def __enter__(self) -> Reader:
        with self._turn:  # it starts while the caller gets ready
            self._child = self._child or Process(self._memory_mib)
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child process."""
        with self._turn:
            self._end()

    def read(self, data: bytes | Path, name: str, password: str | None = None) -> list[Cells]:
        """Read a file into one Cells per sheet; raise Unreadable when nothing of it can be read."""
        self.failures = []
        try:
            if not _may_be_zip(data):
                return self._read(data, name, password, None)
            data = data.read_bytes() if isinstance(data, Path) else data
            if not archive.is_plain_zip(data):
                return self._read(data, name, password, None)
            return self._members(data, name, password)
        except Refusal as refusal:
            raise words.unreadable(refusal, name) from None

    def _members(self, data: bytes, name: str, password: str | None) -> list[Cells]:
        found: list[Cells] = []
        for member, content in archive.members(data, password):
            label = f"{name} › {member}"
            try:
                if isinstance(content, Refusal):
                    raise content
                found.extend(self._read(content, label, password, member))
            except Refusal as refusal:
                self.failures.append((member, words.unreadable(refusal, label)))
        if not found and all(failure.code in ("bukan_lembar_kerja", "berkas_kosong")
                             for _member, failure in self.failures):
            self.failures = []
            raise Refusal("zip_tanpa_lembar")
        return found

    def _read(self, data: bytes | Path, label: str, password: str | None, member: str | None) -> list[Cells]:
        request = {"name": member or label, "password": password}
        if isinstance(data, Path):
            request["path"] = str(data.resolve())
        with self._turn:
            header, parts = self._exchange(request, b"" if isinstance(data, Path) else data)
        if refused := header.get("refused"):
            code, variety, named = refused
            raise Refusal(code, variety, **{**named, "mib": str(self._memory_mib)})
        tables: list[list[pa.Table]] = [[] for _sheet in header["sheets"]]
        while parts:
            index, payload = parts.popleft()
            with pa.ipc.open_stream(pa.py_buffer(payload)) as stream:
                tables[index].append(stream.read_all())
        cells = []
        for sheet, pieces in zip(header["sheets"], tables, strict=True):
            table = pieces[0] if len(pieces) == 1 else pa.concat_tables(pieces, promote_options="default")
            notes = [words.note((code, named), label) for code, named in sheet["notes"]]
            merged = [(top, left, bottom, right) for top, left, bottom, right in sheet["merged"]]
            cells.append(Cells(sheet["name"], sheet["hidden"], member, table, merged, notes))
        return cells

    def _exchange(self, request: dict[str, Any], body: bytes) -> tuple[dict[str, Any], deque[tuple[int, bytes]]]:
        """Have the child answer; a child worn out by earlier files gets a fresh one's second opinion."""
        while True:
            if self._child is None:
                self._child = Process(self._memory_mib)
            child = self._child
            fresh = child.served == 0
            child.served += 1
            try:
                child.ask(request, body)
                answer, parts = self._awaited(child, self._seconds + (_START_SECONDS if fresh else 0))
            except BaseException:  # also Ctrl+C: an answer nobody awaits must not be taken for the next file's
                self._end()
                raise
            if answer is not None and answer.get("refused", [""])[0] != "memori_habis":
                return answer, parts
            refusal = child.post_mortem() if answer is None else Refusal("memori_habis")
            self._end()
            if fresh and refusal.code == "memori_habis" and "only_look" not in request:
                # Was it a cell far out, which can be named, or simply a big file?
                looked = self._exchange({**request, "only_look": True}, body)
                if "refused" in looked[0]:
                    return looked
            if fresh:
                raise Refusal(refusal.code, **{**refusal.named, "mib": str(self._memory_mib)})

    def _awaited(self, child: Process, seconds: float) -> tuple[dict[str, Any] | None, deque[tuple[int, bytes]]]:
        """Gather an answer: rows in parts, as (sheet, Arrow stream), then what closes it; None when the child died."""
        parts: deque[tuple[int, bytes]] = deque()
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            # Only Linux holds a process to its memory limit; elsewhere it is watched from here.
            watched = sys.platform != "linux"
            try:
                frame = child.answers.get(timeout=min(left, 0.05) if watched else left)
            except queue.Empty:
                if watched and child.resident_mib() > self._memory_mib:
                    raise Refusal("memori_habis", mib=str(self._memory_mib)) from None
                continue
            if frame is None:
                return None, parts
            if "part" in frame[0]:
                parts.append((frame[0]["part"], frame[1]))
            elif "anew" in frame[0]:
                parts.clear()
            else:
                return frame[0], parts
        raise Refusal("terlalu_lama", detik=f"{self._seconds:g}")

    def _end(self) -> None:
        if self._child is not None:
            self._child.stop()
            self._child = None


def _may_be_zip(data: bytes | Path) -> bool:
    if isinstance(data, Path):
        with data.open("rb") as stream:
            return stream.read(2) == b"PK"
    return data.startswith(b"PK")
