"""The child process: `python -m pipelines.read.child` reads one file per request on stdin, until stdin ends.

A frame is the length of a JSON header and of a payload (two unsigned 64-bit numbers), the header, the payload.
"""

from __future__ import annotations

import gc
import json
import os
import struct
import sys
from pathlib import Path, PurePath
from typing import Any, BinaryIO

if __name__ == "__main__":
    # Half of the start-up time is numpy, which pyarrow can do without and this process never needs.
    sys.modules["numpy"] = None  # type: ignore[assignment]

import pyarrow as pa

from pipelines.read.cells import Sheet
from pipelines.read.refusal import Refusal, Unusual

_LENGTHS = struct.Struct("!QQ")


def write_frame(stream: BinaryIO, header: dict[str, Any], *payload: Any) -> None:
    """Write one frame."""
    head = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(head), sum(memoryview(part).nbytes for part in payload)))
    stream.write(head)
    for part in payload:
        stream.write(part)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None when the stream ends."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, payload = _LENGTHS.unpack(lengths)
    header, body = stream.read(head), stream.read(payload)
    if len(header) < head or len(body) < payload:
        return None
    return json.loads(header), body


def _limit_memory(mebibytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent watches the memory instead
        return
    limit = mebibytes << 20
    # On Linux what is really written to counts; elsewhere only the whole address space can be limited, if at all.
    what = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    try:
        resource.setrlimit(what, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError) as error:  # a platform that knows the name but not the limit
        print(f"memory limit not set: {error}", file=sys.stderr)


def sheets_of(data: bytes, name: str, password: str | None = None, *, only_look: bool = False, in_pieces: bool = True) -> list[Sheet]:
    """Read a file by what it is; `only_look` for what a workbook would do to the library, without the library."""
    from pipelines.read import kinds

    stem = PurePath(name.replace("\\", "/")).stem
    kind = kinds.kind_of(data)
    if only_look:
        if kind == "xlsx":
            from pipelines.read import preflight

            preflight.look(data)
        return []
    if kind in ("xlsx", "xlsb", "xls", "ods", "terkunci"):
        from pipelines.read import excel

        return excel.read(data, kind, password, in_pieces=in_pieces)
    if kind == "fods":
        from pipelines.read import excel, opendocument

        return excel.read(opendocument.packed(data), "ods", password)
    if kind in ("html", "mhtml"):
        from pipelines.read import html

        return html.read(data, stem) if kind == "html" else html.read_archive(data, stem)
    if kind == "spreadsheetml":
        from pipelines.read import spreadsheetml

        return spreadsheetml.read(data)
    if kind == "delimited":
        from pipelines.read import delimited

        return delimited.read(data, stem)
    code = {"kosong": "berkas_kosong", "rusak": "berkas_rusak"}.get(kind, "bukan_lembar_kerja")
    raise Refusal(code, kind)


def _answer(stream: BinaryIO, request: dict[str, Any], body: bytes) -> bool:
    """Answer one request; tell whether this process can serve another."""
    try:
        data = Path(request["path"]).read_bytes() if request.get("path") else body
        given = {"name": request["name"], "password": request.get("password"), "only_look": request.get("only_look", False)}
        try:
            found = _sent(stream, sheets_of(data, **given))
        except Unusual:
            write_frame(stream, {"anew": True})
            found = _sent(stream, sheets_of(data, **given, in_pieces=False))
    except Refusal as refusal:
        write_frame(stream, {"refused": [refusal.code, refusal.variety, refusal.named]})
    except MemoryError:
        write_frame(stream, {"refused": ["memori_habis", "", {}]})
        return False
    except Exception as error:  # whatever a library raises over a file is the file's answer
        write_frame(stream, {"refused": ["berkas_rusak", "", {"sebab": f"{type(error).__name__}: {error}"[:200]}]})
    except BaseException as error:  # a panic of the reader library derives from BaseException
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        write_frame(stream, {"refused": ["berkas_rusak", "", {"sebab": str(error)[:200]}]})
        return False
    else:
        write_frame(stream, {"sheets": found})
    return True


def _sent(stream: BinaryIO, sheets: list[Sheet]) -> list[dict[str, Any]]:
    """Send the rows of every sheet, a large one's as they are read, and return what is known of each."""
    found = []
    for index in range(len(sheets)):
        sheet, sheets[index] = sheets[index], None  # type: ignore[call-overload]  # a big table must not live twice
        for batch in sheet.batches or ():
            write_frame(stream, {"part": index}, _serialised(pa.Table.from_batches([batch])))
        write_frame(stream, {"part": index}, _serialised(sheet.table))
        found.append({"name": sheet.name, "hidden": sheet.hidden, "merged": sheet.merged, "notes": sheet.notes})
    return found


def _serialised(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def serve(memory_mib: int) -> None:
    """Answer requests until stdin ends or the memory is spent."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break a frame
    _limit_memory(memory_mib)
    gc.disable()  # millions of cells, no cycles: counting them again and again costs a fifth of the time
    sys.setswitchinterval(0.0005)  # the look beside the library must not hold up what comes after it
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        if not _answer(answers, *frame):
            return
        gc.collect(1)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
