"""What the native charts in an office's workbook show: for each figure that the product draws, its names and its series, in the colours of the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from dashboard.tokens import LIGHT
from dashboard.workbook.look import ACCENT, DIALOG_STATUSES, INK, MARKS, NOT_UPLOADED, QUIET, RHK_STATUSES, status_text
from dashboard.workbook.texts import plain, serials
from pipelines.figures import words
from pipelines.language import _, short_date

MOST = 40  # bars that can still be told apart
DASH, DOTS = "dash", "dots"  # how a line differs from a plain one
_SHADES = (LIGHT.steps[4], LIGHT.steps[3], LIGHT.steps[1], LIGHT.quiet, LIGHT.ink)


@dataclass(frozen=True)
class Series:
    """Hold one series: its values, its colour, or a colour each; `drawn` says how a line looks, no colour that it only holds others up."""

    label: str
    values: list[Any]
    colour: str = ""
    colours: tuple[str, ...] = ()
    drawn: str = ""


@dataclass(frozen=True)
class Drawn:
    """Hold one chart: bars side by side, stacked, stacked to the whole, or lines; how its numbers are written, where its scale begins."""

    names: list[str]
    series: list[Series]
    kind: str = "clustered"
    form: str = "0%"
    least: float | None = 0
    most: float | None = 1


def drawn(figure: str, frame: pd.DataFrame) -> Drawn:
    """Return the chart of a figure."""
    return GRAPHS[figure](frame)


def _shares(columns: tuple[str, ...], name: str, frame: pd.DataFrame) -> Drawn:
    frame, labels = frame.head(MOST), {"capaian": _("Capaian RHK"), "target_waktu": _("Target waktu"), "kepatuhan": _("Kepatuhan catatan")}
    marks = tuple(MARKS.get(plain(s), MARKS["belum_dijabarkan"])[0] for s in frame["status"]) if "status" in frame else ()
    return Drawn(_texts(frame, name), [
        Series(labels[key], _fractions(frame, key), (ACCENT, NOT_UPLOADED)[n], marks if n == 0 else ()) for n, key in enumerate(columns)])


def _statuses(name: str, frame: pd.DataFrame) -> Drawn:
    frame = frame.head(MOST)
    return Drawn(_texts(frame, name), [Series(words.dialogue_word(s), _numbers(frame, s), MARKS[s][0]) for s in DIALOG_STATUSES], "stacked", "0", most=None)


def _spread(statuses: tuple[str, ...], frame: pd.DataFrame) -> Drawn:
    known = list(frame["status"]) if "status" in frame else []
    return Drawn([status_text(s) for s in statuses], [Series(_("Banyaknya"), [known.count(s) for s in statuses], ACCENT, tuple(MARKS[s][0] for s in statuses))], form="0", most=None)


def _weeks(frame: pd.DataFrame) -> Drawn:
    # A unit holds those under it: the topmost of those in sight alone are added up, else people would count twice.
    if frame.empty:
        return Drawn([], [], "line", "#,##0", most=None)
    top = frame.groupby("unit_kerja")["pegawai"].max().idxmax()
    told = frame[frame["unit_kerja"] == top].sort_values("minggu")
    values = [None if state == "belum_diunggah" else plain(n) for n, state in zip(told["catatan"], told["keadaan"], strict=True)]
    return Drawn([short_date(plain(d)) for d in told["minggu"]], [Series(str(top), values, ACCENT)], "line", "#,##0", most=None)


def _ratings(frame: pd.DataFrame) -> Drawn:
    if len(frame):
        frame = frame[frame["periode_akhir"] == frame["periode_akhir"].max()]
        frame = frame[frame["periode_awal"] == frame["periode_awal"].max()].head(MOST)
    return Drawn(_texts(frame, "unit_kerja"), [Series(words.rating_word(code), _numbers(frame, code), shade.lstrip("#")) for code, shade in zip(words.RATING, _SHADES, strict=True)],
                 "percentStacked", "0")


def _curve(frame: pd.DataFrame) -> Drawn:
    lines = (("target_waktu", _("Target waktu"), QUIET, DASH), ("selesai", _("Selesai"), ACCENT, ""), ("kemajuan", _("Capaian menurut ekspor"), ACCENT, DOTS))
    names = [short_date(plain(d)) for d in frame["tanggal"]] if len(frame) else []
    return Drawn(names, [Series(label, _fractions(frame, key), colour, drawn=how) for key, label, colour, how in lines], "line")


def _timeline(frame: pd.DataFrame) -> Drawn:
    frame = frame.head(MOST)
    start, end = (serials(frame[key].tolist()) if len(frame) else [] for key in ("mulai", "tenggat"))
    lasting = [None if a is None or z is None else z - a + 1 for a, z in zip(start, end, strict=True)]
    colours = tuple(MARKS.get(plain(s), MARKS["belum_dijabarkan"])[0] for s in frame["status"]) if len(frame) else ()
    known = [a for a in start if a is not None]
    return Drawn([name if len(name) <= 60 else f"{name[:59]}…" for name in _texts(frame, "rencana_aksi")],
                 [Series("", list(start)), Series(_("Mulai sampai tenggat"), lasting, INK, colours)], "stacked", "[$-421]d mmm", min(known, default=None), None)


def _texts(frame: pd.DataFrame, key: str) -> list[str]:
    return [str(plain(str(one))) for one in frame[key]] if key in frame else []


def _numbers(frame: pd.DataFrame, key: str) -> list[Any]:
    return [plain(v) for v in frame.get(key, [])]


def _fractions(frame: pd.DataFrame, key: str) -> list[Any]:
    return [None if v is None else v / 100 for v in _numbers(frame, key)]


GRAPHS: dict[str, Callable[[pd.DataFrame], Drawn]] = {
    "capaian_unit": partial(_shares, ("capaian", "target_waktu"), "unit_kerja"), "capaian_pegawai": partial(_shares, ("capaian", "target_waktu"), "nama"),
    "capaian_rhk": partial(_spread, RHK_STATUSES), "rencana_aksi": _timeline, "kurva_capaian": _curve,
    "kepatuhan_catatan": partial(_shares, ("kepatuhan",), "unit_kerja"), "kepatuhan_pegawai": partial(_shares, ("kepatuhan",), "nama"), "aktivitas_unit": _weeks,
    "dialog_unit": partial(_statuses, "unit_kerja"), "dialog_pimpinan": partial(_statuses, "nama_atasan"), "frekuensi_dialog": partial(_spread, DIALOG_STATUSES),
    "predikat_unit": _ratings,
}
