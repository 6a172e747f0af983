"""Invented people: names with titles, and ids that are well-formed but belong to nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from pipelines.samples.texts import name_words

_DEGREES = {
    "Dokter": ("dr. ", ""),
    "Epidemiolog": ("", "S.K.M., M.Epid."),
    "Entomolog": ("", "S.Si., M.Si."),
    "Pranata Laboratorium": ("", "A.Md.A.K."),
    "Analis": ("", "S.Si."),
    "Tenaga Sanitasi": ("", "S.K.L."),
    "Teknisi": ("", "A.Md.T.E."),
    "Administrator": ("", "S.K.M., M.Kes."),
    "Kepala": ("", "S.K.M., M.Kes."),
    "Ketua": ("", "S.Si., M.K.M."),
    "Perencana": ("", "S.E."),
    "Pranata Komputer": ("", "S.Kom."),
    "Pranata Keuangan": ("", "S.Ak."),
    "Bendahara": ("", "S.E."),
    "Statistisi": ("", "S.Stat."),
    "Arsiparis": ("", "A.Md."),
}


@dataclass
class NamePool:
    """Hand out names and ids that no one else in the office has."""

    rng: Random
    names: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)

    def name(self, sex: int) -> str:
        """Return a new name without titles; a third word where the pool of two grows thin."""
        first = name_words()["laki_laki" if sex == 1 else "perempuan"]
        words = 2
        while True:
            parts = [self.rng.choice(first), *self.rng.sample(name_words()["keluarga"], words - 1)]
            name = " ".join(parts)
            if name not in self.names:
                self.names.add(name)
                return name
            words = min(words + 1, 4)

    def nip(self, sex: int, kind: str) -> str:
        """Return an 18-digit id; its first 15 digits stay unique, so that Excel's damage can be repaired."""
        rng = self.rng
        while True:
            birth = date(1968, 1, 1) + timedelta(days=rng.randrange(31 * 365))
            start = min(birth.year + rng.randrange(22, 30), 2025)
            stage = f"{max(start, 2021)}21" if kind == "PPPK" else f"{start}{rng.choice((1, 2, 3, 4, 12)):02}"
            prefix = f"{birth:%Y%m%d}{stage}{sex}"
            if prefix not in self.prefixes:
                self.prefixes.add(prefix)
                return f"{prefix}{rng.randrange(1, 13):03}"


def with_titles(name: str, position: str, rng: Random) -> str:
    """Put before and after a name what its position suggests."""
    before, after = next((t for start, t in _DEGREES.items() if position.startswith(start)), ("", ""))
    if before == "" and rng.random() < 0.06:
        before = rng.choice(("Hj. ", "Ns. ")) if name.split()[0] in name_words()["perempuan"] else "H. "
    if not after and not before and rng.random() < 0.5:
        after = rng.choice(("S.E.", "S.A.P.", "A.Md.", "S.I.Kom."))
    return f"{before}{name}{', ' + after if after else ''}"
