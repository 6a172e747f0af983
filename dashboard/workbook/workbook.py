"""Material in, workbook out: every sheet in its order."""

from __future__ import annotations

from dashboard.workbook.activity import write_activity
from dashboard.workbook.attention import write_attention
from dashboard.workbook.cover import write_cover, write_definitions, write_sources
from dashboard.workbook.dialogues import write_dialogues
from dashboard.workbook.material import Material
from dashboard.workbook.overview import write_overview
from dashboard.workbook.package import package
from dashboard.workbook.page import Book
from dashboard.workbook.results import write_results
from pipelines.language import _, long_date


def build(material: Material) -> bytes:
    """Build the management workbook; pure, so that the same material always gives the same bytes."""
    book = Book(material)
    cover = book.page(_("Sampul"), "")
    write_overview(book)
    write_results(book)
    write_activity(book)
    write_dialogues(book)
    write_attention(book)
    write_definitions(book)
    write_sources(book)
    write_cover(book, cover)
    book.workbook.properties.title = _("Buku kerja kinerja {office} per {date}").format(
        office=material.kantor, date=long_date(material.per))
    return package(book)
