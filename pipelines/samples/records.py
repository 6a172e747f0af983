"""What is true in an invented office: plain records, before any of it is written in somebody's layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(slots=True)
class Unit:
    """One unit of the tree; `kunci` names its file of texts."""

    kunci: str
    nama: str
    induk: str | None
    tingkat: int


@dataclass(slots=True)
class Person:
    """One employee as of today, with the habits that shape their data."""

    nip: str
    nama: str
    kelamin: int
    jabatan: str
    golongan: str
    jenis_pegawai: str
    unit: str
    nip_atasan: str | None
    pemimpin: bool
    rajin: float                # share of working days with a note
    berbukti: float             # share of notes with evidence
    laju: float                 # how far ahead of pace the person's steps run, -1 to 1


@dataclass(slots=True)
class Placement:
    """Since when a person has belonged to a unit."""

    nip: str
    unit: str
    sejak: date


@dataclass(slots=True)
class Absence:
    """One stretch of days that a person was rightly away."""

    nip: str
    jenis: str
    mulai: date
    selesai: date
    keterangan: str


@dataclass(slots=True)
class Rhk:
    """One result of one person in one quarter."""

    id: int
    nip: str
    unit: str
    triwulan: int
    jenis: str
    rhk: str
    rhk_pimpinan: str
    bidang: str
    tema: int                   # which theme of the unit's texts
    terikat: dict[str, str]     # slot values that all its sentences share


@dataclass(slots=True)
class Indicator:
    """One aspect of a result with its target."""

    rhk_id: int
    aspek: str
    indikator: str
    target: float
    satuan: str


@dataclass(slots=True)
class Step:
    """One step of a result; without `rhk_id` it derives from none, against the rule."""

    id: int
    rhk_id: int | None
    nip: str
    unit: str
    triwulan: int
    rhk: str
    rencana_aksi: str
    target: int
    satuan: str
    realisasi: int
    capaian: int
    mulai: date
    tenggat: date
    selesai: date | None
    status: str
    kendala: str
    bukti: str


@dataclass(slots=True)
class Note:
    """One note: the words it names its RHK and step by, beside the ones it truly serves."""

    nip: str
    unit: str
    tanggal: date
    masuk: datetime
    mulai: time
    akhir: time
    menit: int
    kegiatan: str
    hasil: str
    volume: int
    satuan: str
    rhk: str
    rencana_aksi: str
    rhk_id: int | None
    step_id: int | None
    bukti: str
    status: str


@dataclass(slots=True)
class Dialogue:
    """One meeting of a leader and an employee, held or planned."""

    nip: str
    unit: str
    nip_atasan: str
    tanggal: date
    jenis: str
    uraian: str
    kendala: str
    umpan_balik: str
    tindak_lanjut: str
    tenggat: date | None
    metode: str
    status: str


@dataclass(slots=True)
class Rating:
    """One row of BKN's "Laporan Penilaian SKP"."""

    nip: str
    unit: str
    triwulan: int
    hasil: str
    perilaku: str
    predikat: str
    dinilai: datetime


@dataclass(slots=True)
class SkpReport:
    """One row of BKN's "Laporan SKP"."""

    nip: str
    unit: str
    awal: date
    akhir: date
    status: str
    dibuat: datetime


@dataclass(slots=True)
class Office:
    """A whole office and the stories planted in it (name → the person's NIP or the unit's name)."""

    dari: date
    sampai: date
    seed: int
    units: list[Unit]
    people: list[Person]
    placements: list[Placement] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    rhk: list[Rhk] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    dialogues: list[Dialogue] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    skp_reports: list[SkpReport] = field(default_factory=list)
    stories: dict[str, str] = field(default_factory=dict)

    def person(self, nip: str) -> Person:
        """Return the person with this id."""
        return next(p for p in self.people if p.nip == nip)

    def story_name(self, story: str) -> str:
        """Return the name of the person or unit that a story is about."""
        who = self.stories[story]
        return next((p.nama for p in self.people if p.nip == who), who)

    def unit_on(self, nip: str, day: date) -> str:
        """Return the unit a person belonged to on a day."""
        own = [p for p in self.placements if p.nip == nip]
        return max((p for p in own if p.sejak <= day), key=lambda p: p.sejak, default=own[0]).unit
