"""How the terminal makes what is handed on: what the options ask for, and a bar that names the figure asked or the sheet written."""

from __future__ import annotations

import sys
from getpass import getuser
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from dashboard.opening import fail
from dashboard.workbook.office_template import Refused
from dashboard.workbook.outputs import SUFFIX, Wish, make
from pipelines.figures.door import Question, Viewer, units
from pipelines.language import _
from pipelines.settings import settings
from pipelines.warehouse import Warehouse, WarehouseBusy, open_warehouse

MASKS = ("nama", "nip", "semua")


def wished(target: Path, *, per_unit: bool, tabel: bool, templat: Path | None, samarkan: str | None) -> Wish:
    """Turn the options of the command into a wish; leave with a message where they do not fit each other or the file's name."""
    if samarkan is not None and samarkan not in MASKS:
        raise fail(_("--samarkan {pilihan} tidak dikenal. Pilih salah satu: nama, nip, semua.").format(pilihan=samarkan), 2)
    if per_unit + tabel + (templat is not None) > 1:
        raise fail(_("--per-unit, --tabel, dan --templat tidak dapat dipakai bersama. Pilih salah satu."), 2)
    suffix = target.suffix.lower()
    form = "per_unit" if per_unit else "tabel" if tabel else "templat" if templat else "pdf" if suffix == ".pdf" else "buku"
    if suffix in (".pdf", ".xlsx", ".zip") and suffix != SUFFIX[form]:
        raise fail(_("{path} tidak cocok dengan isinya. Tulis nama yang berakhir dengan {akhiran}, atau untuk zip tambahkan --per-unit atau --tabel.").format(
            path=target, akhiran=SUFFIX[form]), 2)
    try:
        return Wish(form, samarkan or "", templat.read_bytes() if templat else b"")
    except OSError as error:
        raise fail(_("{path} tidak dapat dibaca. Periksa nama berkas templatnya.").format(path=templat), 2) from error


def known_units() -> list[str]:
    """List the office's units for the forms; none when there is no warehouse yet, or another process holds it."""
    if not settings().warehouse_path.exists():
        return []
    try:
        with open_warehouse() as warehouse:
            return [str(unit) for unit in units(warehouse, Viewer(None))["unit_kerja"]]
    except WarehouseBusy:  # forms are useful without
        return []


def exported(warehouse: Warehouse, asked: Question, wish: Wish) -> bytes:
    """Make what is wished for, with a progress bar on standard error; leave with a message when a template cannot be filled."""
    who = settings().pengguna or getuser()
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(_("Menanyakan angka"), total=None)

        def tell(what: str, done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, description=what)

        try:
            return make(warehouse, Viewer(None), asked, wish, tell, who=who)
        except Refused as error:
            raise fail(str(error), 2) from error
