"""Dialogues between leaders and employees, and the ratings that BKN's reports carry."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from pipelines.samples.days import TAHUN, between, on_or_after, quarter
from pipelines.samples.people import MOVED_ON
from pipelines.samples.plans import quarter_now
from pipelines.samples.records import Dialogue, Office, Person, Rating, Rhk, SkpReport
from pipelines.samples.texts import fill, unit_texts, words

_LEVELS = ("Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Di Atas Ekspektasi")
# PermenPANRB 6/2022: rating of results × rating of conduct → predikat
_PREDIKAT = (("Sangat Kurang", "Butuh Perbaikan", "Butuh Perbaikan"), ("Kurang", "Baik", "Baik"),
             ("Kurang", "Baik", "Sangat Baik"))


def add_dialogues(office: Office, rng: Random) -> None:
    """Let each leader meet their people in their own rhythm; one meets nobody, one everybody every month."""
    silent, devoted = (office.stories.get(s) for s in ("pimpinan_tanpa_dialog", "pimpinan_rajin_dialog"))
    rhythm = {p.nip: rng.choice((44, 50, 56, 66)) for p in office.people if p.pemimpin}
    for person in office.people:
        leader = person.nip_atasan
        if leader is None or leader == silent:
            continue
        every = 28 if leader == devoted else rhythm[leader] + rng.randrange(-4, 9)
        away = {d for a in office.absences if a.nip == person.nip for d in between(a.mulai, a.selesai)}
        day = office.dari + timedelta(days=rng.randrange(8, 30 if leader == devoted else 48))
        while (held := _present(day, away)) <= office.sampai:
            office.dialogues.append(_meeting(office, rng, person, leader, held))
            day = held + timedelta(days=max(20, round(rng.gauss(every, 2 if leader == devoted else 7))))
        if held <= office.sampai + timedelta(days=9) and held not in away:
            office.dialogues.append(_planned(office, person, leader, held))
    office.dialogues.sort(key=lambda d: (d.tanggal, d.nip))


def _present(day: date, away: set[date]) -> date:
    day = on_or_after(day)
    while day in away:
        day = on_or_after(day + timedelta(days=1))
    return day


def _results(office: Office, nip: str, day: date) -> list[Rhk]:
    own = [r for r in office.rhk if r.nip == nip]
    return [r for r in own if r.triwulan == (day.month + 2) // 3] or own


def _meeting(office: Office, rng: Random, person: Person, leader: str, day: date) -> Dialogue:
    said, rhk = words()["dialog"], rng.choice(_results(office, person.nip, day))
    isi = unit_texts("balai").isi

    def draw(what: str) -> str:
        return fill(rng.choice(said[what]), rng, isi, {"bidang": rhk.bidang})

    due = on_or_after(day + timedelta(days=rng.choice((14, 21, 30))))
    trouble = draw("kendala") if rng.random() < 0.4 else ""
    return Dialogue(person.nip, office.unit_on(person.nip, day), leader, day, draw("jenis"), draw("uraian"),
                    trouble, draw("umpan_balik"), draw("tindak_lanjut"), due, draw("metode"), "Selesai")


def _planned(office: Office, person: Person, leader: str, day: date) -> Dialogue:
    return Dialogue(person.nip, person.unit, leader, day, "Pemantauan capaian",
                    "Rencana membahas capaian triwulan berjalan", "", "", "", None, "Luring", "Dijadwalkan")


def add_reports(office: Office, rng: Random) -> None:
    """Write what BKN's administrator would see: one SKP a person and the ratings of past quarters."""
    moved = office.stories.get("pindah_unit")
    for person in office.people:
        if person.jenis_pegawai == "PPNPN":
            continue
        made = datetime(TAHUN, 1, 5 + rng.randrange(20), 8 + rng.randrange(8), 12)
        status = rng.choices(("persetujuan", "pengajuan", "draft"), (93, 4, 3))[0]
        awal, akhir = date(TAHUN, 1, 1), date(TAHUN, 12, 31)
        if person.nip == moved:
            before = office.unit_on(person.nip, awal)
            end = MOVED_ON - timedelta(days=1)
            office.skp_reports.append(SkpReport(person.nip, before, awal, end, "persetujuan", made))
            awal, made = MOVED_ON, datetime.combine(MOVED_ON + timedelta(days=5), time(9, 30))
        office.skp_reports.append(SkpReport(person.nip, person.unit, awal, akhir, status, made))
        for triwulan in range(1, quarter_now(office) + 1):
            last = quarter(triwulan)[1]
            if last >= office.sampai:
                continue
            lift = person.laju * 2
            result = rng.choices((0, 1, 2), (0.06 - min(lift, 0) * 0.3, 0.7, 0.24 + max(lift, 0)))[0]
            conduct = rng.choices((0, 1, 2), (2, 70, 28))[0]
            rated = datetime.combine(on_or_after(last + timedelta(days=rng.randrange(4, 16))),
                                     time(9 + rng.randrange(7), 40))
            unit = office.unit_on(person.nip, last)
            office.ratings.append(Rating(person.nip, unit, triwulan, _LEVELS[result], _LEVELS[conduct],
                                         _PREDIKAT[result][conduct], rated))
