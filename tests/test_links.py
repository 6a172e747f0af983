"""Links between notes, steps and RHK: what a person said comes first and outlives uploads. How often suggestions are right: test_whole_office."""

from __future__ import annotations

from datetime import date

import pytest
from books import CICI, DEDI, LAB, PLAN, UMUM, book, entry, log, roster

from pipelines.figures.door import Question, Viewer, ask_arrow
from pipelines.load import load, prepare, rebuild, undo
from pipelines.load.confirming import Answer, confirm, confirmed, revoke_links
from pipelines.load.suggesting import Loose, suggest, targets
from pipelines.warehouse import open_warehouse

TODAY = date(2026, 11, 24)
EVERYBODY = Viewer(None)
YEAR = Question(date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 20))
Q3, Q4 = "1 Juli 2026 s.d. 30 September 2026", "1 Oktober 2026 s.d. 31 Desember 2026"
WATER, ARCHIVE = "Mutu pemeriksaan air minum terjamin", "Arsip laboratorium tertib"
PLANS = [
    [CICI, None, Q4, WATER, "Memeriksa sampel air minum pelanggan", "40", "10", 25, "31/12/2026", "Proses"],
    [CICI, None, Q4, ARCHIVE, "Menata berkas hasil uji", "5", "2", 40, "31/12/2026", "Proses"],
    [CICI, None, Q3, WATER, "Menyiapkan media air", "5", "5", 100, "30/09/2026", "Selesai"],
]
NOTES = [
    entry(CICI, "05/10/2026", "Menguji 12 sampel air minum"),
    entry(CICI, "06/10/2026", "Menguji 12 sampel  AIR minum."),
    entry(CICI, "07/10/2026", "Senam pagi"),
    entry(CICI, "08/10/2026", "Rapat", step="Menata berkas hasil uji"),
    entry(DEDI, "07/10/2026", "Senam pagi"),
    entry(DEDI, "30/10/2026", "Mengantar surat"),
]


def put(house, *files: bytes, **told) -> int:
    return load(house, prepare([(f"berkas-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=TODAY, **told).batch


def rows(house, sql: str):
    with house.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def links(house) -> list[tuple]:
    """Return day, RHK, step and way of every link, in the order of the days."""
    return rows(house, """
        select strftime(c.tanggal, '%d/%m'), r.rhk, s.rencana_aksi, t.cara from tautan_catatan t join catatan_harian c using (kunci)
        left join rhk r on r.kunci = t.kunci_rhk left join rencana_aksi s on s.kunci = t.kunci_langkah order by c.tanggal, c.nip
    """)


def loose(house, viewer: Viewer = EVERYBODY) -> list[tuple]:
    return [(r["apa"], r["nip"], r["teks"], r["jumlah"]) for r in ask_arrow(house, "catatan_lepas", viewer, YEAR).to_pylist()]


def target(house, nip: str, rhk: str, step: str | None = None, period: date = date(2026, 10, 1)):
    (found,) = [t for t in targets(house, [nip])[nip] if (t.rhk_tertulis, t.langkah_tertulis, t.periode_awal) == (rhk, step, period)]
    return found


def said(house, nip: str, text: str, where, *, kind: str = "catatan") -> None:
    (words,) = rows(house, f"select teks_baku('{text}')")[0]
    confirm(house, [Answer(kind, nip, words, text, where)], user="kepala")


def planned_and_noted(house) -> dict[str, int]:
    put(house, roster())
    return {"plan": put(house, book(PLAN, PLANS)), "notes": put(house, log(NOTES))}


@pytest.fixture
def office(empty_warehouse, kept):
    with kept(planned_and_noted) as house:
        yield house


def test_what_is_linked_to_nothing_is_gathered_by_its_words(office):
    assert links(office) == [("08/10", ARCHIVE, "Menata berkas hasil uji", "persis")]
    assert loose(office) == [
        ("catatan", CICI, "menguji 12 sampel air minum", 2), ("catatan", DEDI, "mengantar surat", 1),
        ("catatan", CICI, "senam pagi", 1), ("catatan", DEDI, "senam pagi", 1),
    ]


def test_a_text_is_settled_once_for_all_its_notes(office):
    said(office, CICI, "Menguji 12 sampel air minum", target(office, CICI, WATER, "Memeriksa sampel air minum pelanggan"))
    said(office, CICI, "Senam pagi", None)
    assert links(office) == [
        ("05/10", WATER, "Memeriksa sampel air minum pelanggan", "dipastikan"), ("06/10", WATER, "Memeriksa sampel air minum pelanggan", "dipastikan"),
        ("07/10", None, None, "bukan_rhk"), ("08/10", ARCHIVE, "Menata berkas hasil uji", "persis"),
    ]
    assert loose(office) == [("catatan", DEDI, "mengantar surat", 1), ("catatan", DEDI, "senam pagi", 1)]
    assert rows(office, "select count(*) from audit where tindakan = 'tautkan' and pengguna = 'kepala'") == [(2,)]


def test_a_persons_word_comes_before_the_words_of_the_note(office):
    said(office, CICI, "Menata berkas hasil uji", target(office, CICI, WATER))
    assert links(office) == [("08/10", WATER, None, "dipastikan")]
    said(office, CICI, "Menata berkas hasil uji", None)
    assert links(office) == [("08/10", WATER, None, "dipastikan")]  # what was said of that quarter stands
    revoke_links(office, [c for c in confirmed(office, [CICI]) if c.rhk], user="kepala")
    assert links(office) == [("08/10", None, None, "bukan_rhk")]


def test_an_answer_is_given_anew_and_taken_back(office):
    said(office, CICI, "Senam pagi", target(office, CICI, WATER))
    said(office, CICI, "Senam pagi", target(office, CICI, ARCHIVE))
    assert [c.rhk for c in confirmed(office, [CICI])] == [ARCHIVE]
    (known,) = confirmed(office, [CICI, DEDI])
    assert (known.tertulis, known.pengguna) == ("Senam pagi", "kepala")
    assert confirmed(office, [DEDI]) == []
    revoke_links(office, [known], user="kepala")
    assert confirmed(office, [CICI]) == []
    assert links(office) == [("08/10", ARCHIVE, "Menata berkas hasil uji", "persis")]


def test_a_refusal_gives_way_to_a_later_answer(office):
    said(office, CICI, "Senam pagi", None)
    said(office, CICI, "Senam pagi", target(office, CICI, ARCHIVE))
    assert [c.rhk for c in confirmed(office, [CICI])] == [ARCHIVE]
    assert ("07/10", ARCHIVE, None, "dipastikan") in links(office)


def test_answers_outlive_newer_uploads_undo_and_rebuilding(office, another):
    said(office, CICI, "Menguji 12 sampel air minum", target(office, CICI, WATER))
    said(office, CICI, "Senam pagi", None)
    put(office, log([entry(CICI, "02/11/2026", "Menguji 12 sampel air minum"), entry(CICI, "03/11/2026", "senam pagi")]))
    assert links(office)[-2:] == [("02/11", WATER, None, "dipastikan"), ("03/11", None, None, "bukan_rhk")]
    before = links(office)
    undo(office, office.plan, user="kepala")
    assert [way for *_rest, way in links(office)] == ["bukan_rhk", "bukan_rhk"]
    put(office, book(PLAN, [*PLANS, [DEDI, None, Q4, "Surat terkirim", "Mengirim", "1", "0", 0, "31/12/2026", "Proses"]]))
    assert links(office) == before
    undo(office, office.notes, user="kepala")
    put(office, log(NOTES[:3], period="1 Oktober 2026 - 31 Oktober 2026"))
    assert [r for r in links(office) if r[0] == "05/10"] == [("05/10", WATER, None, "dipastikan")]
    with open_warehouse(another()) as new:
        rebuild(office, new)
        assert links(new) == links(office)
        assert [(c.tertulis, c.rhk) for c in confirmed(new, [CICI])] == [(c.tertulis, c.rhk) for c in confirmed(office, [CICI])]


def test_an_answer_holds_in_another_period_where_the_rhk_has_the_same_words_and_not_where_it_has_not(office):
    put(office, log([entry(CICI, "05/08/2026", "Menguji air"), entry(CICI, "05/10/2026", "Menguji air"), entry(CICI, "06/08/2026", "Menata map"),
                     entry(CICI, "06/10/2026", "Menata map"), entry(CICI, "06/02/2026", "Menata map")]))
    said(office, CICI, "Menguji air", target(office, CICI, WATER, "Memeriksa sampel air minum pelanggan"))
    said(office, CICI, "Menata map", target(office, CICI, ARCHIVE))
    own = rows(office, """
        select strftime(c.tanggal, '%d/%m'), r.rhk, month(r.periode_awal), t.kunci_langkah is not null from tautan_catatan t
        join catatan_harian c using (kunci) join rhk r on r.kunci = t.kunci_rhk where t.cara = 'dipastikan' order by c.tanggal
    """)
    # In February there is no RHK at all: the nearest thing to an answer is the answer.
    assert own == [("06/02", ARCHIVE, 10, False), ("05/08", WATER, 7, False), ("05/10", WATER, 10, True), ("06/10", ARCHIVE, 10, False)]
    assert ("catatan", CICI, "menata map", 1) in loose(office)
    said(office, CICI, "Menata map", target(office, CICI, WATER, period=date(2026, 7, 1)))
    assert [r[1] for r in links(office) if r[0] in ("06/08", "06/10")] == [WATER, ARCHIVE]


def test_a_step_that_names_no_rhk_is_given_one(office):
    put(office, book(PLAN, [[CICI, None, Q4, None, "Menata arsip hasil uji laboratorium", "5", "2", 40, "31/12/2026", "Proses"]]))
    assert ("langkah", CICI, "menata arsip hasil uji laboratorium", 1) in loose(office)
    ((first, *_others),) = suggest(office, [Loose("langkah", CICI, "menata arsip hasil uji laboratorium", date(2026, 10, 1), date(2026, 12, 31))])
    assert (first.target.rhk_tertulis, first.target.langkah) == (ARCHIVE, None)
    said(office, CICI, "Menata arsip hasil uji laboratorium", first.target, kind="langkah")
    parent = "select r.rhk from rencana_aksi s left join rhk r on r.kunci = s.kunci_rhk where s.rencana_aksi like 'Menata arsip%'"
    assert rows(office, parent) == [(ARCHIVE,)]
    assert not [r for r in loose(office) if r[0] == "langkah"]
    revoke_links(office, confirmed(office, [CICI]), user="kepala")
    assert rows(office, parent) == [(None,)]
    said(office, CICI, "Menata arsip hasil uji laboratorium", None, kind="langkah")
    assert rows(office, parent) == [(None,)]
    assert not [r for r in loose(office) if r[0] == "langkah"]


def test_a_suggestion_says_which_words_are_the_same(office):
    ((first, *_others), none) = suggest(office, [
        Loose("catatan", CICI, "pemeriksaan 12 sampel air minum", date(2026, 10, 5), date(2026, 10, 6)),
        Loose("catatan", CICI, "senam pagi", date(2026, 10, 7), date(2026, 10, 7)),
    ])
    assert (first.target.rhk_tertulis, first.target.langkah_tertulis) == (WATER, "Memeriksa sampel air minum pelanggan")
    assert set(first.kata) == {"pemeriksaan", "sampel", "air", "minum"}
    assert 60 <= first.skor <= 100
    assert none == []


def test_a_suggestion_learns_from_the_notes_already_linked(office):
    text = Loose("catatan", CICI, "senam pagi bersama", date(2026, 10, 7), date(2026, 10, 7))
    assert suggest(office, [text]) == [[]]
    said(office, CICI, "Senam pagi", target(office, CICI, ARCHIVE))
    ((only,),) = suggest(office, [text])
    assert (only.target.rhk_tertulis, only.seperti) == (ARCHIVE, "Senam pagi")


def test_words_that_stand_in_notes_of_two_rhk_are_proposed_for_neither_with_certainty(office):
    shared = [entry(CICI, f"{day:02}/10/2026", "Rapat", step=step) for day, step in ((12, "Menata berkas hasil uji"), (13, "Memeriksa sampel air minum pelanggan"))]
    text = Loose("catatan", CICI, "rapat", date(2026, 10, 14), date(2026, 10, 14))
    ((only,),) = suggest(office, [text])
    assert (only.target.rhk_tertulis, only.skor) == (ARCHIVE, 100)
    put(office, log(shared))  # two of three stand under one RHK
    ((first,),) = suggest(office, [text])
    assert (first.target.rhk_tertulis, round(first.skor, 1)) == (ARCHIVE, 66.7)


def test_a_suggestion_is_of_the_days_of_the_text(office):
    ((only, *_others),) = suggest(office, [Loose("catatan", CICI, "menyiapkan media air", date(2026, 8, 3), date(2026, 8, 3))])
    assert (only.target.langkah_tertulis, only.target.periode_awal) == ("Menyiapkan media air", date(2026, 7, 1))
    assert suggest(office, [Loose("catatan", CICI, "menata berkas hasil uji", date(2026, 8, 3), date(2026, 8, 3))]) == [[]]


def test_a_viewer_sees_the_loose_notes_of_the_own_units(office):
    assert {nip for _kind, nip, *_rest in loose(office, Viewer(frozenset({UMUM})))} == {DEDI}
    assert {nip for _kind, nip, *_rest in loose(office, Viewer(frozenset({LAB})))} == {CICI}
    assert loose(office, Viewer(frozenset())) == []


def test_links_by_likeness_are_shown_with_their_score_until_confirmed(office):
    put(office, log([entry(CICI, "09/10/2026", "Rapat", step="Menata berkas hasil ujii")]))
    (row,) = ask_arrow(office, "tautan_mirip", Viewer(), YEAR).to_pylist()
    assert (row["teks"], row["rencana_aksi"], row["jumlah"]) == ("menata berkas hasil ujii", "Menata berkas hasil uji", 1)
    assert 86 <= row["skor"] < 100
    assert ask_arrow(office, "tautan_mirip", Viewer(frozenset({UMUM})), YEAR).num_rows == 0
    said(office, CICI, "Menata berkas hasil ujii", target(office, CICI, ARCHIVE, "Menata berkas hasil uji"))
    assert ask_arrow(office, "tautan_mirip", Viewer(), YEAR).num_rows == 0
    assert ("09/10", ARCHIVE, "Menata berkas hasil uji", "dipastikan") in links(office)
