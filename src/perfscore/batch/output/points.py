"""Points become cells of a table, in the places to which a set rounds."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.rules import POINTS_TOO_LONG
from perfscore.batch.sheet import TOO_LONG
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text
from perfscore.score.result import Finding, Score


def decimals(
    whole: NDArray[np.int64], is_blank: NDArray[np.bool_], type_: pa.Decimal128Type
) -> pa.Array:
    """Make decimals of whole numbers of their last place; none where ``is_blank``."""
    halves = np.empty((len(whole), 2), np.int64)
    halves[:, 0] = whole
    halves[:, 1] = whole >> 63
    valid = None
    if is_blank.any():
        valid = pa.py_buffer(np.packbits(~is_blank, bitorder="little").tobytes())
    return pa.Array.from_buffers(
        type_, len(whole), [valid, pa.py_buffer(halves.tobytes())]
    )


def points(
    whole: NDArray[np.int64],
    is_blank: NDArray[np.bool_],
    exact: Mapping[int, Fraction | None],
    type_: pa.DataType,
    places: int,
) -> pa.Array:
    """Make a column of points: as the kernel has them, and ``exact`` ones by row.

    Raises:
        ValueError: Where an exact score has more places than the column: the set
            rounds, so that this is a fault of ours.
    """
    if pa.types.is_string(type_):
        return pa.array(
            [
                _text(exact[row])
                if row in exact
                else (None if is_blank[row] else _text(Fraction(int(each), 10**places)))
                for row, each in enumerate(whole)
            ],
            type_,
        )
    if exact:
        whole, is_blank = whole.copy(), is_blank.copy()
        for row, value in exact.items():
            is_blank[row] = value is None or is_too_long(value, places)
            whole[row] = 0 if is_blank[row] else _whole(value or Fraction(), places)
    return decimals(whole, is_blank, type_)


def decimal(value: Fraction | None, type_: pa.DataType) -> Decimal | str | None:
    """Give one score as a cell of a column of points."""
    if value is None or pa.types.is_string(type_):
        return _text(value)
    if is_too_long(value, type_.scale):
        return None
    return Decimal(_whole(value, type_.scale)).scaleb(-type_.scale)


def is_too_long(value: Fraction, places: int) -> bool:
    """Whether points have more digits than a cell holds."""
    size = abs(value) * Fraction(10) ** places
    return bool(size >= TOO_LONG)


def not_shown(score: Score, type_: pa.DataType) -> Iterator[Finding]:
    """Say which points of a score have no cell because they are too long."""
    if pa.types.is_string(type_):
        return
    lines = (("/".join(each.path), each.score) for each in score.lines)
    for name, value in (*lines, ("总分", score.total)):
        if value is not None and is_too_long(value, type_.scale):
            digits = len(str(abs(value).__floor__())) + type_.scale
            yield Finding(
                POINTS_TOO_LONG,
                Text(
                    f"“{name}”的得分连小数 {digits} 位，一格最多 18 位，空着",
                    f"the points of “{name}” have {digits} digits with their decimals; "
                    "a cell holds 18, and is left blank",
                ),
            )


def _whole(value: Fraction, places: int) -> int:
    whole = value * 10**places
    if whole.denominator != 1:
        msg = f"{value} has more than {places} places"
        raise ValueError(msg)
    return int(whole)


def _text(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def repeated(codes: NDArray[np.int64], words: Sequence[str]) -> pa.DictionaryArray:
    """Make a column of words by their numbers; below 0 there is none."""
    return pa.DictionaryArray.from_arrays(
        pa.array(codes, pa.int32(), mask=codes < 0), pa.array(words, pa.string())
    )
