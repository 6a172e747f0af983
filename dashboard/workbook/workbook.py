"""Material in, workbook out: every sheet in its order."""

from __future__ import annotations

from dashboard.workbook.activity import write_activity, write_people
from dashboard.workbook.attention import agenda_list, write_agenda, write_praise
from dashboard.workbook.book import Book
from dashboard.workbook.cover import write_cover
from dashboard.workbook.data import day_list, person_list, write_days, write_persons, write_unit_settings
from dashboard.workbook.dialogues import (
    follow_up_list,
    meeting_list,
    people_list,
    write_dialogues,
    write_follow_ups,
    write_leaders,
    write_meetings,
    write_units,
)
from dashboard.workbook.grounds import calendar_list, write_calendar, write_points
from dashboard.workbook.lists import declare
from dashboard.workbook.material import Material, Progress, silent
from dashboard.workbook.overview import write_overview
from dashboard.workbook.quality import write_definitions, write_quality, write_sources
from dashboard.workbook.ratings import report_list, write_bkn, write_ratings, write_reported
from dashboard.workbook.results import plan_list, write_cascade, write_plans, write_results, write_stalled
from dashboard.workbook.steps import step_list, write_steps
from pipelines.language import _


def build(material: Material, progress: Progress = silent) -> bytes:
    """Build the management workbook; pure, so that the same material always gives the same bytes."""
    book = Book(material, progress)
    cover = book.page(_("Sampul"), "")
    calendar = calendar_list(book)
    steps, plans, people, agenda = step_list(book, calendar), plan_list(book), people_list(book), agenda_list(book)
    days, meetings, persons, agreed, reported = day_list(book), meeting_list(book), person_list(book), follow_up_list(book), report_list(book)
    for listed in (calendar, steps, plans, people, agenda, days, meetings, persons, agreed, reported):
        declare(book, listed)  # formulas look ahead to sheets that come later
    write_overview(book)
    write_results(book)
    write_plans(book, plans)
    write_stalled(book)
    write_cascade(book)
    write_steps(book, steps)
    write_activity(book)
    write_people(book)
    write_dialogues(book, people)
    write_units(book)
    write_leaders(book)
    write_follow_ups(book, agreed)
    write_agenda(book, agenda)
    write_praise(book)
    write_ratings(book)
    write_bkn(book)
    write_reported(book, reported)
    write_persons(book, persons)
    write_days(book, days)
    write_meetings(book, meetings)
    write_unit_settings(book)
    write_calendar(book, calendar)
    write_points(book)
    write_definitions(book)
    write_sources(book)
    write_quality(book)
    write_cover(book, cover)
    return book.close()
