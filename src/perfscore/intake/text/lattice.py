"""Pieces are given to columns, row by row, at the least cost over all of a block."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.columns import AMOUNTS, Field
from perfscore.intake.names import is_level1, is_level2, without_points
from perfscore.intake.text.blanks import Other, blank_cost, other_of
from perfscore.intake.text.crossing import (
    NEW_ROW,
    SAME_ROW,
    WITHIN,
    across_a_blank,
    has_points,
)
from perfscore.intake.text.fit import NEVER, fit
from perfscore.intake.text.paths import (
    FAR,
    SKIPPED,
    Placed,
    Readings,
    State,
    Step,
    backward,
    path_to,
    placed_on,
)
from perfscore.intake.text.pieces import Break, Piece

_BEAM = 12
_HOPELESS = 18
"""A reading that costs so much more than another one at a piece is given up."""
_DEAREST = 14
_MOST_EDGES = 32
_LONGEST_CELL = 40
_DIGITS = "0123456789"
_LEVELS = (Field.LEVEL1, Field.LEVEL2)
_UNSAID = 2
"""What it costs at least that a blank cell is not said where others are."""
_IN_A_LINE = 4
"""What more it costs to begin a row in a line where rows have lines."""
_SELDOM_BLANK = (Field.LEVEL3, Field.NAME, Field.WEIGHT, Field.SCORE)


class Lattice:
    """All readings of a block worth keeping, and the cheapest among them.

    A cell is one or more pieces on end; cells of a row stand in the order of columns,
    each column has one at most. What a cell costs in a column, a blank column, and
    passing over or missing a separator is summed; time grows with the pieces.
    """

    def __init__(  # noqa: PLR0913
        self,
        text: str,
        pieces: Sequence[Piece],
        columns: Sequence[Field],
        headings: Sequence[str],
        *,
        is_funds: bool = False,
        is_glued: bool = False,
    ) -> None:
        """``pieces`` were cut from ``text``; ``columns`` are the block's, in order."""
        self._text = text
        self._pieces = pieces
        self._columns = columns
        self._is_funds = is_funds
        self._is_glued = is_glued
        self._top_has_points = has_points(pieces, is_level1, is_level2)
        self._second_has_points = has_points(pieces, is_level2, is_level1)
        self._others = [other_of(each) for each in headings]
        blanks = [
            blank_cost(each, heading, is_funds=is_funds)
            for each, heading in zip(columns, headings, strict=True)
        ]
        has_lines = any(each.before > Break.CELL for each in pieces[1:])
        self._begun = _IN_A_LINE if has_lines and not is_funds else 0
        says_blanks = not has_lines and not all(each.text for each in pieces)
        if says_blanks and not is_funds:
            blanks = [
                max(cost, _UNSAID) if each not in _LEVELS else cost
                for each, cost in zip(columns, blanks, strict=True)
            ]
        self._wanted = frozenset(
            at
            for at, each in enumerate(columns)
            if says_blanks and not is_funds and each not in _LEVELS
        )
        self._skip = [sum(blanks[:at]) for at in range(len(columns) + 1)]
        self._is_open = [
            all(
                each in _LEVELS or other is Other.COUNT
                for each, other in zip(columns[:at], self._others, strict=False)
            )
            for at in range(len(columns) + 1)
        ]

    def placed(self) -> list[Placed]:
        """Give each cell of the cheapest reading, with what else it might be."""
        count = len(self._pieces)
        costs: list[dict[State, int]] = [{} for _ in range(count + 1)]
        steps: list[list[Step]] = [[] for _ in range(count + 1)]
        came: list[dict[State, Step]] = [{} for _ in range(count + 1)]
        costs[0][-1, ""] = 0
        for at in range(count):
            states = sorted(costs[at].items(), key=lambda each: each[1])[:_BEAM]
            if not states:
                continue
            states = [each for each in states if each[1] <= states[0][1] + _HOPELESS]
            edges = self._edges(at)
            for state, cost in states:
                for step in self._steps(at, state, edges):
                    after, last, total = step[1], step[3], cost + step[6]
                    steps[at].append(step)
                    if total < costs[last].get(after, FAR):
                        costs[last][after] = total
                        came[last][after] = step
        ends = {
            state: cost + self._rest(state[0]) for state, cost in costs[count].items()
        }
        if not ends:
            return []
        best = min(ends, key=lambda each: ends[each])
        back = backward(steps, {each: self._rest(each[0]) for each in ends})
        readings = Readings(costs, steps, back, ends[best])
        path = path_to(came, count, best)
        return list(placed_on(path, readings, self._slice, self._wanted))

    def _rest(self, column: int) -> int:
        """Give what it costs to end a row behind a column."""
        rest = self._skip[-1] - self._skip[column + 1]
        return min(rest, 3) if self._is_funds and column == 0 else rest

    def _edges(self, at: int) -> list[tuple[int, int, int]]:
        """Give the cells that may begin with a piece: end, column, cost."""
        pieces, edges = self._pieces, []
        start, within = pieces[at].start, 0
        longest = _LONGEST_CELL if pieces[at].before is not Break.NONE else 24
        for last in range(at + 1, min(at + longest, len(pieces)) + 1):
            if last > at + 1:
                piece = pieces[last - 1]
                if self._is_glued and (piece.is_name or pieces[last - 2].is_name):
                    break
                within += self._within(pieces[last - 2], piece)
                if within >= NEVER or not piece.text:
                    break
            text = self._text[start : pieces[last - 1].end]
            for column, field in enumerate(self._columns):
                cost = fit(
                    field,
                    text,
                    is_funds=self._is_funds,
                    is_glued=self._is_glued,
                    other=self._others[column],
                )
                if field is Field.LEVEL1:
                    cost += self._top(text)
                if cost < NEVER:
                    edges.append((last, column, cost + within))
        if self._is_glued:
            edges = [each for each in edges if each[2] <= _DEAREST]
            return sorted(edges, key=lambda each: each[2])[:_MOST_EDGES]
        return edges

    def _top(self, text: str) -> int:
        """Give what more it costs to be of level 1, by what has points printed."""
        has_points = without_points(text)[1] is not None
        if not has_points:
            return 6 if self._top_has_points else 0
        return 3 if self._second_has_points and is_level2(text) else 0

    def _within(self, before: Piece, piece: Piece) -> int:
        if piece.before is Break.ROW and piece.text[:1] in "(（":
            return 0
        if piece.before is Break.SPACE:
            return across_a_blank(before.text, piece.text, is_funds=self._is_funds)
        return WITHIN[piece.before]

    def _steps(
        self, at: int, state: State, edges: list[tuple[int, int, int]]
    ) -> Iterator[Step]:
        column, points = state
        piece, rest = self._pieces[at], self._rest(column)
        if not piece.text:
            yield from self._blank(at, state)
            return
        same = SAME_ROW[piece.before]
        split = 0
        if piece.before is Break.NONE and piece.text[0] in _DIGITS:
            split = (
                (0 if self._is_funds else 2)
                if self._pieces[at - 1].text[-1] in _DIGITS
                else 0
            )
            same += split
        if piece.before is Break.ROW and self._is_open[column + 1]:
            same = 0
            if column >= 0 and self._others[0] is Other.COUNT:
                rest = min(rest, 2)
        begun = NEW_ROW[piece.before] + (rest if column >= 0 else 0)
        if piece.before <= Break.CELL:
            begun += self._begun
        for last, to, cost in edges:
            if column < to and column >= 0:
                gap = self._skip[to] - self._skip[column + 1]
                kept, more = self._points(points, to, at, last)
                yield state, (to, kept), at, last, to, False, cost + gap + same + more
            new = cost + self._skip[to] + begun
            kept, _ = self._points("", to, at, last)
            yield state, (to, kept), at, last, to, True, new

    def _blank(self, at: int, state: State) -> Iterator[Step]:
        column, points = state
        ended = column in (-1, len(self._columns) - 1)
        is_free = ended or (self._is_funds and not column)
        yield state, state, at, at + 1, SKIPPED, False, 0 if is_free else 3
        if not ended:
            after = (column + 1, points)
            field = self._columns[column + 1]
            cost = 0 if self._is_funds or field not in _SELDOM_BLANK else 1
            yield state, after, at, at + 1, SKIPPED, False, cost

    def _points(self, before: str, to: int, at: int, last: int) -> tuple[str, int]:
        field = self._columns[to]
        if self._is_funds and self._is_glued and field in AMOUNTS:
            text = self._slice(at, last)
            return text, int(bool(before) and before != text)
        if field not in (Field.WEIGHT, Field.SCORE):
            return ("" if self._is_funds else before), 0
        text = self._text[self._pieces[at].start : self._pieces[last - 1].end]
        if not before:
            return text, 0
        weight, score = read_number(before), read_number(text)
        if field is Field.WEIGHT:
            weight, score = score, weight
        if isinstance(weight, Fraction) and isinstance(score, Fraction):
            return "", 20 if score > weight else int(score != weight)
        return "", 0 if before == text else 2

    def _slice(self, first: int, last: int) -> str:
        return self._text[self._pieces[first].start : self._pieces[last - 1].end]
