"""What a leader and an employee need on the table when they meet: results, what moved since last time, what is stuck, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from pipelines.figures.door import Question, Viewer, ask
from pipelines.figures.words import agenda_reasons, praise_reasons
from pipelines.warehouse import Warehouse

STUCK = ("kritis", "tertinggal")


@dataclass(frozen=True)
class Talk:
    """Hold the sheet of one employee: since is the day of the last dialogue, else the first day asked about; rows come from the figures."""

    nip: str
    person: dict[str, Any]
    asked: Question
    last: date | None
    since: date
    results: pd.DataFrame
    moved: pd.DataFrame  # steps that advanced since, with kemajuan_lalu and kemajuan
    stuck: pd.DataFrame
    agreed: pd.DataFrame  # what dialogues left to be done and none has let rest since, the overdue first
    notes: dict[str, Any]
    reasons: list[str]
    praise: list[str]


def gather_talk(warehouse: Warehouse, viewer: Viewer, asked: Question, nip: str) -> Talk | None:
    """Ask the figures for one employee; None when the viewer sees no such person."""

    def own(figure: str, question: Question = asked) -> pd.DataFrame:
        rows = ask(warehouse, figure, viewer, question, nip=nip)
        return rows[rows["nip"] == nip].reset_index(drop=True)

    people = own("kepatuhan_pegawai")
    if people.empty:
        return None
    rhythm = own("frekuensi_dialog")
    last = _day(rhythm.iloc[0]["terakhir"]) if len(rhythm) else None
    since = last or asked.dari
    steps = own("rencana_aksi")
    progress = own("capaian_pegawai")
    person: dict[str, Any] = {**_first(rhythm), **_first(people), "jabatan": _first(progress).get("jabatan")}
    agenda, praise = own("agenda_dialog"), own("layak_apresiasi")
    agreed = own("tindak_lanjut")
    return Talk(
        nip, person, asked, last, since, own("capaian_rhk"),
        _moved(steps, own("rencana_aksi", replace(asked, per=since)), since),
        steps[steps["status"].isin(STUCK)].reset_index(drop=True),
        agreed[agreed["status"] != "selesai"].head(6).reset_index(drop=True),
        _first(people),
        agenda_reasons(_first(agenda)) if len(agenda) else [], praise_reasons(_first(praise)) if len(praise) else [],
    )


def _moved(now: pd.DataFrame, before: pd.DataFrame, since: date) -> pd.DataFrame:
    """Return the steps that stand further than they did on a day, or that were finished after it; the finished first."""
    past = dict(zip(before["kunci"], before["kemajuan"], strict=True))
    rows = now.assign(kemajuan_lalu=now["kunci"].map(past).astype("float64"))
    finished = rows["selesai"].astype(bool) & (pd.to_datetime(rows["tanggal_selesai"]) > pd.Timestamp(since))
    further = rows["kemajuan_lalu"].notna() & (rows["kemajuan"] > rows["kemajuan_lalu"])
    return rows[finished | further].sort_values(["selesai", "kemajuan"], ascending=False, kind="stable").reset_index(drop=True)


def _first(rows: pd.DataFrame) -> dict[str, Any]:
    return {str(name): value for name, value in rows.iloc[0].items()} if len(rows) else {}


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
