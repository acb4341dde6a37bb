"""The formula of every 得分."""

from dataclasses import dataclass

from perfscore.formulas.cell_formula import UNSAID, expression_parts
from perfscore.formulas.formula import Formula, Reference
from perfscore.formulas.leaf import Leaf, Resolver
from perfscore.formulas.parts import (
    BLANK,
    Parts,
    any_of,
    call,
    if_,
    infix,
    made,
    text,
)
from perfscore.formulas.rounding import rounded
from perfscore.model.expressions import Expression, Local, Slot
from perfscore.model.indicator_set import DeclaredScoring, Footing
from perfscore.model.methods import Rating, Scoring
from perfscore.model.targets import TargetForm
from perfscore.report.blank.asking import SIGN_WANTED, asked_of, sign_asked
from perfscore.report.blank.book import Book
from perfscore.report.blank.settling import Settling
from perfscore.report.blank.shape import Line
from perfscore.report.blank.vetoing import Vetoing

SIGNS = {
    TargetForm.AT_LEAST: "≥",
    TargetForm.MORE_THAN: "＞",
    TargetForm.EQUAL: "＝",
    TargetForm.AT_MOST: "≤",
    TargetForm.LESS_THAN: "＜",
    TargetForm.NUMBER: "",
    TargetForm.DATE: "日期",
    TargetForm.WORDS: "定性",
}
"""What 指标性质 says of each form of target; blank is a number without a sign."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The formulas of 得分 by line, and what totals add up.

    ``counted`` are the cells that totals read, None where there is none: those of
    得分, or of the numbers before rounding where 合计 is 按未取整得分.
    """

    formulas: dict[int, Formula | None]
    counted: dict[int, Reference | None]


def scores_of(book: Book, settling: Settling, vetoing: Vetoing) -> Scores:
    """Write the formula of every line."""
    made_ = Scores({}, {})
    rounding = book.indicator_set.rounding
    is_exact = book.indicator_set.footing is Footing.EXACT and rounding is not None
    for line in book.shape.lines:
        parts = _line(book, settling, line, is_rounded=not is_exact)
        if parts is not None and line.indicator.vetoes:
            parts = vetoing.line(line, parts)
        formula = None if parts is None else made(parts)
        at: Reference | None = book.score_cell(line)
        if is_exact and formula is not None:
            name = "/".join(each for each in line.path if each)
            at = book.add(f"{name}：未取整得分", formula)
            shown = if_(call("ISNUMBER", (at,)), rounded((at,), rounding), (at,))
            formula = made(shown)
        made_.formulas[id(line)] = formula
        made_.counted[id(line)] = at if formula is not None else None
    return made_


def _line(
    book: Book, settling: Settling, line: Line, *, is_rounded: bool
) -> Parts | None:
    if settling.is_unsaid:
        return None
    if line.is_declared:
        parts = _declared(book, line, is_rounded=is_rounded)
    else:
        scoring = line.indicator.scoring
        rounding = book.indicator_set.rounding if is_rounded else None
        if scoring is None:
            return None
        parts = expression_parts(scoring.score, book.resolver(line), rounding)
    return None if parts is None else settling.wrapped(book, line, parts, is_rounded)


def _declared(book: Book, line: Line, *, is_rounded: bool) -> Parts | None:
    """Choose the way of scoring by 指标性质; a row without 分值 has no score."""
    columns = book.shape.columns
    if columns.sign is None:
        return None
    sign: Parts = (book.at(line, columns.sign),)
    weight: Parts = (book.weight_cell(line),)
    numeric: list[tuple[list[str], Parts]] = []
    body = text(SIGN_WANTED)
    for stated in book.indicator_set.declared_scoring:
        said = _said(book, line, stated, is_rounded=is_rounded)
        signs = [SIGNS[form] for form in stated.forms]
        _file(numeric, signs, said)
    for signs, said in reversed(numeric):
        asked = any_of(infix("=", sign, text(each)) for each in signs)
        body = if_(asked, said, body)
    body = sign_asked(book, line, sign, body)
    return if_(infix("=", call("COUNT", weight), ("0",)), BLANK, body)


def _file(filed: list[tuple[list[str], Parts]], signs: list[str], said: Parts) -> None:
    """Put signs that are scored alike together."""
    for known, parts in filed:
        if parts == said:
            known.extend(signs)
            return
    filed.append((signs, said))


def _said(
    book: Book, line: Line, stated: DeclaredScoring, *, is_rounded: bool
) -> Parts:
    """Write one way of scoring a unit's own indicator."""
    rounding = book.indicator_set.rounding if is_rounded else None
    resolver = _reading(book, line, stated.scoring)
    parts = expression_parts(stated.scoring.score, resolver, rounding)
    return text(UNSAID) if parts is None else asked_of(book, line, stated, parts)


def _reading(book: Book, line: Line, scoring: Scoring) -> Resolver:
    """Find the cells of a row, with the bands of the way it is scored."""
    own = book.resolver(line)

    def resolve(node: Expression) -> Leaf | None:
        if isinstance(node, Local) and node.slot is Slot.RATING:
            method = scoring.method
            if isinstance(method, Rating):
                return book.rating(line, method)
            return None
        return own(node)  # type: ignore[arg-type]  # only what is read is asked for

    return resolve


def forms_of(scorings: tuple[DeclaredScoring, ...]) -> tuple[str, ...]:
    """Give what 指标性质 can say in a set."""
    named = {form for each in scorings for form in each.forms}
    return tuple(sign for form, sign in SIGNS.items() if form in named and sign)
