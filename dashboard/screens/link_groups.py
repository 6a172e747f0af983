"""Texts that say the same gathered into one question, and the answers that one press gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pipelines.load.confirming import Answer
from pipelines.load.suggesting import Loose, Suggestion, Target

Choice = tuple[str, str | None]  # an RHK, or a step of it, in comparable form

@dataclass(frozen=True)
class Member:
    """Hold one person's share of a group: whose text it is and what is proposed for it."""

    nip: str
    nama: str
    unit_kerja: str
    jumlah: int
    proposals: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Group:
    """Hold one text, the people who wrote it and for whom the same is proposed, how often and when."""

    apa: str
    teks: str
    tertulis: str
    pertama: date
    terakhir: date
    members: tuple[Member, ...]

    @property
    def jumlah(self) -> int:
        """Return how many notes or steps hang on the group."""
        return sum(one.jumlah for one in self.members)

    @property
    def best(self) -> Suggestion | None:
        """Return what is proposed, told for the person for whom it scores least; None where nothing is near enough."""
        return min((m.proposals[0] for m in self.members if m.proposals), key=lambda one: one.skor, default=None)

    @property
    def key(self) -> str:
        """Return what tells the group from others on a screen."""
        of = self.best.target if self.best else None
        return f"{self.apa}|{self.teks}|{of.rhk if of else ''}|{(of.langkah if of else None) or ''}"

    def accepted(self) -> list[Answer]:
        """Answer that what is proposed is right."""
        return [self._answer(m, m.proposals[0].target, m.proposals[0].skor) for m in self.members if m.proposals]

    def refused(self) -> list[Answer]:
        """Answer that the text belongs to no RHK."""
        return [self._answer(m, None, None) for m in self.members]

    def chosen(self, choice: Choice, targets: Mapping[str, Sequence[Target]]) -> list[Answer]:
        """Answer that the text belongs to an RHK or step, told by its words, of each person who has it."""
        return [self._answer(m, found, None) for m in self.members
                if (found := next((t for t in self._open(targets.get(m.nip, ())) if (t.rhk, t.langkah) == choice), None))]

    def choices(self, targets: Mapping[str, Sequence[Target]]) -> dict[Choice, Target]:
        """List the RHK and steps that all people of the group have, each RHK before its steps, the RHK proposed first."""
        common: dict[Choice, Target] = {}
        for place, member in enumerate(self.members):
            own = {(t.rhk, t.langkah): t for t in reversed(self._open(targets.get(member.nip, ())))}
            common = {k: t for k, t in common.items() if k in own} if place else dict(reversed(own.items()))
        first = dict.fromkeys(s.target.rhk for m in self.members for s in m.proposals)
        order = [*first, *dict.fromkeys(rhk for rhk, _step in common if rhk not in first)]
        return {k: common[k] for rhk in order for k in common if k[0] == rhk}

    def _open(self, targets: Sequence[Target]) -> list[Target]:
        """Return what lies in the days of the text; a step belongs to an RHK, never to a step. Where no RHK does, all are open."""
        fitting = [t for t in targets if not (self.apa == "langkah" and t.langkah)]
        return [t for t in fitting if t.periode_awal <= self.terakhir and t.periode_akhir >= self.pertama] or fitting

    def _answer(self, member: Member, target: Target | None, score: float | None) -> Answer:
        return Answer(self.apa, member.nip, self.teks, self.tertulis, target, score)


def loose(rows: pd.DataFrame) -> list[Loose]:
    """Return the texts of rows of the figure catatan_lepas, to ask suggestions for."""
    return [Loose(r["apa"], r["nip"], r["teks"], _day(r["pertama"]), _day(r["terakhir"])) for r in rows.to_dict("records")]


def gathered(rows: pd.DataFrame, proposals: Iterable[Sequence[Suggestion]]) -> list[Group]:
    """Gather rows that say the same and for which the same is proposed, the most frequent first."""
    found: dict[tuple[Any, ...], list[tuple[dict[Any, Any], Sequence[Suggestion]]]] = defaultdict(list)
    for row, offered in zip(rows.to_dict("records"), proposals, strict=True):
        of = offered[0].target if offered else None
        found[row["apa"], row["teks"], of and of.rhk, of and of.langkah].append((row, offered))
    groups = [_group(apa, teks, parts) for (apa, teks, *_rest), parts in found.items()]
    return sorted(groups, key=lambda g: (-g.jumlah, -(g.best.skor if g.best else 0), g.teks))


def count_alike(rows: pd.DataFrame) -> int:
    """Count the groups that rows of the figure tautan_mirip make, without making them."""
    return len(rows[["teks", "rhk_baku", "rencana_aksi_baku"]].drop_duplicates())


def alike(rows: pd.DataFrame) -> list[Group]:
    """Gather rows of the figure tautan_mirip: what they are linked to stands as the proposal, the least alike first."""
    offered = []
    for r in rows.to_dict("records"):
        step, step_words = (r[name] if isinstance(r[name], str) else None for name in ("rencana_aksi", "rencana_aksi_baku"))
        target = Target(r["rhk_baku"], step_words, r["rhk"], step, _day(r["periode_awal"]), _day(r["periode_akhir"]))
        offered.append((Suggestion(target, float(r["skor"]), (), None),))
    groups = gathered(rows.assign(apa="catatan"), offered)
    return sorted(groups, key=lambda g: (g.best.skor if g.best else 0, -g.jumlah, g.teks))


def _group(apa: str, teks: str, parts: Sequence[tuple[dict[Any, Any], Sequence[Suggestion]]]) -> Group:
    members = tuple(Member(r["nip"], r["nama"], r["unit_kerja"], int(r["jumlah"]), tuple(offered)) for r, offered in parts)
    return Group(apa, teks, parts[0][0]["tertulis"], min(_day(r["pertama"]) for r, _o in parts), max(_day(r["terakhir"]) for r, _o in parts), members)


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()
