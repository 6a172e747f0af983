"""A file → sheets of text cells, read in a child process that a hostile file may kill.

Names load on first use: the child imports this package too, and must not wait for what only its parent needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipelines.read.cells import Cells
    from pipelines.read.reader import Reader
    from pipelines.read.refusal import Unreadable

_HOMES = {"Cells": "cells", "Reader": "reader", "Unreadable": "refusal"}
__all__ = ["Cells", "Reader", "Unreadable"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
