"""The rhythm of dialogues where a chart would be too narrow: a card a person, with the meetings of the year as dots on a line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pandas as pd

from dashboard.screens.cards import day, status, table, text
from dashboard.screens.two_widths import person_link
from dashboard.tokens import Tokens
from pipelines.language import _

YEAR = timedelta(days=365)


def rhythm_rows(people: pd.DataFrame, meetings: pd.DataFrame, per: date, of: Tokens) -> str:
    """Write people (frekuensi_dialog) with their meetings (linimasa_dialog) of the year up to a day; the line ends where the last of them is due."""
    held = {nip: days.tolist() for nip, days in meetings[meetings["nip"].isin(people["nip"])].groupby("nip")["tanggal"]}
    end = max([pd.Timestamp(per), *people["jatuh_tempo"].dropna()])
    cells = [[
        f'{person_link(row)}<div class="redup">{text(row["unit_kerja"])}</div>',
        _line(held.get(row["nip"], []), per, end), status(row["status"], of), day(row["terakhir"]), day(row["jatuh_tempo"]),
    ] for row in people.to_dict("records")]
    return table([(_("Pegawai"), False), (_("Setahun ini"), False), (_("Status"), False), (_("Terakhir"), True), (_("Jatuh tempo"), True)], cells)


def _line(days: Iterable[pd.Timestamp], per: date, end: pd.Timestamp) -> str:
    first = pd.Timestamp(per) - YEAR

    def place(at: pd.Timestamp) -> float:
        return 100 * (pd.Timestamp(at) - first) / (end - first)

    dots = "".join(f'<i style="left:{place(one):.1f}%"></i>' for one in days if pd.Timestamp(one) >= first)
    return f'<span class="pk-tali" aria-hidden="true">{dots}<u style="left:{place(pd.Timestamp(per)):.1f}%"></u></span>'
