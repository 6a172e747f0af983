"""A candidate header with what stands around it: the verdicts on it, and how sure the best one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipelines.recognise.found import Row
from pipelines.recognise.headers import Candidate, is_numbering
from pipelines.recognise.identity import from_sheet_name, lift, pairs
from pipelines.recognise.kinds import Verdict, foreign_columns, foreign_titles, judge
from pipelines.recognise.marks import gives
from pipelines.recognise.strangers import Strangeness, strangeness
from pipelines.recognise.values import NIK, profile
from pipelines.recognise.vocabulary import vocabulary
from pipelines.recognise.words import canon

SAMPLE = 60      # rows beneath a header whose values are weighed
SURE = 0.5       # below this the person chooses
LEAD = 0.1       # share by which the best kind must lead the next


@dataclass
class Option:
    """Hold a candidate header with what surrounds it and the verdicts on it."""

    candidate: Candidate
    verdicts: list[Verdict]
    identity: dict[str, str]
    titles: list[str]
    strangeness: Strangeness


def lists(table: pa.Table, start: int, length: int) -> list[Row]:
    """Return some rows of a sheet as lists of texts."""
    columns = [table[name].slice(start, length).to_pylist() for name in table.column_names[1:]]
    return [list(row) for row in zip(*columns, strict=True)]


def spans(merged: list[tuple[int, int, int, int]], last_row: int) -> dict[int, list[tuple[int, int]]]:
    """Map the rows of the first header rows to their merged columns."""
    found: dict[int, list[tuple[int, int]]] = {}
    for first_row, first_column, end_row, last_column in merged:
        if first_row <= last_row:
            for row in range(first_row, min(end_row, first_row + 3) + 1):
                found.setdefault(row, []).append((first_column, last_column))
    return found


def titles_of(rows: list[Row], sheet: str) -> list[str]:
    """List the lines above a table that could be titles: lone cells, without label and value."""
    texts = [sheet]
    for row in rows:
        filled = [text for text in row if text]
        if 1 <= len(filled) <= 2 and not any(value for _column, _key, value in pairs(row)):
            texts += [text for text in filled if len(text) < 160]
    return texts


def _profiles(rows: list[Row], width: int) -> list[dict[str, float]]:
    sample = [row for row in rows[:SAMPLE] if not is_numbering(row)]
    return [profile(row[column] if column < len(row) else None for row in sample) for column in range(width)]


def _identity(above: list[Row], sheet: str, profiles_below: list[Row]) -> tuple[dict[str, str], set[str]]:
    identity = {**from_sheet_name(sheet), **lift(above)}
    identity = {key: value for key, value in identity.items() if not (key in {"nip", "nip_atasan"} and NIK.match(value))}
    given = set(identity).intersection(("nip", "nama", "unit_kerja", "tanggal", "periode", "jenis"))
    given |= gives(profiles_below[:SAMPLE])
    return identity, given


def weigh(candidate: Candidate, rows: list[Row], begin: int, sheet: str, kind: str | None) -> Option:
    """Judge a candidate header by its words, the values beneath it and the lines above it."""
    below = rows[candidate.start + candidate.depth:]
    above = rows[begin:candidate.start]
    identity, given = _identity(above, sheet, below)
    titles = titles_of(above, sheet)
    profiles = _profiles(below, len(candidate.headers))
    only = vocabulary().kinds[kind] if kind else None
    verdicts = judge(candidate.headers, profiles, titles, given, only)
    return Option(candidate, verdicts, identity, titles, strangeness(candidate.headers, profiles, above, titles, verdicts[0]))


def choose(options: list[Option]) -> Option | None:
    """Take the header whose best kind scores highest; the earlier one of equals."""
    return max(options, key=lambda o: (round(o.verdicts[0].score + 0.05 * o.candidate.hits, 2), -o.candidate.start), default=None)


def _signed(verdict: Verdict) -> bool:
    """Say whether enough columns that tell the kind are named surely."""
    lexical, kind = verdict.assignment.lexical, verdict.kind
    signs = sum(1 for name in kind.signs if lexical.get(name, 0) > 0.7 and kind.rarity.get(verdict.assignment.words[name], 0) > 0.39)
    return signs + (2 if verdict.assignment.calendar or _absences(verdict) else 0) >= kind.signs_needed


def _absences(verdict: Verdict) -> bool:
    """Say whether values tell what headers did not: kinds of absence ("Cuti Tahunan", "DL") beside the first and the last day."""
    found = verdict.assignment
    suited = found.trust.get("jenis", 0.0) - found.lexical.get("jenis", 0.0) > 0.15
    return suited and verdict.kind.fields["jenis"].values == "absen" and {"tanggal_mulai", "tanggal_selesai"} <= set(found.columns)


def _plain_log(verdict: Verdict) -> bool:
    """Say whether a table is nothing but a person's dated texts: a logbook, whatever its text column is called."""
    lexical = verdict.assignment.lexical
    return verdict.kind.name == "catatan_harian" and verdict.coverage == 1 and lexical.get("tanggal", 0) > 0.95 and lexical.get("kegiatan", 0) > 0.55 and (
        verdict.assignment.trust["kegiatan"] > lexical["kegiatan"]
    )


def _nobodys(option: Option, best: Verdict) -> bool:
    """Say whether rows tell neither whose RHK nor whose name they belong to, but for a person in charge: any list of things to do has one."""
    known = {"nip", "nama", "nama_nip", "rhk", "rhk_pimpinan"}
    return bool(best.kind.person) and not best.assignment.calendar and not known & (set(best.assignment.columns) | set(option.identity))


def confidence(option: Option) -> tuple[float, float]:
    """Say how sure the best kind is, and by which share it leads the next."""
    verdicts = option.verdicts
    best = verdicts[0]
    second = verdicts[1].score if len(verdicts) > 1 else 0.0
    lead = (best.score - max(second, 0.0)) / max(best.score, 0.01)
    sure = 0.3 * best.coverage + 0.3 * min(1.0, best.score / 7) + 0.4 * min(1.0, max(lead, 0.0) / 0.35)
    if not {"nip", "nama_nip"} & set(best.assignment.columns):
        sure -= 0.04
    weak = [name for name, item in best.kind.fields.items() if item.required and best.assignment.lexical.get(name, 1.0) < 0.7]
    if not best.titled:
        sure -= 0.08 * len(weak) + 0.3 * foreign_columns(option.candidate.headers, best.assignment.unmapped)
        if _plain_log(best) and lead >= LEAD:
            sure = max(sure, SURE + 0.02)
        elif not _signed(best):
            sure = min(sure, SURE - 0.02)
        another = bool(best.assignment.unmapped) and any(other.titled and other.missing for other in verdicts[1:])
        if another or foreign_titles(option.titles[1:]):     # a title names something else, whose main column may be the one left over
            sure = min(sure, SURE - 0.02)
    if option.strangeness.doubtful(best, bool({"nip", "nama_nip"} & (set(best.assignment.columns) | set(option.identity)))):
        sure = min(sure, SURE - 0.02)
    if _nobodys(option, best) and (not best.titled or best.assignment.unmapped):
        sure = min(sure, SURE - 0.02)
    return round(max(0.0, min(1.0, sure)), 3), lead


def override(option: Option, verdict: Verdict, chosen: Mapping[str, str]) -> Verdict:
    """Let a person's choice of columns win over what was recognised."""
    assignment = verdict.assignment
    labels = {canon(header.label): column for column, header in reversed(list(enumerate(option.candidate.headers))) if header.label}
    for name, text in chosen.items():
        column = labels.get(canon(text or ""))
        if name not in verdict.kind.fields:
            continue
        if column is None:
            if not text:
                assignment.columns.pop(name, None)
            continue
        for other in [other for other, at in assignment.columns.items() if at == column]:
            del assignment.columns[other]
        if name in assignment.columns:
            assignment.unmapped.append(assignment.columns[name])
        assignment.put(name, column, 1.0, "")
        assignment.ignored.discard(column)
        assignment.private.discard(column)
        assignment.unmapped = [c for c in assignment.unmapped if c != column]
    have = set(assignment.columns)
    return verdict.without_missing(*(n for n in verdict.missing if n in have or have.intersection(verdict.kind.fields[n].alternatives)))
