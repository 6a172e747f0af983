"""Members of a zip, unpacked part by part by ISA-L: twice as fast as zlib, for files of which the unpacking is a tenth of the work."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator

from isal import isal_zlib

from pipelines.read.refusal import Unusual

_AT_ONCE = 1 << 19  # packed bytes
_LOCAL = struct.Struct("<4s22xHH")  # what stands before a member: its signature, and how long its name and extra field are


def unpacked(data: bytes, info: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Give a member's content in parts of at most `most` bytes. Raises BadZipFile where it is not what the directory tells, Unusual."""
    signature, name, extra = _LOCAL.unpack_from(data, info.header_offset)
    if signature != b"PK\x03\x04" or info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unusual
    start = info.header_offset + _LOCAL.size + name + extra
    packed = memoryview(data)[start : start + info.compress_size]
    length = mark = 0
    try:
        for part in _inflated(packed, most) if info.compress_type == zipfile.ZIP_DEFLATED else _sliced(packed, most):
            length, mark = length + len(part), isal_zlib.crc32(part, mark)
            if length > info.file_size:
                raise zipfile.BadZipFile(info.filename)
            yield part
    except isal_zlib.error as error:  # type: ignore[misc]  # its stub takes the class for an instance
        raise zipfile.BadZipFile(info.filename) from error
    if (length, mark) != (info.file_size, info.CRC):
        raise zipfile.BadZipFile(info.filename)


def _inflated(packed: memoryview, most: int) -> Iterator[bytes]:
    engine = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
    for at in range(0, len(packed), _AT_ONCE):
        rest: bytes | memoryview = packed[at : at + _AT_ONCE]
        while part := engine.decompress(rest, most):
            yield part
            rest = engine.unconsumed_tail


def _sliced(packed: memoryview, most: int) -> Iterator[bytes]:
    for at in range(0, len(packed), most):
        yield bytes(packed[at : at + most])
