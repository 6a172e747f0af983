"""Originals of uploads under the hash of their plain bytes: they wait for their load, and then stay as the office decided.

`unggahan/ab/<hash>` is an original as it came, `unggahan/ab/<hash>.sandi` one under lock, and `unggahan/sementara/` holds
what no load has confirmed yet, a folder for each process.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from tempfile import NamedTemporaryFile

from pipelines.language import _
from pipelines.load.sealing import HEAD, OWN_KEY, Unavailable, key_of, office_key, seal, unseal
from pipelines.settings import settings

__all__ = ["Unavailable", "bytes_of", "check", "confirm", "held", "keep", "kept", "lock", "release", "sweep"]

LOCKED = ".sandi"
_OWN_FOLDER = f"{os.getpid()}-{int(time.time())}-{token_hex(4)}"
_turn = threading.RLock()
_holders: Counter[str] = Counter()


def keep(data: bytes) -> str:
    """Take bytes in and return their SHA-256; they wait until `confirm`, and go with the last `release` of theirs.

    Raises Unavailable when they are to be locked and the office's key is not at hand.
    """
    name = sha256(data).hexdigest()
    with _turn:
        if not _whole(name):
            way = settings().simpan_asli
            key = OWN_KEY if way == "tidak" else _key_for_new() if way == "sandi" else None
            _write(_waiting() / (name + LOCKED if key else name), [data] if key is None else seal(data, key, name))
        _holders[name] += 1
    return name


def confirm(names: Iterable[str]) -> None:
    """Keep what waits, as the office decided, for a load is about to be committed. Raises Unavailable when it is not there."""
    for name in set(names) if settings().simpan_asli != "tidak" else ():
        with _turn:
            place = _find(name)
            if place is None:
                raise _gone(name[:12])
            if place.parent == _waiting():
                final = _folder(name) / place.name
                final.parent.mkdir(parents=True, exist_ok=True)
                os.replace(place, final)
                for other in set(_places(_folder(name), name)) - {final}:
                    other.unlink(missing_ok=True)  # damaged or under a lost key, else nothing had been waiting
            else:
                os.utime(place)  # uploaded again: its time to be kept begins anew


def release(names: Iterable[str]) -> None:
    """Let go of what was taken in; what nobody holds any more and no load confirmed is deleted."""
    with _turn:
        for name in names:
            _holders[name] -= 1
            if _holders[name] <= 0:
                del _holders[name]
                for place in _places(_waiting(), name):
                    place.unlink(missing_ok=True)
        if not _holders:
            shutil.rmtree(_waiting(), ignore_errors=True)


def bytes_of(name: str, called: str = "") -> bytes:
    """Return the original bytes of that hash; raise Unavailable, naming the file as it is called, when they are gone, damaged
    or locked with another key.
    """
    with _turn:
        place = check(name, called)
        stored = place.read_bytes()
    data: bytes | None = stored
    if place.suffix == LOCKED:
        data = unseal(stored, key_of(stored[:HEAD]), name)
    elif sha256(stored).hexdigest() != name:
        data = None
    if data is None:
        message = _("Berkas asli {nama} rusak di folder simpanan. Salin kembali dari cadangan, atau unggah lagi berkasnya.")
        raise Unavailable("asli_rusak", message.format(nama=called or name[:12]))
    return data


def check(name: str, called: str = "") -> Path:
    """Return where an original is, without reading it; raise Unavailable when it is gone or locked with another key."""
    place = _find(name)
    if place is None:
        raise _gone(called or name[:12])
    if place.suffix == LOCKED:
        key_of(_head(place))
    return place


def kept(name: str) -> bool:
    """Say whether an original stays after its load; what only waits for its load does not."""
    return any(place.exists() for place in _places(_folder(name), name))


def held(name: str) -> bool:
    """Say whether a preview or a load of this process still counts on those bytes."""
    return _holders[name] > 0


def lock(place: Path) -> None:
    """Put an original that lies open under the office's key; at every moment one of the two forms is whole."""
    with _turn:
        told, locked = place.stat(), place.with_name(place.name + LOCKED)
        data = place.read_bytes()
        _write(locked, seal(data, _key_for_new(), place.name))
        os.utime(locked, ns=(told.st_atime_ns, told.st_mtime_ns))
        place.unlink()
        release(())  # nor leave the folder for half-written files behind


def sweep() -> None:
    """Delete what processes that are no more left waiting."""
    import psutil  # type: ignore[import-untyped]

    for left in (folder() / "sementara").glob("*-*-*"):
        pid, begun, _rest = left.name.split("-")
        if left.name == _OWN_FOLDER or not (pid + begun).isdigit():
            continue
        try:
            # A process that began after the folder was made is another one under the same number; a clock may be set by a minute.
            alive = int(pid) != os.getpid() and psutil.Process(int(pid)).create_time() < int(begun) + 60
        except psutil.NoSuchProcess:
            alive = False
        except psutil.AccessDenied:
            alive = True
        if not alive:
            shutil.rmtree(left, ignore_errors=True)


def folder() -> Path:
    """Return where all originals are."""
    return settings().data / "unggahan"


def _waiting() -> Path:
    return folder() / "sementara" / _OWN_FOLDER


def _folder(name: str) -> Path:
    return folder() / name[:2]


def _places(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / name, folder / (name + LOCKED)


def _find(name: str) -> Path | None:
    return next((p for where in (_waiting(), _folder(name)) for p in _places(where, name) if p.exists()), None)


def _whole(name: str) -> bool:
    """Say whether the bytes are here and can be read: what is damaged or under a lost key is mended by an upload."""
    try:
        bytes_of(name)
    except Unavailable:
        return False
    return True


def _key_for_new() -> bytes:
    """Return the key to lock with: the one that opens what is locked already, or a new one where nothing is."""
    first = next(folder().glob(f"[0-9a-f][0-9a-f]/*{LOCKED}"), None)
    return office_key(make=True) if first is None else key_of(_head(first))


def _head(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(HEAD)


def _write(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all: a half-written one must never carry the name that vouches for its content."""
    waiting = _waiting()
    for needed in (waiting, target.parent):
        needed.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=waiting, delete=False) as part:
        try:
            part.writelines(pieces)
        except BaseException:
            part.close()
            os.unlink(part.name)
            raise
    os.replace(part.name, target)


def _gone(called: str) -> Unavailable:
    if settings().simpan_asli == "tidak" or settings().simpan_hari:
        message = _("Berkas asli {nama} tidak disimpan lagi menurut pengaturan kantor. Unggah lagi berkasnya bila isinya diperlukan.")
    else:
        message = _("Berkas asli {nama} tidak ada lagi di folder simpanan. Salin kembali folder unggahan dari cadangan, atau unggah lagi berkasnya.")
    return Unavailable("asli_hilang", message.format(nama=called))
