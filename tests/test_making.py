"""A file that is asked for on a screen is made beside it, handed over once, and stands there until the question is another."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from visits import LAB, bring, built, filled, html, serving, start  # noqa: F401

from dashboard.screens import frame, making
from dashboard.workbook.outputs import Wish, make
from pipelines.figures.door import Viewer, default_question

pytestmark = pytest.mark.usefixtures("serving")


def saves(at: AppTest) -> list[str]:
    return [button.label for button in at.download_button]


def pressed(at: AppTest) -> list[str]:
    return [body for body in html(at).splitlines() if "document.querySelector" in body]


def test_a_press_makes_the_file_and_hands_it_over_once(filled):
    at = start("unduh", unit=LAB)
    assert saves(at) == []
    at.button(key="unduh_buku").click().run()
    assert not at.exception
    assert saves(at) == [f"Simpan {made.name}" for made in at.session_state["_dibuat_unduh"]]
    assert pressed(at) == ['    const button = document.querySelector(".st-key-simpan_unduh_buku button");']
    (made,) = at.session_state["_dibuat_unduh"]
    assert made.name.endswith(".xlsx")
    assert load_workbook(BytesIO(made.job.result()), read_only=True).sheetnames[0] == "Sampul"
    at.run()
    assert saves(at) == [f"Simpan {made.name}"]
    assert pressed(at) == []


def test_each_form_stands_beside_the_others_and_a_second_press_makes_it_anew(filled):
    at = start("unduh")
    for form in ("unduh_tabel", "unduh_pdf", "unduh_tabel"):
        at.button(key=form).click().run()
    assert [made.key for made in at.session_state["_dibuat_unduh"]] == ["unduh_pdf", "unduh_tabel"]
    assert [made.job.result()[:2] for made in at.session_state["_dibuat_unduh"]] == [b"%P", b"PK"]
    at.button(key="unduh_formulir").click().run()
    (forms,) = at.session_state["_dibuat_formulir"]
    with ZipFile(BytesIO(forms.job.result())) as archive:
        assert sorted(archive.namelist())[0].endswith(".xlsx")
        assert not archive.testzip()


def test_a_file_that_answers_another_question_is_put_away(filled):
    at = start("unduh")
    at.button(key="unduh_tabel").click().run()
    assert len(saves(at)) == 1
    at.selectbox(key="unduh_samarkan").set_value("nip").run()
    assert saves(at) == []
    assert at.session_state["_dibuat_unduh"] == []


def _waits() -> None:
    """Ask twice for a file that takes a while, as one does who is impatient."""
    from threading import Event

    import streamlit as st

    from dashboard.screens.making import Making, asked_for, begin, hand_over

    gate = Event()

    def slowly(tell):
        tell("Capaian RHK", 3, 4)
        gate.wait(30)
        return b"jadi"

    for _again in range(2):
        begin("uji", Making("uji", "tanya", "Berkas.txt", "text/plain"), slowly)
    (one,) = asked_for("uji")
    while not one.what:
        pass
    st.write(one.what, one.done, one.of)
    gate.set()
    st.write(hand_over("uji", "tanya"))


def test_an_impatient_person_gets_one_file(serving):
    at = AppTest.from_function(_waits, default_timeout=60).run()
    assert not at.exception
    assert [m.value for m in at.markdown] == ["Capaian RHK `3` `4`", "`True`"]
    assert saves(at) == ["Simpan Berkas.txt"]


def _fails() -> None:
    import streamlit as st

    from dashboard.screens.making import file_button, hand_over

    file_button("uji", "uji", "Buat", lambda _tell: b"%d" % (1 // 0), "Berkas.xlsx", about=1)
    st.write(hand_over("uji", 1))


def test_what_could_not_be_made_is_told_and_logged(serving, caplog):
    at = AppTest.from_function(_fails, default_timeout=60).run()
    at.button(key="uji").click().run()
    assert not at.exception
    assert [e.value.split(". ")[0] for e in at.error] == ["Berkas.xlsx tidak dapat dibuat: ZeroDivisionError: integer division or modulo by zero"]
    assert [m.value for m in at.markdown] == ["`False`"]
    assert saves(at) == []
    assert [record.name for record in caplog.records if record.exc_info] == [making.__name__]


@pytest.mark.parametrize("form", ["buku", "per_unit"])
def test_every_part_is_named_and_the_end_is_told(filled, form):
    seen: list[tuple[str, int, int]] = []
    house, who = frame.house(), Viewer(None)
    assert make(house, who, default_question(house, who), Wish(form), lambda *told: seen.append(told))[:2] == b"PK"
    assert all(0 <= done <= of for _what, done, of in seen)
    assert seen[-1][1] == seen[-1][2]
    if form == "per_unit":
        assert LAB in [what for what, _done, _of in seen]
