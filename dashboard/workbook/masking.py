"""Masks: the same material with names, NIP or both replaced by marks that stay the same within one export.

What people wrote in running text (notes, results, topics) is not searched for names: only a NIP is taken out of it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.workbook.material import Material, Signatory
from pipelines.language import _

MASKS = ("nama", "nip", "semua")
NIP_COLUMNS, NAME_COLUMNS = ("nip", "nip_atasan"), ("nama", "nama_atasan")
FROM_FILES = ("berkas", "sheet", "contoh")  # few different values, and files are often named for their person
KEYS = ("kunci", "kunci_rhk")  # made of the NIP: who has the list of NIP could work them out again
_NIP = r"\d{18}|\d{8}[ .]\d{6}[ .]\d[ .]\d{3}"
_TELLING, _AT_ONCE = 6, 500  # shorter ids are found by chance; so many in one pattern
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def mask(material: Material, what: str, *, salt: bytes | None = None, among: Material | None = None) -> Material:
    """Return the material with `what` (nama, nip or semua) masked; ValueError for another word.

    One person has one number in all rows of all figures. The salt decides whose number is which: unless it is given it is drawn
    anew for every export, so that nobody who has the list of NIP can work the numbers out again. `among` is the whole of which
    the material is a part: its people keep their numbers in every part.
    """
    if what not in MASKS:
        raise ValueError(what)
    names, nips = what in ("nama", "semua"), what in ("nip", "semua")
    salt = secrets.token_bytes(16) if salt is None else salt
    people = _people(material)
    whole = people if among is None or among is material else _people(among)
    order = [*_shuffled(whole, salt), *_shuffled(people.keys() - whole.keys(), salt)]
    people = {nip: people.get(nip, set()) | whole.get(nip, set()) for nip in order}
    width = max(3, len(str(len(order))))
    number = {nip: f"{n:0{width}d}" for n, nip in enumerate(order, start=1)}
    marks = {nip: _("Pegawai {nomor}").format(nomor=number[nip]) for nip in order} if names else {}
    masked = {nip: f"NIP-{number[nip]}" for nip in order} if nips else {}
    named = _by_name(people, marks)
    swapped = _Swapped(marks, masked, named, salt)
    frames = {figure: _frame(frame, swapped) for figure, frame in material.frames.items()}
    return replace(
        material, frames=frames, uploads=_frame(material.uploads, swapped), penyusun="" if names else material.penyusun,
        penanda=tuple(Signatory(one.jabatan, "" if names else one.nama, "" if nips else one.nip) for one in material.penanda),
    )


def _shuffled(nips: Iterable[str], salt: bytes) -> list[str]:
    return sorted(nips, key=lambda nip: blake2b(nip.encode(), digest_size=16, key=salt).digest())


def _people(material: Material) -> dict[str, set[str]]:
    """Return everybody who occurs, with the names that are written for them; who has no NIP goes by name."""
    found: dict[str, set[str]] = {}
    for frame in material.frames.values():
        for nip_column, name_column in zip(NIP_COLUMNS, NAME_COLUMNS, strict=True):
            if nip_column in frame and name_column in frame:
                for nip, name in frame[[nip_column, name_column]].drop_duplicates().itertuples(index=False):
                    found.setdefault(_text(nip) or _text(name), set()).add(_text(name))
            elif nip_column in frame:
                for nip in frame[nip_column].unique():
                    found.setdefault(_text(nip), set())
    known = set().union(*found.values()) if found else set()
    for frame in material.frames.values():
        for column in (c for c in NAME_COLUMNS if c in frame):
            for name in frame[column].unique():
                if _text(name) not in known:
                    found.setdefault(_text(name), set()).add(_text(name))
    found.pop("", None)
    return {nip: names - {""} for nip, names in found.items()}


def _text(value: Any) -> str:
    return "" if value is None or value != value else str(value)


def _by_name(people: Mapping[str, set[str]], marks: Mapping[str, str]) -> dict[str, str]:
    """Return each written name with its mark; a name that two people share stands for whoever of them comes first."""
    return {name: marks[nip] for nip in sorted(people, reverse=True) for name in people[nip]} if marks else {}


@dataclass(frozen=True)
class _Swapped:
    """Hold what stands for what: a person's name by NIP, a NIP by NIP, a mark by written name."""

    marks: Mapping[str, str]
    masked: Mapping[str, str]
    named: Mapping[str, str]
    salt: bytes

    def key(self, key: str) -> str:
        """Return what stands for the key of a row."""
        return blake2b(key.encode(), digest_size=8, key=self.salt).hexdigest()


def _frame(frame: pd.DataFrame, swapped: _Swapped) -> pd.DataFrame:
    marks, masked, named = swapped.marks, swapped.masked, swapped.named
    changed: dict[str, pd.Series] = {}
    for nip_column, name_column in zip(NIP_COLUMNS, NAME_COLUMNS, strict=True):
        if marks and name_column in frame:
            by_name = frame[name_column].map(named)
            changed[name_column] = frame[nip_column].map(marks).fillna(by_name) if nip_column in frame else by_name
        if masked and nip_column in frame:
            changed[nip_column] = frame[nip_column].map(masked)
    for column in (c for c in KEYS if masked and c in frame):
        changed[column] = frame[column].map(swapped.key, na_action="ignore")
    for column in frame.columns.difference([*NIP_COLUMNS, *NAME_COLUMNS, *KEYS], sort=False):
        if frame[column].dtype == object or isinstance(frame[column].dtype, pd.StringDtype):
            changed[column] = _texts(frame[column], masked, named if column in FROM_FILES else {})
    return frame.assign(**changed) if changed else frame


def _texts(values: pd.Series, masked: Mapping[str, str], named: Mapping[str, str]) -> pd.Series:
    """Take NIP, and where files are named the people, out of a column of texts."""
    if named:  # few different values: each is looked through once
        said = {value: _unnamed(value, masked, named) for value in values.dropna().unique() if isinstance(value, str)}
        return values.map(lambda value: said.get(value, value) if isinstance(value, str) else value)
    for pattern in _patterns(masked) if masked else ():
        hit = pc.match_substring_regex(_column(values), pattern).fill_null(False)
        if pc.any(hit).as_py():
            rows = hit.to_numpy(zero_copy_only=False)
            values = values.astype(object)
            values[rows] = [re.sub(pattern, _swap(masked), value) for value in values[rows]]
    return values


def _patterns(masked: Mapping[str, str]) -> list[str]:
    """Return what finds every NIP, and the ids of those who have none; RE2 takes patterns of a limited length."""
    others = sorted(re.escape(nip) for nip in masked if not re.fullmatch(_NIP, nip) and len(nip) >= _TELLING)
    return [_NIP, *("|".join(others[n:n + _AT_ONCE]) for n in range(0, len(others), _AT_ONCE))]


def _column(values: pd.Series) -> Any:
    try:
        made = pa.array(values, pa.string(), from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):  # days or moments, or half a surrogate pair
        made = pa.array([str(v).encode("utf-8", "replace").decode() if isinstance(v, str) else None for v in values], pa.string())
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def _swap(masked: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: masked.get(found.group()) or masked.get(re.sub(r"\D", "", found.group()), "NIP-•••")


def _unnamed(value: str, masked: Mapping[str, str], named: Mapping[str, str]) -> str:
    """Replace NIP and the names of people in what a file or sheet is called, with or without their titles."""
    for pattern in _patterns(masked) if masked else ():
        value = re.sub(pattern, _swap(masked), value)
    words = f" {_folded(value)} "
    for name, mark in named.items():
        for form in (name, name.partition(",")[0]):
            if (folded := _folded(form)) and f" {folded} " in words:
                pattern = r"[\W_]+".join(folded.split())
                value = re.sub(rf"(?<![^\W_]){pattern}(?![^\W_])", mark, value, flags=re.IGNORECASE)
    return value


def _folded(text: str) -> str:
    return " ".join(_BETWEEN_WORDS.split(text.casefold())).strip()
