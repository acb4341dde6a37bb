"""Loops over machine steps are compiled by numba, once for each shape."""

import os
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numba
import numpy as np
from numba import types

from perfscore.batch.machine.blocks import Kind
from perfscore.batch.machine.pieces import Piece
from perfscore.batch.machine.written import Shape, shape_of


def compiled(
    piece: Piece, kind: Kind = "float64", folder: Path | None = None
) -> Callable[..., None]:
    """Give the machine code of a piece; pieces of one shape share it.

    Args:
        piece: The steps.
        kind: Of what machine numbers the columns are.
        folder: Where code is kept between runs; nobody else may be able to write
            there. None keeps it for this run alone.
    """
    shape = shape_of(piece, kind)
    made = _MADE.get((shape, folder))
    if made is None:
        function = _defined(shape.text) if folder is None else _imported(shape, folder)
        jit = numba.njit(
            _signature(piece, kind),
            nogil=True,
            error_model="numpy",
            cache=folder is not None,
        )
        made = _MADE[shape, folder] = jit(function)
    return made


def _signature(piece: Piece, kind: Kind) -> Any:  # noqa: ANN401 - numba has no types
    """Say of what type each argument is; the columns are only read."""
    column = types.Array(getattr(types, kind), 1, "C", readonly=True)
    whole, flags = types.int32[::1], types.uint8[::1]
    return types.void(
        types.float64[::1],
        *(column,) * len(piece.keys),
        *(whole,) * (len(piece.scores) + len(piece.numbers)),
        flags,
    )


_MADE: dict[tuple[Shape, Path | None], Callable[..., None]] = {}
"""The code of this run; a program meets few shapes, and none is ever another."""


def _defined(text: str) -> Callable[..., None]:
    names: dict[str, Any] = {"np": np}
    exec(compile(text, "<piece>", "exec"), names)  # noqa: S102 - text of our own
    function: Callable[..., None] = names["piece"]
    return function


def _imported(shape: Shape, folder: Path) -> Callable[..., None]:
    """Define a piece in a file of its own, beside which numba keeps the code."""
    path, text = shape.path(folder), shape.text
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
