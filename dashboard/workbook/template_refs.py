"""How cell references move when rows are inserted: in ranges, in lists of ranges, in formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.formula.translate import Translator

LAST_ROW = 1_048_576
_CELL = r"\$?[A-Za-z]{1,3}\$?\d{1,7}"
_REF = re.compile(rf"({_CELL})(?::({_CELL}))?|(\$?\d{{1,7}}):(\$?\d{{1,7}})")
_SHEET = re.compile(r"('(?:[^']|'')+'|[^'!]+)!(.+)", re.S)
_ROW = re.compile(r"\d+$")


@dataclass(frozen=True)
class Insertion:
    """Say that `count` rows come after row `after` of a sheet."""

    sheet: str
    after: int
    count: int

    def row(self, row: int) -> int:
        """Return where a row is afterwards."""
        return row + self.count if row > self.after else row

    def reference(self, text: str) -> str:
        """Return where a cell, a range or rows are afterwards; what is none of these stays."""
        return text if (found := _REF.fullmatch(text)) is None else ":".join(self._moved(part) for part in found.groups() if part)

    def _moved(self, part: str) -> str:
        return _ROW.sub(lambda row: str(self.row(int(row.group()))), part)

    def ranges(self, text: str, *, grow: bool = False) -> str:
        """Return where the ranges of a list are afterwards; `grow` lets those that end on the row in question reach over the new rows."""
        return " ".join(self._grown(one) if grow else self.reference(one) for one in text.split())

    def _grown(self, text: str) -> str:
        first, _colon, last = text.partition(":")
        last = last or first
        found = _ROW.search(last)
        if found and int(found.group()) == self.after:
            return f"{self.reference(first)}:{_ROW.sub(str(self.after + self.count), last)}"
        return self.reference(text)

    def formula(self, text: str, at: str) -> str:
        """Return a formula of the sheet `at` as it reads afterwards."""
        try:
            tokens = Tokenizer(f"={text}").items
        except TokenizerError:
            return text
        said = "".join(self._token(token, at) for token in tokens)
        return said if "".join(token.value for token in tokens) == text else text

    def _token(self, token: Token, at: str) -> str:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            return str(token.value)
        found = _SHEET.fullmatch(token.value)
        sheet, reference = (found.group(1), found.group(2)) if found else (None, token.value)
        if (at if sheet is None else plain_sheet(sheet)).casefold() != self.sheet.casefold():
            return str(token.value)
        return f"{sheet}!{self.reference(reference)}" if sheet else self.reference(reference)


def plain_sheet(text: str) -> str:
    """Return a sheet's name without the quotes of a formula."""
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def translated(formula: str, origin: str, target: str) -> str:
    """Return a shared formula as it reads in another of its cells."""
    return str(Translator(f"={formula}", origin).translate_formula(target))[1:]
