"""What an evaluator filled in is matched with the lines of the form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.exact import short_text
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.review import ReviewEntry, ReviewSheet
from perfscore.score import review_rules as rules
from perfscore.score.reported.names import plain
from perfscore.score.result import Score
from perfscore.score.review import Review, ReviewedLine, reviewed
from perfscore.score.review_entries import (
    cell_text,
    faults_of,
    remarks_of,
    repeats,
    tell,
    written,
)
from perfscore.score.review_lines import ReviewLine, points

MAX_FAULTS = 100
"""More faults of one file than this are not told; mended, it is looked at again."""
_WHOLE = ("合计", "总计", "总分")
"""What a row may be called that adds up all others."""


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
        tell(matched.faults, rules.REVIEW_EMPTY, sheet.span, _EMPTY)
    for each in sheet.entries:
        matched.take(each)
    faults = [*matched.faults, *matched.remarks, *_of_another(assessment, sheet)]
    outcome: Outcome[Review] = Outcome(None, tuple(faults))
    if outcome.has_errors:
        return outcome
    made = reviewed(assessment, matched.reviewed(), score)
    made = replace(
        made, evaluator=cell_text(sheet.evaluator), date=cell_text(sheet.date)
    )
    return Outcome(made, (*outcome.diagnostics, *_sums_otherwise(matched.sums, made)))


def _sums_otherwise(entries: Iterable[ReviewEntry], made: Review) -> list[Diagnostic]:
    """Compare the sums that an evaluator wrote below the rows with those that are."""
    sums = {_subtotal(each.name): each for each in made.level1}
    sums |= {"总分": made.total}
    if made.is_total:
        sums |= dict.fromkeys(_WHOLE, made.whole)
    found: list[Diagnostic] = []
    for entry in entries:
        summed, stated = sums.get(_plain(entry.path.text)), points(entry.score)
        own = None if summed is None else summed.reviewed
        if entry.score is not None and own is not None and stated != own:
            name, shown = written(entry.path), short_text(own)
            said = Text(
                f"复核文件的“{name}”是 {written(entry.score)}，各行相加是 {shown}",
                f"“{name}” is {written(entry.score)} here, the rows add up to {shown}",
            )
            tell(found, rules.REVIEW_SUM_OTHERWISE, entry.score.span, said)
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
        at = next((at for at in free if repeats(self.lines[at], entry)), free[0])
        self.found[at] = entry
        self.faults += faults_of(self.lines[at], entry)
        if len(self.remarks) < MAX_FAULTS:
            self.remarks += remarks_of(self.lines[at], entry)

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
        near = nearest(written(path), (line.name for line in self.lines))
        hint = None
        if near:
            shown = "、".join(f"“{each}”" for each in near)
            hint = Text(f"名称相近的有 {shown}", f"near names: {shown}")
        said = Text(
            f"自评表里没有“{written(path)}”这一行",
            f"the form has no row “{written(path)}”",
        )
        tell(self.faults, rules.REVIEW_ROW_UNKNOWN, path.span, said, hint=hint)

    def _twice(self, entry: ReviewEntry, first: ReviewEntry) -> None:
        shown = written(entry.path)
        said = Text(f"“{shown}”写了两次", f"“{shown}” stands here twice")
        tell(
            self.faults,
            rules.REVIEW_ROW_TWICE,
            entry.path.span,
            said,
            related=first.path.span,
        )


def _reviewed(line: ReviewLine, entry: ReviewEntry | None) -> ReviewedLine:
    if entry is None:
        return ReviewedLine(line)
    return ReviewedLine(line, points(entry.score), cell_text(entry.reason))


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
                f"复核文件的{zh}是“{written(stated)}”，自评表的是“{own}”",
                f"the {en} here is “{written(stated)}”, the form's is “{own}”",
            )
            tell(found, rules.REVIEW_OF_ANOTHER, stated.span, said)
    return found


def _year(text: str) -> str:
    digits = text.strip().removesuffix("度").removesuffix("年")
    return digits if digits.isdigit() else text


def _plain(path: str) -> str:
    return "/".join(plain(each) for each in path.split("/"))
