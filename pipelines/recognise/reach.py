"""How far a table reaches down a sheet: pages that print its header again, other tables beneath it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pyarrow as pa

from pipelines.recognise.filled import fill_count, header_rows
from pipelines.recognise.found import Row
from pipelines.recognise.headers import Candidate, candidates
from pipelines.recognise.identity import lift
from pipelines.recognise.marks import block_start
from pipelines.recognise.options import Option, choose, lists, weigh
from pipelines.recognise.vocabulary import vocabulary
from pipelines.recognise.words import canon

LOOK = 80        # rows of a sheet among which a header is looked for


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    words = vocabulary().known_headers | vocabulary().ignored
    return frozenset({form for word in words for form in (word, word.upper(), word.title(), word.capitalize(), word.replace(" ", "_"))})


def _same_header(row: Row, candidate: Candidate) -> bool:
    pairs = [(canon(text), canon(header.texts[-1][0] if header.texts else "")) for text, header in zip(row, candidate.headers, strict=False) if text]
    first = [canon(header.texts[0][0]) for header in candidate.headers if header.texts]
    equal = sum(1 for text, own in pairs if text and (text == own or any(form.startswith(text) for form in first)))
    return bool(pairs) and equal >= max(2, len(pairs) * 0.6)


@dataclass
class Reach:
    """Hold how far a table reaches: its first row, its end, the repeats of its header, and the table that follows."""

    top: int
    end: int
    repeated: dict[int, int]
    tail: int | None = None            # where the lines above the following table begin, counted from top
    following: Option | None = None


def reach(table: pa.Table, option: Option, begin: int, sheet: str, kind: str | None) -> Reach:
    """Find where a header is printed again, and where another table begins."""
    candidate = option.candidate
    top = begin + candidate.start + candidate.depth
    rest = table.slice(top)
    own = {text for header in candidate.headers for text, _trust in header.texts}
    repeated: dict[int, int] = {}
    fill = fill_count(rest)
    covered = -1
    for position in header_rows(rest, fill, len(candidate.headers), _known_words(), own).tolist():
        if position < covered:
            continue
        row = lists(rest, position, 1)[0]
        same = _same_header(row, candidate)
        if not same and fill[position] < 3:
            continue
        start = _block(rest, fill, position)
        if same and not ({"nip", "nama", "unit_kerja"} & set(lift(lists(rest, start, position - start)))):
            repeated[position] = candidate.depth
            covered = position + candidate.depth
            continue
        following = _following(rest, start, position, same, sheet, kind)
        if following is not None:
            return Reach(top, top + following.candidate.start, repeated, start, following)
    return Reach(top, table.num_rows, repeated)


def _block(rest: pa.Table, fill: np.ndarray, position: int) -> int:
    """Return where the titles and labels over a header begin."""
    start = position
    while start > 0 and fill[start - 1] <= 6 and position - start < 24:
        start -= 1
    return start + block_start(lists(rest, start, position - start))


def _following(rest: pa.Table, start: int, position: int, same: bool, sheet: str, kind: str | None) -> Option | None:
    """Weigh a row as the header of another table."""
    above = position - start
    window = lists(rest, start, above + LOOK)
    numbers = rest["row"].slice(start, len(window)).to_pylist()
    near = [c for c in candidates(window[:above + 4], numbers, {}) if c.start >= above - 1]
    weighed = [weigh(c, window, 0, sheet, kind) for c in near]
    best = choose([o for o in weighed if o.verdicts[0].score > 2.5 and (same or o.verdicts[0].coverage >= 0.6)])
    if best is None:
        return None
    moved = replace(best.candidate, start=start + best.candidate.start)
    return replace(best, candidate=moved)
