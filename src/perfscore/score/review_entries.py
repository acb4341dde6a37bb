"""One entry of an evaluator is looked at: is it a number, allowed, with a reason."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Text
from perfscore.exact import short_text
from perfscore.model.assessment import Cell
from perfscore.model.review import ReviewEntry
from perfscore.score import review_rules as rules
from perfscore.score.review_lines import ReviewLine, points
from perfscore.source import Source, Span

_LONGEST = 100
_ROUNDED_AWAY = Fraction(1, 200)
"""Points are repeated with two decimals at least."""


def faults_of(
    line: ReviewLine, entry: ReviewEntry, *, by_set: bool = False
) -> list[Diagnostic]:
    """Say what is wrong with a score: no number, out of its points, without a reason.

    A reason is required where it is not the claimed score; ``by_set``: nor the
    recomputed one, which would count without it.
    """
    found: list[Diagnostic] = []
    cell = entry.score
    if cell is None:
        return found
    value = points(cell)
    if value is None:
        said = Text(
            f"复核得分“{written(cell)}”不是一个数，要求是数",
            f"the score “{written(cell)}” is no number, a number is required",
        )
        tell(found, rules.REVIEW_SCORE_UNREADABLE, cell.span, said)
    elif value < line.low or (line.high is not None and value > line.high):
        said = _out_of_range(value, line)
        tell(found, rules.REVIEW_SCORE_OUT_OF_RANGE, cell.span, said)
    elif not cell_text(entry.reason):
        others = {Text("自评得分", "claimed"): line.claimed}
        if by_set:
            others[Text("重算得分", "recomputed")] = line.recomputed
        for name, other in others.items():
            if other is not None and other != value and not found:
                said = _unlike(value, name, other)
                tell(found, rules.REVIEW_REASON_MISSING, cell.span, said)
    return found


def _unlike(value: Fraction, name: Text, other: Fraction) -> Text:
    own, shown = short_text(value), short_text(other)
    return Text(
        f"复核得分 {own} 与{name.zh} {shown} 不同，没有写理由",
        f"the score {own} is not the {name.en} {shown}, and no reason is given",
    )


def remarks_of(
    line: ReviewLine, entry: ReviewEntry, *, by_set: bool = False
) -> list[Diagnostic]:
    """Say what is odd of an entry, and is no error."""
    return [*_otherwise(line, entry), *_scoreless(line, entry, by_set=by_set)]


def repeats(line: ReviewLine, entry: ReviewEntry) -> bool:
    """Whether an entry repeats points and claimed score of a line as they are."""
    return not any(_repeated(line, entry))


def _repeated(line: ReviewLine, entry: ReviewEntry) -> Iterator[tuple[str, str, Cell]]:
    """Give what an entry repeats of the form in other words than the form's."""
    for name, own, cell in (
        ("分值", line.weight, entry.weight),
        ("自评得分", line.claimed, entry.claimed),
    ):
        stated = points(cell)
        if cell is None or own is None or stated is None:
            continue
        if abs(stated - own) > _ROUNDED_AWAY:
            yield name, short_text(own), cell


def _otherwise(line: ReviewLine, entry: ReviewEntry) -> list[Diagnostic]:
    """Tell that the file was made for a form with other points or scores."""
    found: list[Diagnostic] = []
    for name, own, cell in _repeated(line, entry):
        said = Text(
            f"“{line.path[-1]}”的{name}在复核文件里是 {written(cell)}，"
            f"自评表里是 {own}",
            f"{name} of “{line.path[-1]}” is {written(cell)} here, {own} in the form",
        )
        tell(found, rules.REVIEW_ROW_OTHERWISE, cell.span, said)
    return found


def _scoreless(
    line: ReviewLine, entry: ReviewEntry, *, by_set: bool
) -> list[Diagnostic]:
    """Tell of a reason beside which no score stands."""
    found: list[Diagnostic] = []
    zh, en, counts = "自评得分", "claimed", line.claimed
    if by_set:
        zh, en, counts = "重算得分", "recomputed", line.recomputed
    if entry.reason is not None and entry.score is None and counts is not None:
        shown = short_text(counts)
        said = Text(
            f"“{line.path[-1]}”写了理由，没有填复核得分，按{zh} {shown} 计",
            f"“{line.path[-1]}” has a reason and no score, it counts as the {en} "
            f"{shown}",
        )
        tell(found, rules.REVIEW_REASON_ALONE, entry.reason.span, said)
    return found


def _out_of_range(value: Fraction, line: ReviewLine) -> Text:
    shown = short_text(value)
    if value < line.low:
        least = short_text(line.low)
        return Text(
            f"复核得分 {shown} 小于 {least}，要求不小于 {least}",
            f"the score {shown} is below {least}, {least} is the least",
        )
    most = short_text(line.high or Fraction())
    if line.high != line.weight:
        return Text(
            f"复核得分 {shown} 大于 {most}，要求不大于 {most}",
            f"the score {shown} is above {most}, {most} is the most",
        )
    return Text(
        f"复核得分 {shown} 大于分值 {most}，要求不大于分值",
        f"the score {shown} is above the row's {most} points",
    )


def written(cell: Cell) -> str:
    """Give what was written on one line, cut where it is very long."""
    text = " ".join(cell.text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def cell_text(cell: Cell | None) -> str:
    """Give what was written; nothing where nothing was."""
    return cell.text.strip() if cell is not None else ""


def tell(  # noqa: PLR0913 - a diagnostic has as many parts
    found: list[Diagnostic],
    rule: Rule,
    at: Span | None,
    message: Text,
    *,
    hint: Text | None = None,
    related: Span | None = None,
) -> None:
    """Add what is wrong with what stands at a place."""
    first = Text("先写在这里", "first written here")
    others = () if related is None else (Label(related, first),)
    place = at or Span(Source("", ""), 0, 0)
    found.append(Diagnostic(rule, message, Label(place), others, hint))
