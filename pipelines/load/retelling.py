"""Findings are stored in the language of their upload: here they are said again in the language of who reads them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.checks.rule import rules
from pipelines.language import LANGUAGES, N_, _, translated

_ROW, _COLUMN = N_("baris {n}"), N_("kolom {nama}")  # as the place of a finding is written when it is stored


@lru_cache
def _said(template: str) -> tuple[re.Pattern[str], ...]:
    """Return what a template looks like in every language once its places are filled."""
    texts = {template: None} | dict.fromkeys(translated(template, language) for language in LANGUAGES)
    return tuple(re.compile(_begin(text) + re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*?)", re.escape(text)) + r"(?=$| )", re.DOTALL) for text in texts)


def _begin(text: str) -> str:
    return r"(?<=: )(?![^:]*›)(?!\w+: )" if text.startswith("{") else ""


def _filled(template: str, match: re.Match[str]) -> str:
    told = _(template)
    for name, value in match.groupdict().items():
        told = told.replace(f"{{{name}}}", value)
    return told


def retold(code: str, message: str) -> str:
    """Return a stored finding in the language in use; what no rule says any more stays as it was written."""
    rule = rules().get(code)
    match = rule and next((found for pattern in _said(rule.message) if (found := pattern.search(message))), None)
    if not rule or not match:
        return message
    rest = message[match.end() :]
    more = next((found for pattern in _said(rule.suggestion) if (found := pattern.search(rest))), None) if rule.suggestion else None
    return _placed(message[: match.start()]) + _filled(rule.message, match) + (" " + _filled(rule.suggestion, more) if more else rest)


def _placed(place: str) -> str:
    """Word the row and column of a finding's place, "file › sheet › row 3, column Tanggal: "."""
    file, arrow, where = place.rpartition(" › ")
    row, comma, column = where.partition(", ")
    if not re.fullmatch(r"\D+ \d+(?:: )?", row):
        return place
    number = re.sub(r"\D", "", row)
    told = _(_ROW).format(n=number)
    for language in LANGUAGES:
        before = translated(_COLUMN, language).partition("{")[0]
        if comma and column.startswith(before):
            return f"{file}{arrow}{told}, " + _(_COLUMN).format(nama=column.removeprefix(before))
    return f"{file}{arrow}{told}{comma}{column}" + ("" if comma else ": ")


