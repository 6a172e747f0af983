"""Uploaded bytes, kept under their own hash: the warehouse can be rebuilt from them."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from pipelines.language import _
from pipelines.settings import settings


class Unavailable(Exception):
    """Say in two sentences why an original cannot be given; code: asli_hilang, asli_rusak, kunci_hilang, kunci_lain."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def keep(data: bytes) -> str:
    """Store bytes under their SHA-256 and return it; the same bytes are stored once."""
    name = sha256(data).hexdigest()
    target = stored(name)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        # A half-written file must never carry the name that vouches for its content.
        with NamedTemporaryFile(dir=target.parent, delete=False) as part:
            part.write(data)
        os.replace(part.name, target)
    return name


def bytes_of(name: str) -> bytes:
    """Return the original bytes of that hash; raise Unavailable when they are gone or damaged."""
    try:
        data = stored(name).read_bytes()
    except FileNotFoundError:
        message = _("Berkas asli {nama} tidak ada lagi di folder simpanan. Salin kembali folder unggahan dari cadangan, atau unggah lagi berkasnya.")
        raise Unavailable("asli_hilang", message.format(nama=name[:12])) from None
    if sha256(data).hexdigest() != name:
        message = _("Berkas asli {nama} rusak di folder simpanan. Salin kembali dari cadangan, atau unggah lagi berkasnya.")
        raise Unavailable("asli_rusak", message.format(nama=name[:12]))
    return data


def stored(name: str) -> Path:
    """Return where bytes of that hash are kept."""
    return settings().data / "unggahan" / name[:2] / name
