"""Why a file cannot be read: a code inside the child, two sentences for people outside."""

from __future__ import annotations


class Refusal(Exception):
    """Say inside the child that a file is refused: `code`, its variety, and what the words will name."""

    def __init__(self, code: str, variety: str = "", **named: str) -> None:
        super().__init__(code, variety, named)
        self.code, self.variety, self.named = code, variety, named


class Unreadable(Exception):
    """Say to people that a file cannot be read: `code` for machines, `message` in two sentences.

    Codes: berkas_kosong, bukan_lembar_kerja, berkas_terkunci, berkas_rusak, berkas_terlalu_besar, terlalu_lama,
    memori_habis, zip_tanpa_lembar.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        return type(self), (self.code, self.message)


class Unusual(Exception):
    """Say that a workbook's XML is not written as the quick way needs it; the library's own way reads it."""
