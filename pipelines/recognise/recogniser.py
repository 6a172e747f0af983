"""A sheet → the tables in it: which kind of export, where the header is, which column is what, and the staged rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyarrow as pa

from pipelines.language import _
from pipelines.recognise import refusals
from pipelines.recognise.columns import Assignment, Header
from pipelines.recognise.headers import Candidate, Row, candidates, is_numbering, plain_headers
from pipelines.recognise.identity import from_sheet_name, lift
from pipelines.recognise.kinds import Verdict, judge, look_alike
from pipelines.recognise.rows import block_start, fill_count, gives, header_rows, sort_rows
from pipelines.recognise.staging import stage
from pipelines.recognise.values import profile
from pipelines.recognise.vocabulary import vocabulary
from pipelines.recognise.words import canon, forms

LOOK = 80        # rows of a sheet among which a header is looked for
SAMPLE = 60      # rows beneath a header whose values are weighed
SURE = 0.5       # below this the person chooses
LEAD = 0.1       # share by which the best kind must lead the next


class CellsLike(Protocol):
    """Describe what recognition needs of a sheet (pipelines.read.Cells)."""

    sheet: str
    table: pa.Table
    merged: list[tuple[int, int, int, int]]


@dataclass
class SavedMapping:
    """Hold a person's remembered choice for a header."""

    kind: str
    columns: dict[str, str]


@dataclass
class Found:
    """Hold one table of a sheet, or why there is none."""

    kind: str | None = None
    confidence: float = 0.0
    reasons: list[str] = field(default_factory=list)
    refusal: str | None = None
    code: str | None = None
    header_row: int | None = None
    header_rows: int = 0
    headers: list[str] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    identity: dict[str, str] = field(default_factory=dict)
    signature: str = ""
    staged: pa.Table = field(default_factory=lambda: pa.table({"row": pa.array([], pa.int32())}))
    skipped: list[tuple[int, str]] = field(default_factory=list)
    rows: int = 0
    head: list[Row] = field(default_factory=list)


@dataclass
class _Option:
    """Hold a candidate header with what surrounds it and the verdicts on it."""

    candidate: Candidate
    verdicts: list[Verdict]
    identity: dict[str, str]
    titles: list[str]


def _lists(table: pa.Table, start: int, length: int) -> list[Row]:
    columns = [table[name].slice(start, length).to_pylist() for name in table.column_names[1:]]
    return [list(row) for row in zip(*columns, strict=True)]


def _spans(merged: list[tuple[int, int, int, int]], last_row: int) -> dict[int, list[tuple[int, int]]]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for first_row, first_column, end_row, last_column in merged:
        if first_row <= last_row:
            for row in range(first_row, min(end_row, first_row + 3) + 1):
                spans.setdefault(row, []).append((first_column, last_column))
    return spans


def _titles(rows: list[Row], sheet: str) -> list[str]:
    """List the lines above a table that could be titles: lone cells, without label and value."""
    texts = [sheet]
    for row in rows:
        filled = [text for text in row if text]
        if 1 <= len(filled) <= 2:
            texts += [text for text in filled if len(text) < 160]
    return texts


def _profiles(rows: list[Row], width: int) -> list[dict[str, float]]:
    sample = [row for row in rows[:SAMPLE] if not is_numbering(row)]
    return [profile(row[column] if column < len(row) else None for row in sample) for column in range(width)]


def _identity(above: list[Row], sheet: str, profiles_below: list[Row]) -> tuple[dict[str, str], set[str]]:
    identity = {**from_sheet_name(sheet), **lift(above)}
    given = {name for name in ("nip", "nama", "unit_kerja", "tanggal", "periode", "jenis", "tahun") if name in identity}
    given.discard("tahun")
    given |= gives(profiles_below[:SAMPLE])
    return identity, given


def _weigh(candidate: Candidate, rows: list[Row], begin: int, sheet: str, kind: str | None) -> _Option:
    below = rows[candidate.start + candidate.depth:]
    above = rows[begin:candidate.start]
    identity, given = _identity(above, sheet, below)
    titles = _titles(above, sheet)
    profiles = _profiles(below, len(candidate.headers))
    only = vocabulary().kinds[kind] if kind else None
    return _Option(candidate, judge(candidate.headers, profiles, titles, given, only), identity, titles)


def _choose(options: list[_Option]) -> _Option | None:
    """Take the header whose best kind scores highest; the earlier one of equals."""
    return max(options, key=lambda o: (round(o.verdicts[0].score + 0.05 * o.candidate.hits, 2), -o.candidate.start), default=None)


def _signed(verdict: Verdict) -> bool:
    """Say whether enough columns that tell the kind are named surely."""
    lexical, kind = verdict.assignment.lexical, verdict.kind
    signs = sum(1 for name in kind.signs if lexical.get(name, 0) > 0.7 and kind.rarity.get(verdict.assignment.words[name], 0) > 0.39)
    return signs + (2 if verdict.assignment.months else 0) >= kind.signs_needed


def _plain_log(verdict: Verdict) -> bool:
    """Say whether a table is nothing but a person's dated texts: a logbook, whatever its text column is called."""
    lexical = verdict.assignment.lexical
    return verdict.kind.name == "catatan_harian" and verdict.coverage == 1 and lexical.get("tanggal", 0) > 0.95 and lexical.get("kegiatan", 0) > 0.55 and (
        verdict.assignment.trust["kegiatan"] > lexical["kegiatan"]
    )


def _confidence(verdicts: list[Verdict]) -> tuple[float, float]:
    best = verdicts[0]
    second = verdicts[1].score if len(verdicts) > 1 else 0.0
    lead = (best.score - max(second, 0.0)) / max(best.score, 0.01)
    sure = 0.3 * best.coverage + 0.3 * min(1.0, best.score / 7) + 0.4 * min(1.0, max(lead, 0.0) / 0.35)
    if not {"nip", "nama_nip"} & set(best.assignment.columns):
        sure -= 0.04
    weak = [name for name, item in best.kind.fields.items() if item.required and best.assignment.lexical.get(name, 1.0) < 0.7]
    if not best.titled:
        sure -= 0.08 * len(weak)
        if _plain_log(best) and lead >= LEAD:
            sure = max(sure, SURE + 0.02)
        elif not _signed(best):
            sure = min(sure, SURE - 0.02)
    return round(max(0.0, min(1.0, sure)), 3), lead


def _override(option: _Option, verdict: Verdict, chosen: Mapping[str, str]) -> Verdict:
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
        assignment.put(name, column, 1.0, "")
        assignment.ignored.discard(column)
        assignment.unmapped = [c for c in assignment.unmapped if c != column]
    missing = tuple(
        name for name in verdict.missing
        if name not in assignment.columns and not set(verdict.kind.fields[name].alternatives) & set(assignment.columns)
    )
    return Verdict(verdict.kind, assignment, verdict.score, missing, verdict.titled)


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    words = vocabulary().known_headers | vocabulary().ignored
    return frozenset(form for word in words for form in (word, word.upper(), word.title(), word.capitalize(), word.replace(" ", "_")))


def _same_header(row: Row, candidate: Candidate) -> bool:
    pairs = [(canon(text), canon(header.texts[-1][0] if header.texts else "")) for text, header in zip(row, candidate.headers, strict=False) if text]
    first = [canon(header.texts[0][0]) for header in candidate.headers if header.texts]
    equal = sum(1 for text, own in pairs if text and (text == own or any(form.startswith(text) for form in first)))
    return bool(pairs) and equal >= max(2, len(pairs) * 0.6)


def _later_headers(table: pa.Table, option: _Option, begin: int, sheet: str, kind: str | None) -> tuple[dict[int, int], _Option | None, int, int | None]:
    """Find where the header is printed again, and where another table begins (its position, or the end)."""
    candidate = option.candidate
    top = begin + candidate.start + candidate.depth
    rest = table.slice(top)
    own = {text for header in candidate.headers for text, _t in header.texts}
    words = pa.array(sorted(_known_words() | own), pa.string())
    repeated: dict[int, int] = {}
    fill = None
    covered = -1
    for position in header_rows(rest, candidate.headers, words).tolist():
        if position < covered:
            continue
        row = _lists(rest, position, 1)[0]
        filled = [text for text in row if text]
        same = _same_header(row, candidate)
        if not same and len(filled) < 3:
            continue
        if fill is None:
            fill = fill_count(rest)
        start = position
        while start > 0 and fill[start - 1] <= 6 and position - start < 24:
            start -= 1
        above = _lists(rest, start, position - start)
        inside = block_start(above)
        start, above = start + inside, above[inside:]
        if same and not ({"nip", "nama", "unit_kerja"} & set(lift(above))):
            repeated[position] = candidate.depth
            covered = position + candidate.depth
            continue
        window = _lists(rest, start, position - start + LOOK)
        numbers = rest["row"].slice(start, len(window)).to_pylist()
        nexts = [c for c in candidates(window[:position - start + 4], numbers, {}) if c.start >= position - start - 1]
        weighed = [_weigh(c, window, 0, sheet, kind) for c in nexts]
        best = _choose([o for o in weighed if o.verdicts and o.verdicts[0].score > 2.5 and (same or o.verdicts[0].coverage >= 0.6)])
        if best is not None:
            moved = Candidate(start + best.candidate.start, best.candidate.depth, best.candidate.headers, best.candidate.hits)
            return repeated, _Option(moved, best.verdicts, best.identity, best.titles), top, start
    return repeated, None, top, None


def _labels(headers: list[Header]) -> list[str]:
    return [header.label for header in headers]


def _examples(rows: list[Row], start: int, private: set[int]) -> list[Row]:
    return [[None if column in private and at > start else text for column, text in enumerate(row)] for at, row in enumerate(rows[:start + 12])][:40]


def _describe(option: _Option, verdict: Verdict) -> list[str]:
    best = verdict.assignment
    reasons = [_("{n} kolom dikenali dari judulnya").format(n=len(best.columns) - len(best.by_values))]
    if best.by_values:
        reasons.append(_("{n} kolom dikenali dari isinya").format(n=len(best.by_values)))
    if verdict.titled:
        reasons.append(_("judul atau nama lembar menyebut {kind}").format(kind=_(verdict.kind.judul)))
    if {"nip", "nama"} & set(option.identity):
        reasons.append(_("pegawai tertulis di atas tabel"))
    return reasons


def _found(
    cells: CellsLike, option: _Option, table: pa.Table, top: int, end: int, repeated: dict[int, int], tail: int | None,
    verdict: Verdict, sure: float, head: list[Row], remembered: bool,
) -> Found:
    candidate, assignment = option.candidate, verdict.assignment
    body = table.slice(top, end - top)
    sorted_rows = sort_rows(body, assignment, repeated, tail)
    staged, skipped = stage(body, assignment, sorted_rows, option.identity, cells.merged)
    labels = _labels(candidate.headers)
    found = Found(
        kind=verdict.kind.name, confidence=1.0 if remembered else sure, reasons=_describe(option, verdict),
        header_row=table["row"][top - candidate.depth].as_py(), header_rows=candidate.depth, headers=labels,
        columns=dict(assignment.columns), unmapped=[labels[c] for c in assignment.unmapped],
        dropped=[labels[c] for c in sorted(assignment.private)], missing=list(verdict.missing), identity=dict(option.identity),
        signature=candidate.signature, staged=staged, skipped=skipped, rows=body.num_rows,
        head=_examples(head, candidate.start + candidate.depth - 1, assignment.private),
    )
    if remembered:
        found.reasons.insert(0, _("susunan kolom ini pernah dipilihkan"))
    if body.num_rows == 0:
        found.code, found.refusal = "lembar_kosong", refusals.no_rows(cells.sheet, verdict.kind)
    elif verdict.missing:
        found.code, found.refusal = "kolom_wajib_hilang", refusals.missing_columns(cells.sheet, verdict.kind, verdict.missing)
    return found


def _refused(cells: CellsLike, code: str, text: str, head: list[Row], option: _Option | None = None, table: pa.Table | None = None) -> Found:
    found = Found(code=code, refusal=text, head=head[:12])
    if option is not None and table is not None:
        best = option.verdicts[0]
        found.headers = _labels(option.candidate.headers)
        found.header_row = table["row"][option.candidate.start].as_py()
        found.header_rows = option.candidate.depth
        found.signature = option.candidate.signature
        found.identity = option.identity
        found.head = _examples(head, option.candidate.start + option.candidate.depth - 1, best.assignment.private)
        found.rows = table.num_rows - option.candidate.start - option.candidate.depth
    return found


def _person_from_sheet(sheet: str) -> str | None:
    """Take a sheet's name for a person's when it can be nothing else."""
    words = canon(sheet).split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in sheet):
        return None
    known = {word for phrase in vocabulary().known_headers for word in phrase.split()}
    known |= {word for kind in vocabulary().kinds.values() for phrase in kind.titles for word in phrase.split()}
    if known.intersection(words) or any(form in vocabulary().known_headers for form, _t in forms(sheet)):
        return None
    return sheet.strip() if all(len(word) > 1 for word in words[:2]) else None


def recognise(
    cells: CellsLike, *, kind: str | None = None, mappings: Mapping[str, SavedMapping] | None = None, chosen: dict[str, str] | None = None,
) -> list[Found]:
    """Find the tables of a sheet; a sheet without one gives a single refusal."""
    table, sheet = cells.table, cells.sheet
    if table.num_rows == 0 or table.num_columns < 2:
        return [_refused(cells, "lembar_kosong", refusals.empty(sheet), [])]
    head = _lists(table, 0, LOOK)
    numbers = table["row"].slice(0, LOOK).to_pylist()
    mappings = mappings or {}
    options = candidates(head, numbers, _spans(cells.merged, numbers[-1]))
    if chosen or mappings or not options:
        known = {c.start for c in options}
        options += [c for c in plain_headers(head) if c.start not in known]
    if chosen:
        wanted = {canon(text) for text in chosen.values() if text}
        options.sort(key=lambda c: -len(wanted.intersection(canon(header.label) for header in c.headers)))
        options = options[:1]
    saved = next((c for c in options if c.signature in mappings), None)
    if saved is not None and kind is None:
        remembered = mappings[saved.signature]
        option: _Option | None = _weigh(saved, head, 0, sheet, remembered.kind)
        kind, chosen = remembered.kind, {**remembered.columns, **(chosen or {})}
    else:
        remembered = None
        option = _choose([_weigh(c, head, 0, sheet, kind) for c in options])
    titles = _titles(head[:12], sheet)
    if option is None:
        item = look_alike([], titles, None)
        if item is not None and kind is None:
            return [_refused(cells, "bukan_ekinerja", refusals.not_ours(sheet, item), head)]
        return [_refused(cells, "tata_letak_tidak_dikenal", refusals.unknown(sheet), head)]
    return _tables(cells, option, kind, chosen, head, remembered is not None)


def _tables(cells: CellsLike, option: _Option | None, kind: str | None, chosen: dict[str, str] | None, head: list[Row], remembered: bool) -> list[Found]:
    """Walk down a sheet from table to table."""
    table, sheet = cells.table, cells.sheet
    founds: list[Found] = []
    begin = 0
    while option is not None:
        verdict = option.verdicts[0]
        sure, lead = _confidence(option.verdicts)
        if chosen:
            verdict = _override(option, verdict, chosen)
        if "nip" in verdict.missing and (person := _person_from_sheet(sheet)):
            option.identity["nama"] = person
            verdict = Verdict(verdict.kind, verdict.assignment, verdict.score, tuple(n for n in verdict.missing if n != "nip"), verdict.titled)
            sure = round(sure * 0.85, 3)
        if kind is None:
            item = look_alike(option.candidate.headers, option.titles, verdict)
            if item is not None:
                return founds or [_refused(cells, "bukan_ekinerja", refusals.not_ours(sheet, item), head, option, table)]
            serious = [name for name in verdict.missing if name != "nip"]
            known = len(verdict.assignment.columns) + len(verdict.assignment.months)
            if verdict.score < 1.2 or known < 2:
                return founds or [_refused(cells, "tata_letak_tidak_dikenal", refusals.unknown(sheet), head, option, table)]
            if sure < SURE or lead < LEAD or (len(serious) >= 1 and sure < 0.6):
                refused = _refused(cells, "kurang_yakin", refusals.unsure(sheet, verdict.kind), head, option, table)
                refused.confidence = min(sure, 0.49)
                refused.reasons = [_("dugaan: {kind}").format(kind=_(verdict.kind.judul)), *_describe(option, verdict)]
                return founds or [refused]
        else:
            sure = max(sure, 0.9)
        repeated, following, top, tail = _later_headers(table, option, begin, sheet, kind)
        end = top + following.candidate.start if following else table.num_rows
        if following:
            repeated = {position: depth for position, depth in repeated.items() if position < following.candidate.start}
        founds.append(_found(cells, option, table, top, end, repeated, tail, verdict, sure, head, remembered))
        begin, option = (top, following) if following else (begin, None)
    return founds
