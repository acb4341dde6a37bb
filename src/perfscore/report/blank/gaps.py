"""Whether the weights that units divide are all there, and what they add up to."""

from fractions import Fraction

from perfscore.formulas.formula import Formula, Reference
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
from perfscore.formulas.rounding import cleared
from perfscore.report.blank.book import Book
from perfscore.report.blank.settling import ranges
from perfscore.report.blank.shape import Line
from perfscore.report.part import points_text
from perfscore.score.reported.places import Holder, holders_of


def gaps(book: Book) -> list[Parts]:
    """Say of each heading whose weight units divide that one of its weights lacks.

    None lacks where they add up to the heading's: rows that are only named then
    carry no points. Else each named row needs one, and there is one row at least.
    """
    found = []
    for holder in _holders(book):
        lines = _below(book, holder)
        differs = infix("<>", _difference(book, lines, holder), ("0",))
        own = [each for each in lines if each.is_declared]
        none = infix("=", call("COUNT", *_weights(book, own)), ("0",))
        unweighed = infix(">", infix("+", *_unweighed(book, own)), ("0",))
        found.append(call("AND", differs, call("OR", none, unweighed)))
    return found


def sums_check(book: Book) -> Formula | None:
    """Tell of each heading whose weights do not add up; None where units divide none.

    A heading under which no weight is filled in yet is not told of. Told as well are
    rows with 分值 and without a score, such as inserted ones: 总分 waits for them.
    """
    said: list[Parts] = []
    for holder in _holders(book):
        lines = _below(book, holder)
        cells = _weights(book, lines)
        summed = cleared(call("SUM", *cells), 6)
        wanted = points_text(holder.weight)
        own = _weights(book, [each for each in lines if each.is_declared])
        is_off = call(
            "AND",
            infix(">", call("COUNT", *own), ("0",)),
            infix("<>", _difference(book, lines, holder), ("0",)),
        )
        head, tail = text(f"“{holder.title}”分值合计 "), text(f"，应为 {wanted}；")
        said.append(if_(is_off, (*head, "&", *summed, "&", *tail), BLANK))
    if not said:
        return None
    said.append(_scoreless(book))
    return made(tuple(part for each in said for part in ("&", *each))[1:])


def _scoreless(book: Book) -> Parts:
    """Count the indicators of units that have 分值 and no score."""
    lines = [each for each in book.shape.lines if each.is_declared]
    weighed = call("COUNT", *_weights(book, lines))
    scores = ranges([book.score_cell(each) for each in lines])
    scored = call("COUNT", *((each,) for each in scores))
    missing = infix("-", weighed, scored)
    told = (*text("还有 "), "&", *missing, "&", *text(" 个有分值的指标没有得分；"))
    return if_(infix(">", missing, ("0",)), told, BLANK)


def _holders(book: Book) -> tuple[Holder, ...]:
    places = dict.fromkeys(id(line.place) for line in book.shape.lines)
    by_id = {id(line.place): line.place for line in book.shape.lines}
    return holders_of(tuple(by_id[each] for each in places))


def _below(book: Book, holder: Holder) -> list[Line]:
    return [line for line in book.shape.lines if id(line.place) in holder.places]


def _weights(book: Book, lines: list[Line]) -> list[Parts]:
    return [(each,) for each in ranges([book.weight_cell(line) for line in lines])]


def _difference(book: Book, lines: list[Line], holder: Holder) -> Parts:
    summed = call("SUM", *_weights(book, lines))
    return cleared(infix("-", summed, number(Fraction(holder.weight))))


def _unweighed(book: Book, lines: list[Line]) -> list[Parts]:
    """Count the rows that are named and have no weight."""
    named = ranges([name_cell(book, line) for line in lines])
    weighed = ranges([book.weight_cell(line) for line in lines])
    if len(named) == len(weighed):
        pairs = list(zip(named, weighed, strict=True))
    else:
        pairs = [(name_cell(book, each), book.weight_cell(each)) for each in lines]
    return [
        call(
            "SUMPRODUCT",
            infix("*", infix("<>", (one,), BLANK), infix("=", (other,), BLANK)),
        )
        for one, other in pairs
    ]


def name_cell(book: Book, line: Line) -> Reference:
    """Give the cell of an indicator's name, right of its headings."""
    return book.at(line, len(line.place.above) + 1)
