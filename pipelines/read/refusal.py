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
    memori_habis, zip_tanpa_lembar. asks_password: a password would open it.
    """

    def __init__(self, code: str, message: str, asks_password: bool = False) -> None:
        super().__init__(code, message, asks_password)
        self.code, self.message, self.asks_password = code, message, asks_password

    def __str__(self) -> str:
        return self.message


class Unusual(Exception):
    """Say that a workbook's XML is not written as the quick way needs it; the library's own way reads it."""
