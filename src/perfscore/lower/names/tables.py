"""The columns of a table (明细表), as they are known while a set is lowered."""

from dataclasses import dataclass, field

from perfscore.model.data import Datum
from perfscore.model.expressions import Column, Expression
from perfscore.source import Span
from perfscore.syntax import tree as t


@dataclass(slots=True)
class TableNames:
    """A table's columns: those reported, and those computed as written and lowered.

    ``lowered`` holds None for a computed column with a fault, ``faulty`` the names of
    reported ones with one; their faults are told already.
    """

    span: Span
    name: str
    columns: dict[str, Datum] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    written: dict[str, t.ComputedColumn] = field(default_factory=dict)
    lowered: dict[str, Expression | None] = field(default_factory=dict)

    @property
    def all_names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return (*self.columns, *self.written)

    def knows(self, name: str) -> bool:
        """Whether the table has a column of this name, be it a faulty one."""
        return name in self.columns or name in self.written or name in self.faulty

    def read(self, span: Span, name: str) -> Column | None:
        """Give the reading of a column that the table knows; None for a faulty one."""
        datum = self.columns.get(name)
        if datum is not None:
            return Column(span=span, type=datum.type, table=self.name, name=name)
        body = self.lowered.get(name)
        if body is None:
            return None
        return Column(span=span, type=body.type, table=self.name, name=name)
