"""What only a person can tell: whose damaged NIP it is, which unit or state a spelling means; asked once, remembered."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.screens.columns import key_of
from dashboard.screens.explaining import plain
from dashboard.screens.frame import house, units
from dashboard.screens.speaking import part
from dashboard.screens.upload_rows import kind_name
from pipelines.figures.words import STATE
from pipelines.language import _, number, short_date
from pipelines.load.batches import living_since
from pipelines.load.decisions import STATES, Decision, NotAnAnswer, decide, decisions, employees, revoke
from pipelines.load.loading import user_name
from pipelines.load.questions import NIP, STATUS, Question

SHOWN = 8


def ask(open_questions: list[Question], answered: Callable[[list[int]], None]) -> None:
    """Draw the open questions; answered is called with the uploads that an answer changes."""
    if not open_questions:
        return
    st.subheader(_("Perlu keputusan Anda ({n})").format(n=number(len(open_questions))))
    st.caption(_("Jawab sekali; jawabannya diingat untuk unggahan berikutnya dan dipakai pada unggahan yang sudah ada."))
    people = employees(house()) if any(q.jenis == NIP for q in open_questions) else {}
    for question in open_questions[:SHOWN]:
        with st.container(border=True):
            _one(question, people, answered)
    if len(open_questions) > SHOWN:
        st.caption(_("{n} pertanyaan lain muncul setelah ini dijawab.").format(n=number(len(open_questions) - SHOWN)))


@part
def _one(question: Question, people: dict[str, str], answered: Callable[[list[int]], None]) -> None:
    key = f"{question.jenis}|{question.konteks}|{question.teks}"
    st.markdown(_told(question, people))
    choices, name = _choices(question, people)
    left, middle, right = st.columns([3, 1, 1], vertical_alignment="bottom")
    chosen = left.selectbox(
        _("Yang dimaksud"), choices, index=choices.index(question.usulan) if question.usulan in choices else None, format_func=name,
        placeholder=_("Pilih"), key=f"jawab_{key}",
    )
    if middle.button(_("Ya, ini") if chosen == question.usulan and chosen else _("Pakai"), type="primary", disabled=chosen is None,
                     key=f"pakai_{key}", width="stretch"):
        _answer(question, chosen, answered)
    refuse = {NIP: _("Bukan siapa pun"), STATUS: _("Biarkan")}.get(question.jenis, _("Unit tersendiri"))
    if right.button(refuse, key=f"bukan_{key}", width="stretch"):
        _answer(question, None, answered)


def _answer(question: Question, value: str | None, answered: Callable[[list[int]], None]) -> None:
    try:
        batches = decide(house(), question, value, user=user_name())
    except NotAnAnswer as error:
        st.error(str(error))
        return
    answered(batches)


def _told(question: Question, people: dict[str, str]) -> str:
    written, rows = plain(question.tertulis), number(question.jumlah)
    if question.jenis == STATUS:
        return _("Status **{teks}** pada {jenis} tidak dikenal ({n} baris). Apa artinya?").format(
            teks=written, jenis=kind_name(question.konteks).lower(), n=rows)
    if question.jenis != NIP:
        return _("Unit **{teks}** tidak ada di daftar, atau mirip unit lain ({n} baris). Unit mana yang dimaksud?").format(teks=written, n=rows)
    if question.dipakai:
        return _("**{teks}**: NIP-nya rusak dan dibaca sebagai {orang} ({n} baris). Benarkah?").format(
            teks=written, orang=plain(people.get(question.usulan or "", question.usulan or "")), n=rows)
    return _("**{teks}** tidak dapat dicocokkan dengan satu pegawai ({n} baris menunggu). Siapa yang dimaksud?").format(teks=written, n=rows)


def _choices(question: Question, people: dict[str, str]) -> tuple[list[str], Callable[[str], str]]:
    if question.jenis == NIP:
        return _nearest_first(question, people), lambda nip: people.get(nip, nip)
    if question.jenis == STATUS:
        return list(STATES), lambda state: _(STATE[state])
    known = units()
    names = dict.fromkeys([*filter(None, [question.usulan]), *(known["unit_kerja"] if len(known) else [])])
    return [unit for unit in names if unit != question.tertulis], str


def _nearest_first(question: Question, people: dict[str, str]) -> list[str]:
    """Put people whose name is like the one written before the others."""
    from rapidfuzz import fuzz, process, utils  # only where there is a question

    name = question.tertulis.rpartition(" · ")[0] or question.tertulis
    found = process.extract(name, people, scorer=fuzz.token_set_ratio, processor=utils.default_process, limit=5, score_cutoff=60)
    first = list(dict.fromkeys([*filter(None, [question.usulan]), *(nip for _text, _score, nip in found)]))
    return [*first, *(nip for nip in people if nip not in first)]


@part
def remembered_decisions(again: Callable[[], None]) -> None:
    """List the answers that are remembered, to take back."""
    known = decisions(house())
    if not known:
        return
    with st.expander(_("Keputusan yang diingat ({n})").format(n=number(len(known))), icon=":material/fact_check:"):
        people = employees(house())
        table = pd.DataFrame([{"tertulis": d.tertulis, "arti": _meaning(d, people), "oleh": d.pengguna, "tanggal": short_date(d.dibuat.date())} for d in known])
        event = st.dataframe(
            table, hide_index=True, key=key_of("keputusan", known), on_select="rerun", selection_mode="multi-row",
            column_config={"tertulis": _("Tertulis"), "arti": _("Artinya"), "oleh": _("Oleh"), "tanggal": _("Tanggal")},
        )
        chosen = [known[row] for row in event["selection"]["rows"]]
        if st.button(_("Tanyakan lagi {n} keputusan").format(n=number(len(chosen))), disabled=not chosen, key="cabut",
                     help=_("Data yang sudah dimuat tidak berubah sampai unggahannya dimuat ulang.")):
            for decision in chosen:
                revoke(house(), decision, user=user_name())
            st.session_state["dimuat_dengan_yang_dicabut"] = living_since(house(), min(decision.dibuat for decision in chosen))
            again()


def _meaning(decision: Decision, people: dict[str, str]) -> str:
    if decision.nilai is None:
        return _("Bukan yang diusulkan")
    if decision.jenis == STATUS:
        return _(STATE[decision.nilai])
    return people.get(decision.nilai, decision.nilai)
