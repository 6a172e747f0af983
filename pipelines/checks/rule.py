"""What a rule is, and the list of all of them: one module of this package a rule, its name the finding's code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

TOLAK, PERINGATAN, INFO = "tolak", "peringatan", "info"


@dataclass(frozen=True)
class Rule:
    """Hold what one rule says and how heavy it is.

    message has two sentences (what is wrong, what to do next) and may name {nilai} and {kolom}; suggestion, a third one
    that names {saran}, follows where there is one. sql, where the typing of the row does not already tell, selects
    lembar_no, baris, kolom, nilai (and saran) from the typed rows `terketik` of the kinds named; baris is null for what is
    said of a sheet. sql_at_end does so once, when all rows stand and are linked. near, where typing tells, selects nilai and
    saran for values of `temuan_semua`.
    """

    severity: str
    message: str
    kinds: tuple[str, ...] = ()
    sql: str | None = None
    sql_at_end: str | None = None
    near: str | None = None
    suggestion: str = ""
    code: str = ""


@cache
def rules() -> dict[str, Rule]:
    """Return every rule of this package by its code."""
    found = {}
    for module in iter_modules([str(p) for p in _package_path()]):
        if module.name != "rule":
            rule = import_module(f"{__package__}.{module.name}").rule
            found[module.name] = replace(rule, code=module.name)
    return found


def _package_path() -> list[str]:
    return list(import_module(__package__).__path__)
