"""What is rare in the bytes of a large sheet's rows, found by comparing all of them at once: a search for each takes three times as long."""

from __future__ import annotations

import sys

if sys.modules.get("numpy", sys) is None:  # the child does without, until a large file comes
    del sys.modules["numpy"]

import numpy as np
import numpy.typing as npt

_SHOWN = 12  # characters of a number that are looked at; what is longer may have an exponent
_WHOLE = 8  # so many digits without a point make a long number

Positions = npt.NDArray[np.intp]


def quoted_letters(rows: bytes) -> set[str]:
    """Return the characters that stand alone in double quotes: the one-letter types of cells are among them."""
    characters = np.frombuffer(rows, np.uint8)
    quote = characters == ord('"')
    alone = np.flatnonzero(quote[:-2] & quote[2:]) + 1
    return {chr(code) for code in np.flatnonzero(np.bincount(characters[alone], minlength=256))}


def has_long_number(rows: bytes) -> bool:
    """Tell whether a value may be a number of eight digits or more before its point, or one with an exponent."""
    characters = np.frombuffer(rows, np.uint8)
    starts = _between(characters, "<v>")
    shown = characters[np.minimum(starts[:, None] + np.arange(2, 2 + _SHOWN), len(characters) - 1)]
    ended, point, exponent = shown == ord("<"), shown == ord("."), (shown | 0x20) == ord("e")
    whole = ~(ended | point)[:, :_WHOLE].any(axis=1)
    until = np.where(ended.any(axis=1), ended.argmax(axis=1), _SHOWN)
    return bool((whole | (until == _SHOWN) | (exponent & (np.arange(_SHOWN) < until[:, None])).any(axis=1)).any())


def has_formula(rows: bytes) -> bool:
    """Tell whether a formula ends somewhere."""
    return len(_between(np.frombuffer(rows, np.uint8), "/f>")) > 0


def _between(characters: npt.NDArray[np.uint8], three: str) -> Positions:
    """Return where the middle one of three characters stands that follow each other."""
    before, middle, after = (ord(letter) for letter in three)
    at = np.flatnonzero(characters[1:-1] == middle) + 1
    return at[(characters[at - 1] == before) & (characters[at + 1] == after)]
