"""Headings that stand together tell where a block of a form begins, and its columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.intake.columns import (
    AMOUNTS,
    LEVELS,
    Field,
    fund_column,
    indicator_column,
)
from perfscore.intake.text.phrases import FUND_HEADING, HEADING, LABEL, LEVEL
from perfscore.intake.text.pieces import Cut

_SEPARATORS = re.compile(r"[\s|\t\xa0;；,，]+")
_LONGEST_GAP = 12
_LONGEST_SPACE = 200
_NO_HEADING = re.compile(f"[0-9。：:]|{LEVEL.pattern}")
_FEWEST = 3
_PARTS = frozenset({Field.SIGN, Field.TARGET, Field.UNIT})
_VALUES = frozenset({Field.TARGET, Field.ACTUAL, Field.WEIGHT, Field.SCORE})
_NAMES = frozenset({*LEVELS, Field.NAME})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a column and its field."""

    text: str
    field: Field
    start: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """The headings of a block, in the order of its columns."""

    start: int
    end: int
    headings: tuple[Heading, ...]
    is_funds: bool
    unknown: int = 0
    """How many of the headings are no words that headings have."""

    @property
    def fields(self) -> list[Field]:
        """The columns' fields; of two columns of one field the later is OTHER."""
        return [
            each.field if self._is_best(each) else Field.OTHER for each in self.headings
        ]

    def _is_best(self, heading: Heading) -> bool:
        same = [each for each in self.headings if each.field is heading.field]
        return min(same, key=lambda each: each.rank) is heading


def indicator_runs(text: str) -> list[Run]:
    """Find the headings of indicators."""
    found = []
    for run in map(_from_its_start, _runs(text, HEADING)):
        headings = [_indicator(each) for each in run]
        fields = {each.field for each in headings}
        if len(run) >= _FEWEST and fields & _NAMES and fields & _VALUES:
            found.append(_run(_with_parts(headings), run, is_funds=False))
    return found


def fund_runs(text: str, taken: list[Run]) -> list[Run]:
    """Find the headings of funds, outside of ``taken``."""
    found = []
    for run in _runs(text, FUND_HEADING):
        if any(run[0][1] < each.end and each.start < run[-1][2] for each in taken):
            continue
        headings = _rate_apart([_fund(each) for each in run])
        fields = {each.field for each in headings}
        is_spent = Field.EXECUTED in fields or Field.RATE in fields
        if is_spent and len(fields & {*AMOUNTS, Field.RATE}) > 1:
            found.append(_run(headings, run, is_funds=True))
    return found


_Found = tuple[str, int, int]


def _runs(text: str, pattern: re.Pattern[str]) -> Iterator[list[_Found]]:
    run: list[_Found] = []
    for found in pattern.finditer(text):
        if run:
            gap = text[run[-1][2] : found.start()]
            bare = _SEPARATORS.sub("", gap[:_LONGEST_SPACE])
            is_near = len(gap) < _LONGEST_SPACE and len(bare) <= _LONGEST_GAP
            if not is_near or _NO_HEADING.search(bare):
                yield run
                run = []
            elif bare:
                at = run[-1][2] + len(gap) - len(gap.lstrip(" \t\n\r|\xa0;,"))
                run.append((gap.strip(" \t\n\r|\xa0;,"), at, found.start()))
        run.append((found[0].strip(), found.start(), found.end()))
    if run:
        yield run


def _from_its_start(run: list[_Found]) -> list[_Found]:
    """Leave out the end of a label above (实施单位) and the value beside it."""
    is_label = len(run) > _FEWEST and run[0][0] in ("单位", "备注", "说明")
    return run[2:] if is_label and not HEADING.fullmatch(run[1][0]) else run


def _run(headings: list[Heading], run: list[_Found], *, is_funds: bool) -> Run:
    unknown = sum(
        not any(p.fullmatch(each[0]) for p in (HEADING, FUND_HEADING)) for each in run
    )
    return Run(run[0][1], run[-1][2], tuple(headings), is_funds, unknown)


def _indicator(found: _Found) -> Heading:
    reading = indicator_column(found[0])
    field = reading.field if reading else Field.OTHER
    return Heading(found[0], field, found[1], reading.rank if reading else 0)


def _fund(found: _Found) -> Heading:
    reading = fund_column(found[0])
    return Heading(found[0], reading.field if reading else Field.OTHER, found[1])


def _rate_apart(headings: list[Heading]) -> list[Heading]:
    """Part 执行率得分 where no 执行率 stands before it: two headings run together."""
    apart: list[Heading] = []
    for each in headings:
        rate, word, rest = each.text.partition("率")
        has_rate = any(one.field is Field.RATE for one in apart)
        if word and rest.strip() in ("得分", "分值", "权重") and not has_rate:
            field = Field.SCORE if rest.strip() == "得分" else Field.WEIGHT
            apart += [
                Heading(rate + word, Field.RATE, each.start),
                Heading(rest.strip(), field, each.start + len(rate + word)),
            ]
        else:
            apart.append(each)
    return apart


def _with_parts(headings: list[Heading]) -> list[Heading]:
    """Put a second row (指标性质, 指标值, 度量单位) in place of the heading over it."""
    tail = headings[-3:]
    fields = {each.field for each in tail}
    if fields != _PARTS:
        return headings
    over = [at for at, each in enumerate(headings[:-3]) if each.field is Field.TARGET]
    if not over:
        return headings
    return [*headings[: over[0]], *tail, *headings[over[0] + 1 : -3]]


def _runs_on(text: str, run: Run) -> bool:
    """Whether a row stands on the line of the headings, so that lines end no rows."""
    before = text[max(run.start - _LONGEST_SPACE, 0) : run.start].rpartition("\n")[2]
    if any(LABEL.fullmatch(each.strip()) for each in before.split("|")):
        return True
    behind = text[run.end : run.end + _LONGEST_SPACE].partition("\n")[0]
    return sum(bool(each.strip()) for each in behind.split("|")) >= _FEWEST


def cut_of(text: str, run: Run) -> Cut:
    """Tell from the headings how cells are parted."""
    gaps = [
        text[one.start + len(one.text) : two.start]
        for one, two in zip(run.headings, run.headings[1:], strict=False)
        if one.start + len(one.text) <= two.start
    ]
    bars = sum("|" in each or "\t" in each for each in gaps)
    lines = sum("\n" in each for each in gaps)
    if 2 * bars > len(gaps):
        if 2 * lines > len(gaps) or _runs_on(text, run):
            return Cut.BARS
        return Cut.BARS_BY_ROW
    if 2 * lines > len(gaps):
        return Cut.LINES
    return Cut.SPACES if 2 * sum(map(bool, gaps)) > len(gaps) else Cut.GLUED
