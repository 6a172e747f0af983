"""A short command stays short: nothing is imported that it does not use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder


class _NoPandas(MetaPathFinder):
    """Answer that pandas is not there."""

    def find_spec(self, fullname, path=None, target=None):  # type: ignore[no-untyped-def]
        """Refuse pandas; leave all else to the other finders."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


@contextmanager
def without_pandas() -> Iterator[None]:
    """Keep pyarrow from importing pandas, only to look for its types, at its first array: 0.35 s of a load.

    pyarrow remembers the answer, so this is for processes that end or are replaced after.
    """
    finder = _NoPandas()
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        if finder in sys.meta_path:
            sys.meta_path.remove(finder)
