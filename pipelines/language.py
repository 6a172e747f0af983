"""The language of what people read: Indonesian in the source, other languages through gettext."""

from __future__ import annotations

import gettext
import re
from contextvars import ContextVar
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

LANGUAGES = ("id", "en")
WRITTEN = {"id": "id_ID", "en": "en_GB"}  # how each writes dates and numbers
LOCALE_DIR = Path(__file__).parent / "locale"
COUNTED = re.compile(r"\[(\w+):([^|\]]*)\|([^\]]*)\]")
_language: ContextVar[str] = ContextVar("language", default="id")


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("pantau", LOCALE_DIR, [language], fallback=True)


def use_language(language: str) -> None:
    """Set the language of the current context; unknown ones fall back to Indonesian."""
    _language.set(language if language in LANGUAGES else "id")


def current_language() -> str:
    """Return the two-letter code of the current context's language."""
    return _language.get()


class _Counted(str):
    """Hold a translation that words a count, `{n} [n:day|days]`: Indonesian needs one form, English two."""

    __slots__ = ()

    def format(self, *args: object, **given: object) -> str:
        """Choose the form for one or for several, then fill the places."""
        return COUNTED.sub(lambda said: said[2] if str(given[said[1]]) == "1" else said[3], self).format(*args, **given)


def _(text: str) -> str:
    """Translate a text of the source (Indonesian) into the current language."""
    return translated(text, _language.get())


def translated(text: str, language: str) -> str:
    """Translate a text of the source into a language, whichever is in use."""
    if language == "id":
        return text
    told = _catalogue(language).gettext(text)
    return _Counted(told) if COUNTED.search(told) else told


@lru_cache
def _parsed(name: str) -> Locale:
    return Locale.parse(name)


def _locale() -> Locale:
    return _parsed(WRITTEN[_language.get()])


def N_(text: str) -> str:
    """Mark a text that is translated later, where it is shown."""
    return text


def long_date(day: date) -> str:
    """Write a date out: 20 November 2026."""
    return format_date(day, "d MMMM y", locale=_locale())


def short_date(day: date) -> str:
    """Write a date briefly: 20 Nov."""
    return format_date(day, "d MMM", locale=_locale())


def clock(moment: datetime) -> str:
    """Write the time of day: 14.05 in Indonesian, 14:05 in English."""
    return f"{moment:%H.%M}" if _language.get() == "id" else f"{moment:%H:%M}"


def short_month(day: date) -> str:
    """Write a month alone: Nov."""
    return format_date(day, "LLL", locale=_locale())


def month_name(day: date) -> str:
    """Write month and year: November 2026."""
    return format_date(day, "MMMM y", locale=_locale())


def number(value: float, digits: int = 0) -> str:
    """Write a number the way the language does: 1.234,5 in Indonesian."""
    return _written(float(value), digits, _language.get())


@lru_cache(maxsize=4096)  # a screen writes hundreds, most of them again and again
def _written(value: float, digits: int, _in: str) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, pattern, locale=_locale())


def percent(value: float | None, digits: int = 0) -> str:
    """Write a percentage given on the scale 0–100: 62%; a dash where there is none."""
    return "–" if value is None or value != value else number(value, digits) + "%"
