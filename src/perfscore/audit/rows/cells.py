"""What a cell of a form holds: a number, words, the mark of a blank."""

from perfscore.intake.plain import plain
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Cell
from perfscore.model.targets import NotApplicableCell, NumberCell

_NONE = "无"


def number_in(cell: Cell | None, year: int | None = None) -> NumberCell | None:
    """Read a cell that holds a number; None where it is blank or says another thing."""
    value = None if cell is None else cell_value(cell.text, year=year)
    return value if isinstance(value, NumberCell) else None


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell is not printed, or holds but the mark of a blank."""
    return cell is None or cell_value(cell.text) is None


def says_not_applicable(cell: Cell | None) -> bool:
    """Whether a cell says 不适用, 不涉及 and the like."""
    value = None if cell is None else cell_value(cell.text)
    return isinstance(value, NotApplicableCell)


def has_text(cell: Cell | None) -> bool:
    """Whether a cell states anything; dashes, 无 and 不适用 state nothing."""
    if cell is None or is_blank(cell) or says_not_applicable(cell):
        return False
    return plain(cell.text) != _NONE
