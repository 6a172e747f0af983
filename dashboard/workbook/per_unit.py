"""One zip: a workbook for the whole, and one for each unit that has people."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from dashboard.workbook.material import Material, Progress, gather, silent
from dashboard.workbook.texts import plain
from dashboard.workbook.workbook import build
from pipelines.figures.door import Question, Viewer
from pipelines.language import _
from pipelines.warehouse import Warehouse

# What Windows, macOS and e-mail gateways refuse in a file name.
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST = 80


def build_per_unit(warehouse: Warehouse, viewer: Viewer, question: Question, progress: Progress = silent, *, who: str = "",
                   change: Callable[[Material], Material] = lambda material: material) -> bytes:
    """Build the zip; every workbook in it tells the same moment. Progress names the workbook being made and counts those that are; `change` may mask each material, the whole first."""
    progress(_("Seluruh unit terpilih"), 0, 1)
    whole = change(gather(warehouse, viewer, question, who=who))
    units = whole.frame("capaian_unit")
    people = [] if units.empty else [
        str(unit) for unit, count in zip(units["unit_kerja"], units["pegawai"], strict=True) if plain(count)
    ]
    out, taken = io.BytesIO(), set[str]()
    made = whole.dibuat
    stamp = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:  # a workbook is compressed already
        name = file_name(_("Seluruh unit terpilih"), taken)
        target.writestr(zipfile.ZipInfo(name, stamp), build(whole))
        for done, unit in enumerate(sorted(people), start=1):
            progress(unit, done, len(people) + 1)
            material = change(gather(warehouse, viewer, replace(question, units=(unit,)), made=made, who=who))
            target.writestr(zipfile.ZipInfo(file_name(unit, taken), stamp), build(material))
        progress(name, len(people) + 1, len(people) + 1)
    return out.getvalue()


def file_name(unit: str, taken: set[str]) -> str:
    """Return a name that every file system takes, unlike all the others in the zip."""
    stem = re.sub(r"\s+", " ", _UNSAFE.sub(" ", unit)).strip(" .")[:_LONGEST].rstrip(" .") or _("Unit")
    name, number = stem, 2
    while name.casefold() in taken:
        name, number = f"{stem} ({number})", number + 1
    taken.add(name.casefold())
    return f"{_('Buku kerja')} - {name}.xlsx"
