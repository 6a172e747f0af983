"""What the lines above a table say it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pipelines.recognise.calendar_columns import month_of
from pipelines.recognise.vocabulary import Kind, vocabulary
from pipelines.recognise.words import canon


def _holds(line: str, phrases: Iterable[str]) -> bool:
    """Say whether a line has one of the phrases, word by word."""
    padded = f" {canon(line)} "
    return any(f" {phrase} " in padded for phrase in phrases)


@lru_cache(maxsize=2_000)
def subject(line: str) -> tuple[str, ...]:
    """List the words of a title that tell what it is about: not whose, not of when, not that it is a list."""
    known = vocabulary()
    words: list[str] = []
    if canon(line) in known.identity:       # "Pejabat Penilai" over a block of labels
        return ()
    for word in canon(line).replace("rumah sakit", "rs").split():
        if word in known.organisations:
            break
        if word not in known.plain and word not in known.announcers and not any(map(str.isdigit, word)) and month_of(word) is None:
            words.append(word)
    return tuple(words)


def _of_others(kind: Kind) -> frozenset[str]:
    """List the words by which other kinds, and strangers, are titled."""
    known = vocabulary()
    return known.foreign_words.union(*(other.title_words for other in known.kinds.values() if other.name != kind.name))


def title_strength(texts: list[str], kind: Kind) -> float:
    """Say how clearly titles name a kind: 1 for its longest phrases, less for short ones."""
    best = 0.0
    for text in texts:
        padded = f" {canon(text)} "
        for phrase in kind.titles:
            if f" {phrase} " in padded:
                strength = min(1.0, 0.45 + 0.2 * phrase.count(" ") + 0.01 * len(phrase))
                # A list of people goes on to say which list: "daftar pegawai yang belum menyusun SKP" is not the roster.
                best = max(best, strength * 0.6 if kind.strange_allowed == 0 and (set(subject(text)) - kind.title_words - kind.about) & _of_others(kind) else strength)
    return best


def title_of_another(lines: list[str], kind: Kind) -> tuple[bool, bool, bool]:
    """Say whether a title announces something else, whether the kind's own goes on with words not its own, and with words of strangers.

    lines: the name of the sheet first, then the lone lines above the table.
    """
    known = vocabulary()
    other = mixed = strangers = spoken = False
    for at, line in enumerate(lines):
        told = subject(line)
        ours = kind.title_words.intersection(told)
        if not _holds(line, kind.titles):
            # Half a phrase of ours that strangers are titled by too ("konseling") does not make the line ours.
            ours -= known.foreign_words
        rest = [word for word in told if word not in kind.title_words and word not in kind.about]
        announced = bool(known.announcers.intersection(canon(line).split()))
        # The name of a sheet is often a word jotted down: it must say more than one to tell of something else.
        alien = any(word in known.foreign_words for word in rest) and (at > 0 or announced or len(told) > 1)
        strangers = strangers or alien
        spoken = spoken or bool(ours and not alien)
        other = other or bool(told and not ours and (alien or (at > 0 and (announced or len(told) > 1))))
        mixed = mixed or bool(rest and (alien or (kind.strange_allowed == 0 and announced and at > 0))) or (at > 0 and _holds(line, known.foreign_phrases))
    return other and not spoken, mixed, strangers
