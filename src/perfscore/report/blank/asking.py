"""What 得分 says of a unit's own indicator that is typed as it cannot be counted."""

from perfscore.formulas.parts import BLANK, Parts, any_of, call, if_, infix, text
from perfscore.model.expressions import Slot
from perfscore.model.indicator_set import DeclaredScoring
from perfscore.model.targets import TargetForm
from perfscore.report.blank.book import Book
from perfscore.report.blank.shape import Line, slots_in

PERCENT_WANTED = "请填 95，不填 95%"
"""A number of at most 1 stands beside %: is 0.95 meant, or 95?"""
NUMBER_WANTED = "请填数字，不带单位"
DATE_WANTED = "请填日期"
SIGN_WANTED = "请选指标性质"
"""指标性质 says nothing that the set scores, or the target is a text without it."""


def asked_of(book: Book, line: Line, stated: DeclaredScoring, parts: Parts) -> Parts:
    """Let a score wait until target and actual value are numbers, or dates.

    The scorer reads ``50个`` or a date that is a text, too; a spreadsheet does not.
    """
    read = slots_in(stated.scoring.score)
    columns = book.shape.columns
    places = {Slot.TARGET: columns.target, Slot.ACTUAL: columns.actual}
    cells: list[Parts] = [
        (book.at(line, column),) for slot, column in places.items() if slot in read
    ]
    if not cells:
        return parts
    is_date = TargetForm.DATE in stated.forms
    wanted = DATE_WANTED if is_date else NUMBER_WANTED
    words = any_of(_is_text(each) for each in cells)
    small = any_of(
        call("AND", infix("<>", at, ("0",)), ("ABS(", *at, ")<=1")) for at in cells
    )
    doubtful = call("AND", book.is_percent(line), small)
    counted = if_(doubtful, text(PERCENT_WANTED), parts)
    return if_(words, text(wanted), counted)


def sign_asked(book: Book, line: Line, sign: Parts, parts: Parts) -> Parts:
    """Ask for 指标性质 where it is blank and the target is a text."""
    target: Parts = (book.at(line, book.shape.columns.target),)
    lacks = call("AND", infix("=", sign, BLANK), _is_text(target))
    return if_(lacks, text(SIGN_WANTED), parts)


def _is_text(at: Parts) -> Parts:
    return call("AND", ("ISTEXT(", *at, ")"), infix("<>", at, BLANK))
