"""A person answers once whose damaged NIP it is, which unit or state a spelling means; the answer is remembered and applied."""

from __future__ import annotations

import pytest
from books import ANI, BUDI, CICI, LAB, LOG, PEOPLE, PLAN, ROSTER, book

from pipelines.load import load, prepare, rebuild, undo
from pipelines.load.decisions import NotAnAnswer, decide, decisions, revoke
from pipelines.load.questions import questions
from pipelines.load.reloading import reload
from pipelines.load.undoing import undo_all
from pipelines.warehouse import open_warehouse

TWIN = ["198503152010121009", "Ani Lestari Dewi", "Analis", LAB, "Balai Labkesmas", BUDI, "Budi Hartono, S.K.M."]


def put(house, *files, **told):
    return load(house, prepare(files), user="penguji", **told)


def ask(house, sql):
    with house.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def note(nip, name, text="Memeriksa sampel air", day="05/01/2026", status="Disetujui"):
    return [nip, name, day, "07.30", "09.00", text, None, "tautan", status]


def log(*rows, name="log.xlsx"):
    return (name, book(LOG, [list(row) for row in rows]))


def with_a_twin(house) -> None:
    put(house, ("pegawai.xlsx", book(ROSTER, [*PEOPLE, TWIN])))


@pytest.fixture
def staffed(empty_warehouse, kept):
    with kept(with_a_twin) as house:
        yield house


def test_a_repair_is_asked_about_once_and_confirmed(staffed):
    report = put(staffed, log(note("198503152010121000", "dr. Ani Lestari, M.Kes")))
    (question,) = report.questions
    assert (question.jenis, question.usulan, question.dipakai, question.jumlah) == ("nip", ANI, True, 1)
    assert question.tertulis == "dr. Ani Lestari, M.Kes · 198503152010121000"
    assert questions(staffed) == [question]
    assert decide(staffed, question, ANI, user="kepala") == []
    assert questions(staffed) == []
    report = put(staffed, log(note("198503152010121000", "dr. Ani Lestari, M.Kes", "Rapat mingguan", day="06/01/2026")))
    assert report.questions == []
    assert [f["code"] for f in report.files[0].findings] == []
    assert ask(staffed, "select count(*) from catatan_harian where nip = '" + ANI + "'") == [(2,)]


def test_a_repair_that_is_refused_takes_its_rows_back(staffed):
    report = put(staffed, log(note("198503152010121000", "dr. Ani Lestari, M.Kes"), note(BUDI, "Budi Hartono", "Rapat")))
    (question,) = report.questions
    assert decide(staffed, question, None, user="kepala") == [report.batch]
    again = reload(staffed, report.batch, user="kepala")
    assert (again.total("accepted"), again.total("rejected")) == (1, 1)
    assert ask(staffed, "select nip from catatan_harian") == [(BUDI,)]
    assert [f["code"] for f in again.files[0].findings] == ["nip_rusak"]
    assert again.questions == []


def test_a_nip_that_no_one_can_complete_is_given_to_the_person_chosen(staffed):
    report = put(staffed, log(note("1,98503E+17", "Ani"), note("1,98503E+17", "Ani", "Rapat")))
    (question,) = report.questions
    assert (question.usulan, question.dipakai, question.jumlah) == (None, False, 2)
    (batch,) = decide(staffed, question, ANI, user="kepala")
    again = reload(staffed, batch, user="kepala")
    assert (again.total("new"), again.total("rejected")) == (2, 0)
    assert ask(staffed, "select distinct nip from catatan_harian") == [(ANI,)]


def test_a_name_that_two_people_bear_is_told_apart(staffed):
    put(staffed, ("lagi.xlsx", book(ROSTER, [["199501012020121007", "Cici Permata", "Analis", LAB, "Balai Labkesmas", BUDI, None]])))
    report = put(staffed, log(note(None, "Cici Permata")))
    (question,) = report.questions
    assert (question.teks, question.konteks) == ("", "cici permata")
    decide(staffed, question, CICI, user="kepala")
    reload(staffed, report.batch, user="kepala")
    assert ask(staffed, "select nip from catatan_harian") == [(CICI,)]


def test_an_answer_must_be_one(staffed):
    (question,) = put(staffed, log(note("1,98503E+17", "Ani"))).questions
    with pytest.raises(NotAnAnswer, match="tidak ada di daftar pegawai"):
        decide(staffed, question, "123", user="kepala")
    assert decisions(staffed) == []


def test_a_units_spelling_is_mended_once(staffed):
    header = [*LOG, "Unit Kerja"]
    row = [*note(CICI, "Cici Permata"), "Instalasi Mikrobilogi"]
    report = put(staffed, ("log.xlsx", book(header, [row])))
    (question,) = report.questions
    assert (question.jenis, question.tertulis, question.usulan) == ("unit_kerja", "Instalasi Mikrobilogi", LAB)
    (batch,) = decide(staffed, question, LAB, user="kepala")
    again = reload(staffed, batch, user="kepala")
    assert again.questions == []
    assert ask(staffed, "select unit_kerja from catatan_harian") == [(LAB,)]
    assert "unit_tidak_dikenal" not in {f["code"] for f in again.files[0].findings}


def test_a_unit_spelt_twice_in_the_roster_becomes_one(house):
    people = [*PEOPLE, ["199501012020121007", "Eka Putri", "Analis", "Instalasi Mikrobilogi", "Balai Labkesmas", BUDI, None]]
    report = put(house, ("pegawai.xlsx", book(ROSTER, people)))
    (question,) = report.questions
    assert (question.tertulis, question.usulan, question.jumlah) == ("Instalasi Mikrobilogi", LAB, 1)
    (batch,) = decide(house, question, LAB, user="kepala")
    reload(house, batch, user="kepala")
    assert ask(house, "select count(*) from pegawai where unit_kerja = '" + LAB + "'") == [(3,)]
    assert ask(house, "select count(*) from unit_kerja where unit_kerja like '%Mikrobilogi%'") == [(0,)]


@pytest.mark.parametrize(("one", "other"), [("Seksi 1", "Seksi 2"), ("Tim Kerja I", "Tim Kerja II"), ("Instalasi Kimia A", "Instalasi Kimia B"),
                                            ("Instalasi Kimia", "Instalasi Fisika"), ("Subbagian Umum", "Bagian Umum")])
def test_units_that_only_look_alike_are_not_asked_about(house, one, other):
    people = [[f"19850315201012100{n + 1}", f"Pegawai {'ABC'[n]}", "Analis", unit, "Balai", None, None] for n, unit in enumerate((one, one, other))]
    assert put(house, ("pegawai.xlsx", book(ROSTER, people))).questions == []


def test_a_state_that_no_one_knows_is_explained_once(staffed):
    step = [CICI, "Cici Permata", "Triwulan I 2026", "Sampel diperiksa", "Menyusun jadwal", 1, None, None, "31/03/2026", "Beres total"]
    report = put(staffed, ("renaksi.xlsx", book(PLAN, [step])))
    (question,) = report.questions
    assert (question.jenis, question.teks, question.konteks) == ("status", "beres total", "rencana_aksi")
    with pytest.raises(NotAnAnswer, match="bukan salah satu status"):
        decide(staffed, question, "beres", user="kepala")
    (batch,) = decide(staffed, question, "selesai", user="kepala")
    again = reload(staffed, batch, user="kepala")
    assert ask(staffed, "select status from rencana_aksi") == [("selesai",)]
    assert again.total("changed") + again.total("new") == 1


def test_an_answer_can_be_withdrawn(staffed):
    (question,) = put(staffed, log(note("198503152010121000", "dr. Ani Lestari, M.Kes"))).questions
    decide(staffed, question, ANI, user="kepala")
    (decision,) = decisions(staffed)
    assert (decision.nilai, decision.pengguna) == (ANI, "kepala")
    revoke(staffed, decision, user="kepala")
    assert questions(staffed) == [question]
    assert [a for (a,) in ask(staffed, "select tindakan from audit order by waktu")][-2:] == ["putuskan", "cabut keputusan"]


def test_reloading_keeps_the_day_and_other_uploads(staffed):
    first = put(staffed, log(note("1,98503E+17", "Ani"), note(BUDI, "Budi Hartono", "Rapat")))
    second = put(staffed, log(note(CICI, "Cici Permata"), name="lain.xlsx"))
    before = ask(staffed, "select berlaku from catatan_harian_versi join batch using (batch_id) where dibatalkan is null")
    (question,) = first.questions
    (batch,) = decide(staffed, question, ANI, user="kepala")
    third = reload(staffed, batch, user="kepala")
    assert ask(staffed, "select nip from catatan_harian order by nip") == [(CICI,), (ANI,), (BUDI,)]
    assert set(ask(staffed, "select berlaku from catatan_harian_versi")) == set(before)
    undo_all(staffed, [second.batch, third.batch], user="kepala")
    assert ask(staffed, "select count(*) from catatan_harian") == [(0,)]


def test_a_rebuilt_warehouse_knows_the_answers(staffed, another):
    (question,) = (report := put(staffed, log(note("1,98503E+17", "Ani")))).questions
    decide(staffed, question, ANI, user="kepala")
    reload(staffed, report.batch, user="kepala")
    with open_warehouse(another()) as new:
        rebuild(staffed, new)
        assert ask(new, "select nip from catatan_harian") == [(ANI,)]
        assert questions(new) == []


def test_questions_of_an_undone_upload_are_gone(staffed):
    report = put(staffed, log(note("1,98503E+17", "Ani"), note(BUDI, "Budi Hartono", "Rapat")))
    undo(staffed, report.batch, user="kepala")
    assert questions(staffed) == []
