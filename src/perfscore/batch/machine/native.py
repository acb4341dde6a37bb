"""Machine steps written out as loops, which numba compiles once for each shape."""

import os
from collections.abc import Callable
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numba
import numpy as np

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


def compiled(piece: Piece, folder: Path | None = None) -> Callable[..., None]:
    """Give the machine code of a piece; pieces of one shape share it.

    Args:
        piece: The steps.
        folder: Where code is kept between runs; nobody else may be able to write
            there. None keeps it for this run alone.
    """
    return _compiled(source(piece), folder)


def is_kept(piece: Piece, folder: Path | None) -> bool:
    """Whether a piece was compiled before, in this run or in an earlier one."""
    text = source(piece)
    if (text, folder) in _MADE:
        return True
    return folder is not None and _path(text, folder).exists()


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
    lines.extend(f"        x{index} = c{index}[i]" for index in range(len(piece.keys)))
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


_MADE: dict[tuple[str, Path | None], Callable[..., None]] = {}
"""The code of this run; a program meets few shapes, and none is ever another."""


def _compiled(text: str, folder: Path | None) -> Callable[..., None]:
    made = _MADE.get((text, folder))
    if made is None:
        function = _defined(text) if folder is None else _imported(text, folder)
        jit = numba.njit(nogil=True, error_model="numpy", cache=folder is not None)
        made = _MADE[text, folder] = jit(function)
    return made


def _defined(text: str) -> Callable[..., None]:
    names: dict[str, Any] = {"np": np}
    exec(compile(text, "<piece>", "exec"), names)  # noqa: S102 - text of our own
    function: Callable[..., None] = names["piece"]
    return function


def _imported(text: str, folder: Path) -> Callable[..., None]:
    """Define a piece in a file of its own, beside which numba keeps the code."""
    path = _path(text, folder)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(f"import numpy as np\n\n\n{text}", "utf-8")
        draft.replace(path)
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        return _defined(text)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[..., None] = module.piece
    return function


def _path(text: str, folder: Path) -> Path:
    digest = sha256(f"{numba.__version__}\n{text}".encode()).hexdigest()
    return folder / f"piece_{digest[:32]}.py"
