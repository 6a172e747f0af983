"""RHK, indicators and steps: what each person promised each quarter, and how far it is today."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.samples.days import TAHUN, between, on_or_after, on_or_before, quarter, shifted
from pipelines.samples.people import TREE
from pipelines.samples.records import Indicator, Office, Person, Rhk, Step
from pipelines.samples.texts import Theme, fill, parted, unit_texts, words

ROMAN = ("", "I", "II", "III", "IV")
_EVIDENCE = "https://bukti.contoh.example"


def quarter_now(office: Office) -> int:
    """Return the quarter of the office's last day."""
    return (office.sampai.month + 2) // 3


def add_plans(office: Office, rng: Random) -> None:
    """Give everyone two to four RHK a quarter, the same ones all year unless they moved."""
    keys = {u.nama: u.kunci for u in office.units}
    chosen: dict[tuple[str, str], list[tuple[int, dict[str, str]]]] = {}
    away = office.stories.get("cuti_panjang")
    for triwulan in range(1, quarter_now(office) + 1):
        for person in office.people:
            if person.nip == away and triwulan == quarter_now(office):
                continue        # on leave for the whole of it: nothing agreed
            unit = office.unit_on(person.nip, quarter(triwulan)[0])
            own = chosen.setdefault((person.nip, unit), [])
            if not own:
                own += _choose(rng, keys[unit])
            for place, (theme_no, bound) in enumerate(own):
                _add_rhk(office, rng, person, unit, keys, triwulan, place, theme_no, bound)
    _add_strays(office, rng)
    _overdue_story(office)
    _silent_story(office)


def _choose(rng: Random, key: str) -> list[tuple[int, dict[str, str]]]:
    themes = unit_texts(key).tema
    count = min(rng.choices((2, 3, 4), (15, 70, 15))[0], len(themes))
    picked = rng.sample(range(len(themes)), count)
    return [(i, {k: rng.choice(v) for k, v in themes[i].tetap.items()}) for i in picked]


def _add_rhk(office: Office, rng: Random, person: Person, unit: str, keys: dict[str, str], triwulan: int,
             place: int, theme_no: int, bound: dict[str, str]) -> None:
    key, texts = keys[unit], unit_texts(keys[unit])
    theme = texts.tema[theme_no]
    parent = next(p for k, p, _ in TREE if k == key)
    above = unit_texts(parent).tema if parent else ()
    bound = {**bound, "tw": f"triwulan {ROMAN[triwulan]}", "bidang": theme.bidang}
    rhk = Rhk(
        id=len(office.rhk) + 1, nip=person.nip, unit=unit, triwulan=triwulan,
        jenis="Tambahan" if place >= 2 and rng.random() < 0.35 else "Utama",
        rhk=theme.pimpinan if person.pemimpin else fill(theme.rhk, rng, texts.isi, bound),
        rhk_pimpinan=theme.pimpinan if not person.pemimpin
        else above[theme_no % len(above)].pimpinan if above else "",
        bidang=theme.bidang, tema=theme_no, terikat=bound)
    office.rhk.append(rhk)
    for aspek, indikator, target, satuan in theme.indikator:
        goal = _quarterly(float(target), satuan, aspek)
        office.indicators.append(Indicator(rhk.id, aspek, indikator, goal, satuan))
    if not (rhk.jenis == "Tambahan" and rng.random() < 0.2):     # some results are not broken down yet
        _add_steps(office, rng, person, rhk, theme)


def _quarterly(target: float, satuan: str, aspek: str) -> float:
    return max(1.0, target // 4) if aspek == "Kuantitas" and satuan != "%" and target > 0 else target


def _add_steps(office: Office, rng: Random, person: Person, rhk: Rhk, theme: Theme) -> None:
    lines = parted(words()["pimpinan"]["langkah"]) if person.pemimpin else theme.langkah
    count = min(rng.choices((2, 3, 4), (12, 66, 22))[0], len(lines))
    picked = sorted(rng.sample(range(len(lines)), count))
    first, last = quarter(rhk.triwulan)
    span = (last - first).days
    isi = unit_texts(next(u.kunci for u in office.units if u.nama == rhk.unit)).isi
    for i, line_no in enumerate(picked):
        text, target, satuan = lines[line_no]
        start = first + timedelta(days=int(span * (i / count - 0.1 + rng.random() * 0.14)) if i else 0)
        early = rng.random() * 0.1 if i < count - 1 else 0
        end = first + timedelta(days=int(span * ((i + 1) / count - early)))
        goal = int(target) if int(target) < 6 else max(2, round(int(target) * rng.uniform(0.8, 1.2)))
        step = Step(len(office.steps) + 1, rhk.id, person.nip, rhk.unit, rhk.triwulan, rhk.rhk,
                    fill(text, rng, isi, dict(rhk.terikat)), goal, satuan, 0, 0,
                    on_or_after(start), on_or_before(end), None, "Belum", "", "")
        _advance(step, rng, office.sampai, person.laju)
        office.steps.append(step)


def _advance(step: Step, rng: Random, today: date, laju: float) -> None:
    """Say how far the step is today; steps of past quarters are nearly all done."""
    total, gone = len(between(step.mulai, step.tenggat)), len(between(step.mulai, min(today, step.tenggat)))
    pace = gone / max(total, 1) if step.mulai <= today else 0.0
    if step.tenggat < today:
        late = (today - step.tenggat).days
        done = rng.random() < (0.985 + laju * 0.06 if late > 60 else 0.93 + laju * 0.5)
        progress = 1.0 if done else rng.uniform(0.35, 0.9)
    elif step.mulai > today:
        progress = rng.uniform(0.1, 0.5) if rng.random() < laju else 0.0
    else:
        progress = min(1.0, max(0.0, pace + laju + rng.gauss(-0.02, 0.11)))
        progress = 1.0 if progress > 0.95 else progress
    set_progress(step, progress, today, rng)


def set_progress(step: Step, progress: float, today: date, rng: Random) -> None:
    """Write progress into realisation, percentage, status and dates that agree with each other."""
    step.realisasi = int(step.target * progress)
    step.capaian = round(100 * step.realisasi / step.target) if step.target >= 10 else round(100 * progress)
    step.selesai = None
    if progress >= 1.0:
        lag = rng.choice((-9, -6, -4, -3, -2, -1, -1, 0, 0, 0, 1, 3))
        end = min(shifted(step.tenggat, lag), on_or_before(today))
        step.selesai = max(end, min(step.mulai, on_or_before(today)))
        step.status = "Selesai"
    else:
        step.status = "Terlambat" if step.tenggat < today else "Belum" if step.capaian == 0 else "Proses"
    stuck = step.status == "Terlambat" or (step.status == "Proses" and rng.random() < 0.12)
    step.kendala = rng.choice(words()["kendala"]) if stuck else ""
    has = step.capaian > 0 and rng.random() < (0.85 if step.selesai else 0.4)
    step.bukti = f"{_EVIDENCE}/renaksi/{TAHUN}/tw{step.triwulan}/{step.id:05}" if has else ""


def _add_strays(office: Office, rng: Random) -> None:
    """Plant three steps that derive from no RHK."""
    last = quarter_now(office)
    for person in office.people[4::19][:3]:
        first, end = quarter(last)
        step = Step(len(office.steps) + 1, None, person.nip, person.unit, last, "Tugas lain dari pimpinan",
                    "Menjadi panitia peringatan Hari Kesehatan Nasional", 1, "kegiatan", 0, 0,
                    on_or_after(first), on_or_before(end), None, "Belum", "", "")
        set_progress(step, 0.5, office.sampai, rng)
        office.steps.append(step)


def _overdue_story(office: Office) -> None:
    """Leave one step of this quarter unfinished past its tenggat."""
    nip = office.stories.get("langkah_lewat")
    own = [s for s in office.steps if s.nip == nip and s.triwulan == quarter_now(office) and s.rhk_id]
    if not own:
        office.stories.pop("langkah_lewat", None)
        return
    step = own[0]
    step.mulai = on_or_after(quarter(step.triwulan)[0])
    step.tenggat = shifted(on_or_before(office.sampai), -15)
    set_progress(step, 0.4, office.sampai, Random(office.seed))
    step.kendala = "Menunggu pengiriman reagen dari penyedia"


def silent_rhk(office: Office) -> Rhk | None:
    """Return the result that goes without notes: the last one this quarter that has steps."""
    broken_down = {s.rhk_id for s in office.steps}
    who, now = office.stories.get("rhk_senyap"), quarter_now(office)
    own = [r for r in office.rhk if r.nip == who and r.triwulan == now and r.id in broken_down]
    return own[-1] if own else None


def _silent_story(office: Office) -> None:
    """Let the silent result stand still as well."""
    rhk = silent_rhk(office)
    for step in office.steps:
        if rhk and step.rhk_id == rhk.id and step.tenggat >= office.sampai:
            set_progress(step, 0.2 if step.mulai < office.sampai else 0.0, office.sampai, Random(office.seed))
