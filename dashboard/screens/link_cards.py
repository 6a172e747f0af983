"""One question on the screen Tautan: what is written, what it seems to belong to and why, and three ways to answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard.screens.cards import text
from dashboard.screens.explaining import plain
from dashboard.screens.link_groups import Choice, Group
from dashboard.screens.speaking import part
from pipelines.language import _, number, short_date
from pipelines.load.confirming import Answer
from pipelines.load.suggesting import Suggestion, Target


@part
def card(group: Group, targets: Mapping[str, Sequence[Target]], settle: Callable[[list[Answer]], None]) -> None:
    """Draw one group; settle is called with the answers before the screen is drawn anew."""
    best, choices = group.best, group.choices(targets)
    with st.container(border=True, key=f"kartu_{group.key}"):
        told, ways = st.columns([5, 3], vertical_alignment="center", gap="small")
        told.html(f'<div class="pk" style="overflow-wrap:anywhere"><div><b>{text(group.tertulis)}</b></div><div class="redup">{text(_about(group))}</div>'
                  f'{_proposal(best) if best else "" if choices else _no_choice(group)}</div>')
        with ways.container(horizontal=True, horizontal_alignment="right", gap="small"):
            if best:
                st.button(_("Ya"), type="primary", key=f"ya_{group.key}", icon=":material/check:", on_click=settle, args=(group.accepted(),))
            if choices:
                _other(group, choices, targets, settle)
            st.button(_("Bukan bagian RHK"), key=f"bukan_{group.key}", on_click=settle, args=(group.refused(),))


def meaning(rhk: str | None, step: str | None) -> str:
    """Write what a text belongs to: the RHK, then the step."""
    return _("Bukan bagian RHK") if rhk is None else f"{rhk} › {step}" if step else rhk


def _other(group: Group, choices: Mapping[Choice, Target], targets: Mapping[str, Sequence[Target]], settle: Callable[[list[Answer]], None]) -> None:
    """Offer the RHK and steps that all people of the group have; in a list that wraps, since many begin with the same words."""
    with st.popover(_("Pilih lain") if group.best else _("Pilih RHK")):
        with st.container(width=480, height=min(44 * len(choices) + 48, 360), border=False):
            chosen = st.radio(_("RHK atau rencana aksi"), list(choices), index=None, key=f"pilih_{group.key}", format_func=lambda key: plain(_named(choices[key])))
        st.button(_("Tautkan"), type="primary", key=f"tautkan_{group.key}", disabled=chosen is None, on_click=settle,
                  args=(group.chosen(chosen, targets) if chosen else [],))


def _named(target: Target) -> str:
    """Write a choice: an RHK with its period, or a step beneath it."""
    return f"› {target.langkah_tertulis}" if target.langkah_tertulis else f"{target.rhk_tertulis} ({_span(target.periode_awal, target.periode_akhir)})"


def _about(group: Group) -> str:
    count = _("{n} catatan").format(n=number(group.jumlah)) if group.apa == "catatan" else _("{n} rencana aksi tanpa RHK").format(n=number(group.jumlah))
    first = group.members[0]
    people = f"{first.nama} — {first.unit_kerja}" if len({m.nip for m in group.members}) == 1 else _("{n} pegawai").format(n=number(len({m.nip for m in group.members})))
    return f"{count} · {_span(group.pertama, group.terakhir)} · {people}"


def _span(first: date, last: date) -> str:
    """Write the days from one to another: 5 Okt 2026, or 5 Okt – 20 Nov 2026."""
    return f"{short_date(last)} {last.year}" if first == last else f"{short_date(first)}{'' if first.year == last.year else f' {first.year}'} – {short_date(last)} {last.year}"


def _proposal(best: Suggestion) -> str:
    why = [_("skor {n}").format(n=number(best.skor))]
    if best.kata:
        why.append(_("kata yang sama: {kata}").format(kata=", ".join(best.kata)))
    if best.seperti:
        why.append(_("seperti catatan yang sudah tertaut: “{teks}”").format(teks=best.seperti))
    return (f'<div style="margin-top:8px">→ {text(meaning(best.target.rhk_tertulis, best.target.langkah_tertulis))}</div>'
            f'<div class="redup" style="font-size:.87rem">{text(" · ".join(why))}</div>')


def _no_choice(group: Group) -> str:
    one = len({m.nip for m in group.members}) == 1
    told = _("Pegawai ini belum punya RHK.") if one else _("Tidak ada RHK yang dimiliki mereka semua; pilih satu pegawai di atas untuk menautkannya.")
    return f'<div class="redup" style="font-size:.87rem">{text(told)}</div>'
