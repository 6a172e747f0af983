"""What speaks for a stranger: a title of something else, columns about something else, sums of money."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.recognise.assignment import Header
from pipelines.recognise.found import Row
from pipelines.recognise.kinds import PERSON, Verdict, foreign_columns
from pipelines.recognise.titles import subject, title_of_another
from pipelines.recognise.values import Profile
from pipelines.recognise.vocabulary import Kind, vocabulary
from pipelines.recognise.words import canon

# Columns in which rows differ by person or team: where nobody's name stands beside them, the name above is not whose they are.
_NOT_OF_ONE = {
    "pegawai": {"unit_kerja", "jabatan", "golongan"}, "penilaian": {"unit_kerja"}, "laporan_skp": {"unit_kerja"}, "ketidakhadiran": {"unit_kerja"},
}

# Columns that any list of people has; the others tell what the list is about.
_OF_ANY_LIST = {*PERSON, "unit_kerja", "unit_induk", "jabatan", "golongan", "keterangan", "tahun", "periode"}
_TELLING = ("rhk", "rhk_pimpinan", "rencana_aksi", "jenis", "tanggal", "tanggal_mulai")
# Words of these columns that nobody else writes.
_SURELY_OURS = {"rhk", "diintervensi", "hasil", "skp", "cuti", "ketidakhadiran", "leave", "absence", "dialog", "coaching"}


def _telling_words(verdict: Verdict) -> set[str]:
    """List the words by which the columns that tell the kind were known."""
    found = verdict.assignment
    return {word for name in _TELLING if found.lexical.get(name, 0.0) > 0.7 for word in found.words[name].split()}


@dataclass(frozen=True)
class Strangeness:
    """Hold what in a table is not of the kind that suits it best."""

    foreign: int            # columns known to be about something else, or that hold sums of money
    strange: int            # columns that no word of the kind speaks of
    other_title: bool       # a title announces something that the kind has no word for
    mixed_title: bool       # the kind's own title goes on with words that are not its own
    alien_title: bool       # some of them are words that lists of something else are full of
    outsider: bool          # what stands above is about somebody who is no employee
    core_title: bool        # a title has one of the words without which the kind's main column says little

    def doubtful(self, verdict: Verdict, person: bool) -> bool:
        """Say whether a person should be asked before the table is taken.

        person: whether rows or lines above them tell whose they are by NIP.
        """
        kind, columns = verdict.kind, set(verdict.assignment.columns)
        if self.outsider:
            return True
        if not columns.intersection(PERSON) and columns.intersection(_NOT_OF_ONE.get(kind.name, ())):
            return True     # one name above rows that are each of another person or team
        telling = _telling_words(verdict)
        if telling & _SURELY_OURS:
            return False
        if kind.core and not (self.core_title and verdict.titled) and not telling & kind.core and not columns.intersection(PERSON):
            return True
        if verdict.titled:
            if self.foreign + self.strange > max(1, len(columns - _OF_ANY_LIST) + len(verdict.assignment.calendar)):
                return True
            listed = kind.strange_allowed == 0 and (self.foreign > 1 or self.alien_title or (self.mixed_title and self.foreign + self.strange > 0))
            return listed or (self.mixed_title and (self.foreign > 0 or not person))
        return self.other_title or self.mixed_title or self.foreign > 0 or self.strange > kind.strange_allowed


def _foreign(header: Header, matched: str | None, trust: float, kind: Kind) -> bool:
    """Say whether a column is known to be about something else: by its whole header, or by a word that its field does not account for."""
    words = set(canon(header.label).split()) - set((matched or "").split())
    if (matched is None or (trust < 0.95 and words)) and foreign_columns([header], [0]):
        return True
    return trust < 0.95 and bool((words & vocabulary().foreign_words) - kind.speech)


# Numbers of students: a column that takes either them or a NIP is a list of guests of the office.
_STUDENTS = {"nim", "npm", "nis", "nisn"}


def _outsider(headers: list[Header], above: list[Row], titles: list[str]) -> bool:
    """Say whether the lines above a table, or a column, are about a student, a patient, a contractor: the NIP among them is then somebody else's."""
    known = vocabulary()
    if any(_STUDENTS.intersection(canon(header.label).split()) for header in headers):
        return True
    labels = {canon(text.split(":")[0]) for row in above for text in row if text and len(text) < 90}
    return bool(labels & known.outsider_labels) or any(known.outsider_words.intersection(subject(line)) for line in titles[1:])


def strangeness(headers: list[Header], profiles: list[Profile], above: list[Row], titles: list[str], verdict: Verdict) -> Strangeness:
    """Weigh what a table has that its best kind has no place for."""
    kind, assignment = verdict.kind, verdict.assignment
    fields = {column: name for name, column in assignment.columns.items()}
    aside = assignment.private | assignment.calendar.columns
    foreign = strange = 0
    for column, header in enumerate(headers):
        if not header.label or column in aside:
            continue
        if column in assignment.ignored:
            form = canon(header.label)
            foreign += form in kind.against
            # The number of something: "No STR", "Nomor Kursi".
            strange += kind.strange_allowed == 0 and form not in kind.ignored and bool(set(form.split()) - vocabulary().plain - kind.speech)
            continue
        name = fields.get(column)
        words = set(canon(header.label).split()) - vocabulary().plain
        money = name is None and profiles[column].get("uang", 0.0) > 0.7 and not words & kind.speech
        if money or _foreign(header, assignment.words[name] if name else None, assignment.lexical[name] if name else 0.0, kind):
            foreign += 1
        elif name is None and words - kind.speech:
            strange += 1
    core = any(kind.core.intersection(canon(line).split()) for line in titles)
    return Strangeness(foreign, strange, *title_of_another(titles, kind), _outsider(headers, above, titles), core)
