"""What it is that changed: the amount that a change is told of."""

import re
from dataclasses import dataclass

from perfscore.audit.narrative.book import (
    Book,
    is_budget,
    is_meant,
    statements_before,
)
from perfscore.audit.narrative.figures import Figure
from perfscore.audit.narrative.labels import label_of, name_of
from perfscore.audit.narrative.roles import Amount, Change, is_reason
from perfscore.audit.narrative.statements import ReadSentence, Statement

_ANY = {
    "",
    "支出",
    "收入",
    "总计",
    "合计",
    "总额",
    "决算",
    "收支",
    "收、支",
    "决算支出",
}
_BOTH = re.compile(r"(.*)(?:收入?、?支出?)(?:总?[计额]|合计|决算)*")
_EARLIER = re.compile(r"上年|去年|由|从|原")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A change as told: its amount, its rate, either may be missing."""

    amount: Figure | None
    rate: Figure | None
    way: int
    against: str | None
    subject: str
    base: Figure | None
    """The amount compared with, where it is told within."""
    place: int
    end: int


def what_changed(
    sentence: ReadSentence, told: Told, before: ReadSentence | None, book: Book
) -> list[Statement]:
    """Give what may have changed; several where it is not unmistakable."""
    near = statements_before(sentence, told.place)
    subject = label_of(told.subject).removesuffix("各")
    if not near and before is not None and told.against is not None:
        if any(each.clause.figure for each in sentence.clauses[: told.place]):
            return []
        found = _of_before(before, subject)
        return found or _told_above(sentence, told, subject, book)
    if _BOTH.fullmatch(subject):
        told_of = near or (
            statements_before(before, len(before.clauses)) if before else []
        )
        return _both(told_of, subject)
    if subject not in _ANY:
        meant = _likeliest(near, subject)
        if not meant and before is not None and told.against is not None:
            meant = _likeliest(statements_before(before, len(before.clauses)), subject)
        return meant or _told_above(sentence, told, subject, book)
    return [
        each
        for each in _run(sentence, told)
        if not subject or _plain(subject) in each.label or is_meant(subject, each)
    ]


def _told_above(
    sentence: ReadSentence, told: Told, subject: str, book: Book
) -> list[Statement]:
    """Give what the passage told further up under just this name."""
    if told.against is None or subject in _ANY:
        return []
    found = [
        each
        for each in book.by_name.get(name_of(subject), ())
        if each.label == subject
        and each.sentence.passage is sentence.sentence.passage
        and each.sentence.end <= sentence.sentence.start
    ]
    return found[:1] if len({each.figure.value for each in found}) == 1 else []


def _likeliest(told: list[Statement], subject: str) -> list[Statement]:
    """Give the first that the subject means; one that is called so comes first."""
    meant = [each for each in told if is_meant(subject, each)]
    return ([each for each in meant if each.label == subject] or meant)[:1]


def _both(near: list[Statement], subject: str) -> list[Statement]:
    """Give income and spending, told as one amount or as two equal ones."""
    found = _BOTH.fullmatch(subject)
    of_what = found[1] if found else ""
    meant = [
        each
        for each in near
        if not is_budget(each)
        and each.label.startswith(of_what)
        and re.search("[收支]", each.label)
        and each.label.endswith(("总计", "总决算", "总额", "合计", "决算"))
    ]
    return meant[:1] if len({each.figure.value for each in meant}) == 1 else []


def _plain(subject: str) -> str:
    return "支" if subject == "支出" else "收" if subject == "收入" else subject


def _of_before(before: ReadSentence, subject: str) -> list[Statement]:
    if _BOTH.fullmatch(subject):
        return _both(statements_before(before, len(before.clauses)), subject)
    told = [
        each
        for each in reversed(statements_before(before, len(before.clauses)))
        if not is_budget(each)
    ]
    if subject not in _ANY:
        return _likeliest(told, subject)
    if subject:
        told = [each for each in told if _plain(subject) in each.label]
    return told if len(told) < _FEWEST else [told[0], told[-1]]


def _run(sentence: ReadSentence, told: Told) -> list[Statement]:
    """Give the statements next before a change, and what they are part of.

    A reason between them ends the search, save where the change says with what it
    compares.
    """
    place = told.place - 1
    while place >= 0 and sentence.clauses[place].statement is None:
        clause = sentence.clauses[place].clause
        if told.against is None and (is_reason(clause) or clause.figure is None):
            return []
        place -= 1
    if told.against is not None and _has_other(sentence, place, told.place):
        return []
    found: list[Statement] = []
    while place >= 0:
        each = sentence.clauses[place]
        if each.statement is not None and not each.clause.is_aside:
            found.append(each.statement)
        elif each.clause.figure is not None and not each.clause.is_aside:
            break
        place -= 1
    return _chosen(sentence, told, found)


def _has_other(sentence: ReadSentence, start: int, end: int) -> bool:
    """Whether a figure of another thing stands between."""
    return any(
        isinstance(each.role, Amount) and each.statement is None
        for each in sentence.clauses[start + 1 : end]
    )


def _chosen(
    sentence: ReadSentence, told: Told, found: list[Statement]
) -> list[Statement]:
    """Leave out budgets, and the whole where the change must be of the part."""
    found = [each for each in found if not _EARLIER.search(each.label)]
    years = {each.year for each in found if each.year is not None}
    if len(years) > 1:
        found = [each for each in found if each.year == max(years)]
    actual = [each for each in found if not is_budget(each)]
    kept = actual if actual or "预算" in (told.against or "") else found
    if not kept:
        return []
    nearest = kept[0]
    if kept[1:] and nearest.name.subject == kept[1].name.subject:
        kept = [nearest]
    if not nearest.wholes:
        return kept
    is_item = nearest.wholes[0].sentence.passage is not sentence.sentence.passage
    if is_item or _is_listed(sentence, told, nearest):
        return [nearest]
    return [nearest, *nearest.wholes]


def _is_listed(sentence: ReadSentence, told: Told, nearest: Statement) -> bool:
    """Whether more parts follow on the change, or another part has one of its own."""
    rest = [
        each
        for each in sentence.clauses[told.end :]
        if each.statement and each.statement.wholes[:1] == nearest.wholes[:1]
    ]
    parts = 0
    for each in sentence.clauses[: told.place]:
        if each.statement and each.statement.wholes[:1] == nearest.wholes[:1]:
            parts += 1
        elif isinstance(each.role, Change) and parts:
            return True
    return bool(rest)
