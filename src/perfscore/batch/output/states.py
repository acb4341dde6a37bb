"""What became of a line, of one that the exact scorer scored."""

from perfscore.batch.results import CellState
from perfscore.score.result import IndicatorScore


def state_of(line: IndicatorScore) -> CellState:
    """Say what became of a line."""
    if line.is_skipped:
        return CellState.SKIPPED
    if line.is_left_out:
        return CellState.LEFT_OUT
    return CellState.UNDEFINED if line.score is None else CellState.SCORED
