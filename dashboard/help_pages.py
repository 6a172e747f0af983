"""The help pages of the command in the language in use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce
from typing import Any

import typer

from pipelines.language import _


def helpful(app: typer.Typer) -> Any:
    """Build the command with its help in the language in use; only for help pages, as every text is looked up."""
    _speak_our_words()
    command = typer.main.get_command(app)
    for one in (command, *getattr(command, "commands", {}).values()):
        one.help = one.help and _(one.help)
        for param in one.params:
            param.help = getattr(param, "help", None) and _(param.help)
        shown = one.get_help_option(typer.Context(one, **command.context_settings))
        shown.help = _("Tampilkan bantuan ini lalu keluar.")
        one.get_usage = partial(_usage, one.get_usage)
    return command


def _usage(written: Callable[[typer.Context], str], context: typer.Context) -> str:
    words = {"Usage: ": _("Pemakaian: "), "[OPTIONS]": _("[PILIHAN]"), "COMMAND [ARGS]...": _("PERINTAH [MASUKAN]...")}
    return reduce(lambda told, word: told.replace(word, words[word], 1), words, written(context))


def _speak_our_words() -> None:
    """Give the help pages' titles in our words; imported only for them, as it takes a tenth of a second."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = _("Masukan")
    rich_utils.OPTIONS_PANEL_TITLE = _("Pilihan")
    rich_utils.COMMANDS_PANEL_TITLE = _("Perintah")
    rich_utils.ERRORS_PANEL_TITLE = _("Salah tulis")
    rich_utils.REQUIRED_LONG_STRING = "[" + _("wajib") + "]"
    rich_utils.DEFAULT_STRING = "[" + _("bawaan: {}") + "]"
