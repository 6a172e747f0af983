"""Marks in an office's workbook, such as {{periode}} or {{tabel:capaian_rhk}}: which there are, and what stands for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from openpyxl.utils import get_column_letter

from dashboard.workbook.headings import LEFT_OUT, heading, kind
from dashboard.workbook.material import Material, Signatory
from dashboard.workbook.template_graphs import GRAPHS
from dashboard.workbook.texts import plain
from pipelines.figures.definitions import definition, figures
from pipelines.language import _, long_date, number, percent

MARK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
NEED_A_KEY = ("catatan_pegawai", "kurva_capaian", "perkiraan_selesai", "pencarian")  # figures about one person, RHK or word
SIGNATORIES = 3


class Refused(ValueError):
    """Tell in two sentences why an office's workbook cannot be filled."""


@dataclass(frozen=True)
class Found:
    """Hold a cell that carries marks."""

    path: str
    sheet: str
    row: int
    column: int
    text: str

    @property
    def where(self) -> str:
        """Name the place for people."""
        return _("Lembar {lembar}, sel {sel}").format(lembar=self.sheet, sel=f"{get_column_letter(self.column)}{self.row}")


@dataclass(frozen=True)
class Mark:
    """Hold one mark as written: what it asks for, of which figure, which columns, how many rows at most."""

    text: str
    what: str
    figure: str = ""
    columns: tuple[str, ...] = ()
    most: int | None = None


def markable() -> list[str]:
    """List the figures that a mark may name."""
    return [name for name in figures() if name not in NEED_A_KEY]


def _single() -> dict[str, Callable[[Material], Any]]:
    words: dict[str, Callable[[Material], Any]] = {
        "kantor": lambda m: m.kantor, "unit": lambda m: ", ".join(m.units) or _("Semua unit"), "per": lambda m: m.per,
        "periode": lambda m: f"{long_date(m.dari)} – {long_date(m.sampai)}", "dari": lambda m: m.dari, "sampai": lambda m: m.sampai,
        "dibuat": lambda m: m.dibuat.date(), "penyusun": lambda m: m.penyusun, "tempat": lambda m: m.tempat,
    }
    for n in range(SIGNATORIES):
        for field in ("jabatan", "nama", "nip"):
            words[f"penanda{n + 1}.{field}"] = partial(_signatory, n, field)
    return words


def _signatory(index: int, field: str, material: Material) -> str:
    return str(getattr(material.penanda[index] if index < len(material.penanda) else Signatory(), field))


def read_mark(text: str, where: str) -> Mark:
    """Understand a mark's text; Refused, naming the place and the marks there are, for one that is not known."""
    name, colon, rest = text.partition(":")
    name = name.strip().casefold()
    if not colon and name in _single():
        return Mark(text, name)
    asked, *options = [part.strip() for part in rest.split("|")]
    figure, _dot, column = asked.partition(".")
    if name not in ("angka", "tabel", "grafik"):
        known = ", ".join(f"{{{{{one}}}}}" for one in (*_single(), "angka:ringkasan.capaian", "tabel:capaian_rhk", "grafik:capaian_unit"))
        raise _refused(_("{tempat}: penanda {tanda} tidak dikenal. Pakai salah satu dari: {pilihan}."), where, text, known)
    choice = list(GRAPHS) if name == "grafik" else markable()
    if figure not in choice:
        raise _refused(_("{tempat}: penanda {tanda} menyebut angka yang tidak ada. Pakai salah satu dari: {pilihan}."), where, text, ", ".join(choice))
    columns: tuple[str, ...] = (column,) if column else ()
    most = None
    for option in options if name == "tabel" else []:
        if option.isdigit():
            most = int(option)
        else:
            columns = tuple(part.strip() for part in option.split(",") if part.strip())
    there = definition(figure).columns
    if not set(columns) <= set(there):
        raise _refused(_("{tempat}: penanda {tanda} menyebut kolom yang tidak ada. Pakai salah satu dari: {pilihan}."), where, text, ", ".join(there))
    return Mark(text, name, figure, columns, most)


def _refused(message: str, where: str, text: str, known: str) -> Refused:
    return Refused(message.format(tempat=where, tanda=f"{{{{{text}}}}}", pilihan=known))


def value_of(mark: Mark, material: Material) -> tuple[Any, str]:
    """Return the single value of a mark and its kind; a figure without column gives the number of its rows."""
    if mark.what != "angka":
        return _single()[mark.what](material), ""
    frame = material.frame(mark.figure)
    if not mark.columns:
        return len(frame), ""
    column = mark.columns[0]
    return (plain(frame[column].iloc[0]) if len(frame) and column in frame else None), kind(column)


def words_of(mark: Mark, material: Material) -> str:
    """Return a mark's value as it reads within a sentence."""
    value, how = value_of(mark, material)
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if hasattr(value, "year"):
        return long_date(value)
    return percent(value) if how == "percent" else number(value, 0 if float(value).is_integer() else 1)


def table_of(mark: Mark, material: Material) -> tuple[list[str], list[str], Any]:
    """Return the columns of a mark's table, their headings, and its rows."""
    frame = material.frame(mark.figure)
    there = mark.columns or tuple(c for c in definition(mark.figure).columns if c not in LEFT_OUT)
    frame = frame.head(mark.most) if mark.most is not None else frame
    return list(there), [heading(column) for column in there], frame.reindex(columns=list(there))
