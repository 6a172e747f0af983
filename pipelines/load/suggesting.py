"""Which RHK or step a text without a link may belong to: the person's own plans ranked by likeness, with the words in common.

A plan is known by its own words and by the notes already linked to it. A text is compared with each of these: half the score
is rapidfuzz's token_set_ratio, half the cosine of TF-IDF over roots of words, rare ones weighing more. Words that stand in
notes of several RHK count for each by its share of them.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    from pipelines.warehouse import Warehouse

ENOUGH = 60.0  # below it a suggestion is wrong as often as right, and none is made
KEPT = 3
PLAIN = frozenset(("dan", "atau", "di", "ke", "dari", "untuk", "yang", "pada", "dengan", "oleh", "secara", "sesuai", "dalam", "kepada", "para",
                   "serta", "agar", "guna", "bagi", "tentang", "terhadap"))
SUFFIX = re.compile(r"(?<=\w{4})(?:nya|kan|an|i)$")
PREFIX = re.compile(r"^(meny|peny|meng|peng|mem|pem|men|pen|me|pe(?=[lmnwy])|ber|ter|di|ke)(?=\w{4})")
SWALLOWED = {"meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t"}  # the root's first letter, before a vowel


@dataclass(frozen=True)
class Target:
    """Hold what a text may be linked to: an RHK, or one step of it (langkah), told in comparable form and as written."""

    rhk: str
    langkah: str | None
    rhk_tertulis: str
    langkah_tertulis: str | None
    periode_awal: date
    periode_akhir: date


@dataclass(frozen=True)
class Loose:
    """Hold a text of one person that is linked to nothing, and the first and last day it stands on; apa: catatan or langkah."""

    apa: str
    nip: str
    teks: str
    pertama: date
    terakhir: date


@dataclass(frozen=True)
class Suggestion:
    """Hold one proposal: where a text may belong, its score of 100, the words in common, and the linked note that says the same."""

    target: Target
    skor: float
    kata: tuple[str, ...]
    seperti: str | None


@dataclass
class _Known:
    """Hold what is known of one person's plans: targets, texts that speak for one, and how many notes of which RHK say a text."""

    targets: list[Target] = field(default_factory=list)
    texts: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)  # text, RHK, step, note as written
    counts: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))


def targets(warehouse: Warehouse, nips: Iterable[str]) -> dict[str, list[Target]]:
    """List the RHK and steps of people by NIP, the latest period first, an RHK before its steps."""
    with warehouse.cursor() as cursor:
        rows = cursor.execute(
            """
            with tujuan as (
                select nip, teks_baku(rhk) as rhk, null as langkah, rhk as rhk_tertulis, null as langkah_tertulis, periode_awal, periode_akhir
                from rhk where list_contains($nips, nip)
                union all
                select r.nip, teks_baku(r.rhk), teks_baku(l.rencana_aksi), r.rhk, l.rencana_aksi, r.periode_awal, r.periode_akhir
                from rhk r join rencana_aksi l on l.kunci_rhk = r.kunci where list_contains($nips, r.nip)
            )
            select nip, rhk, langkah, min(rhk_tertulis), min(langkah_tertulis), periode_awal, periode_akhir from tujuan
            where rhk is not null group by nip, rhk, langkah, periode_awal, periode_akhir
            order by nip, periode_akhir desc, periode_awal, rhk, langkah nulls first
            """,
            {"nips": sorted(set(nips))},
        ).fetchall()
    found: dict[str, list[Target]] = defaultdict(list)
    for nip, *told in rows:
        found[nip].append(Target(*told))
    return dict(found)


def suggest(warehouse: Warehouse, loose: Sequence[Loose]) -> list[list[Suggestion]]:
    """Return for each text its proposals, the best first; none where nothing scores enough."""
    asked: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(loose):
        asked[text.nip].append(place)
    found: list[list[Suggestion]] = [[] for _text in loose]
    for nip, known in _known(warehouse, asked).items():
        for place, proposals in zip(asked[nip], _ranked([loose[place] for place in asked[nip]], known), strict=True):
            found[place] = proposals
    return found


def _known(warehouse: Warehouse, nips: Iterable[str]) -> dict[str, _Known]:
    """Gather the plans of people and the words that speak for each: its own, and the notes linked to it."""
    known: dict[str, _Known] = defaultdict(_Known)
    for nip, listed in targets(warehouse, nips).items():
        known[nip].targets = listed
        words = {(f"{t.langkah} {t.rhk}" if t.langkah else t.rhk, t.rhk, t.langkah, None) for t in listed}
        known[nip].texts = sorted(words, key=lambda one: (one[1], one[2] or ""))
    with warehouse.cursor() as cursor:
        linked = cursor.execute(
            """
            with catatan as (
                select c.nip, c.kegiatan, t.kunci_rhk, count(*) as jumlah from catatan_harian c join tautan_catatan t using (kunci)
                where list_contains($nips, c.nip) and t.kunci_rhk is not null group by all
            ),
            baku as (select kegiatan, teks_baku(kegiatan) as teks from (select distinct kegiatan from catatan)),
            hasil as (select kunci, teks_baku(rhk) as rhk from rhk where list_contains($nips, nip))
            select c.nip, b.teks, h.rhk, min(c.kegiatan), sum(c.jumlah) from catatan c join baku b using (kegiatan) join hasil h on h.kunci = c.kunci_rhk
            where b.teks is not null and h.rhk is not null group by c.nip, b.teks, h.rhk order by all
            """,
            {"nips": sorted(set(known))},
        ).fetchall()
    for nip, text, rhk, note, count in linked:
        known[nip].texts.append((text, rhk, None, note))
        known[nip].counts[text][rhk] = int(count)
    return known


def _ranked(loose: Sequence[Loose], known: _Known) -> list[list[Suggestion]]:
    """Rank one person's plans for each of the person's texts."""
    import numpy as np
    from rapidfuzz import fuzz, process

    texts = [text for text, *_rest in known.texts]
    roots = [_roots(text) for text in texts]
    asked = [_roots(one.teks) for one in loose]
    rarity = _rarity(roots)
    places = {root: place for place, root in enumerate(rarity.keys() & {root for words in asked for root in words})}
    unheard = math.log(1 + len(texts)) + 1
    scores = 50.0 * _vectors(asked, rarity, places, unheard) @ _vectors(roots, rarity, places, unheard).T
    near = np.nonzero(scores >= ENOUGH - 50.0)  # the others cannot reach it: the costlier half is told of few
    scores[near] += 0.5 * process.cpdist([loose[int(i)].teks for i in near[0]], [texts[int(j)] for j in near[1]], scorer=fuzz.token_set_ratio, dtype=np.float32)
    ranked = []
    for one, words, row in zip(loose, asked, scores, strict=True):
        ranked.append(_best(one, words, row, known, roots, rarity))
    return ranked


def _best(one: Loose, words: dict[str, str], row: np.ndarray[Any, Any], known: _Known, roots: list[dict[str, str]], rarity: dict[str, float]) -> list[Suggestion]:
    """Return the proposals for one text, one for each RHK whose period meets its days."""
    open_ = {}
    for target in reversed(known.targets):  # the latest period is laid last and stays
        if target.periode_awal <= one.terakhir and target.periode_akhir >= one.pertama and not (one.apa == "langkah" and target.langkah):
            open_[target.rhk, target.langkah] = target
    rhks = {rhk for rhk, _step in open_}
    near = []
    for place in map(int, (row >= ENOUGH).nonzero()[0]):
        text, rhk, step, note = known.texts[place]
        found = open_.get((rhk, step)) or (open_.get((rhk, None)) if one.apa == "langkah" else None)
        if found is not None:
            counts = {r: n for r, n in known.counts[text].items() if r in rhks} if note else {rhk: 1}
            near.append((float(row[place]) * counts[rhk] / sum(counts.values()), place, found, note))
    best: dict[str, Suggestion] = {}
    for score, place, found, note in sorted(near, key=lambda one: (-one[0], one[1])):
        if score >= ENOUGH and found.rhk not in best and len(best) < KEPT:
            common = sorted(words.keys() & roots[place].keys(), key=lambda root: (-rarity.get(root, 0), root))
            best[found.rhk] = Suggestion(found, min(score, 100.0), tuple(words[root] for root in common[:5]), note)
    return list(best.values())


def _roots(text: str) -> dict[str, str]:
    """Return the roots of a text's telling words, each with the word as written; numbers and small words tell nothing."""
    return {_root(word): word for word in text.split() if word not in PLAIN and not word.isdigit()}


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    """Take the affixes off a word: memeriksa, pemeriksaan and diperiksa are one."""
    word = SUFFIX.sub("", SUFFIX.sub("", word))
    prefix = PREFIX.match(word)
    if prefix is None:
        return word
    rest = word[prefix.end():]
    return SWALLOWED.get(prefix[1], "") + rest if rest[0] in "aeiou" else rest


def _rarity(texts: Sequence[dict[str, str]]) -> dict[str, float]:
    """Return how much each root tells: the fewer texts have it, the more."""
    seen = Counter(root for roots in texts for root in roots)
    return {root: math.log((1 + len(texts)) / (1 + count)) + 1 for root, count in seen.items()}


def _vectors(texts: Sequence[dict[str, str]], rarity: dict[str, float], places: dict[str, int], unheard: float) -> np.ndarray[Any, Any]:
    """Return one row a text, of unit length over all its roots; only those that have a place stand in it. unheard: the weight of roots no plan has."""
    import numpy as np

    made = np.zeros((len(texts), len(places)), dtype=np.float32)
    for row, roots in zip(made, texts, strict=True):
        length = math.sqrt(sum(rarity.get(root, unheard) ** 2 for root in roots))
        for root in roots:
            if root in places:
                row[places[root]] = rarity.get(root, unheard) / length
    return made
