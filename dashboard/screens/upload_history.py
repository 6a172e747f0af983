"""The uploads so far: what each brought, the way back, one at a time or several, and loading anew by what is known now."""

from __future__ import annotations

import streamlit as st

from dashboard.screens.cards import working
from dashboard.screens.explaining import plain
from dashboard.screens.frame import house, refresh
from dashboard.screens.speaking import part
from dashboard.screens.upload_problems import offer_from_batch
from pipelines.language import _, clock, long_date, number
from pipelines.load import BatchUnknown
from pipelines.load.batches import Batch, batches
from pipelines.load.loading import user_name
from pipelines.load.reloading import reload
from pipelines.load.store import Unavailable
from pipelines.load.undoing import undo_all

SHOWN = 20


def history() -> None:
    """List the uploads, the latest first."""
    st.subheader(_("Unggahan sebelumnya"))
    past = batches(house())
    if not past:
        st.caption(_("Belum ada unggahan. Yang Anda muat akan tercatat di sini dan dapat dibatalkan."))
    for batch in past[:SHOWN]:
        _one(batch)
    living = [batch for batch in past if not batch.undone]
    if len(living) > 1:
        _several(living)


def tell(told: str) -> None:
    """Say a sentence at the top of the screen after it is drawn again with the new data."""
    st.session_state["hasil_lain"] = told
    refresh()
    st.rerun()


def take_anew(numbers: list[int]) -> None:
    """Load uploads anew by what is known now, and say what became of them."""
    done, lost = [], []
    with working(_("Memuat ulang…")):
        for number_ in numbers:
            try:
                done.append(reload(house(), number_, user=user_name()))
            except (Unavailable, BatchUnknown) as error:
                lost.append(str(error))
    waiting = sum(batch.rejected for batch in batches(house()) if batch.number in {r.batch for r in done})
    told = _("{n} unggahan dimuat ulang: {masuk} baris diterima, {tunggu} masih menunggu.").format(
        n=number(len(done)), masuk=number(sum(r.total("accepted") for r in done)), tunggu=number(waiting),
    ) if done else ""
    tell(" ".join([told, *lost]).strip())


def _describe(batch: Batch) -> str:
    files = ", ".join(batch.files[:3]) + (_(" dan {n} berkas lain").format(n=number(len(batch.files) - 3)) if len(batch.files) > 3 else "")
    told = _("{files} — {new} baru, {changed} berubah, {same} sama, {rejected} menunggu").format(
        files=plain(files), new=number(batch.new), changed=number(batch.changed), same=number(batch.unchanged), rejected=number(batch.rejected))
    return told + (_(", {n} sudah diperbaiki").format(n=number(batch.corrected)) if batch.corrected else "")


@part
def _one(batch: Batch) -> None:
    with st.container(border=True):
        left, right = st.columns([4, 1], vertical_alignment="center")
        when = f"{long_date(batch.when.date())}, {clock(batch.when)}"
        left.markdown(f"**{_('Nomor {n}').format(n=batch.number)}** · {when} · {plain(batch.user)}")
        left.caption(_describe(batch))
        if batch.undone:
            right.caption(_("Dibatalkan {hari} oleh {siapa}").format(hari=long_date(batch.undone.date()), siapa=batch.undone_by))
            return
        if right.button(_("Batalkan"), key=f"batal_{batch.number}", width="stretch",
                        help=_("Batalkan unggahan ini; data sebelumnya berlaku lagi.")):
            _undo([batch.number])
        if batch.rejected and right.button(
            _("Coba lagi"), key=f"ulang_{batch.number}", width="stretch",
            help=_("Baca lagi berkas aslinya dengan daftar pegawai dan keputusan yang terbaru; baris yang menunggu mungkin sudah dikenali."),
        ):
            take_anew([batch.number])
        if batch.rejected:
            with left:
                offer_from_batch(batch.number, batch.rejected)


@part
def _several(living: list[Batch]) -> None:
    with st.expander(_("Batalkan beberapa sekaligus"), icon=":material/undo:"):
        names = {batch.number: f"{batch.number} · {', '.join(batch.files[:2])}" for batch in living}
        chosen = st.multiselect(_("Nomor unggahan"), list(names), format_func=names.__getitem__, key="batal_pilihan",
                                placeholder=_("Pilih satu atau lebih"))
        if st.button(_("Batalkan {n} unggahan").format(n=number(len(chosen))), disabled=not chosen, key="batal_beberapa"):
            _undo(chosen)


def _undo(numbers: list[int]) -> None:
    try:
        rows = undo_all(house(), numbers, user=user_name())
    except BatchUnknown as error:  # another window was quicker
        tell(str(error))
        return
    tell(_("Unggahan nomor {batch} dibatalkan. {n} baris tidak berlaku lagi.").format(batch=", ".join(map(str, numbers)), n=number(rows)))
