"""Parts told under 其中, and whether they add up to what they are part of."""

import re
from collections.abc import Iterator, Sequence

from perfscore.audit.narrative.book import is_meant, statements_before
from perfscore.audit.narrative.figures import Figure, Kind
from perfscore.audit.narrative.labels import vehicle_part
from perfscore.audit.narrative.relations import (
    Place,
    Relation,
    Verdict,
    at_most,
    comparable,
    total,
)
from perfscore.audit.narrative.roles import Share
from perfscore.audit.narrative.statements import ReadSentence, Statement
from perfscore.audit.numbers.range import range_sum
from perfscore.exact import exact_sum

_COMPLETE = (
    (re.compile("支出"), (re.compile(r".*基本支出"), re.compile(r".*项目支出"))),
    (re.compile("基本支出"), (re.compile(r".*人员经费"), re.compile(r".*公用经费"))),
    (
        re.compile("政府采购"),
        (re.compile(r".*货物.*"), re.compile(r".*工程.*"), re.compile(r".*服务.*")),
    ),
)
"""What is part of what without anything beside; the labels of whole and parts."""
_BESIDE = re.compile(r".*(?:经营支出|上缴上级支出|对附属单位补助支出)")
_STAFF = re.compile("实有(?:人员|人数)|职工总数|人员总数|总人数")
_SERVING = re.compile("(?:年末)?(?:实有)?在职(?:人员|职工|人数)(?:人数)?")
_RETIRED = re.compile("离?退休(?:人员|职工|人数)(?:人数)?")
_REST = re.compile("其他(?:费用|支出|各项支出|项目)?")
_FEWEST_COSTS = 3
_OTHER_VEHICLES = re.compile(r"其他(?:公务)?用车")
_NO_PART = re.compile(
    r"结转|结余|上年|年[初末]|累计|以上|预算|到位|总|原值|净值|折旧|合同|计划|预计|目标"
)
_TOTAL = re.compile(
    r"(?P<count>[两二三四五])?(?:项|者|部分)?(?:以上)?(?:合计|共计|总计|总共)"
)
_NAMED_TOTAL = re.compile(r"(?P<names>[^，；]+[、和与及][^，；]+?)(?:合计|共计|总共)")
_AND = re.compile("[、和与及]")
_CARRIED = re.compile(r"总计|收、?支")
"""Totals that hold what is carried over to the next year."""
_COUNTED = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_FEWEST = 2
_MOST = 60
_WHOLE_SHARE = 1


def sums(sentence: ReadSentence, following: ReadSentence | None) -> Iterator[Relation]:
    """Judge the sums that a sentence tells.

    ``following`` is the next sentence of the passage; its first amount may go on with
    the list.
    """
    yield from _totals(sentence)
    for head, parts in _groups(sentence):
        yield from _group(sentence, head, parts, following)
    yield from _vehicles(sentence, following)


def overfull(sentence: ReadSentence) -> Iterator[Figure]:
    """Give wholes whose parts, as told, make more than the whole.

    They may overlap, so that this is no fault; it is not understood either.
    """
    for head, parts in _groups(sentence):
        if len(parts) < _FEWEST or any(_NO_PART.search(each.label) for each in parts):
            continue
        if range_sum(each.figure.span for each in parts).low > head.figure.span.high:
            yield head.figure


def _groups(
    sentence: ReadSentence,
) -> Iterator[tuple[Statement, list[Statement]]]:
    """Give each whole with the parts that the sentence tells of it."""
    found: dict[int, tuple[Statement, list[Statement]]] = {}
    for each in sentence.statements:
        if _TOTAL.fullmatch(each.label) or _NAMED_TOTAL.fullmatch(each.label):
            continue
        if each.wholes and comparable(each.figure, each.wholes[0].figure):
            head = each.wholes[0]
            found.setdefault(id(head), (head, []))[1].append(each)
    yield from found.values()


def _group(
    sentence: ReadSentence,
    head: Statement,
    parts: list[Statement],
    following: ReadSentence | None,
) -> Iterator[Relation]:
    where = Place(head.sentence, head.figure)
    if len(parts) > _MOST:
        return
    if parts[0].is_aside:
        yield from _within(parts, head)
        return
    complete = _complete(sentence, head, parts)
    if complete:
        made = total(where, [each.figure for each in complete])
        is_all = len(complete) == len(parts) and not _CARRIED.search(head.label)
        rivals = [each for each in parts[0].wholes[1:] if each not in head.wholes]
        if (is_all and not rivals) or made.verdict is Verdict.HOLDS:
            yield made
            return
    yield from _within(parts[:1], head)
    for more in ([], _going_on(parts, following)):
        listed = [*parts, *more]
        if len(listed) >= _FEWEST and (more or listed == parts):
            made = total(where, [each.figure for each in listed])
            if made.verdict is Verdict.HOLDS and head.figure.value:
                yield made
                return


def _within(parts: Sequence[Statement], head: Statement) -> Iterator[Relation]:
    for each in parts:
        if len(each.wholes) == 1 and not (
            _NO_PART.search(each.label) and not each.is_aside
        ):
            made = at_most(Place(each.sentence, each.figure), head.figure)
            if made is not None:
                yield made


def _going_on(
    parts: list[Statement], following: ReadSentence | None
) -> list[Statement]:
    """Give the first amount of the next sentence, if it can belong to the list."""
    if following is None or not following.statements:
        return []
    first = following.statements[0]
    is_near = following.sentence.passage is parts[-1].sentence.passage
    return [first] if is_near and comparable(first.figure, parts[0].figure) else []


def _complete(
    sentence: ReadSentence, head: Statement, parts: list[Statement]
) -> list[Statement]:
    """Give the parts that make up the whole; empty where others may be missing."""
    if head.sentence is not sentence.sentence and not _follows(head, sentence):
        return []
    for whole, kinds in _COMPLETE:
        if not whole.search(head.label):
            continue
        met = [[each for each in parts if kind.fullmatch(each.label)] for kind in kinds]
        if all(len(each) == 1 for each in met):
            beside = [each for each in parts if _BESIDE.fullmatch(each.label)]
            own = [each[0] for each in met]
            if len({id(each) for each in own}) == len(kinds):
                return [*own, *beside]
    if head.figure.kind is Kind.COUNT:
        return parts if _is_full_count(head, parts) else []
    is_full = _exceeds(head, parts) or _shares_are_whole(sentence, parts)
    return parts if is_full else []


def _is_full_count(head: Statement, parts: Sequence[Statement]) -> bool:
    """Whether vehicles with 其他用车 are told, or staff in and out of service."""
    if "车" in head.label:
        return any(_OTHER_VEHICLES.match(each.label) for each in parts)
    serving = [each for each in parts if _SERVING.fullmatch(each.label)]
    retired = [each for each in parts if _RETIRED.fullmatch(each.label)]
    return (
        bool(_STAFF.search(head.label))
        and len(serving) == len(retired) == 1
        and len(parts) == _FEWEST
        and serving[0].figure.value != head.figure.value
    )


def _exceeds(head: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a list of costs that closes with 其他支出 makes more than its whole.

    One that makes less may leave out costs of another kind.
    """
    return (
        len(parts) >= _FEWEST_COSTS
        and bool(_REST.fullmatch(parts[-1].label))
        and not any(_NO_PART.search(each.label) for each in parts)
        and range_sum(each.figure.span for each in parts).low > head.figure.span.high
    )


def _follows(head: Statement, sentence: ReadSentence) -> bool:
    return (
        head.sentence.passage is sentence.sentence.passage
        and head.sentence.end == sentence.sentence.start
    )


def _shares_are_whole(sentence: ReadSentence, parts: list[Statement]) -> bool:
    """Whether each part has a share of the whole, and these add up to 100%."""
    shares = []
    waiting: Statement | None = None
    for each in sentence.clauses:
        if each.statement is not None and not each.clause.is_aside:
            waiting = next((part for part in parts if part is each.statement), None)
        elif isinstance(each.role, Share) and waiting and each.clause.figure:
            if each.role.whole and each.role.whole not in waiting.wholes[0].label:
                return False
            shares.append(each.clause.figure.value)
            waiting = None
    return (
        len(parts) >= _FEWEST
        and len(shares) == len(parts)
        and exact_sum(shares) == _WHOLE_SHARE
    )


def _totals(sentence: ReadSentence) -> Iterator[Relation]:
    """Judge ``A…、B…，合计…``: a bare 合计 after amounts that nothing parts."""
    for place, each in enumerate(sentence.clauses):
        found = _TOTAL.fullmatch(each.clause.lead)
        figure = each.clause.figure
        if figure is None or each.clause.is_aside:
            continue
        named = _NAMED_TOTAL.fullmatch(each.clause.lead)
        if named:
            yield from _of_names(sentence, place, named["names"], figure)
        if found is None:
            continue
        told = statements_before(sentence, place)[::-1]
        above = told[-1].wholes if told else ()
        near = [one for one in told if one.wholes == above]
        before = [
            one
            for one in sentence.clauses[:place]
            if one.clause.figure and one.statement not in above
        ]
        is_plain = len(near) == len(before) and all(
            comparable(one.figure, figure) for one in near
        )
        wanted = _COUNTED.get(found["count"] or "", len(near))
        if is_plain and len(near) >= _FEWEST and len(near) == wanted:
            where = Place(sentence.sentence, figure)
            made = total(where, [one.figure for one in near])
            if found["count"] or made.verdict is Verdict.HOLDS or _are_alike(near):
                yield made


def _of_names(
    sentence: ReadSentence, place: int, names: str, figure: Figure
) -> Iterator[Relation]:
    """Judge ``人员经费、公用经费合计`` where each name is that of one amount before."""
    told = statements_before(sentence, place)
    found: list[Statement] = []
    for name in _AND.split(names):
        meant = [
            each
            for each in told
            if is_meant(name, each) and comparable(each.figure, figure)
        ]
        if len(meant) != 1:
            return
        found.append(meant[0])
    if len({id(each) for each in found}) == len(found) >= _FEWEST:
        where = Place(sentence.sentence, figure)
        yield total(where, [each.figure for each in found])


def _are_alike(parts: Sequence[Statement]) -> bool:
    """Whether all are spending, or all income, or all costs."""
    ends = {each.label[-_FEWEST:] for each in parts}
    return len(ends) == 1 or all(each.label.endswith("费") for each in parts)


def _vehicles(
    sentence: ReadSentence, following: ReadSentence | None
) -> Iterator[Relation]:
    """Judge 公务用车购置及运行维护费 by its two parts, told next to it."""
    near = [*sentence.statements, *(following.statements if following else ())]
    for place, head in enumerate(sentence.statements):
        if vehicle_part(head.name.subject) != "购置运行" or head.is_aside:
            continue
        parts = [
            each
            for each in near[place + 1 :]
            if each.name.measure is head.name.measure
            and each.figure.kind is Kind.MONEY
            and vehicle_part(each.name.subject) in {"购置", "运行"}
            and each.sentence.passage is head.sentence.passage
        ]
        kinds = [vehicle_part(each.name.subject) for each in parts]
        if sorted(map(str, kinds)) == ["购置", "运行"]:
            where = Place(head.sentence, head.figure)
            yield total(where, [each.figure for each in parts])
