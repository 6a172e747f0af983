"""A sheet → the tables in it: which kind of export, where the header is, which column is what, and the staged rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipelines.language import _
from pipelines.recognise import refusals
from pipelines.recognise.assignment import Assignment
from pipelines.recognise.found import CellsLike, Found, Row, SavedMapping
from pipelines.recognise.headers import Candidate, candidates, plain_headers
from pipelines.recognise.kinds import Verdict, look_alike
from pipelines.recognise.marks import drawn_on, signed_on
from pipelines.recognise.naming import Named, told_by
from pipelines.recognise.options import LEAD, SURE, Option, choose, confidence, lists, override, spans, titles_of, weigh
from pipelines.recognise.reach import LOOK, Reach, reach
from pipelines.recognise.returned import take_off
from pipelines.recognise.rows import sort_rows
from pipelines.recognise.side_by_side import parts
from pipelines.recognise.staging import stage
from pipelines.recognise.values import NIK
from pipelines.recognise.words import canon

Refusal = tuple[str, str]  # code, two sentences


@dataclass
class _Judged:
    """Hold the decision on one table."""

    option: Option
    verdict: Verdict
    sure: float
    refusal: Refusal | None


def recognise(
    cells: CellsLike, *, kind: str | None = None, mappings: Mapping[str, SavedMapping] | None = None, chosen: dict[str, str] | None = None,
    name: str | None = None,
) -> list[Found]:
    """Find the tables of a sheet; a sheet without one gives a single refusal.

    name: of the file (or of the member of a zip), which may tell a person or a month that nothing inside tells.
    """
    if returned := take_off(cells):
        name = (returned.mark.name if returned.mark else "") or name
        return returned.sign(recognise(returned.cells, kind=kind, mappings=returned.mappings(mappings), chosen=chosen, name=name))
    beside: list[Found] = []
    for part in parts(cells, kind, mappings):
        for found in _in_columns(part, kind, mappings, chosen, name):
            found.part = found.part or part
            beside.append(found)
    return beside or _in_columns(cells, kind, mappings, chosen, name)


def _in_columns(
    cells: CellsLike, kind: str | None, mappings: Mapping[str, SavedMapping] | None, chosen: dict[str, str] | None, name: str | None,
) -> list[Found]:
    """Find the tables that stand under each other."""
    table, sheet = cells.table, cells.sheet
    if table.num_rows == 0 or table.num_columns < 2:
        return [Found(code="lembar_kosong", refusal=refusals.empty(sheet))]
    head = lists(table, 0, LOOK)
    numbers = table["row"].slice(0, LOOK).to_pylist()
    mappings = mappings or {}
    headers = _headers(head, numbers, cells, chosen, bool(mappings))
    saved = next((c for c in headers if c.signature in mappings), None) if kind is None else None
    remembered = mappings[saved.signature] if saved else None
    if saved and remembered:
        kind, chosen = remembered.kind, {**remembered.columns, **(chosen or {})}
        headers = [saved]
    option = choose([weigh(c, head, 0, sheet, kind) for c in headers])
    if option is None:
        item = look_alike([], titles_of(head[:12], sheet), None) if kind is None else None
        code, text = ("bukan_ekinerja", refusals.not_ours(sheet, item)) if item else ("tata_letak_tidak_dikenal", refusals.unknown(sheet))
        return [Found(code=code, refusal=text, head=head[:12])]
    return _tables(cells, option, kind, chosen, head, remembered is not None, told_by(sheet, name))


def _headers(head: list[Row], numbers: list[int], cells: CellsLike, chosen: dict[str, str] | None, remembered: bool) -> list[Candidate]:
    """List possible headers; rows that only look like one join when a person has chosen columns or nothing else is found."""
    found = candidates(head, numbers, spans(cells.merged, numbers[-1]))
    if chosen or remembered or not found:
        known = {candidate.start for candidate in found}
        found += [candidate for candidate in plain_headers(head) if candidate.start not in known]
    if chosen:
        wanted = {canon(text) for text in chosen.values() if text}
        found.sort(key=lambda c: -len(wanted.intersection(canon(header.label) for header in c.headers)))
        found = found[:1]
    return found


def _tables(
    cells: CellsLike, option: Option | None, kind: str | None, chosen: dict[str, str] | None, head: list[Row], remembered: bool, named: Named,
) -> list[Found]:
    """Walk down a sheet from table to table."""
    founds: list[Found] = []
    begin = 0
    while option is not None:
        judged = _judge(cells.sheet, option, kind, chosen, named)
        extent = reach(cells.table, option, begin, cells.sheet, kind)
        founds.append(_found(cells, judged, extent, head, remembered, named))
        begin, option = extent.top, extent.following
    return founds


def _judge(sheet: str, option: Option, kind: str | None, chosen: dict[str, str] | None, named: Named) -> _Judged:
    """Decide whether a table is taken as the kind that suits it best."""
    verdict = override(option, option.verdicts[0], chosen) if chosen else option.verdicts[0]
    sure, lead = confidence(option)
    if "nip" in verdict.missing and (named.nip or named.nama):
        option.identity.update({key: told for key, told in (("nip", named.nip), ("nama", named.nama)) if told})
        verdict = verdict.without_missing("nip")
        sure = round(sure * (1 if named.nip else 0.85), 3)
    elif named.nip and "nip" not in option.identity and not {"nip", "nama_nip"} & set(verdict.assignment.columns) and "nama" in option.identity:
        option.identity["nip"] = named.nip
    if kind is not None:
        return _Judged(option, verdict, max(sure, 0.9), None)
    if item := look_alike(option.candidate.headers, option.titles, verdict):
        return _Judged(option, verdict, 0.0, ("bukan_ekinerja", refusals.not_ours(sheet, item)))
    known = len(verdict.assignment.columns) + len(verdict.assignment.calendar)
    if verdict.score < 1.2 or known < 2:
        return _Judged(option, verdict, 0.0, ("tata_letak_tidak_dikenal", refusals.unknown(sheet)))
    serious = [name for name in verdict.missing if name != "nip"]
    if sure < SURE or lead < LEAD or (serious and sure < 0.6):
        return _Judged(option, verdict, min(sure, SURE - 0.01), ("kurang_yakin", refusals.unsure(sheet, verdict.kind)))
    return _Judged(option, verdict, sure, None)


def _found(cells: CellsLike, judged: _Judged, extent: Reach, head: list[Row], remembered: bool, named: Named) -> Found:
    """Write down what was found in one table, with its staged rows when it is taken."""
    option, verdict = judged.option, judged.verdict
    candidate, assignment = option.candidate, verdict.assignment
    body = cells.table.slice(extent.top, extent.end - extent.top)
    labels = [header.label for header in candidate.headers]
    found = Found(
        confidence=judged.sure, header_row=cells.table["row"][extent.top - candidate.depth].as_py(), header_rows=candidate.depth,
        headers=labels, identity=dict(option.identity), signature=candidate.signature, rows=body.num_rows,
        head=_examples(head, candidate.start + candidate.depth - 1, assignment.private),
    )
    if judged.refusal:
        found.code, found.refusal = judged.refusal
        if found.code == "kurang_yakin":
            found.reasons = [_("dugaan: {kind}").format(kind=_(verdict.kind.judul)), *_describe(option, verdict)]
        return found
    sorted_rows = sort_rows(body, assignment, extent.repeated, extent.tail)
    foot = np.flatnonzero(sorted_rows.reason == "kaki_tabel")
    beneath = [row for at in foot[:LOOK].tolist() for row in lists(body, at, 1)]
    if signed := signed_on(beneath):
        found.identity["ditandatangani"] = signed
    if drawn := drawn_on(beneath):
        found.identity.setdefault("data_per", drawn)
    found.staged, found.skipped, wide, niks = stage(body, assignment, sorted_rows, option.identity, cells.merged, named)
    found.kind, found.reasons = verdict.kind.name, _describe(option, verdict)
    found.columns = {name: column for name, column in assignment.columns.items() if name not in wide.superseded}
    found.missing = list(verdict.missing)
    found.unmapped = [labels[column] for column in sorted([*assignment.unmapped, *(assignment.columns[name] for name in wide.superseded)])]
    if wide.sources is not None:
        found.reasons.append(_("kolom per bulan dibaca sebagai satu baris tiap bulan"))
    elif wide.summed:
        found.reasons.append(_("angka per bulan dijumlahkan menjadi satu baris setahun"))
    found.private = sorted(assignment.private)
    found.dropped = [labels[column] or _("kolom ke-{n} (tanpa judul)").format(n=column + 1) for column in found.private]
    found.dropped += [_("NIK pada kolom {kolom}").format(kolom=_columns_of(name, assignment, labels)) for name in niks]
    if remembered:
        found.confidence = 1.0
        found.reasons.insert(0, _("susunan kolom ini pernah dipilihkan"))
    if body.num_rows == 0:
        found.code, found.refusal = "lembar_kosong", refusals.no_rows(cells.sheet, verdict.kind)
    elif verdict.missing:
        found.code, found.refusal = "kolom_wajib_hilang", refusals.missing_columns(cells.sheet, verdict.kind, verdict.missing, labels)
    return found


def _columns_of(name: str, assignment: Assignment, labels: list[str]) -> str:
    """Name the column that a field's values were taken from."""
    column = next((assignment.columns[field] for field in (name, "nama_nip") if field in assignment.columns), None)
    return labels[column] if column is not None else assignment.kind.fields[name].label


def _examples(rows: list[Row], start: int, private: set[int]) -> list[Row]:
    return [[None if at > start and (column in private or (text and NIK.match(text))) else text for column, text in enumerate(row)] for at, row in enumerate(rows[:start + 12])][:40]


def _describe(option: Option, verdict: Verdict) -> list[str]:
    best = verdict.assignment
    reasons = [_("{n} kolom dikenali dari judulnya").format(n=len(best.columns) - len(best.by_values))]
    if best.by_values:
        reasons.append(_("{n} kolom dikenali dari isinya").format(n=len(best.by_values)))
    if verdict.titled:
        reasons.append(_("judul atau nama lembar menyebut {kind}").format(kind=_(verdict.kind.judul)))
    if {"nip", "nama"} & set(option.identity):
        reasons.append(_("pegawai tertulis di atas tabel"))
    return reasons
