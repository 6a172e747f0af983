"""Daily notes: one to four a working day, and the habits that make them unlike each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from pipelines.samples.days import TAHUN, between, on_or_after, shifted, working_days
from pipelines.samples.plans import silent_rhk
from pipelines.samples.records import Note, Office, Person, Rhk, Step
from pipelines.samples.texts import fill, sloppy, unit_texts, words

_EVIDENCE = "https://bukti.contoh.example/catatan"
_COPIED = "Melaksanakan tugas administrasi sesuai arahan pimpinan"
_CLOCKS = tuple(time(m // 60, m % 60) for m in range(1440))


class _Diarist:
    """Hold what one person's notes need, so that a day costs little."""

    def __init__(self, office: Office, person: Person, rng: Random) -> None:
        self.office, self.person, self.rng = office, person, rng
        self.keys = {u.nama: u.kunci for u in office.units}
        self.story = {s for s, who in office.stories.items() if who == person.nip}
        self.silent = silent_rhk(office) if "rhk_senyap" in self.story else None
        self.silent_since = shifted(office.sampai, -29)
        self.copies_since = shifted(office.sampai, -40)
        self.used: Counter[str] = Counter()
        self.plans: dict[int, list[tuple[Rhk, list[Step]]]] = {}
        steps: dict[int | None, list[Step]] = {}
        for step in office.steps:
            if step.nip == person.nip:
                steps.setdefault(step.rhk_id, []).append(step)
        for rhk in office.rhk:
            if rhk.nip == person.nip:
                self.plans.setdefault(rhk.triwulan, []).append((rhk, steps.get(rhk.id, [])))

    def day(self, day: date, unit: str) -> list[Note]:
        count = self.rng.choices((1, 2, 3, 4), cum_weights=(40, 77, 94, 100))[0]
        return [self.note(day, unit, a, b) for a, b in _clocks(count, self.rng)]

    def note(self, day: date, unit: str, start: int, end: int) -> Note:
        rng, texts = self.rng, unit_texts(self.keys[unit])
        plans = self.plans.get((day.month + 2) // 3, [])
        rhk: Rhk | None = None
        steps: list[Step] = []
        if plans and rng.random() > 0.055:
            rhk, steps = plans[int(rng.random() * len(plans))]
            if rhk is self.silent and day >= self.silent_since:
                rhk, steps = next(p for p in plans if p[0] is not rhk)
        lines: Any = words()["lain"]
        if rhk:
            leads = self.person.pemimpin and rng.random() < 0.7
            lines = words()["pimpinan"]["kegiatan"] if leads else texts.tema[rhk.tema].kegiatan
        activity, result, unit_word, volume = self._sentence(list(lines), texts.isi, rhk)
        step = next((s for s in steps if s.mulai <= day <= s.tenggat), steps[-1] if steps else None)
        if len(steps) > 1 and rng.random() < 0.4:
            step = rng.choice(steps)
        if "salin_tempel" in self.story and day >= self.copies_since and rng.random() < 0.75:
            activity, result, unit_word, volume = _COPIED, "Tugas terlaksana", "kegiatan", 1
        named_rhk, named_step = _named(rhk, step, rng)
        proven = rng.random() < self.person.berbukti
        evidence = f"{_EVIDENCE}/{TAHUN}/{day:%m%d}/{rng.getrandbits(32):08x}" if proven else ""
        return Note(self.person.nip, unit, day, datetime.combine(day, _CLOCKS[0]),
                    _CLOCKS[start], _CLOCKS[end], end - start, activity, result,
                    volume, unit_word, named_rhk, named_step, rhk.id if rhk else None,
                    step.id if step else None, evidence, "")

    def _sentence(self, lines: list[Any], isi: Mapping[str, tuple[str, ...]],
                  rhk: Rhk | None) -> tuple[str, str, str, int]:
        """Draw a sentence that this person has not yet written three times."""
        rng = self.rng
        for attempt in range(6):
            line = lines[int(rng.random() * len(lines))]
            template, result, unit_word = line if isinstance(line, tuple) else _split(line)
            bound = dict(rhk.terikat) if rhk else {}
            text = fill(template, rng, isi, bound)
            if attempt > 2 or rng.random() < 0.3:
                tails = words()["ekor"]
                text += " " + fill(tails[int(rng.random() * len(tails))], rng, isi, bound)
            if self.used[text] < 3:
                break
        self.used[text] += 1
        done = fill(result, rng, isi, bound)
        volume = int(bound["m"]) if "{m}" in result else int(bound["n"]) if "{n}" in result else 1
        return text, done, fill(unit_word, rng, isi, bound), volume


def _split(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split("|"))


def _named(rhk: Rhk | None, step: Step | None, rng: Random) -> tuple[str, str]:
    """Name the RHK and step as people do: mostly copied, sometimes retyped, sometimes left out."""
    if rhk is None or (turn := rng.random()) < 0.03:
        return "", ""
    text = sloppy(rhk.rhk, rng) if turn < 0.11 else rhk.rhk
    if step is None or rng.random() < 0.2:
        return text, ""
    return text, sloppy(step.rencana_aksi, rng) if rng.random() < 0.07 else step.rencana_aksi


def _clocks(count: int, rng: Random) -> list[tuple[int, int]]:
    """Cut a working day into stretches that leave the noon break alone."""
    at, out = 450 + 15 * int(rng.random() * 3), []
    for _ in range(count):
        length = 15 * int(rng.uniform(2 if count > 2 else 4, 390 / count / 15))
        if 690 <= at < 780:
            at = 780
        end = min(at + length, 720 if at < 690 else 990)
        if end > at:
            out.append((at, end))
        at = end + 15 * int(rng.random() * 2)
    return out


def _entered(note: Note, office: Office, rng: Random, bulk: bool) -> datetime:
    """Say when the note was typed in: mostly the same evening, by some all at once a week later."""
    if bulk:
        friday = on_or_after(note.tanggal + timedelta(days=11 - note.tanggal.weekday()))
        return datetime.combine(friday, time(16, int(rng.random() * 50)))
    lag = rng.choices((0, 1, 2, 3), cum_weights=(76, 93, 98, 100))[0]
    day = working_days()[bisect_left(working_days(), note.tanggal) + lag] if lag else note.tanggal
    evening = time(15 + int(rng.random() * 6), int(rng.random() * 60))
    return datetime.combine(min(day, office.sampai), evening)


def add_notes(office: Office, rng: Random) -> None:
    """Write everyone's notes for every working day on which they were present and diligent."""
    days = between(office.dari, office.sampai)
    recent = days[-10] if len(days) > 10 else office.dari
    for person in office.people:
        diarist = _Diarist(office, person, rng)
        away = {d for a in office.absences if a.nip == person.nip for d in between(a.mulai, a.selesai)}
        tired = days[-int(rng.random() * 5 + 1):] if rng.random() < 0.12 else ()
        steady = diarist.story & {"rhk_senyap", "salin_tempel", "isi_sekaligus", "pindah_unit", "nip_rusak"}
        bulk = "isi_sekaligus" in diarist.story
        units = {p.sejak: p.unit for p in office.placements if p.nip == person.nip}
        for day in days:
            if day in away or rng.random() > person.rajin or (day in tired and not steady):
                continue
            for note in diarist.day(day, units[max(s for s in units if s <= day)]):
                note.masuk = _entered(note, office, rng, bulk)
                if note.masuk.date() > office.sampai:
                    continue        # not yet typed in on the office's last day
                waiting = day >= recent and rng.random() < 0.6
                answer = rng.choices(("Disetujui", "Revisi", "Ditolak"), (96, 3, 1))[0]
                note.status = "Diajukan" if waiting else answer
                office.notes.append(note)
    office.notes.sort(key=lambda n: (n.tanggal, n.nip, n.mulai))
