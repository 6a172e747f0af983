"""What a column's header says, and which column serves which field."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.recognise.calendar_columns import Calendar
from pipelines.recognise.vocabulary import Kind


@dataclass(frozen=True)
class Header:
    """Hold one column's header: its full text, the texts to try with their trust, and the lower of two headers where it says something of its own."""

    label: str
    texts: tuple[tuple[str, float], ...]
    own: str = ""


@dataclass
class Assignment:
    """Hold which column serves which field, how surely, and what is left over."""

    kind: Kind
    columns: dict[str, int] = field(default_factory=dict)
    trust: dict[str, float] = field(default_factory=dict)
    lexical: dict[str, float] = field(default_factory=dict)  # trust by the header's words alone
    words: dict[str, str] = field(default_factory=dict)
    by_values: set[str] = field(default_factory=set)
    ignored: set[int] = field(default_factory=set)
    private: set[int] = field(default_factory=set)
    unmapped: list[int] = field(default_factory=list)
    number_column: int | None = None
    calendar: Calendar = field(default_factory=Calendar)     # the columns of tables laid out by month or quarter

    def put(self, name: str, column: int, trust: float, word: str, lexical: float = 0.0) -> None:
        """Give a column to a field."""
        self.lexical[name] = lexical or trust
        self.columns[name] = column
        self.trust[name] = trust
        self.words[name] = word

    def drop(self, name: str) -> None:
        """Take a field's column away."""
        for known in (self.columns, self.trust, self.words, self.lexical):
            known.pop(name, None)
        self.by_values.discard(name)
