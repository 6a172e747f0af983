"""What a figure means, on the terminal: its definition, what it counts and against what, its columns, and how it is worked out."""

from __future__ import annotations

import textwrap

import typer

from pipelines.figures.definitions import FOLDER, definition
from pipelines.language import _, current_language

WIDTH = 100


def tell(figure: str) -> None:
    """Print a figure's definition in the language in use, and the SQL that answers it, so that both can be checked against each other."""
    told = definition(figure)
    meaning = told.arti if current_language() == "id" else told.meaning
    typer.echo(f"{_(told.judul)} ({figure})\n")
    for label, text in (
        (_("Arti, dan apa yang tidak ikut dihitung"), meaning),
        (_("Satu baris"), _(told.butir)),
        (_("Penyebut"), _(told.penyebut)),
        (_("Kolom"), ", ".join(told.columns)),
    ):
        typer.echo(f"{label}:")
        typer.echo(textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False) + "\n")
    typer.echo(_("Cara menghitung") + f" (pipelines/figures/{figure}.sql):\n")
    typer.echo(_query(figure) + "\n")
    typer.echo(_("Relasi tampak.* hanya memuat unit yang boleh dilihat; isinya tertulis di pipelines/figures/bases/."))


def _query(figure: str) -> str:
    """Return a figure's SQL below its first comment, which is told in words."""
    lines = (FOLDER / f"{figure}.sql").read_text("utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if not line.startswith("--"))
    return "\n".join(lines[first:])
