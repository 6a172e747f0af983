"""Who a row is about: a name and an id in one cell, in two rows of one column, or above the table."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.assignment import Assignment

PERSON = ("nip", "nama", "nama_nip")
_NIP_PATTERN = r"(?P<nip>~?(?:\d[\s.]?){17}\d)"
_LONG_ID = r"(?P<nip>~?\d(?:[\d. ]{6,20})\d)"
_TAIL = r"(?i)[\s/(),\-–|:]*(?:\b(?:nip|ni pppk|nrk|npp)\b\.?)?[\s:()/\-–|]*$"
_HEAD = r"(?i)^[\s/(),\-–|:.]*(?:(?:nip|ni pppk|nrk|npp)\b)?[\s:.()/\-–|]*"


def split_person(staged: dict[str, pa.Array]) -> None:
    """Take a name and an id out of one cell."""
    both = staged.get("nama_nip")
    if both is None:
        return
    number = pc.struct_field(pc.extract_regex(both, _NIP_PATTERN), "nip")
    number = pc.coalesce(number, pc.struct_field(pc.extract_regex(both, _LONG_ID), "nip"))
    name = pc.replace_substring_regex(both, r"~?(?:\d[\s.]?){6,}", "\n")
    name = pc.replace_substring_regex(pc.replace_substring_regex(name, _HEAD, ""), r"(?is)\s*[\n/|(].*$", "")
    name = pc.replace_substring_regex(name, _TAIL, "")
    name = pc.utf8_trim_whitespace(name)
    name = pc.if_else(pc.equal(pc.utf8_length(name), 0), pa.scalar(None, pa.string()), name)
    staged["nip"] = pc.coalesce(staged["nip"], number) if "nip" in staged else number
    staged["nama"] = pc.coalesce(staged["nama"], name) if "nama" in staged else name


def pair_rows(table: pa.Table, found: Assignment, staged: dict[str, pa.Array], data: np.ndarray) -> None:
    """Give each other the name and the id that stand in one column, the id in the row under the name."""
    if "nama_nip" not in staged or not data.any():
        return
    nip, nama = staged["nip"], staged["nama"]
    has_nip, has_name = (pc.is_valid(values).to_numpy(zero_copy_only=False) & data for values in (nip, nama))
    named, numbered = has_name & ~has_nip, has_nip & ~has_name
    pairs = np.flatnonzero(named[:-1] & numbered[1:])
    if found.number_column is not None:
        own = pc.is_valid(table[f"c{found.number_column}"]).to_numpy(zero_copy_only=False)
        pairs = pairs[own[pairs] & ~own[pairs + 1]]
    elif len(pairs) * 2 < 0.8 * (named.sum() + numbered.sum()):
        return      # some cells hold a name, others an id: not one person's
    source = np.arange(len(data))
    source[pairs] = pairs + 1
    staged["nip"] = nip.take(pa.array(source))
    source = np.arange(len(data))
    source[pairs + 1] = pairs
    staged["nama"] = nama.take(pa.array(source))


def person_from_above(staged: dict[str, pa.Array], identity: dict[str, str], count: int) -> None:
    """Give the person above a table to the rows that name nobody (or the same name), never to others."""
    known = [staged[name] for name in PERSON if name in staged]
    nobody = pa.array(np.ones(count, dtype=bool))
    for values in known:
        nobody = pc.and_(nobody, pc.is_null(values))
    none = pa.scalar(None, pa.string())
    take = nobody
    if "nama" in identity and "nama" in staged:
        same = pc.equal(pc.utf8_lower(staged["nama"]), identity["nama"].lower())
        take = pc.or_(nobody, pc.fill_null(same, False))
    for name in ("nip", "nama", "jabatan", "golongan"):
        if name in identity:
            given = pc.if_else(take, pa.scalar(identity[name], pa.string()), none)
            staged[name] = pc.coalesce(staged[name], given) if name in staged else given
