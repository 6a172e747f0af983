"""What each figure means: the first comment of its SQL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Definition:
    """Hold what a figure's first comment says: title, meaning in two languages, grain, denominator; its columns, and the settings it obeys."""

    name: str
    judul: str
    arti: str
    meaning: str
    butir: str
    penyebut: str
    columns: tuple[str, ...]
    settings: tuple[str, ...] = ()


def figures() -> list[str]:
    """Return the names of all figures."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


@lru_cache
def text(figure: str) -> str:
    """Return a figure's SQL; KeyError where there is no such figure."""
    if figure not in figures():
        raise KeyError(figure)
    return (FOLDER / f"{figure}.sql").read_text("utf-8")


@lru_cache
def definition(figure: str) -> Definition:
    """Read a figure's definition from the first comment of its SQL."""
    said: dict[str, str] = {}
    field = ""
    for line in text(figure).splitlines():
        if not line.startswith("--"):
            break
        head, colon, rest = line.removeprefix("--").strip().partition(":")
        if colon and head in ("judul", "arti", "meaning", "butir", "penyebut", "setelan", "kolom"):
            field, said[head] = head, rest.strip()
        else:
            said[field] = f"{said[field]} {line.removeprefix('--').strip()}"
    columns = tuple(said.pop("kolom").split())
    return Definition(figure, columns=columns, settings=tuple(said.pop("setelan", "").split()), **said)
