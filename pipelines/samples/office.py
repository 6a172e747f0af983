"""Build an invented Balai Labkesmas whose every fact is known, so that figures can be held against it."""

from __future__ import annotations

from datetime import date
from random import Random

from pipelines.samples.days import TAHUN, month
from pipelines.samples.diary import add_notes
from pipelines.samples.meetings import add_dialogues, add_reports
from pipelines.samples.people import TREE, add_absences, add_people, add_placements, build_units
from pipelines.samples.plans import add_plans
from pipelines.samples.records import Office


def last_day(bulan: int) -> date:
    """Return the day on which the sample ends: 20 November for eleven months, else the month's last."""
    return date(TAHUN, 11, 20) if bulan == 11 else month(bulan)[1]


def build_office(*, pegawai: int = 64, bulan: int = 11, seed: int = 2026) -> Office:
    """Build the office from a seed: the same numbers always give the same people, plans and notes."""
    if pegawai < len(TREE):
        raise ValueError(f"An office of {len(TREE)} units needs at least {len(TREE)} people, not {pegawai}.")
    if not 1 <= bulan <= 12:
        raise ValueError(f"Months run from 1 to 12, not {bulan}.")
    rng = Random(seed)
    office = Office(date(TAHUN, 1, 1), last_day(bulan), seed, build_units(), [])
    add_people(office, rng, pegawai)
    add_placements(office, rng)
    add_absences(office, rng)
    add_plans(office, rng)
    add_notes(office, rng)
    add_dialogues(office, rng)
    add_reports(office, rng)
    return office
