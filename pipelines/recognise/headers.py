"""Which rows could be the header of a table; two and three rows of merged headers joined into one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from pipelines.recognise.assignment import Header
from pipelines.recognise.calendar_columns import month_titles, spelt_out
from pipelines.recognise.lexicon import exact_hit, header_hit, header_words
from pipelines.recognise.values import CLOCK, DATE, NIP, NUMBER, URL
from pipelines.recognise.words import canon

Row = list[str | None]
Spans = Mapping[int, list[tuple[int, int]]]  # row of the file → merged columns (first, last)

NUMBERING = re.compile(r"^\s*[\(\[]?\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*[\)\].]?(?:\s*=.*)?\s*$", re.IGNORECASE)
_TIME = re.compile(r"^(?:\d{1,2}|20\d\d-\d\d-01)$")       # a month that is only numbered, or written as a date
# Under a title of something else these say nothing by themselves: "Latihan Jabatan" over "Nama", "Masa Kerja" over "Thn".
_OF_ITS_PARENT = frozenset({"nama", "name", "thn", "tahun", "bln", "bulan"})
_NEUTRAL = frozenset({"pegawai", "asn", "pns", "pppk", "identitas", "data", "diri", "yang", "dinilai", "nama", "nip", "waktu", "periode", "bawahan", "staf", "anggota", "dan"})


@dataclass(frozen=True)
class Candidate:
    """Hold a possible header: where it starts among the rows looked at, how many rows it takes, its texts."""

    start: int
    depth: int
    headers: list[Header]
    hits: float

    @property
    def signature(self) -> str:
        """Return a stable mark of the header's words, whatever their spelling."""
        text = "|".join(canon(header.label) for header in self.headers).rstrip("|")
        return blake2b(text.encode(), digest_size=10).hexdigest()


def _surely_data(text: str) -> bool:
    """Say whether a cell cannot stand in a header: a date, a clock, an id, a link, a label with its colon."""
    if text[0] == ":" or text[-1] == ":":
        return True
    digits = sum(map(str.isdigit, text))
    return bool((digits >= 3 and (DATE.match(text) or CLOCK.match(text) or NIP.match(text))) or URL.match(text))


def _like_data(text: str) -> bool:
    return bool(len(text) > 110 or NUMBER.match(text) or DATE.match(text) or CLOCK.match(text) or NIP.match(text) or URL.match(text))


def is_numbering(row: Row) -> bool:
    """Say whether a row only numbers the columns: (1) (2) (3), or 1 2 3."""
    cells = [text for text in row if text]
    if len(cells) < 3 or not all(NUMBERING.match(text) for text in cells):
        return False
    digits = [int(found.group()) for text in cells if (found := re.search(r"\d+", text))]
    if len(digits) < 2:
        return len(cells) >= 4 and not digits and len({text.strip("()[]. ") for text in cells}) == len(cells)
    rising = sum(1 for a, b in pairwise(digits) if b == a + 1)
    return digits[0] <= 2 and rising >= (len(digits) - 1) * 0.6


def _wide(parent: Row, spans: list[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Map each parent cell that spans several columns to its columns: merged ones, else up to the next filled cell."""
    wide: dict[int, tuple[int, int]] = {first: (first, last) for first, last in spans if last > first and first < len(parent) and parent[first]}
    if wide:
        return wide
    filled = [c for c, text in enumerate(parent) if text]
    for c, following in zip(filled, [*filled[1:], len(parent)], strict=False):
        if following > c + 1:
            wide[c] = (c, following - 1)
    return wide


def _tied(row: Row, spans: list[tuple[int, int]], below: list[tuple[int, int]]) -> bool:
    """Say whether titles of a row are merged with the row beneath it, which then is header too."""
    return sum(1 for first, _last in set(spans) & set(below) if first < len(row) and row[first]) >= 2


def _join(parents: list[list[str]], parent: Row, child: Row, spans: list[tuple[int, int]], tied: bool) -> list[list[str]] | None:
    """Lay the texts of a lower header row under those of the upper one, or say that it is no header row."""
    filled = [c for c, text in enumerate(child) if text]
    strange = [child[c] or "" for c in filled if _like_data(child[c] or "")]
    if not filled or not all(map(_TIME.match, strange)):
        return None
    wide = _wide(parent, spans)
    under: dict[int, int] = {}
    for first, (begin, end) in wide.items():
        for c in range(begin, end + 1):
            under[c] = first
    if strange or len(filled) in {4, 12}:
        child = spelt_out(parent, month_titles(child), under)
        if any(_like_data(child[c] or "") for c in filled):
            return None
    merged = bool(spans)
    for c in filled:
        if c not in under and parents[c] and not tied:
            return None
    if not tied and not any(c in under for c in filled):
        return None
    # Where nothing says what is merged, a header's columns have a parent over at least one blank.
    if not merged and not any(not parent[c] for c in filled):
        return None
    known = sum(header_hit(child[c] or "") for c in filled)
    if not merged and known < len(filled) * 0.5:
        return None
    joined = [list(texts) for texts in parents]
    for c in filled:
        text = child[c] or ""
        above = parents[under[c]] if c in under else []
        joined[c] = [*(parents[c] or above), text] if (parents[c] or above) != [text] else [text]
    # A parent that spans and whose first column has no child keeps its own name there.
    return joined


def _wrap(parents: list[list[str]], parent: Row, child: Row) -> list[list[str]] | None:
    """Lay a header's second line under its first where the lines stand in two rows: "Uraian" over "Kegiatan"."""
    filled = [c for c, text in enumerate(child) if text]
    if not filled or any(len(child[c] or "") > 40 or _like_data(child[c] or "") for c in filled):
        return None
    wide = _wide(parent, [])
    joined = [list(texts) for texts in parents]
    whole = 0
    for c in filled:
        text = child[c] or ""
        above = joined[c] or next((parents[first] for first, (begin, end) in wide.items() if begin < c <= end), [])
        together = " ".join([*above, text])
        if joined[c]:
            # The two lines must be one title that is known, or words of titles: a first record is neither.
            if not (known := exact_hit(together)) and not header_words(text):
                return None
            whole += known
            joined[c] = [together]
        elif above and exact_hit(together):
            joined[c] = [*above, text]
        elif header_hit(text) >= 0.8:
            joined[c] = [text]
        else:
            return None
    return joined if whole else None


def _header(texts: list[str]) -> Header:
    texts = [text.strip() for text in texts if text and text.strip()]
    label = " ".join(dict.fromkeys(texts))
    if len(texts) <= 1:
        return Header(label, ((label, 1.0),) if label else ())
    borne = canon(texts[-1]) in _OF_ITS_PARENT and not _NEUTRAL.issuperset(canon(texts[-2]).split())
    return Header(label, ((label, 1.0), (" ".join(texts[-2:]), 0.98), (texts[-1], 0.45 if borne else 0.9), (texts[0], 0.65)), "" if borne else texts[-1])


def _candidate(start: int, depth: int, texts: list[list[str]]) -> Candidate:
    headers = [_header(item) for item in texts]
    hits = sum(max((header_hit(text) * trust for text, trust in header.texts), default=0.0) for header in headers)
    return Candidate(start, depth, headers, hits)


def candidates(rows: list[Row], numbers: list[int], spans: Spans) -> list[Candidate]:
    """List possible headers among rows, most header-like first."""
    found: list[Candidate] = []
    for start, row in enumerate(rows):
        if start and _tied(rows[start - 1], spans.get(numbers[start - 1], []), spans.get(numbers[start], [])):
            continue        # the lower half of the header above
        row = month_titles(row)
        cells = [text for text in row if text]
        if len(cells) < 2 or any(map(_surely_data, cells)) or sum(map(_like_data, cells)) > len(cells) * 0.34 or is_numbering(row):
            continue
        texts = [[text] if text else [] for text in row]
        single = _candidate(start, 1, texts)
        options = [single]
        upper, parent = texts, row
        for depth in (2, 3):
            below = start + depth - 1
            if below >= len(rows):
                break
            above = spans.get(numbers[below - 1], [])
            tied = _tied(row, above, spans.get(numbers[below], []))
            joined = _join(upper, parent, rows[below], above, tied)
            wrapped = _wrap(upper, parent, rows[below]) if joined is None else None
            if joined is None and wrapped is None:
                break
            upper = joined or wrapped or upper
            options = [*([] if tied and joined else options), _candidate(start, depth, upper)]
            parent = [" ".join(item) or None for item in upper]
            if joined and not spans.get(numbers[below]):
                break
        if single.hits < 1.5 and len(options) == 1:
            continue
        for option in options:
            labels = sum(1 for header in option.headers if header.label)
            if option.hits >= 2 and option.hits >= labels * 0.34:
                found.append(option)
    found.sort(key=lambda item: (-item.hits, item.start))
    return found[:8]


def plain_headers(rows: list[Row]) -> list[Candidate]:
    """List rows that could be a header by their look alone (short texts over other rows), for a person to map."""
    found: list[Candidate] = []
    for start, row in enumerate(rows[:30]):
        cells = [text for text in row if text]
        below = [sum(1 for text in other if text) for other in rows[start + 1:start + 4]]
        if len(cells) < 2 or any(map(_like_data, cells)) or max(map(len, cells)) > 60 or len(set(cells)) < len(cells):
            continue
        if below and max(below) >= 2 and max(below) <= len(cells) + 1:
            found.append(_candidate(start, 1, [[text] if text else [] for text in row]))
    return found[:5]
