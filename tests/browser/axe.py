"""What axe-core finds on a page: what is serious and ours to mend."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

# Streamlit's own table is a canvas with a hidden table behind it, and its menu on phones nests groups in a list; neither is ours to mend.
THEIRS = {"exclude": [["[data-testid=stDataFrame]"], ["[data-testid=stSidebarNavItems]"]]}
UNTOLD = "charts => charts.filter(c => !(c.getAttribute('aria-label') || c.closest('[aria-label]') || c.querySelector('[aria-label]'))).length"


def serious_faults(page: Any) -> list[tuple[str, str]]:
    """Return the serious faults of the page as it stands, each with the first element that has it."""
    found = Axe().run(page, context=THEIRS).response["violations"]
    faults = [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in found if fault["impact"] in ("serious", "critical")]
    if untold := page.locator("[data-testid=stPlotlyChart]").evaluate_all(UNTOLD):
        faults.append(("chart without a description", str(untold)))
    return faults
