"""不适用 in formulas: what becomes of the weights and scores of what does not apply."""

from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.formulas.cell_formula import OPEN, expression_parts
from perfscore.formulas.formula import Reference
from perfscore.formulas.parts import (
    BLANK,
    Parts,
    call,
    if_,
    infix,
    made,
    number,
    text,
)
from perfscore.formulas.rounding import rounded
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.outcomes import AggregationKind, NotApplicable, Role, Treatment
from perfscore.report.blank.book import Book
from perfscore.report.blank.shape import Line

_LEAVING = {
    Treatment.RESCALE_TOTAL,
    Treatment.RESCALE_PARENT,
    Treatment.SPREAD_EQUALLY,
    Treatment.MERGE_INTO,
}
LEFT_OUT = "不适用"


@dataclass(frozen=True, slots=True)
class Subject:
    """A fixed indicator that may not apply: ``holds`` is the cell that says so."""

    line: Line
    clause: NotApplicable
    holds: Reference


@dataclass(slots=True)
class Settling:
    """What may not apply in a set.

    ``is_unsaid`` says that formulas cannot follow the set's clauses at all.
    """

    subjects: dict[int, Subject] = field(default_factory=dict)
    is_unsaid: bool = False

    def wrapped(
        self,
        book: Book,
        line: Line,
        parts: Parts,
        is_rounded: bool,  # noqa: FBT001
    ) -> Parts | None:
        """Hold a line's score to what becomes of it where it does not apply."""
        subject = self.subjects.get(id(line))
        if subject is None:
            return parts
        instead: Parts | None = text(LEFT_OUT)
        rounding = book.indicator_set.rounding if is_rounded else None
        if subject.clause.treatment is Treatment.FULL_MARKS:
            instead = rounded((book.weight_cell(line),), rounding)
        elif subject.clause.value is not None:
            value = subject.clause.value
            instead = expression_parts(value, book.resolver(line), rounding)
        if instead is None:
            return None
        holds: Parts = (subject.holds,)
        known = if_(holds, instead, parts)
        return if_(call("ISLOGICAL", holds), known, holds)

    def rescaled(self, book: Book) -> list[Parts]:
        """Give the weights that are taken out of 满分, 0 where all applies."""
        return [
            if_(_holds(each), (book.weight_cell(each.line),), ("0",))
            for each in self.subjects.values()
            if each.clause.treatment is Treatment.RESCALE_TOTAL
        ]


def settling_of(book: Book) -> Settling:
    """Write the cells that say what does not apply, and the weights that move."""
    indicator_set = book.indicator_set
    made_ = Settling(is_unsaid=_is_beyond(indicator_set))
    if made_.is_unsaid:
        return made_
    for line in book.shape.lines:
        clause = line.indicator.not_applicable
        if clause is not None:
            holds = _condition(book, line, clause)
            if holds is None:
                made_.is_unsaid = True
                return made_
            made_.subjects[id(line)] = Subject(line, clause, holds)
    _move(book, made_)
    return made_


def _holds(subject: Subject) -> Parts:
    """Say that an indicator does not apply; where that is open, its weight stays."""
    return infix("=", (subject.holds,), ("TRUE",))


def _is_beyond(indicator_set: IndicatorSet) -> bool:
    """Whether a clause is of a group, of units' own rows, or asks other units.

    Weights that move among groups which are no sums are beyond formulas as well.
    """
    nodes = tuple(indicator_set.walk())
    clauses = [each for each in nodes if each.not_applicable is not None]
    if not clauses and indicator_set.declared_not_applicable is None:
        return False
    stated = [each.not_applicable for each in clauses if each.not_applicable]
    moves = any(each.treatment in _LEAVING for each in stated)
    is_mixed = moves and any(
        node.aggregation is not None
        and node.aggregation.kind is not AggregationKind.SUM
        for node in nodes
    )
    return (
        indicator_set.declared_not_applicable is not None
        or is_mixed
        or any(each.children or each.declared for each in clauses)
        or any(each.treatment is Treatment.PEER_MEAN for each in stated)
    )


def _condition(book: Book, line: Line, clause: NotApplicable) -> Reference | None:
    parts: Parts | None
    if clause.condition is None:
        actual: Parts = (book.at(line, book.shape.columns.actual),)
        parts = infix("=", actual, text(LEFT_OUT))
    else:
        parts = expression_parts(clause.condition, book.resolver(line))
    formula = None if parts is None else made(parts)
    if formula is None:
        return None
    return book.add(f"{line.title}：是否不适用", formula)


def _move(book: Book, settling: Settling) -> None:
    """Write the weights of the lines that take over others' weights."""
    leaving = [
        each
        for each in settling.subjects.values()
        if each.clause.treatment in _LEAVING - {Treatment.RESCALE_TOTAL}
    ]
    lines = [each for each in book.shape.lines if each.role is Role.NORMAL]
    received: dict[int, list[Parts]] = {}
    for subject in leaving:
        takers = [each for each in lines if _takes(each, subject)]
        whole = _whole(book, settling, takers, subject.clause.treatment)
        given = if_(_holds(subject), (book.weight_cell(subject.line),), ("0",))
        for taker in takers:
            own = _kept(book, settling, taker)
            if subject.clause.treatment is Treatment.SPREAD_EQUALLY:
                own = _counts(book, settling, taker)
            part = infix("/", infix("*", given, own), whole)
            received.setdefault(id(taker), []).append(part)
    for line in lines:
        if id(line) in received:
            at: Parts = (book.weight_cell(line),)
            value = infix("+", at, *received[id(line)])
            known = infix("=", call("COUNT", at), ("0",))
            formula = made(if_(known, BLANK, call("IFERROR", value, OPEN)))
            name = "/".join(each for each in line.path if each)
            book.weights[id(line)] = book.add(f"{name}：调整后分值", formula)


def _takes(line: Line, subject: Subject) -> bool:
    if line is subject.line:
        return False
    match subject.clause.treatment:
        case Treatment.RESCALE_PARENT:
            above = subject.line.place.above
            return not above or any(each is above[-1] for each in line.place.above)
        case Treatment.MERGE_INTO:
            wanted = subject.clause.into
            titles = tuple(each.title for each in (*line.place.above, line.indicator))
            return any(
                titles[start : start + len(wanted)] == wanted
                for start in range(len(titles) - len(wanted) + 1)
            )
    return True


def _kept(book: Book, settling: Settling, line: Line) -> Parts:
    """Give the weight of a line that takes: nothing where it does not apply itself."""
    weight: Parts = (book.weight_cell(line),)
    subject = settling.subjects.get(id(line))
    if subject is None:
        return call("N", weight)
    return if_(_holds(subject), ("0",), weight)


def _counts(book: Book, settling: Settling, line: Line) -> Parts:
    count = call("COUNT", (book.weight_cell(line),))
    subject = settling.subjects.get(id(line))
    return count if subject is None else if_(_holds(subject), ("0",), count)


def _whole(
    book: Book, settling: Settling, takers: list[Line], treatment: Treatment
) -> Parts:
    """Add up what the takers' parts are taken of."""
    spread = treatment is Treatment.SPREAD_EQUALLY
    own = _counts if spread else _kept
    plain = [each for each in takers if id(each) not in settling.subjects]
    cells: list[Parts] = [(each,) for each in _runs(book, plain)]
    own_terms = [
        own(book, settling, each) for each in takers if id(each) in settling.subjects
    ]
    if not cells and not own_terms:
        return number(Fraction())
    function = "COUNT" if spread else "SUM"
    summed = [call(function, *cells)] if cells else []
    return infix("+", *summed, *own_terms)


def _runs(book: Book, lines: list[Line]) -> list[Reference]:
    return ranges([book.weight_cell(each) for each in lines])


def ranges(cells: list[Reference]) -> list[Reference]:
    """Join cells below each other to ranges."""
    found: list[Reference] = []
    for each in cells:
        last = found[-1] if found else None
        if (
            last is not None
            and (last.table, last.column) == (each.table, each.column)
            and last.row + last.rows == each.row
        ):
            found[-1] = Reference(last.table, last.row, last.column, last.rows + 1)
        else:
            found.append(each)
    return found
