"""Everything that can be handed on, by one call: which form, who is masked, whose template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_bytes

from dashboard.workbook.masking import mask
from dashboard.workbook.material import Material, Progress, gather, silent
from dashboard.workbook.office_template import fill, wanted, with_figures
from dashboard.workbook.per_unit import build_per_unit
from dashboard.workbook.summary_pdf import summary_pdf
from dashboard.workbook.tables import tables
from dashboard.workbook.template_marks import markable
from dashboard.workbook.workbook import build
from pipelines.figures.door import Question, Viewer
from pipelines.warehouse import Warehouse

SUFFIX = {"buku": ".xlsx", "per_unit": ".zip", "tabel": ".zip", "pdf": ".pdf", "templat": ".xlsx"}


@dataclass(frozen=True)
class Wish:
    """Say what is to be made: buku, per_unit, tabel, pdf or templat; `samarkan` is nothing, nama, nip or semua."""

    form: str = "buku"
    samarkan: str = ""
    templat: bytes = field(default=b"", repr=False)


def make(warehouse: Warehouse, viewer: Viewer, question: Question, wish: Wish, progress: Progress = silent, *, who: str = "") -> bytes:
    """Make what is wished for; Refused when a template cannot be filled."""
    change = masks(wish.samarkan)
    if wish.form == "per_unit":
        return build_per_unit(warehouse, viewer, question, progress, who=who, change=change)
    asked = wanted(wish.templat) if wish.form == "templat" else set(markable()) if wish.form == "tabel" else set()
    material = gather(warehouse, viewer, question, who=who, progress=progress)
    material = change(with_figures(warehouse, viewer, question, material, asked))
    if wish.form == "templat":
        return fill(wish.templat, material)
    made: dict[str, Callable[[Material], bytes]] = {"tabel": tables, "pdf": summary_pdf}
    return made[wish.form](material) if wish.form in made else build(material, progress)


def masks(what: str) -> Callable[[Material], Material]:
    """Return what masks one material after another: whoever is in the first has the same number in all that follow."""
    salt, first = token_bytes(16), list[Material]()

    def masked(material: Material) -> Material:
        if not what:
            return material
        first.append(material)
        return mask(material, what, salt=salt, among=first[0])

    return masked
