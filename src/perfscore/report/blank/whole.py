"""The formulas of groups, 总分, 等级 and 分级."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.exact import Rounding, exact_sum
from perfscore.formulas.bands import band_name
from perfscore.formulas.cell_formula import OPEN, UNSAID, expression_parts
from perfscore.formulas.formula import Formula, Reference
from perfscore.formulas.groups import Part, bounded, grouped
from perfscore.formulas.leaf import cell, fixed
from perfscore.formulas.parts import (
    BLANK,
    Parts,
    any_of,
    call,
    if_,
    infix,
    made,
    number,
    text,
)
from perfscore.formulas.rounding import rounded
from perfscore.model.expressions import ResultKind
from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import AggregationKind, Role
from perfscore.report.blank.book import Book
from perfscore.report.blank.gaps import gaps
from perfscore.report.blank.scores import Scores
from perfscore.report.blank.settling import Settling, Subject, ranges
from perfscore.report.blank.shape import Line
from perfscore.report.blank.vetoing import Vetoing

_PARTS = (
    ("基本分", ResultKind.BASE, Role.NORMAL),
    ("加分", ResultKind.BONUS, Role.BONUS),
    ("减分", ResultKind.PENALTY, Role.PENALTY),
)


@dataclass(slots=True)
class Whole:
    """The rows of the total: names and formulas, None where none can be said.

    ``parts`` are 基本分, 加分 and 减分 where there are any; ``classes`` each 分级.
    """

    parts: list[tuple[str, Formula | None]] = field(default_factory=list)
    total: Formula | None = None
    grade: Formula | None = None
    classes: list[tuple[str, Formula | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Adding:
    """Adds up the lines of a form."""

    book: Book
    scores: Scores
    settling: Settling
    vetoing: Vetoing

    def whole(self, first: int) -> Whole:
        """Write the total's rows, of which the first stands in the row ``first``."""
        book = self.book
        for line in book.shape.lines:
            at = self.scores.counted[id(line)]
            leaf = None if at is None else cell(at, is_typed=False)
            book.results[ResultKind.SCORE, line.path] = leaf
        for top in book.indicator_set.indicators:
            self._groups(top, ())
        made_ = Whole()
        made_.total = self._total(made_, first)
        at = Reference(0, first + len(made_.parts), book.shape.columns.score)
        is_said = made_.total is not None
        if is_said:
            book.results[ResultKind.TOTAL, ()] = cell(at, is_typed=False)
            made_.grade = self._grade(at)
        for stated in book.indicator_set.classifications:
            parts = expression_parts(stated.value, book.resolver(None))
            made_.classes.append((stated.name, None if parts is None else made(parts)))
        return made_

    def _total(self, whole: Whole, first: int) -> Formula | None:
        indicator_set = self.book.indicator_set
        rule, rounding = indicator_set.total, indicator_set.rounding
        roles = {each.role for each in indicator_set.indicators}
        stated = rule.value if rule is not None else None
        if roles <= {Role.NORMAL} and stated is None:
            parts = self._sum(Role.NORMAL, rounding)
        else:
            self._write_parts(whole, roles, first)
            base = self.book.results.get((ResultKind.BASE, ()))
            if stated is not None:
                resolve = self.book.resolver(None)
                parts = expression_parts(stated, resolve, rounding)
            elif base is not None:
                shown = rounded(base.value, rounding)
                parts = if_(call("ISNUMBER", base.cell), shown, base.cell)
            else:
                parts = None
        formula = None if parts is None else made(parts)
        if formula is None or self.vetoing.is_unsaid or not self.vetoing.has_any:
            return None if self.vetoing.is_unsaid else formula
        return self.vetoing.total(formula)

    def _write_parts(self, whole: Whole, roles: set[Role], row: int) -> None:
        """Write the rows of 基本分, 加分 and 减分."""
        results = self.book.results
        for name, kind, role in _PARTS:
            if role not in roles and role is not Role.NORMAL:
                results[kind, ()] = fixed(Fraction())
                continue
            parts = self._sum(role, None)
            formula = None if parts is None else made(parts)
            at = Reference(0, row, self.book.shape.columns.score)
            results[kind, ()] = None if formula is None else cell(at, is_typed=False)
            whole.parts.append((name, formula))
            row += 1

    def _sum(self, role: Role, rounding: Rounding | None) -> Parts | None:
        """Add up level 1; blank until all that counts is there."""
        cells: list[Reference] = []
        for top in self.book.indicator_set.indicators:
            if top.role is role:
                own = self._cells(top, ())
                if own is None:
                    return None
                cells += own
        joined: list[Parts] = [(each,) for each in ranges(cells)]
        summed = call("SUM", *joined) if joined else number(Fraction())
        taken = self.settling.rescaled(self.book) if role is Role.NORMAL else []
        if taken:
            full = number(self.book.indicator_set.full)
            left = infix("-", full, *taken)
            summed = infix("/", infix("*", summed, full), left)
        of_lines = set(self.scores.counted.values())
        groups = [
            (each,) for each in ranges([at for at in cells if at not in of_lines])
        ]
        open_ = any_of((*self._lacks(groups), *gaps(self.book)))
        value = rounded(summed, rounding)
        if taken:
            value = call("IFERROR", value, OPEN)
        parts = if_(open_, BLANK, value)
        unsaid = self._unsaid()
        return parts if unsaid is None else if_(unsaid, text(UNSAID), parts)

    def _lacks(self, groups: list[tuple[Reference]]) -> Iterator[Parts]:
        """Say that a line with 分值 has no score, or that a group has none."""
        book, lines = self.book, self.book.shape.lines
        weights = ranges([book.weight_cell(line) for line in lines])
        scores = ranges([book.score_cell(line) for line in lines])
        known = [call("COUNT", *((each,) for each in scores))]
        if self.settling.subjects:
            known += [
                call("COUNTIF", (each,), text("不适用"))
                for each in ranges(
                    [book.score_cell(each.line) for each in self._subjects()]
                )
            ]
        counted = call("COUNT", *((each,) for each in weights))
        yield infix("<>", counted, infix("+", *known))
        count = sum(each.rows for (each,) in groups)
        if groups:
            numbers = call("COUNT", *groups)
            yield infix("<", numbers, (str(count),))

    def _subjects(self) -> list[Subject]:
        return list(self.settling.subjects.values())

    def _unsaid(self) -> Parts | None:
        """Ask whether a score cannot be said, where that depends on what is filled."""
        lines = [
            line
            for line in self.book.shape.lines
            if _can_be_unsaid(self.scores.formulas[id(line)])
        ]
        if not lines:
            return None
        cells = ranges([self.book.score_cell(line) for line in lines])
        counts = [call("COUNTIF", (each,), text(UNSAID)) for each in cells]
        return infix(">", infix("+", *counts), ("0",))

    def _grade(self, at: Reference) -> Formula | None:
        grades = self.book.indicator_set.grades
        if not grades:
            return None
        total: Parts = (at,)
        bands = [(f"等级：{each.name}", each.interval) for each in grades]
        name = self.vetoing.grade(total, band_name(total, bands, BLANK))
        unsaid = infix("=", total, text(UNSAID))
        otherwise = if_(unsaid, text(UNSAID), BLANK)
        return made(if_(call("ISNUMBER", total), name, otherwise))

    # ---- groups

    def _groups(self, node: Indicator, above: tuple[str, ...]) -> None:
        """Write the cells of groups that are more than sums, from the bottom up."""
        path = (*above, node.title)
        for child in node.children:
            self._groups(child, path)
        if node.aggregation is not None:
            formula = self._group(node, above)
            at = self.book.add("/".join(path), formula)
            leaf = None if formula is None else cell(at, is_typed=False)
            self.book.results[ResultKind.SCORE, path] = leaf

    def _group(self, node: Indicator, above: tuple[str, ...]) -> Formula | None:
        stated, path = node.aggregation, (*above, node.title)
        below = [self._part(child, path) for child in node.children]
        known = [each for each in below if each is not None]
        if stated is None or len(known) < len(below) or node.vetoes:
            return None
        weight = node.weight
        if stated.kind is AggregationKind.SUM or weight is None:
            weight = exact_sum(each.weight for each in known)
        if stated.kind is AggregationKind.FORMULA:
            if stated.value is None:
                return None
            score = expression_parts(stated.value, self.book.resolver(None))
        else:
            score = grouped(stated, known, weight)
        floor = None
        if stated.floor is not None:
            floor = expression_parts(stated.floor, self.book.resolver(None))
        if score is None or (stated.floor is not None and floor is None):
            return None
        score = call("IFERROR", bounded(score, stated, weight, floor), OPEN)
        cells: list[Parts] = [each.score for each in known]
        lacks = infix("<", call("COUNT", *cells), (str(len(cells)),))
        return made(if_(lacks, BLANK, score))

    def _part(self, child: Indicator, above: tuple[str, ...]) -> Part | None:
        """Give what stands in one cell below a group."""
        cells = self._cells(child, above)
        weight = self._weight(child)
        if cells is None or weight is None or len(cells) != 1:
            return None
        return Part((cells[0],), weight, child.share)

    def _weight(self, node: Indicator) -> Fraction | None:
        stated = node.aggregation
        if not node.children or (
            stated is not None and stated.kind is not AggregationKind.SUM
        ):
            return node.weight
        below = [self._weight(each) for each in node.children]
        known = [each for each in below if each is not None]
        return exact_sum(known) if len(known) == len(below) else None

    def _cells(self, node: Indicator, above: tuple[str, ...]) -> list[Reference] | None:
        """Give the cells that add up to a node's score; None where one is unsaid."""
        path = (*above, node.title)
        if node.aggregation is not None:
            leaf = self.book.results.get((ResultKind.SCORE, path))
            at = leaf.cell[0] if leaf is not None else None
            return [at] if isinstance(at, Reference) else None
        if node.vetoes and node.children:
            return None
        if node.children:
            found: list[Reference] = []
            for child in node.children:
                own = self._cells(child, path)
                if own is None:
                    return None
                found += own
            return found
        lines = [each for each in self._lines() if each.indicator is node]
        cells = [self.scores.counted[id(each)] for each in lines]
        known = [each for each in cells if each is not None]
        return known if len(known) == len(cells) else None

    def _lines(self) -> tuple[Line, ...]:
        return self.book.shape.lines


def _can_be_unsaid(formula: Formula | None) -> bool:
    if formula is None:
        return False
    return any(isinstance(each, str) and UNSAID in each for each in formula.parts)
