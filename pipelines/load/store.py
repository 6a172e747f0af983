"""Uploaded bytes, kept under their own hash: the warehouse can be rebuilt from them."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from pipelines.settings import settings


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


def stored(name: str) -> Path:
    """Return where bytes of that hash are kept."""
    return settings().data / "unggahan" / name[:2] / name
