"""Small pieces of HTML that screens share: a number on a card, a spark-line, a status, a bar with its tick. All text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape, unescape

import pandas as pd
import streamlit as st

from dashboard.charts.pace import signed
from dashboard.tokens import Tokens
from pipelines.figures.words import DIALOGUE, dialogue_word, follow_up_word, shape, status_word
from pipelines.language import _, percent, short_date


def card(title: str, value: str, change: str, drawing: str = "") -> str:
    """Write one key number with what it is compared to."""
    return (f'<div><span class="judul">{escape(title)}</span><span class="angka">{escape(value)}</span>'
            f'<span class="ubah">{escape(change)}</span>{drawing}</div>')


def change(now: float | None, before: float | None) -> str:
    """Say how a percentage moved against the window before, in points."""
    if missing(now):
        return _("belum ada data")
    if missing(before):
        return _("belum ada pembanding")
    points = float(now or 0) - float(before or 0)
    if not round(points, 1):
        return _("sama seperti periode lalu")
    return _("{panah} {poin} poin dari periode lalu").format(panah="▲" if points > 0 else "▼", poin=signed(points, 1))


def missing(value: float | None) -> bool:
    """Say whether there is no value; an empty period is absent, not 0."""
    return value is None or bool(pd.isna(value))


def sparkline(values: Sequence[float | None], alt: str) -> str:
    """Draw percentages as small columns, 0 to 100, the last one strong; nothing stands where there is nothing."""
    if sum(not missing(v) for v in values) < 2:
        return ""
    bars = "".join(f'<b style="height:{0 if missing(v) else max(float(v or 0), 3):.0f}%"></b>' for v in values)
    return f'<div class="pk-jejak" role="img" aria-label="{escape(alt)}">{bars}</div>'


def bullet(value: float | None, pace: float | None, colour: str) -> str:
    """Draw a bar of progress with a tick at the pace."""
    if missing(value):
        return f'<span class="redup">{escape(_("belum dijabarkan"))}</span>'
    tick = "" if missing(pace) else f'<u style="left:{min(float(pace or 0), 99.5):.1f}%"></u>'
    told = _("{capaian} dari target waktu {waktu}").format(capaian=percent(value), waktu=percent(pace))
    return (f'<div class="pk-batang" role="img" aria-label="{escape(told)}">'
            f'<span style="width:{float(value or 0):.1f}%;background:{colour}"></span>{tick}</div>')


def bones(lines: int = 6) -> str:
    """Draw where words will stand in a moment."""
    return f'<div class="pk pk-tulang" role="status" aria-label="{escape(_("Sedang disiapkan"))}">{"<i></i>" * lines}</div>'


@contextmanager
def working(told: str) -> Iterator[None]:
    """Say what is being done while it is done, where its outcome will stand."""
    place = st.empty()
    place.html(f'<div class="pk" role="status">{escape(told)}</div>{bones(3)}')
    try:
        yield
    finally:
        place.empty()


def status(code: str, of: Tokens) -> str:
    """Write a status with its mark; the mark has the colour, the word stays ink."""
    word = dialogue_word(code) if code in DIALOGUE else follow_up_word(code) if code in ("lewat", "terbuka") else status_word(code)
    return f'<span class="pk-status"><i style="color:{of.status(code)}">{shape(code)}</i>{escape(word)}</span>'


def table(headers: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]]) -> str:
    """Write a table; headers are (label, is a number), cells are HTML made by the caller. On a phone a row becomes a card, with two columns of short cells side by side."""
    short = [place > 0 and all(_short(row[place]) for row in rows) for place in range(len(headers))]
    kinds = [" ".join(word for word, true in (("n", num), ("pendek", brief)) if true) for (_label, num), brief in zip(headers, short, strict=True)]
    head = "".join(f'<th class="{"n" if num else ""}">{escape(label)}</th>' for label, num in headers)
    body = "".join(
        "<tr>" + "".join(f'<td class="{kind}" data-label="{escape(label)}">{cell}</td>'
                         for (label, _num), kind, cell in zip(headers, kinds, row, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<div class="pk pk-gulung"><table class="pk-tabel"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _short(cell: str) -> bool:
    """Say whether half a phone is room enough for a cell: few signs and no drawing."""
    return "pk-batang" not in cell and "pk-tali" not in cell and len(unescape(re.sub(r"<[^>]*>", "", cell))) <= 14


def text(value: object) -> str:
    """Escape a cell's text; a dash for nothing."""
    return "–" if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)) or value == "" else escape(str(value))


def day(value: object) -> str:
    """Write a cell's day without its year; a dash for nothing."""
    return "–" if pd.isna(value) else short_date(pd.Timestamp(value).date())  # type: ignore[call-overload, arg-type]
