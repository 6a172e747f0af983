"""What is never stored although its column's own header does not say so: by the header above it, by its values, or by some of them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.lexicon import Meaning, is_private
from pipelines.recognise.values import Profile
from pipelines.recognise.words import canon

_PARENTS = {"data pribadi", "identitas pribadi", "data diri", "kontak", "data keluarga", "informasi pribadi", "personal data", "contact"}
_LOOKS = ("nik", "telepon", "surel")

Texts = tuple[tuple[str, float], ...]     # of a header: whole, its last two, its last, its first line, each with its trust


def is_private_child(label: str, texts: Texts, found: list[Meaning]) -> bool:
    """Say whether the lowest text of a header is private beneath a common one ("Data Pribadi" over "NIK"), and both together name no field."""
    return len(texts) > 2 and is_private(texts[2][0]) and not any(name and word == canon(label) for name, _trust, word in found)


def is_private_beneath(texts: Texts) -> bool:
    """Say whether a column that no field takes stands beneath a header of private things."""
    return len(texts) > 1 and any(is_private(text) or canon(text) in _PARENTS for text, _trust in texts)


def is_private_by_its_values(field: str | None, seen: Profile) -> bool:
    """Say whether a column's values are NIK, mobile numbers or addresses of mail, whatever it is called.

    A column of NIP in which NIK stand stays: its rows are still told by name (see without_nik).
    """
    if field in {"nip", "nama_nip"} and seen.get("nik", 0.0) > seen.get("surel", 0.0):
        return False
    return max(seen.get(look, 0.0) for look in _LOOKS) > (0.6 if field is None else 0.8)


def without_nik(staged: dict[str, pa.Array]) -> list[str]:
    """Take out the NIK that stand where a NIP belongs; sixteen digits are never a NIP. Return the fields that held one."""
    held: list[str] = []
    for name in ("nip", "nip_atasan"):
        if name in staged:
            known = pc.unique(staged[name])
            niks = known.filter(pc.fill_null(pc.match_substring_regex(known, r"^\W*(?i:nik)?[\s.:]*(?:\d[\s.\-]?){16}\W*$"), False))
            if len(niks):
                staged[name] = pc.if_else(pc.is_in(staged[name], niks), pa.scalar(None, pa.string()), staged[name])
                held.append(name)
    return held
