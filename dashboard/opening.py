"""How a command opens the warehouse and how it leaves with a message."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console

from pipelines.warehouse import Warehouse, WarehouseBusy, open_warehouse

errors = Console(stderr=True)


def fail(message: str, code: int = 1) -> typer.Exit:
    """Say what is wrong on standard error and give the exit to raise."""
    errors.print(message, markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(code)


def opened(path: Path | None) -> Warehouse:
    """Open the warehouse or leave with the message that says who holds it."""
    try:
        return open_warehouse(path)
    except WarehouseBusy as error:
        raise fail(str(error)) from error
