"""What the words before a figure make of it: an amount, a share, a change."""

import re
from dataclasses import dataclass

from perfscore.audit.narrative.clauses import Clause
from perfscore.audit.narrative.figures import Kind

_ABOUT = re.compile(r"约|大概|大约|左右|近$")
_SEVERAL = re.compile(r"分别|各占|均占|(?:合计|共|总计|累计|两项)占|依次")
_NEAR = 6
_UP = ("增", "上", "提", "扩", "涨")
_WAY = re.compile(
    r"(增加|增长|增幅|上升|提高|上涨|上浮|减少|下降|降低|降幅|减幅|压缩|压减|缩减|下跌|增|减)"
    r"(?:了|(?:(?<=幅)|额|率|幅度|金额|数|比例)(?:为|达到?|：)?)?$"
)
_REFERENCE = re.compile(
    r"(?P<before>.*?)(?:与|和|同|比|较|相比于?|相较于?|对比)(?:于)?"
    r"(?P<what>(?:(?:19|20)[0-9]{2}年度?)?(?:“?三公”?经费)?(?:财政拨款)?"
    r"(?:年初|当年|年度|全年|本年|调整后?)?的?(?:支出|收入)?预算(?:安排)?"
    r"|上一?年度?|去年|前年|(?:19|20)[0-9]{2}年度?|年初)"
    r"(?:同期|同口径|的)*"
    r"(?P<measure>(?:支出|收入)?(?:决算|预算|执行|实际|完成)?(?:支出|收入)?(?:数|额|金额)?)"
    r"(?:的)?(?:相比较?|相较|比较|对比)?[，：]?(?P<after>.*)"
)
_SAME_PERIOD = re.compile(r"(?P<before>.*?)(?:同比|环比)(?P<after>.*)")
_SHARE = re.compile(
    r"(?P<part>.*?)占(?P<whole>[^占]*?)的?(?:比重|比例|份额|百分比|比率|比)?(?:的)?"
    r"(?:为|是|达到?|：)?"
)
_PLANNED = re.compile(
    r"(?:年初|全年|调整后?|年度|当年|本年|部门)?(?:收入|支出)?预算"
    r"(?:安排|指标|批复|总额|数|额)*"
)
_COMPLETION = re.compile(
    r"(?P<before>.*?)(?:完成|为|是|达到?|相当于|执行)?了?(?P<base>"
    + _PLANNED.pattern
    + r")(?:的(?:比例为)?)?"
)
_RATE = re.compile(
    r"(?P<before>.*?)(?P<base>(?:年初|全年|调整后?)?预算)?(?:数|资金)?的?(?:支出|收入)?"
    r"(?:完成率|执行率|完成比例|完成比率|支出率|执行进度)(?:为|达到?|是|：)?"
)
_DONE = re.compile(r"(?:预算)?完成(?:了|率)?(?:为)?")
_REASON = re.compile(r"原因|由于|因为|主要是|系|因.{2,}")
COMPARED = re.compile(
    r"(?:支出)?决算数?(?P<way>小于|低于|少于|大于|高于|多于|超过|超|等于)"
    r"(?P<base>年初|全年|调整后?)?预算数?"
)
"""``决算数小于年初预算数``."""
_WHOLE = re.compile(
    rf".*(?:占(?![用地有])(?P<whole>[^占]+)|(?:完成|执行)了?(?P<base>{_PLANNED.pattern}))"
)
_EDGES = re.compile(
    r"^(?:并?且?|总体|均|各|共|有所|其中|也|又|支出决算数?|决算数?|[，：])+"
    r"|(?:均|各|共|有所|总体|分别|[，：])+$"
)
_LONGEST_LEAD = 160
"""Words further before a figure say nothing about it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount or count with its own label; ``lead`` are the words before it."""

    lead: str


@dataclass(frozen=True, slots=True)
class Share:
    """``占…``: ``whole`` is empty where it is not named; ``part`` may be named too."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Completion:
    """``完成…的``: ``base`` is the budget named, empty for a bare 执行率."""

    subject: str
    base: str


@dataclass(frozen=True, slots=True)
class Change:
    """``增加``, ``下降``: ``way`` is 1 or -1.

    ``against`` says what it is compared with; None where the clause does not say.
    ``subject`` is what grew, empty where the clause does not say.
    """

    way: int
    against: str | None
    subject: str


@dataclass(frozen=True, slots=True)
class Base:
    """The amount that is compared with, told within the comparison."""

    against: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The amount of which a share or a completion follows, told within it."""

    name: str
    is_plan: bool


@dataclass(frozen=True, slots=True)
class Unclear:
    """A figure whose words are not known."""


Role = Amount | Share | Completion | Change | Base | Whole | Unclear


def role_of(clause: Clause) -> Role:
    """Say what the words of a clause with a figure make of it."""
    figure = clause.figure
    if figure is None or _SEVERAL.search(clause.lead[-_LONGEST_LEAD:]):
        return Unclear()
    if _ABOUT.search(clause.lead[-_NEAR:]):
        return Unclear()
    lead = clause.lead[-_LONGEST_LEAD:]
    change = _change(lead)
    if change is not None:
        return change
    if figure.kind is Kind.PERCENT:
        return _rate(lead)
    if figure.kind is Kind.POINTS:
        return Unclear()
    whole = _WHOLE.fullmatch(lead)
    if whole and not clause.tail:
        name = whole["base"] or whole["whole"]
        return Whole(name, is_plan=_PLANNED.fullmatch(name) is not None)
    compared = _REFERENCE.fullmatch(lead)
    if compared and not compared["after"]:
        return Base(compared["what"])
    return Amount(clause.lead)


def reference_of(words: str) -> Change | None:
    """Read a clause that only says what is compared: ``与上年相比``."""
    if len(words) > _LONGEST_LEAD:
        return None
    found = _REFERENCE.fullmatch(words) or _SAME_PERIOD.fullmatch(words)
    if found is None or _REASON.search(words):
        return None
    against = found.groupdict().get("what") or "上年"
    return Change(0, against, _subject(found["before"], found["after"]))


def is_comparing(words: str) -> bool:
    """Whether words say that the actual was more or less than the budget."""
    return COMPARED.search(words) is not None


def is_reason(clause: Clause) -> bool:
    """Whether a clause begins to say why."""
    return bool(_REASON.search(clause.lead))


def _rate(lead: str) -> Role:
    found = _COMPLETION.fullmatch(lead)
    if found:
        return Completion(found["before"], found["base"])
    found = _SHARE.fullmatch(lead)
    if found:
        whole = found["whole"]
        if _PLANNED.fullmatch(whole):
            return Completion(found["part"], whole)
        return Share(found["part"], whole)
    if _DONE.fullmatch(lead):
        return Completion("", "")
    found = _RATE.fullmatch(lead)
    if found:
        return Completion(found["before"], found["base"] or "")
    return Share("", "") if lead == "的" else Unclear()


def _change(lead: str) -> Change | None:
    way = _WAY.search(lead)
    if way is None:
        return None
    before = lead[: way.start()]
    while True:
        again = _WAY.search(before)
        if again is None:
            break
        before = before[: again.start()]
    sign = 1 if way[1].startswith(_UP) else -1
    found = _REFERENCE.fullmatch(before) or _SAME_PERIOD.fullmatch(before)
    if found is None:
        return Change(sign, None, _subject(before, ""))
    against = found.groupdict().get("what") or "上年"
    return Change(sign, against, _subject(found["before"], found["after"]))


def _subject(before: str, after: str) -> str:
    parts = [_EDGES.sub("", each) for each in (before, after)]
    return next((each for each in parts if each), "")
