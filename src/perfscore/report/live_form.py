"""A scored form whose 执行率, 得分, 总分 and 等级 compute by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.formulas.bands import band_name
from perfscore.formulas.formula import Formula, Reference
from perfscore.formulas.parts import BLANK, Parts, call, if_, made
from perfscore.formulas.rounding import rounded
from perfscore.model.indicator_set import Footing
from perfscore.model.outcomes import Role as IndicatorRole
from perfscore.report.blank.settling import ranges
from perfscore.report.execution import execution_line
from perfscore.report.indicator_rows import level_count, printed_lines
from perfscore.report.live.reading import Reading, reading_of
from perfscore.report.paper import Paper
from perfscore.report.table import Role, Table, TableCell
from perfscore.score.result import IndicatorScore, Score

_GRADE = "等级："


def live_paper(score: Score, paper: Paper) -> Paper:
    """Put formulas into the cells of a filed form that are worked out.

    ``paper`` is that of :func:`perfscore.report.filed_form.filed_form`. A formula
    stands where all that it reads are numbers of the paper, or stated by the set;
    elsewhere, and where a person gave the points, the number stays as it is. The
    texts and numbers of all cells are kept.
    """
    live = _Live(score, reading_of(score, paper))
    form = paper.tables[0]
    formulas = dict(live.formulas(form))
    cells = tuple(
        replace(each, formula=formulas[each.row, each.column])
        if (each.row, each.column) in formulas
        else each
        for each in form.cells
    )
    return replace(paper, tables=(replace(form, cells=cells), *paper.tables[1:]))


_Found = tuple[tuple[int, int], Formula]


@dataclass(frozen=True, slots=True)
class _Live:
    score: Score
    reading: Reading

    def formulas(self, form: Table) -> Iterator[_Found]:
        """Give the formulas by the place of their cell."""
        rate = self.reading.rate()
        if rate is not None:
            yield rate
        cells = dict(self._score_cells(form))
        for line in self.score.lines:
            at = cells.get(line.path)
            formula = None if at is None else self._line(line)
            if at is not None and formula is not None:
                yield (at.row, at.column), formula
        yield from self._whole(form, cells)

    def _score_cells(self, form: Table) -> Iterator[tuple[tuple[str, ...], TableCell]]:
        """Give the cell of each line's 得分 that holds a number."""
        levels = level_count(self.score)
        first = self.reading.first
        column = [
            each
            for each in form.cells
            if each.column == levels + 4 and first < each.row and each.row_span >= 1
        ]
        column.sort(key=lambda each: each.row)
        for line, at in zip(printed_lines(self.score), column, strict=False):
            if at.number is not None and at.role is Role.SCORE:
                yield line.path, at
        apart, funds = execution_line(self.score), self.reading.funds
        if apart is not None and funds is not None:
            for each in form.cells:
                is_there = (each.row, each.column) == (funds + 1, levels + 5)
                if is_there and each.number is not None:
                    yield apart.path, each

    def _line(self, line: IndicatorScore) -> Formula | None:
        scoring = line.scoring
        is_settled = (
            line.score is None
            or line.not_applicable is not None
            or line.weight_trace is not None
            or bool(line.indicator.vetoes)
        )
        if scoring is None or scoring.judged or is_settled:
            return None
        parts = self.reading.parts(scoring.score, line, self.score.set.rounding)
        return None if parts is None else made(parts)

    def _whole(
        self, form: Table, cells: dict[tuple[str, ...], TableCell]
    ) -> Iterator[_Found]:
        """Give the formulas of 总分 and 等级, where 总分 is the sum of the rows."""
        counted = [each for each in self.score.lines if each.weight is not None]
        total = next((each for each in form.cells if each.text == "总分"), None)
        if total is None or self.score.total is None or not self._is_sum():
            return
        if any(each.path not in cells for each in counted):
            return
        at = [cells[each.path] for each in counted]
        places = sorted((each.column, each.row) for each in at)
        joined = ranges([Reference(0, row, column) for column, row in places])
        row, column = total.row, level_count(self.score) + 4
        summed: Parts = call("SUM", *((each,) for each in joined))
        formula = made(rounded(summed, self.score.set.rounding))
        if formula is not None:
            yield (row, column), formula
        grade = next((each for each in form.cells if each.role is Role.GRADE), None)
        if grade is None or self.score.grade is None:
            return
        where: Parts = (Reference(0, row, column),)
        bands = [
            (f"{_GRADE}{each.name}", each.interval) for each in self.score.set.grades
        ]
        named = if_(call("ISNUMBER", where), band_name(where, bands, BLANK), BLANK)
        formula = made(named)
        if formula is not None:
            yield (grade.row, grade.column), formula

    def _is_sum(self) -> bool:
        """Whether 总分 is what the printed 得分 add up to."""
        indicator_set = self.score.set
        nodes = tuple(indicator_set.walk())
        if indicator_set.total is not None or self.score.vetoes:
            return False
        if indicator_set.footing is Footing.EXACT and indicator_set.rounding:
            return False
        if any(
            node.aggregation is not None or node.role is not IndicatorRole.NORMAL
            for node in nodes
        ):
            return False
        left_out = any(each.is_left_out for each in self.score.lines)
        summed = sum(
            (each.score for each in self.score.lines if each.score is not None),
            Fraction(),
        )
        return not left_out and summed == self.score.total
