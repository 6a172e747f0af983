"""Tautan: notes and steps that belong to no RHK yet, gone through quickly, many at once, and what was said of them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.screens import columns
from dashboard.screens.address import adopt, one_of, tell
from dashboard.screens.explaining import empty, heading
from dashboard.screens.frame import answer, house, mark, refresh
from dashboard.screens.link_cards import card, meaning
from dashboard.screens.link_groups import Group, alike, count_alike, gathered, loose
from dashboard.screens.speaking import part
from pipelines.language import N_, _, number, short_date
from pipelines.load.confirming import Answer, Confirmed, confirm, confirmed, revoke_links
from pipelines.load.loading import user_name
from pipelines.load.suggesting import Loose, Suggestion, suggest, targets
from pipelines.settings import settings

SHOWN = 8
SURE = 90  # measured on the sample office: 99 in 100 proposals of this score are right
MOST = 4000  # texts that proposals are made for in one look
VIEWS = {"usulan": N_("Ada usulan"), "tanpa": N_("Tanpa usulan"), "mirip": N_("Tertaut karena mirip"), "diingat": N_("Diingat")}


def show() -> None:
    """Draw the screen."""
    st.title(_("Tautan"), anchor=False)
    people, rows, near = answer("kepatuhan_pegawai"), answer("catatan_lepas"), answer("tautan_mirip")
    if rows.empty and not people["catatan"].sum():
        empty(_("Belum ada catatan dalam periode ini"), _("Di sini nanti tampak catatan dan rencana aksi yang belum tertaut ke RHK, beserta usulannya. Unggah catatan harian dan rencana aksi."))
        return
    _news()
    _body(people, rows, near)


@part
def _body(people: pd.DataFrame, rows: pd.DataFrame, near: pd.DataFrame) -> None:
    nip = _person(people, rows)
    if nip:
        people, rows, near = (frame[frame["nip"] == nip] for frame in (people, rows, near))
    few = rows.head(MOST)
    groups = gathered(few, _proposals(few))
    offered, bare = [g for g in groups if g.best], [g for g in groups if not g.best]
    known = confirmed(house(), people["nip"])
    _lead(rows, len(groups))
    counts = {"usulan": len(offered), "tanpa": len(bare), "mirip": count_alike(near), "diingat": len(known)}
    view = _view(counts)
    if len(rows) > MOST:
        st.caption(_("Yang ditampilkan: {n} teks yang paling banyak catatannya. Persempit dengan unit atau pegawai untuk melihat yang lain.").format(n=number(MOST)))
    if view == "diingat":
        _remembered(known, dict(zip(people["nip"], people["nama"], strict=True)))
    else:
        _groups(view, alike(near) if view == "mirip" else {"usulan": offered, "tanpa": bare}[view])


def _lead(rows: pd.DataFrame, groups: int) -> None:
    notes, steps = (int(rows.loc[rows["apa"] == kind, "jumlah"].sum()) for kind in ("catatan", "langkah"))
    first = _("<b>{n}</b> catatan belum tertaut ke RHK, terkumpul dalam {kelompok} kelompok.") if notes else _("Semua catatan dalam periode ini sudah tertaut atau sudah dijawab.")
    second = " " + _("<b>{n}</b> rencana aksi tidak menyebut RHK.").format(n=number(steps)) if steps else ""
    st.html('<div class="pk"><p class="pk-kalimat">' + first.format(n=number(notes), kelompok=number(groups)) + second + "</p></div>")
    heading(_("Jawab sekali untuk semua catatan yang bunyinya sama"), "catatan_lepas")
    st.caption(_("Jawaban diingat dan dipakai juga pada unggahan berikutnya. Tidak ada berkas yang diubah; setiap jawaban dapat dicabut."))


def _person(people: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Let one person be chosen, those with the most loose notes first."""
    names = {r["nip"]: f"{r['nama']} — {r['unit_kerja']}" for r in people.to_dict("records")}
    counts = rows.groupby("nip")["jumlah"].sum().sort_values(ascending=False)
    choices = ["", *dict.fromkeys([*(nip for nip in counts.index if nip in names), *names])]
    if st.session_state.get("orang", "") not in choices:
        st.session_state["orang"] = ""
    adopt("orang", one_of(choices), "")
    nip = st.selectbox(_("Pegawai"), choices, key="orang", label_visibility="collapsed",
                       format_func=lambda one: f"{names[one]} · {number(counts.get(one, 0))}" if one else _("Semua pegawai"))
    tell("orang", nip, "")
    return nip


def _view(counts: dict[str, int]) -> str:
    adopt("lihat", one_of(VIEWS), "usulan")
    st.session_state.setdefault("lihat", "usulan")
    view = st.segmented_control(_("Yang dilihat"), list(VIEWS), key="lihat", required=True, label_visibility="collapsed",
                                format_func=lambda name: f"{_(VIEWS[name])} ({number(counts[name])})")
    tell("lihat", view, "usulan")
    return str(view)


@st.cache_resource(show_spinner=False, max_entries=2)
def _made(path: str, state: str) -> dict[tuple[Loose, ...], dict[Loose, list[Suggestion]]]:
    """Hold the proposals for the texts of each person while the data stands, for everybody who looks."""
    return {}


def _proposals(rows: pd.DataFrame) -> list[list[Suggestion]]:
    """Return the proposals for each row; those of a person are made anew when the person's texts or the data change."""
    kept = _made(str(settings().warehouse_path.resolve()), mark())
    texts = loose(rows)
    own: dict[str, list[Loose]] = {}
    for text in texts:
        own.setdefault(text.nip, []).append(text)
    people = [tuple(mine) for mine in own.values()]
    asked = [text for mine in people if mine not in kept for text in mine]
    made = dict(zip(asked, suggest(house(), asked), strict=True))
    kept |= {mine: {text: made[text] for text in mine} for mine in people if mine not in kept}
    found = {text: proposals for mine in people for text, proposals in kept[mine].items()}
    return [found[text] for text in texts]


@part
def _groups(view: str, groups: list[Group]) -> None:
    sought = st.text_input(_("Cari"), key="cari_tautan", placeholder=_("Cari teks catatan, RHK, atau nama"), label_visibility="collapsed").casefold()
    if sought:
        groups = [g for g in groups if sought in _searched(g)]
    if not groups:
        st.caption(_("Tidak ada yang cocok.") if sought else _("Tidak ada yang perlu dijawab di sini."))
        return
    _many(view, groups, bool(sought))
    seen = st.session_state.setdefault("_tampak", {}).get(view, SHOWN)
    shown = groups[:seen]
    open_ = targets(house(), {m.nip for g in shown for m in g.members})
    for group in shown:
        card(group, open_, settle)
    if len(groups) > seen:
        st.button(_("Tampilkan {n} lagi dari {semua}").format(n=number(min(SHOWN, len(groups) - seen)), semua=number(len(groups) - seen)), key="lagi",
                  on_click=lambda: st.session_state["_tampak"].update({view: seen + SHOWN}))


def _searched(group: Group) -> str:
    best = group.best.target if group.best else None
    words = [group.tertulis, *(m.nama for m in group.members), *((best.rhk_tertulis, best.langkah_tertulis or "") if best else ())]
    return " ".join(words).casefold()


def _many(view: str, groups: list[Group], sought: bool) -> None:
    """Offer one press for many groups: sure proposals accepted, or all that were sought refused."""
    sure = [g for g in groups if g.best and g.best.skor >= SURE]
    if sure:
        words = (_("Terima semua usulan dengan skor ≥ {skor} ({n} kelompok, {catatan} catatan)") if view == "usulan"
                 else _("Pastikan semua tautan dengan skor ≥ {skor} ({n} kelompok, {catatan} catatan)"))
        st.button(words.format(skor=SURE, n=number(len(sure)), catatan=number(sum(g.jumlah for g in sure))), key="terima_semua", icon=":material/done_all:", on_click=settle,
                  args=([one for g in sure for one in g.accepted()],))
    if view == "tanpa" and sought:
        st.button(_("Nyatakan {n} kelompok yang cocok bukan bagian RHK").format(n=number(len(groups))), key="tolak_semua", icon=":material/link_off:",
                  on_click=settle, args=([one for g in groups for one in g.refused()],))


def settle(answers: Sequence[Answer]) -> None:
    """Remember answers and keep them at hand to take back; runs before the screen is drawn anew."""
    confirm(house(), answers, user=user_name())
    st.session_state["_baru_ditaut"] = list(answers)
    refresh()


def _news() -> None:
    """Say what the last press did, and offer to take it back."""
    answers = st.session_state.get("_baru_ditaut")
    if not answers:
        return
    none = sum(one.target is None for one in answers)
    told = _("{n} teks dinyatakan bukan bagian RHK.").format(n=number(none)) if none else _("{n} teks ditautkan ke RHK.").format(n=number(len(answers)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {told}", width="content")
        st.button(_("Urungkan"), key="urungkan", type="tertiary", on_click=_take_back, args=(answers,))


def _take_back(answers: Sequence[Answer]) -> None:
    said = {(a.apa, a.nip, a.teks, a.target.periode_awal if a.target else None) for a in answers}
    known = confirmed(house(), {a.nip for a in answers})
    _forget([c for c in known if (c.apa, c.nip, c.teks, c.periode_awal if c.rhk else None) in said])


def _forget(known: Sequence[Confirmed]) -> None:
    revoke_links(house(), known, user=user_name())
    st.session_state.pop("_baru_ditaut", None)
    refresh()


@part
def _remembered(known: list[Confirmed], names: dict[str, str]) -> None:
    if not known:
        st.caption(_("Belum ada jawaban yang diingat."))
        return
    table = pd.DataFrame([{
        "tertulis": c.tertulis, "nama": names.get(c.nip, c.nip), "arti": meaning(c.rhk, c.langkah), "skor": "–" if c.skor is None else number(c.skor),
        "oleh": c.pengguna, "tanggal": short_date(c.dibuat.date()),
    } for c in known])
    event = st.dataframe(table, hide_index=True, key=columns.key_of("tautan_diingat", known), on_select="rerun", selection_mode="multi-row", column_config={
        "tertulis": columns.text(_("Tertulis")), "nama": _("Pegawai"), "arti": columns.wide(_("Bagian dari")),
        "skor": _("Skor usulan"), "oleh": _("Oleh"), "tanggal": _("Tanggal"),
    })
    chosen = [known[row] for row in event["selection"]["rows"]]
    st.button(_("Cabut {n} jawaban").format(n=number(len(chosen))), disabled=not chosen, key="cabut_tautan", on_click=_forget, args=(chosen,),
              help=_("Catatannya kembali menunggu jawaban, atau tertaut lagi menurut bunyinya."))
