"""A zip of exports → its members one by one, within limits; a zip inside a zip is opened too."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from pipelines.read import kinds
from pipelines.read.refusal import Refusal

MAX_MEMBERS = 5_000
MAX_MEMBER = 512 << 20  # bytes
MAX_TOTAL = 2 << 30
MAX_DEPTH = 3
_CHUNK = 1 << 20
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini", ".ds_store")


def is_plain_zip(data: bytes) -> bool:
    """Tell whether bytes are a zip of files, not a workbook that happens to be one."""
    return data.startswith(b"PK") and kinds.kind_of(data) == "zip"


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; Windows zips carry backslashes, and old ones no mark for UTF-8."""
    name = info.filename
    if not info.flag_bits & 0x800:
        # A name in some older code page stays as it is: its letters differ, its content does not.
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/").lstrip("/")


def _left_by_system(name: str) -> bool:
    parts = PurePosixPath(name).parts
    last = parts[-1].lower() if parts else ""
    return "__MACOSX" in parts or last in _LEFT_BY_SYSTEMS or last.startswith(("~$", "._", ".~lock."))


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: bytes | None, room: int) -> bytes:
    if info.file_size > min(room, MAX_MEMBER):
        raise Refusal("berkas_terlalu_besar", "bom")
    pieces, size = [], 0
    try:
        with archive.open(info, pwd=password) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > min(room, MAX_MEMBER):
                    raise Refusal("berkas_terlalu_besar", "bom")
                pieces.append(piece)
    except RuntimeError as error:  # encrypted, or packed in a way that is not known
        variety = "sandi_salah" if password and info.flag_bits & 1 else ""
        raise Refusal("berkas_terkunci" if info.flag_bits & 1 else "berkas_rusak", variety) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise Refusal("berkas_rusak", sebab=str(error)[:200]) from error
    return b"".join(pieces)


def members(data: bytes, password: str | None = None, depth: int = 1) -> Iterator[tuple[str, bytes | Refusal]]:
    """Give (path, bytes) for every file in a zip; a member that cannot be taken out gives its Refusal instead."""
    secret = password.encode() if password else None
    room = MAX_TOTAL
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MAX_MEMBERS:
            raise Refusal("berkas_terlalu_besar", "bom")
        for info in infos:
            name = _name(info)
            if _left_by_system(name):
                continue
            try:
                content = _inflated(archive, info, secret, room)
                room -= len(content)
                if not is_plain_zip(content):
                    yield name, content
                    continue
                if depth >= MAX_DEPTH:
                    raise Refusal("berkas_terlalu_besar", "bersarang")
                inner = list(members(content, password, depth + 1))
            except Refusal as refusal:
                yield name, refusal
                continue
            yield from ((f"{name}/{path}", found) for path, found in inner)
