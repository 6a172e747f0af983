"""The words of every kind of export, read from pipelines/exports/*.toml and compiled once."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipelines.recognise.words import canon

EXPORTS = Path(__file__).parent.parent / "exports"


@dataclass(frozen=True)
class Field:
    """Hold one column that a kind knows."""

    name: str
    label: str
    synonyms: tuple[str, ...]
    shared: tuple[str, ...]
    weak: tuple[str, ...]
    values: str
    weight: float
    required: bool
    alternatives: tuple[str, ...]
    company: frozenset[str]     # words that add nothing beside this field's own, though they would beside another's


@dataclass
class Kind:
    """Hold one kind of export with its words looked up by their comparable form."""

    name: str
    judul: str
    fields: dict[str, Field]
    titles: tuple[str, ...]
    ignored: frozenset[str]
    duplicates: dict[str, tuple[str, ...]]
    person: tuple[str, ...]
    signs: tuple[str, ...]
    signs_needed: int
    strange_allowed: int        # columns that nothing of this kind speaks of, by which an untitled table is still taken
    about: frozenset[str]       # words of columns that belong to it though no field takes them
    against: frozenset[str]     # headers that speak against it though any other table may have them
    core: frozenset[str]        # words of which one must name its main columns where no title speaks for it
    speech: frozenset[str] = frozenset()         # every word that its titles and columns are made of
    title_words: frozenset[str] = frozenset()
    exact: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    ordered: dict[str, str] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)

    def compile(self) -> None:
        """Index the synonyms: exact, written together, and in any order of words."""
        for name, item in self.fields.items():
            # A kind's own words outweigh those that all kinds share: skp_jabatan before jabatan.
            for trust, words in ((1.0, item.synonyms), (0.99, item.shared), (0.6, item.weak)):
                for word in words:
                    entry = self.exact.setdefault(word, [])
                    if name not in {known for known, _trust in entry}:
                        entry.append((name, trust))
        self.title_words = frozenset(word for title in (*self.titles, canon(self.judul)) for word in title.split())
        self.speech = self.title_words | self.about | {word for phrase in self.exact for word in phrase.split()}
        for word, entry in self.exact.items():
            if entry[0][1] > 0.9:
                self.joined.setdefault(word.replace(" ", ""), word)
                self.ordered.setdefault(" ".join(sorted(word.split())), word)


@dataclass(frozen=True)
class LookAlike:
    """Hold the words of a file that resembles ours and is not."""

    code: str
    name: str
    titles: tuple[str, ...]
    headers: frozenset[str]
    words: frozenset[str]       # single words that a header or a title of it is full of


@dataclass(frozen=True)
class Vocabulary:
    """Hold all words that recognition needs."""

    kinds: dict[str, Kind]
    private: frozenset[str]
    ignored: frozenset[str]
    look_alikes: tuple[LookAlike, ...]
    identity: dict[str, str]
    known_headers: frozenset[str]
    foreign_words: frozenset[str]
    foreign_phrases: frozenset[str]     # titles of strangers of more than one word
    announcers: frozenset[str]          # a line with one of these is the title of a document
    organisations: frozenset[str]       # whatever follows one of these in a title is whose it is, not what it is
    outsider_labels: frozenset[str]     # labels above a table that name somebody who is no employee
    outsider_words: frozenset[str]      # words of a title that do
    plain: frozenset[str]               # words that tell nothing of what a document is about


def _canons(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(canon, words))))


def _field(name: str, own: dict[str, Any], shared: dict[str, Any]) -> Field:
    merged = {**shared, **own}
    return Field(
        name=name,
        label=merged.get("label", name),
        synonyms=_canons(own.get("synonyms", [])),
        shared=_canons(shared.get("synonyms", [])),
        weak=_canons(shared.get("weak", []) + own.get("weak", [])),
        values=merged.get("values", ""),
        weight=float(merged.get("weight", 1)),
        required=bool(merged.get("required", False)),
        alternatives=tuple(merged.get("or", ())),
        company=frozenset(own.get("with", ())),
    )


def _kind(data: dict[str, Any], shared: dict[str, Any]) -> Kind:
    own = data.get("fields", {})
    names = list(dict.fromkeys([*shared["fields"], *own]))
    kind = Kind(
        name=data["kind"],
        judul=data["judul"],
        fields={name: _field(name, own.get(name, {}), shared["fields"].get(name, {})) for name in names},
        titles=_canons(data.get("titles", [])),
        ignored=frozenset(_canons(shared["ignored"]["headers"] + data.get("ignored", {}).get("headers", []))),
        duplicates={name: tuple(order) for name, order in data.get("duplicates", {}).items()},
        person=tuple(data.get("person", ())),
        signs=tuple(data.get("signs", {}).get("of", ())),
        signs_needed=int(data.get("signs", {}).get("at_least", 0)),
        strange_allowed=int(data.get("strange", {}).get("allowed", 99)),
        about=frozenset(word for phrase in _canons(data.get("strange", {}).get("but_for", [])) for word in phrase.split()),
        core=frozenset(data.get("strange", {}).get("core", [])),
        against=frozenset(_canons(data.get("strange", {}).get("against", []))),
    )
    kind.compile()
    return kind


@lru_cache(maxsize=4)
def vocabulary(folder: Path = EXPORTS) -> Vocabulary:
    """Read every .toml of a folder and compile it; the result is kept."""
    shared = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    kinds: dict[str, Kind] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name != "words.toml":
            kind = _kind(tomllib.loads(path.read_text("utf-8")), shared)
            kinds[kind.name] = kind
    spread = Counter(
        word for kind in kinds.values() for word, entry in kind.exact.items() if entry[0][1] > 0.9 and kind.fields[entry[0][0]].weight >= 0
    )
    for kind in kinds.values():
        # A word that several kinds use says little about which of them it is.
        kind.rarity = {word: {0: 1.0, 1: 1.0, 2: 0.75, 3: 0.55}.get(spread[word], 0.4) for word in kind.exact}
    look_alikes = tuple(
        LookAlike(code, item["name"], _canons(item["titles"]), frozenset(_canons(item["headers"])), frozenset(_canons(item.get("words", []))))
        for code, item in shared["look_alikes"].items()
    )
    return Vocabulary(
        kinds=kinds,
        private=frozenset(_canons(shared["private"]["headers"])),
        ignored=frozenset(_canons(shared["ignored"]["headers"])),
        look_alikes=look_alikes,
        identity={canon(word): key for key, words in shared["identity"].items() for word in words},
        known_headers=frozenset(word for kind in kinds.values() for word in kind.exact),
        foreign_words=frozenset().union(*(item.words for item in look_alikes)),
        foreign_phrases=frozenset(phrase for item in look_alikes for phrase in item.titles if " " in phrase),
        **{name: frozenset(_canons(shared["title_lines"][name])) for name in ("announcers", "organisations", "outsider_labels", "outsider_words", "plain")},
    )
