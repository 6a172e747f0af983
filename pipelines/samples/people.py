"""Units, people, placements and absences of an invented office, and who carries which story."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.samples.days import TAHUN, between, on_or_after
from pipelines.samples.names import NamePool, with_titles
from pipelines.samples.records import Absence, Office, Person, Placement, Unit
from pipelines.samples.texts import unit_texts

# file of texts, parent, people of 64
TREE = (
    ("balai", None, 1), ("umum", "balai", 9), ("keuangan", "umum", 8), ("mutu", "balai", 7),
    ("kalibrasi", "mutu", 4), ("surveilans", "balai", 10), ("pelayanan", "balai", 6),
    ("mikrobiologi", "pelayanan", 11), ("kimia", "pelayanan", 8),
)
# story → unit and the person's place in it; place 0 leads
CAST = {
    "rhk_senyap": ("mikrobiologi", 5), "pimpinan_tanpa_dialog": ("mutu", 0),
    "pimpinan_rajin_dialog": ("mikrobiologi", 0), "cuti_panjang": ("surveilans", 4),
    "salin_tempel": ("umum", 4), "isi_sekaligus": ("mikrobiologi", 3), "nip_rusak": ("umum", 2),
    "langkah_lewat": ("surveilans", 5), "jarang_mengisi": ("keuangan", 4), "pindah_unit": ("mikrobiologi", 8),
}
UNIT_STORIES = {"unit_di_depan": "kimia", "unit_tertinggal": "keuangan", "unit_tanpa_unggahan": "pelayanan"}
MOVED_FROM = "surveilans"
MOVED_ON = date(TAHUN, 7, 1)
_UNIT_PACE = {"kimia": 0.3, "keuangan": -0.27, "mutu": 0.06, "surveilans": -0.05}


def build_units() -> list[Unit]:
    """Return the nine units, parents before children."""
    units: dict[str, Unit] = {}
    for key, parent, _ in TREE:
        over = units[parent] if parent else None
        level = over.tingkat + 1 if over else 0
        units[key] = Unit(key, unit_texts(key).nama, over.nama if over else None, level)
    return list(units.values())


def _sizes(count: int) -> dict[str, int]:
    """Share people out in the proportions of the tree; every unit keeps its leader."""
    rest, weights = count - len(TREE), {key: size - 1 for key, _, size in TREE}
    total = sum(weights.values())
    sizes = {key: 1 + rest * weight // total for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: -(rest * weights[key] % total))
    for key in by_remainder[: count - sum(sizes.values())]:
        sizes[key] += 1
    return sizes


def add_people(office: Office, rng: Random, count: int) -> None:
    """Fill every unit with a leader and members, and cast the stories among them."""
    pool, sizes = NamePool(rng), _sizes(count)
    cast = {place: story for story, place in CAST.items()}
    leaders: dict[str, Person] = {}
    contract = 0
    for (key, parent, _), unit in zip(TREE, office.units, strict=True):
        texts = unit_texts(key)
        for place in range(sizes[key]):
            story = cast.get((key, place))
            sex = 2 if story == "cuti_panjang" else rng.choice((1, 2, 2))
            kind = "PNS" if place == 0 or story else rng.choices(("PNS", "PPPK", "PPNPN"), (70, 25, 5))[0]
            contract += kind == "PPNPN"
            position = texts.jabatan[(place - 1) % len(texts.jabatan)] if place else texts.jabatan_pimpinan
            leader = leaders.get(parent or "") if place == 0 else leaders[key]
            person = Person(
                nip=f"PPNPN-{TAHUN}-{contract:03}" if kind == "PPNPN" else pool.nip(sex, kind),
                nama=with_titles(pool.name(sex), position, rng), kelamin=sex, jabatan=position,
                golongan=_grade(kind, place, rng), jenis_pegawai=kind, unit=unit.nama,
                nip_atasan=leader.nip if leader else None, pemimpin=place == 0,
                rajin=rng.choices((0.97, 0.9, 0.78), (60, 30, 10))[0] - rng.random() * 0.06,
                berbukti=rng.choices((0.85, 0.6, 0.25), (35, 45, 20))[0],
                laju=max(-0.4, min(0.4, _UNIT_PACE.get(key, 0.0) + rng.gauss(0, 0.07))))
            if place == 0:
                leaders[key] = person
            if story:
                office.stories[story] = person.nip
            office.people.append(person)
    for story, key in UNIT_STORIES.items():
        office.stories[story] = unit_texts(key).nama
    _shape_stories(office)


def _grade(kind: str, place: int, rng: Random) -> str:
    if kind == "PPNPN":
        return "-"
    if kind == "PPPK":
        return rng.choice(("VII", "IX", "X"))
    return rng.choice(("II/d", "III/a", "III/b", "III/c", "III/d") if place else ("IV/a", "IV/b"))


def _shape_stories(office: Office) -> None:
    habits = {"jarang_mengisi": 0.14, "rhk_senyap": 0.96, "salin_tempel": 0.95, "isi_sekaligus": 0.96,
              "nip_rusak": 0.96, "langkah_lewat": 0.93, "pindah_unit": 0.95}
    for story, rajin in habits.items():
        if story in office.stories:
            office.person(office.stories[story]).rajin = rajin
    if office.sampai < date(TAHUN, 8, 31):
        office.stories.pop("pindah_unit", None)     # the move is still to come


def add_placements(office: Office, rng: Random) -> None:
    """Say since when each person has sat where; one moved in July."""
    moved = office.stories.get("pindah_unit")
    for person in office.people:
        since = date(rng.randrange(2019, 2026), rng.choice((1, 3, 5, 7, 9)), 1)
        if person.nip == moved:
            office.placements.append(Placement(person.nip, unit_texts(MOVED_FROM).nama, since))
            since = MOVED_ON
        office.placements.append(Placement(person.nip, person.unit, since))


def add_absences(office: Office, rng: Random) -> None:
    """Give everyone leave, illness and duty trips that never overlap, and one person a long leave."""
    kinds = (("Cuti Tahunan", 5, "Keperluan keluarga"), ("Dinas Luar", 3, "Perjalanan dinas ke daerah"),
             ("Cuti Sakit", 2, "Surat keterangan dokter"), ("Izin", 1, "Keperluan mendesak"))
    for person in office.people:
        taken: list[tuple[date, date]] = []
        if person.nip == office.stories.get("cuti_panjang"):
            first = on_or_after(office.sampai - timedelta(days=75))
            taken.append((first, first + timedelta(days=90)))
            office.absences.append(Absence(person.nip, "Cuti Melahirkan", *taken[0], "Kelahiran anak kedua"))
        for _ in range(rng.randrange(1, 5)):
            kind, longest, why = kinds[rng.choices(range(4), (40, 35, 17, 8))[0]]
            days = between(office.dari, office.sampai)
            start = rng.randrange(len(days))
            stretch = days[start:start + rng.randrange(1, longest + 1)]
            if all(stretch[-1] < a or stretch[0] > b for a, b in taken):
                taken.append((stretch[0], stretch[-1]))
                office.absences.append(Absence(person.nip, kind, stretch[0], stretch[-1], why))
    office.absences.sort(key=lambda a: (a.mulai, a.nip))
