"""How the terminal makes a workbook: with a bar that names the figure asked or the sheet written."""

from __future__ import annotations

import sys
from getpass import getuser

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from dashboard.workbook import build, build_per_unit, gather
from pipelines.figures.door import Question, Viewer
from pipelines.language import _
from pipelines.settings import settings
from pipelines.warehouse import Warehouse


def exported(warehouse: Warehouse, asked: Question, *, per_unit: bool = False) -> bytes:
    """Make the workbook, or one a unit in a zip, with a progress bar on standard error."""
    who = settings().pengguna or getuser()
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(_("Menanyakan angka"), total=None)

        def tell(what: str, done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, description=what)

        if per_unit:
            return build_per_unit(warehouse, Viewer(None), asked, tell, who=who)
        return build(gather(warehouse, Viewer(None), asked, who=who, progress=tell), tell)
