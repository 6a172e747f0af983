"""A file in the making is told on the screen of whoever asked for it, from the press until it is there."""

from __future__ import annotations

import pytest
from visits import LAB, bring, built, filled, serving, start  # noqa: F401

from dashboard.screens import frame, making, unduh
from dashboard.screens.making import Making
from dashboard.workbook.office_template import Refused
from dashboard.workbook.outputs import Wish
from pipelines.figures.door import Viewer, default_question

pytestmark = pytest.mark.usefixtures("serving")


def told(at) -> list[tuple[str, int]]:
    return [(bar.proto.text, bar.proto.value) for bar in at.main.get("progress")]


def test_the_bar_stands_from_the_press_until_the_file_is_there(filled):
    at = start("unduh")
    assert told(at) == []
    mine = at.session_state["_dibuat"]
    mine.press()
    assert told(at.run()) == [("Sedang dibuat…", 0)]
    mine.begin()
    mine.tell("Capaian RHK", 3, 4)
    assert told(at.run()) == [("Sedang dibuat: Capaian RHK", 75)]
    mine.finish()
    assert told(at.run()) == []
    assert not at.exception


def test_a_press_that_the_browser_never_followed_is_forgotten(filled, monkeypatch):
    at = start("unduh")
    at.session_state["_dibuat"].press()
    monkeypatch.setattr(making, "PATIENCE", 0.0)
    assert told(at.run()) == []


@pytest.mark.parametrize("form", ["buku", "per_unit"])
def test_every_part_is_named_and_the_end_is_told(filled, form):
    seen: list[tuple[str, int, int]] = []

    class Noted(Making):
        def tell(self, what: str, done: int, of: int) -> None:
            seen.append((what, done, of))
            assert self.running

    noted = Noted()
    noted.press()
    assert unduh.made(frame.house(), Viewer(None), default_question(frame.house(), Viewer(None)), Wish(form), "id", noted)[:2] == b"PK"
    assert not noted.running
    assert all(0 <= done <= of for _what, done, of in seen)
    assert seen[-1][1] == seen[-1][2]
    if form == "per_unit":
        assert LAB in [what for what, _done, _of in seen]


def test_a_file_that_cannot_be_made_does_not_leave_the_bar(filled):
    mine = Making()
    mine.press()
    with pytest.raises(Refused):
        unduh.made(frame.house(), Viewer(None), default_question(frame.house(), Viewer(None)), Wish("templat", templat=b"bukan buku kerja"), "id", mine)
    assert not mine.running
