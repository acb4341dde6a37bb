"""What an evaluator filled in is matched with the lines of the form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Rule, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.exact import short_text
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.review import ReviewEntry, ReviewSheet
from perfscore.score import review_rules as rules
from perfscore.score.reported.names import plain
from perfscore.score.result import Score
from perfscore.score.review import Review, ReviewedLine, reviewed
from perfscore.score.review_lines import ReviewLine, points
from perfscore.source import Source, Span

MAX_FAULTS = 100
"""More faults of one file than this are not told; mended, it is looked at again."""
_LONGEST = 100
_WHOLE = ("合计", "总计", "总分")
"""What a row may be called that adds up all others."""
_ROUNDED_AWAY = Fraction(1, 200)
"""Points are repeated with two decimals at least."""


def review_of(
    assessment: Assessment,
    lines: Sequence[ReviewLine],
    sheet: ReviewSheet,
    score: Score | None = None,
) -> Outcome[Review]:
    """Put the evaluator's scores beside the claimed ones; all faults are told at once.

    There is a review only if nothing is an error. Lines that the sheet leaves out, or
    leaves blank, count as claimed.
    """
    matched = _Matched(lines)
    if not sheet.entries:
        _tell(matched.faults, rules.REVIEW_EMPTY, sheet.span, _EMPTY)
    for each in sheet.entries:
        matched.take(each)
    faults = [*matched.faults, *matched.remarks, *_of_another(assessment, sheet)]
    outcome: Outcome[Review] = Outcome(None, tuple(faults))
    if outcome.has_errors:
        return outcome
    made = reviewed(assessment, matched.reviewed(), score)
    made = replace(made, evaluator=_text(sheet.evaluator), date=_text(sheet.date))
    return Outcome(made, (*outcome.diagnostics, *_sums_otherwise(matched.sums, made)))


def _sums_otherwise(entries: Iterable[ReviewEntry], made: Review) -> list[Diagnostic]:
    """Compare the sums that an evaluator wrote below the rows with those that are."""
    sums = {_subtotal(each.name): each for each in made.level1}
    if made.is_total:
        sums |= dict.fromkeys(_WHOLE, made.whole)
    found: list[Diagnostic] = []
    for entry in entries:
        summed, stated = sums.get(_plain(entry.path.text)), points(entry.score)
        own = None if summed is None else summed.reviewed
        if entry.score is not None and own is not None and stated != own:
            name, shown = _shown(entry.path), short_text(own)
            said = Text(
                f"复核文件的“{name}”是 {_shown(entry.score)}，各行相加是 {shown}",
                f"“{name}” is {_shown(entry.score)} here, the rows add up to {shown}",
            )
            _tell(found, rules.REVIEW_SUM_OTHERWISE, entry.score.span, said)
    return found


def _subtotal(level1: str) -> str:
    return _plain(f"{level1}小计")


_EMPTY = Text("复核文件里没有指标行", "the evaluator's file has no rows")


@dataclass(slots=True)
class _Matched:
    """The lines of the form, and the entries that were found for them."""

    lines: Sequence[ReviewLine]
    found: dict[int, ReviewEntry] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    remarks: list[Diagnostic] = field(default_factory=list)
    sums: list[ReviewEntry] = field(default_factory=list)
    _sums: set[str] = field(default_factory=set)
    _by_path: dict[str, list[int]] = field(default_factory=dict)
    _by_name: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note by which paths and which names the lines are known."""
        self._sums = {*_WHOLE, *(_subtotal(line.path[0]) for line in self.lines)}
        for at, line in enumerate(self.lines):
            self._by_path.setdefault(_plain(line.name), []).append(at)
            self._by_name.setdefault(_plain(line.path[-1]), []).append(at)

    def take(self, entry: ReviewEntry) -> None:
        """Find the line of an entry; of lines with one name, the next that is free."""
        if len(self.faults) >= MAX_FAULTS:
            return
        fitting = self._fitting(entry.path.text)
        if not fitting and _plain(entry.path.text) in self._sums:
            self.sums.append(entry)
            return
        if not fitting:
            self._unknown(entry.path)
            return
        free = [at for at in fitting if at not in self.found]
        if not free:
            self._twice(entry, self.found[fitting[0]])
            return
        at = next((at for at in free if _repeats(self.lines[at], entry)), free[0])
        self.found[at] = entry
        self._look(self.lines[at], entry)

    def reviewed(self) -> list[ReviewedLine]:
        """Give every line with what was filled in for it."""
        return [
            _reviewed(line, self.found.get(at)) for at, line in enumerate(self.lines)
        ]

    def _fitting(self, written: str) -> list[int]:
        wanted = _plain(written)
        named = self._by_name.get(wanted, [])
        return self._by_path.get(wanted) or (named if len(named) == 1 else [])

    def _unknown(self, path: Cell) -> None:
        near = nearest(_shown(path), (line.name for line in self.lines))
        hint = None
        if near:
            shown = "、".join(f"“{each}”" for each in near)
            hint = Text(f"名称相近的有 {shown}", f"near names: {shown}")
        said = Text(
            f"自评表里没有“{_shown(path)}”这一行",
            f"the form has no row “{_shown(path)}”",
        )
        _tell(self.faults, rules.REVIEW_ROW_UNKNOWN, path.span, said, hint=hint)

    def _twice(self, entry: ReviewEntry, first: ReviewEntry) -> None:
        shown = _shown(entry.path)
        said = Text(f"“{shown}”写了两次", f"“{shown}” stands here twice")
        _tell(
            self.faults,
            rules.REVIEW_ROW_TWICE,
            entry.path.span,
            said,
            related=first.path.span,
        )

    def _look(self, line: ReviewLine, entry: ReviewEntry) -> None:
        """Look at one score: is it a number, within its points, with a reason."""
        if len(self.remarks) < MAX_FAULTS:
            self.remarks += (*_otherwise(line, entry), *_scoreless(line, entry))
        cell = entry.score
        if cell is None:
            return
        value = points(cell)
        if value is None:
            said = Text(
                f"复核得分“{_shown(cell)}”不是一个数，要求是数",
                f"the score “{_shown(cell)}” is no number, a number is required",
            )
            _tell(self.faults, rules.REVIEW_SCORE_UNREADABLE, cell.span, said)
            return
        if value < line.low or (line.high is not None and value > line.high):
            said = _out_of_range(value, line)
            _tell(self.faults, rules.REVIEW_SCORE_OUT_OF_RANGE, cell.span, said)
            return
        is_other = line.claimed is not None and value != line.claimed
        if is_other and not _text(entry.reason):
            claimed = short_text(line.claimed or Fraction())
            said = Text(
                f"复核得分 {short_text(value)} 与自评得分 {claimed} 不同，没有写理由",
                f"the score {short_text(value)} is not the claimed {claimed}, "
                "and no reason is given",
            )
            _tell(self.faults, rules.REVIEW_REASON_MISSING, cell.span, said)


def _reviewed(line: ReviewLine, entry: ReviewEntry | None) -> ReviewedLine:
    if entry is None:
        return ReviewedLine(line)
    return ReviewedLine(line, points(entry.score), _text(entry.reason))


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


def _repeats(line: ReviewLine, entry: ReviewEntry) -> bool:
    return not any(_repeated(line, entry))


def _otherwise(line: ReviewLine, entry: ReviewEntry) -> list[Diagnostic]:
    """Tell that the file was made for a form with other points or scores."""
    found: list[Diagnostic] = []
    for name, own, cell in _repeated(line, entry):
        said = Text(
            f"“{line.path[-1]}”的{name}在复核文件里是 {_shown(cell)}，自评表里是 {own}",
            f"{name} of “{line.path[-1]}” is {_shown(cell)} here, {own} in the form",
        )
        _tell(found, rules.REVIEW_ROW_OTHERWISE, cell.span, said)
    return found


def _scoreless(line: ReviewLine, entry: ReviewEntry) -> list[Diagnostic]:
    """Tell of a reason beside which no score stands."""
    found: list[Diagnostic] = []
    if entry.reason is not None and entry.score is None and line.claimed is not None:
        claimed = short_text(line.claimed)
        said = Text(
            f"“{line.path[-1]}”写了理由，没有填复核得分，按自评得分 {claimed} 计",
            f"“{line.path[-1]}” has a reason and no score, it counts as the claimed "
            f"{claimed}",
        )
        _tell(found, rules.REVIEW_REASON_ALONE, entry.reason.span, said)
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


def _of_another(assessment: Assessment, sheet: ReviewSheet) -> Iterable[Diagnostic]:
    year = "" if assessment.year is None else str(assessment.year)
    facts = (
        ("单位", "unit", assessment.unit, sheet.unit),
        ("年度", "year", year, sheet.year),
    )
    found: list[Diagnostic] = []
    for zh, en, own, stated in facts:
        if own and stated is not None and plain(own) != plain(_year(stated.text)):
            said = Text(
                f"复核文件的{zh}是“{_shown(stated)}”，自评表的是“{own}”",
                f"the {en} here is “{_shown(stated)}”, the form's is “{own}”",
            )
            _tell(found, rules.REVIEW_OF_ANOTHER, stated.span, said)
    return found


def _year(text: str) -> str:
    digits = text.strip().removesuffix("度").removesuffix("年")
    return digits if digits.isdigit() else text


def _plain(path: str) -> str:
    return "/".join(plain(each) for each in path.split("/"))


def _shown(cell: Cell) -> str:
    text = " ".join(cell.text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell is not None else ""


def _tell(  # noqa: PLR0913 - a diagnostic has as many parts
    found: list[Diagnostic],
    rule: Rule,
    at: Span | None,
    message: Text,
    *,
    hint: Text | None = None,
    related: Span | None = None,
) -> None:
    first = Text("先写在这里", "first written here")
    others = () if related is None else (Label(related, first),)
    place = at or Span(Source("", ""), 0, 0)
    found.append(Diagnostic(rule, message, Label(place), others, hint))
