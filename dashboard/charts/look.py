"""One look for every chart: quiet grid, direct labels, Indonesian separators, names wrapped to two lines."""

from __future__ import annotations

from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from dashboard.tokens import Tokens
from pipelines.language import current_language

FONT = "Plus Jakarta Sans, sans-serif"


def config() -> dict[str, object]:
    """Return how a chart behaves: nothing floats over it, it is not zoomed by a thumb that meant to scroll, and it speaks the language in use."""
    return {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "locale": current_language()}


def quiet(figure: go.Figure, of: Tokens, *, height: int) -> go.Figure:
    """Dress a figure in the house's look; height in pixels."""
    figure.update_layout(
        height=height, margin={"l": 0, "r": 8, "t": 8, "b": 0}, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": of.ink}, separators=",." if current_language() == "id" else ".,", showlegend=False, dragmode=False, bargap=0.35,
        hoverlabel={"bgcolor": of.surface, "bordercolor": of.line, "font": {"family": FONT, "color": of.ink, "size": 13}, "align": "left"},
    )
    figure.update_xaxes(gridcolor=of.line, zeroline=False, linecolor=of.line, tickfont={"color": of.quiet}, fixedrange=True, automargin=True)
    figure.update_yaxes(gridcolor=of.line, zeroline=False, linecolor=of.line, tickfont={"color": of.ink}, fixedrange=True, automargin=True)
    return figure


def safe(text: object) -> str:
    """Take the meaning out of signs that Plotly would read as markup; quotation marks stay."""
    return escape(str(text), quote=False)


def wrapped(name: str, width: int = 26) -> str:
    """Break a long name into at most two lines; what is over the second is told by the hover."""
    lines = wrap(safe(name), width, break_long_words=False) or [""]
    return "<br>".join(lines[:2] if len(lines) <= 2 else [lines[0], " ".join(lines[1:])[: width - 1] + "…"])
