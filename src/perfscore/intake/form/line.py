"""A row of the indicators while its form is being read."""

from dataclasses import dataclass, field

from perfscore.intake.columns import Field
from perfscore.intake.form.rows import Row, joined, prose
from perfscore.intake.grid import GridCell
from perfscore.model.assessment import Cell


@dataclass(slots=True)
class Line:
    """An indicator, or headings alone.

    ``levels`` are the cells of its headings by level from 1, ``own`` says which of
    them begin in this row. ``joint`` are level-2 headings that share the row.
    """

    row: Row
    levels: dict[int, GridCell] = field(default_factory=dict)
    own: dict[int, GridCell] = field(default_factory=dict)
    name: GridCell | None = None
    values: dict[Field, list[GridCell]] = field(default_factory=dict)
    extras: list[tuple[str, GridCell]] = field(default_factory=list)
    joint: list[GridCell] = field(default_factory=list)
    points: list[tuple[str, Cell]] = field(default_factory=list)
    rating: Cell | None = None

    @property
    def is_heading(self) -> bool:
        """Whether nothing but headings stands in the row."""
        return self.name is None and not self.values

    def reaches(self, other: "Line") -> bool:
        """Whether this indicator's name is merged down to the row of ``other``."""
        name = self.name
        return (
            name is not None
            and self.row.grid is other.row.grid
            and name.row + name.row_span > other.row.number
        )

    def cell(self, wanted: Field) -> Cell | None:
        """Give what stands in a field; several cells as one text."""
        cells = self.values.get(wanted)
        if not cells:
            return None
        return prose(cells[0]) if len(cells) == 1 else joined(cells)
