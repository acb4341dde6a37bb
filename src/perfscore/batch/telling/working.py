"""What holds in some rows is worked out exactly, and put into words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Field, Key, plain_key
from perfscore.batch.machine.blocks import BLOCK, cells_of
from perfscore.batch.machine.integers import Integers
from perfscore.batch.program.ir import TRUTHS, Program
from perfscore.batch.telling.findings import (
    Blank,
    Condition,
    Is,
    OfCell,
    Telling,
    When,
)
from perfscore.batch.telling.pieces import Piece
from perfscore.batch.telling.wholes import Tellings
from perfscore.diagnostics.model import Language
from perfscore.score.result import Finding

Bools = NDArray[np.bool_]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells rows by one program; ``texts`` are the numbers of the set's texts."""

    program: Program
    texts: Mapping[str, int]
    tellings: Tellings
    language: Language

    def told(
        self,
        columns: Mapping[Key, Column],
        rows: Rows,
        names: pa.Array | None = None,
    ) -> Iterator[Piece | Rows]:
        """Give what is told of some rows, and those that only the exact scorer knows.

        ``names`` are what the rows are called.
        """
        places = list(dict.fromkeys(self.tellings.places))
        needed = self.program.needed(places)
        keys = {self.program.instructions[each].key for each in needed}
        used = {
            key: column for key, column in columns.items() if plain_key(key) in keys
        }
        for start in range(0, len(rows), BLOCK):
            some = rows[start : start + BLOCK]
            for is_long in (False, True):
                cells = {
                    key: cells_of(column, self.texts, some)
                    for key, column in used.items()
                }
                work = Integers(self.program, cells, len(some), is_long=is_long)
                work.work_out(places)
                yield from self._of(_Worked(work, some), columns, names)
                some = some[work.overflowed]
                if not len(some):
                    break

    def _of(
        self,
        worked: "_Worked",
        columns: Mapping[Key, Column],
        names: pa.Array | None,
    ) -> Iterator[Piece | Rows]:
        unsure = np.zeros(len(worked.rows), np.bool_)
        for when in self.tellings.unsure:
            unsure |= worked.hold(when)
        if unsure.any():
            yield worked.rows[unsure & worked.sure]
        left = worked.sure & ~unsure
        said: dict[tuple[object, ...], Bools] = {}
        for each in self.tellings.told:
            holds = worked.hold(each.when) & left
            if each.cause and holds.any():
                key = (each.cause, each.finding.rule.name, each.finding.message.zh)
                before = said.get(key)
                if before is not None:
                    holds &= ~before
                said[key] = holds if before is None else before | holds
            if not holds.any():
                continue
            if each.cell is not None:
                column = columns.get(each.cell)
                yield from self._of_cell(each, column, worked.rows[holds])
                if column is not None and column.told is not None:
                    holds &= column.told[worked.rows] == 0
            if holds.any() and each.of_cell is OfCell.LACKS:
                yield self._piece(worked, each, holds, names)

    def _of_cell(
        self, telling: Telling, column: Column | None, rows: Rows
    ) -> Iterator[Piece]:
        """Tell what is said of odd cells."""
        if column is None or column.told is None or telling.cell is None:
            return
        codes = column.told[rows]
        is_datum = telling.cell.field is Field.DATUM
        for code in np.unique(codes[codes > 0]).tolist():
            said = column.said[code - 1]
            told = () if said.fault is None else (said.fault,)
            match telling.of_cell:
                case OfCell.LACKS if is_datum:
                    told = ()
                case OfCell.NOTES:
                    told = said.notes
            for order, each in enumerate(told):
                message, path = each.message, telling.finding.path
                made = replace(
                    telling,
                    finding=Finding(each.rule, message, path, None, each.hint),
                    order=telling.order + order,
                    blanks=(),
                )
                words = message.in_language(self.language)
                yield Piece(made, rows[codes == code], words)

    def _piece(
        self, worked: "_Worked", telling: Telling, holds: Bools, names: pa.Array | None
    ) -> Piece:
        message = telling.finding.message.in_language(self.language)
        at = np.flatnonzero(holds)
        rows = worked.rows[at]
        words: str | pa.Array = message
        if telling.blanks:
            filled = {
                each.mark: worked.words(each, at, names) for each in telling.blanks
            }
            words = filled_in(message, filled)
        return Piece(telling, rows, words)


def filled_in(message: str, words: Mapping[str, pa.Array]) -> pa.Array:
    """Put words at the marks of a message."""
    parts: list[pa.Array | pa.Scalar] = []
    plain = ""
    for letter in message:
        if letter in words:
            parts += [pa.scalar(plain), words[letter]]
            plain = ""
        else:
            plain += letter
    return pc.binary_join_element_wise(*parts, pa.scalar(plain), "")


@dataclass(frozen=True, slots=True)
class _Worked:
    """A program worked out on some rows."""

    work: Integers
    rows: Rows

    @property
    def sure(self) -> Bools:
        """The rows in which the numbers were not too long."""
        return ~self.work.overflowed

    def hold(self, when: When) -> Bools:
        """Say in which rows conditions hold."""
        made = np.ones(len(self.rows), np.bool_)
        for each in when:
            made &= self._holds(each)
        return made

    def _holds(self, condition: Condition) -> Bools:
        place, wanted = condition
        is_truth = self.work.program.instructions[place].op in TRUTHS
        known = self.work.truth(place) if is_truth else self.work.number(place)
        match wanted:
            case Is.UNDEFINED:
                return known.undefined
            case Is.DEFINED:
                return ~known.undefined
        value = self.work.truth(place).value
        return (value if wanted is Is.TRUE else ~value) & ~known.undefined

    def words(self, blank: Blank, at: Rows, names: pa.Array | None) -> pa.Array:
        """Give the words of a blank in some rows."""
        if blank.place is None:
            if names is None:
                msg = "rows without names have messages without"
                raise ValueError(msg)
            return names.take(pa.array(self.rows[at]))
        number = self.work.number(blank.place)
        return numbers_in_words(number.top[at], number.under[at], blank.write)


def numbers_in_words(
    top: NDArray[np.int64],
    under: NDArray[np.int64],
    write: Callable[[Fraction], str],
) -> pa.Array:
    """Put fractions into words, each different one once."""
    if top.dtype != object and len(under) and (under == under[0]).all():
        values, codes = np.unique(top, return_inverse=True)
        scale = int(under[0])
        texts = [write(Fraction(int(each), scale)) for each in values]
        return pa.array(texts, pa.string()).take(pa.array(codes))
    known: dict[tuple[int, int], str] = {}
    words = []
    for pair in zip(top.tolist(), under.tolist(), strict=True):
        word = known.get(pair)
        if word is None:
            word = known[pair] = write(Fraction(*pair))
        words.append(word)
    return pa.array(words, pa.string())
