"""Which kind of export a header row belongs to: every kind scored, the best must lead by a clear margin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.recognise.assignment import Assignment, Header
from pipelines.recognise.calendar_columns import Calendar, calendar_of
from pipelines.recognise.columns import assign
from pipelines.recognise.titles import title_strength
from pipelines.recognise.values import Profile
from pipelines.recognise.vocabulary import Kind, LookAlike, vocabulary
from pipelines.recognise.words import canon, forms

PERSON = ("nip", "nama_nip", "nama")
_OURS = {"rhk", "rhk_pimpinan", "rencana_aksi"}      # beside one of these, a title of something else is the subject of the work


@dataclass(frozen=True)
class Verdict:
    """Hold how well a kind suits a header row."""

    kind: Kind
    assignment: Assignment
    score: float
    missing: tuple[str, ...]
    titled: bool

    def without_missing(self, *names: str) -> Verdict:
        """Return the verdict with required fields that turned up elsewhere."""
        return replace(self, missing=tuple(name for name in self.missing if name not in names))

    @property
    def coverage(self) -> float:
        """Return the share of the columns that the kind knows."""
        known = len(self.assignment.columns)
        return known / max(1, known + len(self.assignment.unmapped))


def _missing(assignment: Assignment, given: set[str]) -> tuple[str, ...]:
    """List the required fields that neither a column, an alternative nor the rows above the table give."""
    have = set(assignment.columns) | given
    return tuple(
        name for name, item in assignment.kind.fields.items()
        if item.required and name not in have and not have.intersection(item.alternatives)
    )


def _taken_by(kind: Kind, calendar: Calendar, title: float, chosen: bool) -> Calendar | None:
    """Return the months that a kind may read: people beside months are meetings only where a title or a person says so."""
    return calendar if kind.name != "dialog_kinerja" or title > 0.5 or chosen else None


def _given_by(calendar: Calendar) -> set[str]:
    return {"tanggal", "periode"} if calendar else set()


def _telling(seen: Profile) -> bool:
    """Say whether a column holds dates or clocks: a kind that has no use for them is rarely the right one."""
    return seen.get("tanggal", 0.0) > 0.6 or seen.get("rentang_jam", 0.0) > 0.6 or seen.get("jam", 0.0) > 0.6


def judge(headers: list[Header], profiles: list[Profile], titles: list[str], given: set[str], only: Kind | None = None) -> list[Verdict]:
    """Score the kinds for a header row, best first."""
    verdicts: list[Verdict] = []
    calendar = calendar_of(headers)
    for kind in (only,) if only else vocabulary().kinds.values():
        title = title_strength(titles, kind)
        assignment = assign(headers, profiles, kind, _taken_by(kind, calendar, title, bool(only)))
        missing = _missing(assignment, given | _given_by(assignment.calendar))
        score = 0.0
        for name, trust in assignment.lexical.items():
            weight = kind.fields[name].weight
            if not assignment.words[name]:      # only its values speak for it
                score += min(weight, 1.5) * 0.2
            elif trust > 0.75:
                # What speaks against a kind does so however many kinds know the word.
                score += weight * min(trust, 1.0) * (kind.rarity.get(assignment.words[name], 0.4) if weight > 0 else 1.0)
            else:
                score += min(weight, 2.5) * trust * trust * kind.rarity.get(assignment.words[name], 0.4)
        score += min(2.4, (0.2 if len(assignment.calendar) > 4 else 0.5) * len(assignment.calendar))
        score -= sum(0.9 if _telling(profiles[column]) else 0.3 for column in assignment.unmapped)
        guessed = [name for name in assignment.by_values if kind.fields[name].required and name != "nip"]
        score -= 1.1 * len(guessed)
        score -= sum(0.6 if name == "nip" else 2.2 for name in missing)
        score += 2.4 * title
        verdicts.append(Verdict(kind, assignment, score, missing, title > 0.5))
    verdicts.sort(key=lambda item: -item.score)
    return verdicts


def foreign_titles(lines: list[str]) -> bool:
    """Say whether a title over a table names something that is not ours."""
    phrases = [phrase for item in vocabulary().look_alikes for phrase in item.titles if " " in phrase or len(phrase) > 7]
    return any(f" {phrase} " in f" {canon(line)} " for line in lines for phrase in phrases)


def foreign_columns(headers: list[Header], unmapped: list[int]) -> int:
    """Count the columns that no field takes and that a look-alike is known by."""
    known = frozenset().union(*(item.headers for item in vocabulary().look_alikes))
    return sum(1 for column in unmapped for text, _trust in headers[column].texts[:1] if any(form in known for form, trust in forms(text) if trust > 0.7))


def labels_of(header: Header) -> set[str]:
    """List the comparable forms of a header."""
    return {form for text, _t in header.texts for form, trust in forms(text) if trust > 0.7}


def look_alike(headers: list[Header], titles: list[str], best: Verdict | None) -> LookAlike | None:
    """Name the look-alike that a sheet is, when its words outweigh those of our kinds."""
    labels = [labels_of(header) for header in headers if header.label]
    found: tuple[float, LookAlike, bool] | None = None
    for item in vocabulary().look_alikes:
        hits = sum(1 for words in labels if words & item.headers)
        titled = any(f" {phrase} " in f" {canon(text)} " for text in titles for phrase in item.titles)
        strength = hits + (1.6 if titled else 0.0)
        if strength >= 2 and (found is None or strength > found[0]):
            found = (strength, item, titled)
    if found is None:
        return None
    strength, item, titled = found
    if best is None:
        return item
    own = set()
    for name, trust in best.assignment.trust.items():
        word = best.assignment.words[name]
        if trust > 0.75 and name not in PERSON and word and word not in item.headers:
            own.add(name)
    distinct = sum(best.kind.fields[name].weight * best.kind.rarity.get(best.assignment.words[name], 0.4) for name in own)
    foreign = any(labels_of(headers[column]) & item.headers for column in best.assignment.unmapped)
    if titled and (not best.titled or (foreign and not _OURS & (set(best.assignment.columns) - {best.kind.name}))):
        return item
    if best.titled and not titled:
        distinct += 2.5
    if not best.missing and distinct > strength * 1.1:
        return None
    return item
