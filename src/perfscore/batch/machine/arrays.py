"""Machine steps run on blocks of rows by numpy, without anything to compile."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.machine.pieces import Piece
from perfscore.batch.machine.steps import Do, From, Register, Step
from perfscore.batch.results import Scores

Floats = NDArray[np.float64]

_FUNCTIONS: Mapping[Do, Callable[..., Any]] = {
    Do.ADD: np.add,
    Do.SUBTRACT: np.subtract,
    Do.MULTIPLY: np.multiply,
    Do.DIVIDE: np.divide,
    Do.ABSOLUTE: np.abs,
    Do.FLOOR: np.floor,
    Do.LESS: np.less,
    Do.AT_MOST: np.less_equal,
    Do.EQUAL: np.equal,
    Do.AND: np.logical_and,
    Do.OR: np.logical_or,
    Do.NOT: np.logical_not,
    Do.WHERE: np.where,
    Do.WHERE_TRUTH: np.where,
}


def worked_out(
    steps: Sequence[Step],
    factors: Floats,
    columns: Sequence[Floats],
    scores: Sequence[Scores] = (),
) -> Callable[[Register], Any]:
    """Work out steps on columns; give the function that tells a register's values."""
    made: list[Any] = []

    def value(register: Register) -> Any:  # noqa: ANN401 - floats, truths or arrays
        match register.source:
            case From.STEP:
                return made[register.at]
            case From.COLUMN:
                return columns[register.at]
            case From.FACTOR:
                return factors[register.at]
            case From.SCORE:
                return scores[register.at].astype(np.float64)
        return register.source is From.TRUE

    with np.errstate(all="ignore"):
        for step in steps:
            parts = [value(each) for each in step.arguments]
            made.append(_FUNCTIONS[step.do](*parts))
    return value


def run(  # noqa: PLR0913, PLR0917 - a piece, what it reads, where results go
    piece: Piece,
    factors: Floats,
    columns: Sequence[Floats],
    scores: Sequence[Scores],
    outputs: Sequence[Scores],
    flags: NDArray[np.uint8],
) -> None:
    """Work out a block: its numbers into ``outputs``, what is told of rows into flags.

    All arrays are as long as the block; ``flags`` are added to.
    """
    value = worked_out(piece.steps, factors, columns, scores)
    for output, register in zip(outputs, piece.numbers, strict=True):
        with np.errstate(all="ignore"):  # what is undefined is any number
            output[:] = np.asarray(value(register), np.float64).astype(output.dtype)
    for bit, register in enumerate(piece.flags):
        holds = np.asarray(value(register), dtype=np.uint8)
        flags |= holds << np.uint8(bit)
