"""What a cell may hold: typed values, text that stays text, and how many lines a text takes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

LONGEST = 32_000  # a cell holds 32,767 characters
PER_DIGIT = 1.1  # letters of running text that fit in the width of a digit
EPOCH = pd.Timestamp(1899, 12, 30)  # day 0 of spreadsheets, their invented 29 February 1900 made up for
DAY = pd.Timedelta(days=1)
GONE = "\ufffd"  # stands where a character was that XML cannot carry

# Characters that XML 1.0 forbids: Excel offers to repair, that is to cut, a workbook that holds one.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile(_FORBIDDEN.pattern + "|\r|</r>$")  # what `many` would change in a text of usual length
_FORBIDDEN_RE2 = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]"
# What a spreadsheet, or the CSV saved from it, would take for a formula.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")


def plain(value: Any) -> Any:
    """Turn a value of a DataFrame into one that a cell can hold, absent ones into None."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, str):
        clean = _FORBIDDEN.sub("", value)
        return clean if len(clean) <= LONGEST else clean[:LONGEST] + "…"
    if isinstance(value, pd.Timestamp):
        moment = value.to_pydatetime()
        return moment.date() if moment.time() == moment.time().min else moment.replace(tzinfo=None)
    return value.item() if hasattr(value, "item") else value


def looks_like_formula(text: str) -> bool:
    """Tell whether a text begins as a formula does."""
    return bool(_FORMULA.match(text))


class Texts:
    """Make texts fit for a workbook and count what had to be replaced or cut."""

    def __init__(self) -> None:
        self.replaced = 0  # cells that held characters which XML forbids
        self.shortened = 0  # cells longer than a cell may be

    def one(self, text: str) -> str:
        """Make one text fit."""
        return text if len(text) < LONGEST and not _ODD.search(text) else str(self.many([text])[0])

    def many(self, texts: Sequence[Any]) -> list[str | None]:
        """Make a whole column fit: forbidden characters replaced, line ends made one, the longest cut."""
        column = _arrow(texts)
        if not len(column) or column.null_count == len(column):
            return column.to_pylist()
        broken = pc.match_substring_regex(column, _FORBIDDEN_RE2)
        if pc.any(broken).as_py():
            self.replaced += pc.sum(broken).as_py()
            column = pc.replace_substring_regex(column, _FORBIDDEN_RE2, GONE)
        if pc.any(pc.match_substring(column, "\r")).as_py():
            column = pc.replace_substring_regex(column, "\r\n?", "\n")
        long = pc.greater(pc.utf8_length(column), LONGEST)
        if pc.any(long).as_py():
            self.shortened += pc.sum(long).as_py()
            column = pc.if_else(long, pc.binary_join_element_wise(pc.utf8_slice_codeunits(column, 0, LONGEST), "…", ""), column)
        # XlsxWriter lets such a text through as marks of its own, unescaped: a space after it makes it text again.
        marks = pc.and_(pc.starts_with(column, "<r>"), pc.ends_with(column, "</r>"))
        if pc.any(marks).as_py():
            column = pc.if_else(marks, pc.binary_join_element_wise(column, " ", ""), column)
        return column.to_pylist()


def _arrow(texts: Sequence[Any]) -> pa.Array:
    try:
        made = pa.array(texts, pa.string(), from_pandas=True)
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):  # half a surrogate pair, or numbers among the texts
        kept = [None if plain(t) is None and not isinstance(t, str) else str(t).encode("utf-8", "surrogatepass").decode("utf-8", "replace") for t in texts]
        made = pa.array(kept, pa.string())
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def serials(values: Any) -> list[float | None]:
    """Turn days or moments into the numbers by which spreadsheets know them."""
    days = (pd.to_datetime(pd.Series(values)) - EPOCH) / DAY
    return [None if day != day else day for day in days.tolist()]


def numbers(values: Any) -> list[float | None]:
    """Turn numbers into floats, absent and infinite ones into None."""
    column = pd.to_numeric(pd.Series(values), errors="coerce").astype("float64")
    return [number if math.isfinite(number) else None for number in column.tolist()]


def line_count(text: str, room: float) -> int:
    """Estimate how many lines a text takes in a column that holds `room` characters, words kept whole."""
    lines = 0
    for paragraph in text.split("\n"):
        used, lines = 0, lines + 1
        for word in paragraph.split():
            if used and used + 1 + len(word) > room:
                lines, used = lines + 1, 0
            if len(word) > room > 0:  # a word longer than the column is broken
                lines += int((len(word) - 1) // room)
            used += min(len(word), int(room) or len(word)) + bool(used)
    return lines
