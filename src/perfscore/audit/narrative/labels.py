"""What a label before an amount names: its subject, and whether it was planned."""

import re
from dataclasses import dataclass
from enum import Enum

_DATE = (
    r"(?:19|20)[0-9]{2}年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:底|末|初)?(?:，)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日|份)?"
)
_UP_TO_DATE = re.compile(rf".*(?:{_DATE})")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_HEAD = re.compile(r".*其中(?:包括|包含|有|含)?|.*[计额]中?(?:包含|含)|^(?:包含|含)")
_BEGINNINGS = re.compile(
    r"(?:(?:我|本)(?:部门|单位|局|委|办|处|院|中心|厅|校|镇|乡|街道)的?"
    r"|和|及|与|以及|还有|另有?|当年|全年|年度|截至|截止|预计|其(?![他它中余])"
    r"|[0-9]{1,2}[.、]|具体(?:为|是)?|共有|共(?!同)|现有|包括|包含|含|第?[一二三四五六]是"
    r"|分别[为是]|主要[为是]|用于)"
)
_ENDINGS = re.compile(
    r"(?:[为是：了的]|(?<=[计额算])[均各]|共计?|(?<![合总累预共会审])计|达到?|(?<!国)有|约|安排|分别)$"
)
_QUOTES = str.maketrans("", "", "“”\"'‘’「」《》 ")
_BRACKETS = re.compile(r"（[^（）]*）")
_PLAN = (
    r"(?:年初|全年|调整后?|当年|本年|年度|追加后?)?(?:部门|支出|收入)?预算"
    r"(?:批复|安排|调整|金额|指标|数|额)*"
)
_DONE = r"(?:决算|执行|实际完成|实际|完成)(?:支出|收入|数|额|金额)*"
_MEASURE = re.compile(
    rf"(.*?)的?((?:支出|收入)??(?:{_PLAN}|{_DONE}))(?:总额|合计|总计)?"
)
_NO_PLAN = ("一般公共", "基金", "资本经营", "部门", "单位", "公共财政", "调整")
_GENERIC = {"", "本年", "总", "预", "决算", "收支"}
_VEHICLES = re.compile(
    r"公务用车(购置)?(?:费|费用|支出)?(?:及|和|与|、)?(运行)?(?:维护)?"
)


_LONGEST = 160
"""Words further before an amount do not name it."""


class Measure(Enum):
    """What an amount says of its subject."""

    OPENING = "年初预算"
    BUDGET = "预算"
    """全年预算, 调整预算, or a budget without saying which."""
    ACTUAL = "决算"
    """What was settled or spent; also amounts without a measure."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a label names.

    ``subject`` has neither quotes nor brackets; ``flow`` is 收入 or 支出 where the
    label says so and the subject does not. Labels of one name mean one thing.
    """

    subject: str
    flow: str
    measure: Measure

    @property
    def is_generic(self) -> bool:
        """Whether only the measure is named, so that the subject was said before."""
        return self.subject in _GENERIC


def label_of(lead: str) -> str:
    """Give the label in the words before an amount, without date and verbs."""
    label = _HEAD.sub("", lead[-_LONGEST:])
    label = _UP_TO_DATE.sub("", label).lstrip("，：、；底末初")
    before = None
    while label != before:
        before = label
        found = _BEGINNINGS.match(label)
        if found and found.end() < len(label):
            label = label[found.end() :]
        label = _ENDINGS.sub("", label)
    return label


def year_of(text: str) -> int | None:
    """Give the one year that a text names; None where it names none or several."""
    years = {int(each) for each in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def name_of(label: str) -> Name:
    """Say what a label names."""
    plain = _BRACKETS.sub("", label[-_LONGEST:].translate(_QUOTES))
    plain = plain.replace("总决算", "总计")
    plain = re.sub(r"^(?:本年度?|当年|全年)(?=.{2})", "", plain)
    found = _MEASURE.fullmatch(plain)
    measure = Measure.ACTUAL
    flow = ""
    if found and not (found[2].startswith("预算") and found[1].endswith(_NO_PLAN)):
        plain = found[1]
        tail = found[2]
        flow = "支出" if "支出" in tail else "收入" if "收入" in tail else ""
        if "预算" in tail:
            measure = Measure.OPENING if "年初" in tail else Measure.BUDGET
    for each in ("支出", "收入"):
        if plain.endswith(each) and len(plain) > len(each):
            plain, flow = plain.removesuffix(each), each
    if plain in {"支出", "收入"}:
        plain, flow = "", plain
    if plain.endswith(("费", "经费")):
        flow = ""
    return Name(plain, flow, measure)


def vehicle_part(subject: str) -> str | None:
    """Say which cost of vehicles is named: ``购置``, ``运行``, ``购置运行``."""
    found = _VEHICLES.match(subject)
    return f"{found[1] or ''}{found[2] or ''}" or None if found else None
