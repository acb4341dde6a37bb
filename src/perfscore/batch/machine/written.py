"""Machine steps are written out as loops, and known by what they do."""

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from perfscore.batch.machine.blocks import Kind
from perfscore.batch.machine.pieces import Piece
from perfscore.batch.machine.steps import Do, From, Register, Step

_INFIX = {
    Do.ADD: "+",
    Do.SUBTRACT: "-",
    Do.MULTIPLY: "*",
    Do.DIVIDE: "/",
    Do.LESS: "<",
    Do.AT_MOST: "<=",
    Do.EQUAL: "==",
    Do.AND: "&",
    Do.OR: "|",
}
_CALLED = {Do.ABSOLUTE: "abs", Do.FLOOR: "np.floor"}
_NAMES = {From.STEP: "r", From.COLUMN: "x", From.FACTOR: "k", From.SCORE: "s"}


class Shape(NamedTuple):
    """What tells the code of one piece from any other's.

    ``text`` are the loops, ``kind`` is of what machine numbers the columns are.
    """

    text: str
    kind: Kind

    def path(self, folder: Path) -> Path:
        """Say in which file of ``folder`` the loops are kept between runs."""
        told = f"{_compiler()}\n{self.kind}\n{self.text}"
        return folder / f"piece_{sha256(told.encode()).hexdigest()[:32]}.py"


def shape_of(piece: Piece, kind: Kind) -> Shape:
    """Write out a piece."""
    return Shape(source(piece), kind)


def has_compiler() -> bool:
    """Whether there is something to compile loops with; it is not loaded for that."""
    return bool(_compiler())


def _compiler() -> str:
    try:
        return version("numba")
    except PackageNotFoundError:
        return ""


def source(piece: Piece) -> str:
    """Write a piece as a function over the rows of a block.

    Its arguments are the factors, the columns, the scores, the outputs and the flags.
    """
    inputs = [f"c{index}" for index in range(len(piece.keys))]
    inputs += [f"q{index}" for index in range(len(piece.scores))]
    inputs += [f"o{index}" for index in range(len(piece.numbers))]
    lines = [f"def piece({', '.join(['f', *inputs, 'flags'])}):"]
    lines.extend(f"    k{index} = f[{index}]" for index in range(len(piece.factors)))
    lines.append("    for i in range(len(flags)):")
    lines.extend(
        f"        x{index} = float(c{index}[i])" for index in range(len(piece.keys))
    )
    lines.extend(
        f"        s{index} = float(q{index}[i])" for index in range(len(piece.scores))
    )
    used = _used(piece)
    for index, step in enumerate(piece.steps):
        if index in used:
            lines.append(f"        r{index} = {_written(step)}")
    for index, register in enumerate(piece.numbers):
        lines.append(f"        o{index}[i] = {_name(register)}")
    bits = [
        f"({_name(register)}) * {1 << bit}"
        for bit, register in enumerate(piece.flags)
        if register.source is not From.FALSE
    ]
    if bits:
        lines.append(f"        flags[i] |= {' + '.join(bits)}")
    return "\n".join((*lines, ""))


def _used(piece: Piece) -> set[int]:
    waiting = [*piece.numbers, *piece.flags]
    found: set[int] = set()
    while waiting:
        register = waiting.pop()
        if register.source is From.STEP and register.at not in found:
            found.add(register.at)
            waiting.extend(piece.steps[register.at].arguments)
    return found


def _written(step: Step) -> str:
    parts = [_name(each) for each in step.arguments]
    match step.do:
        case Do.NOT:
            return f"not {parts[0]}"
        case Do.WHERE | Do.WHERE_TRUTH:
            return f"{parts[1]} if {parts[0]} else {parts[2]}"
        case Do.ABSOLUTE | Do.FLOOR:
            return f"{_CALLED[step.do]}({parts[0]})"
    return f"{parts[0]} {_INFIX[step.do]} {parts[1]}"


def _name(register: Register) -> str:
    if register.source in {From.TRUE, From.FALSE}:
        return str(register.source is From.TRUE)
    return f"{_NAMES[register.source]}{register.at}"
