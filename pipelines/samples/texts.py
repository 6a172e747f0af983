"""Sentences of a public-health laboratory, drawn from the templates in `texts/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any

_FOLDER = Path(__file__).parent / "texts"
_SLOT = re.compile(r"\{(\w+)\}")
_SHORT = {
    "pemeriksaan": "pemrksaan", "pelaksanaan": "pelaks.", "laporan": "lap.", "laboratorium": "lab",
    "dan": "&", "Terlaksananya": "Terlaksana", "Tersusunnya": "Penyusunan", "kesehatan": "kes.",
    "sesuai": "ssi", "pengelolaan": "pengelolan", "tepat": "tpt", "administrasi": "adm.",
}


@dataclass(frozen=True)
class Theme:
    """One result a unit answers for: its RHK, indicators, steps, and the daily work that serves it."""

    bidang: str
    pimpinan: str
    rhk: str
    indikator: tuple[tuple[str, str, str, str], ...]
    langkah: tuple[tuple[str, str, str], ...]
    kegiatan: tuple[tuple[str, str, str], ...]
    tetap: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class UnitTexts:
    """Everything a unit's people say in their plans and notes."""

    nama: str
    jabatan_pimpinan: str
    jabatan: tuple[str, ...]
    tema: tuple[Theme, ...]
    isi: Mapping[str, tuple[str, ...]]


def parted(lines: list[str]) -> tuple[Any, ...]:
    """Part each line at its bars."""
    return tuple(tuple(part.strip() for part in line.split("|")) for line in lines)


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache
def words() -> dict[str, Any]:
    """Read the words that every unit uses."""
    return _load("words")


@lru_cache
def name_words() -> dict[str, list[str]]:
    """Read the words that invented names are made of."""
    return _load("names")


@lru_cache
def unit_texts(name: str) -> UnitTexts:
    """Read the templates of one unit by the name of its file."""
    raw = _load(name)
    slots = {k: tuple(v) for k, v in {**words()["isi"], **raw.get("isi", {})}.items()}
    themes = tuple(
        Theme(t["bidang"], t["pimpinan"], t["rhk"], parted(t["indikator"]), parted(t["langkah"]),
              parted(t["kegiatan"]), {k: tuple(v) for k, v in t.get("tetap", {}).items()})
        for t in raw["tema"])
    return UnitTexts(raw["nama"], raw["jabatan_pimpinan"], tuple(raw["jabatan"]), themes, slots)


@cache
def _compiled(template: str) -> tuple[str, ...]:
    return tuple(_SLOT.split(template))


def fill(template: str, rng: Random, slots: Mapping[str, tuple[str, ...]], bound: dict[str, str]) -> str:
    """Fill the slots of a template; what is drawn stays in `bound` for the sentences that belong with it."""
    pieces = _compiled(template)
    if len(pieces) == 1:
        return template
    out = list(pieces)
    for i in range(1, len(pieces), 2):
        slot = pieces[i]
        value = bound.get(slot)
        if value is None:
            if slot == "n":
                value = str(2 + int(rng.random() * 8))
            elif slot == "m":
                value = str(10 + int(rng.random() * 51))
            else:
                choices = slots[slot]
                value = fill(choices[int(rng.random() * len(choices))], rng, slots, bound)
            bound[slot] = value
        out[i] = value
    return "".join(out)


def sloppy(text: str, rng: Random) -> str:
    """Write a text the way people do who type it again: shortened words, a slip, or a missing end."""
    parts = text.split()
    turn = rng.random()
    if turn < 0.45 and any(p in _SHORT for p in parts):
        return " ".join(_SHORT.get(p, p) for p in parts)
    if turn < 0.7 and len(parts) > 6:
        return " ".join(parts[:-1])
    i = max(range(len(parts)), key=lambda k: len(parts[k]))
    word = parts[i]
    at = 2 + int(rng.random() * (len(word) - 3)) if len(word) > 4 else 1
    # One letter is lost, or two change places.
    swapped = word[at] + word[at - 1] if turn >= 0.85 else word[at - 1]
    parts[i] = word[:at - 1] + swapped + word[at + 1:]
    out = " ".join(parts)
    return out.lower() if rng.random() < 0.4 else out
