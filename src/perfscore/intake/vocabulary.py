"""The words of self-assessment forms beside their columns' headings."""

import re
from enum import Enum
from functools import lru_cache

from perfscore.intake.plain import bare, one_line, plain
from perfscore.model.indicator_set import FormKind
from perfscore.model.units import MONEY


class Fact(Enum):
    """What a label in the head of a form asks for."""

    UNIT = "单位"
    PROJECT = "项目"
    SUPERVISOR = "主管部门"
    YEAR = "年度"
    MONEY_UNIT = "金额单位"
    TOTAL_WEIGHT = "总分值"
    TOTAL_SCORE = "自评得分"
    GRADE = "等级"
    OTHER = "其他"
    """A label that forms have and that no field stands for (联系人)."""


_LABELS: dict[Fact, re.Pattern[str]] = {
    Fact.MONEY_UNIT: re.compile(r"^(金额单位|资金单位|货币单位)$"),
    Fact.YEAR: re.compile(r"^(评价|自评|预算|绩效|填报|所属|项目)?年(度|份)$"),
    Fact.GRADE: re.compile(r"^(自评|评价|绩效|评定|评分|自评结果)?(等级|等次|结论)$"),
    Fact.TOTAL_WEIGHT: re.compile(r"^(总分值|满分|总权重)$"),
    Fact.TOTAL_SCORE: re.compile(
        r"^(绩效|项目|单位|部门)?(自评|评价)(总)?(得分|总分|分数|分)$|^(总得分|得分合计|总评分)$"
    ),
    Fact.PROJECT: re.compile(
        r"^(一级|二级)?(项目|专项|专项资金|转移支付|转移支付项目|政策|资金|打捆项目|子项目)"
        r"(/政策|和政策|及政策)?(名称)(及代码|及编码)?$"
    ),
    Fact.SUPERVISOR: re.compile(
        r"^(中央|省级|省|市级|市|县级|区级|地方|上级|一级|业务|预算|项目|归口|行业|本级)*"
        r"(主管|主管预算|预算主管)(部门|单位|科室|处室|司局)(名称)?(及代码|及编码)?$"
    ),
    Fact.UNIT: re.compile(
        r"^(部门|单位|部门单位|预算部门|预算单位|部门预算单位|实施单位|项目实施单位|实施部门"
        r"|项目单位|资金使用单位|使用单位|资金单位|用款单位|填报单位|填报部门|申报单位|自评单位"
        r"|自评部门|评价单位|执行单位|承担单位|项目承担单位|具体实施单位|项目执行单位)"
        r"(名称|全称)?(及代码|及编码)?$"
    ),
    Fact.OTHER: re.compile(
        r"^(项目|单位|部门)?(负责人|联系人|经办人|填报人|填表人|审核人|评价人|复核人|分管领导)"
        r"(及电话|及联系电话|签字|签章|签名)?$|^(联系)?电话(号码)?$|^(填报|填表|评价|自评)?(日期|时间)$"
        r"|^(项目|单位|资金)?(编码|代码|类型|类别|属性|性质|级次|地址|期限|周期)$"
        r"|^(项目)?(起止|实施)(时间|期限|周期)$|^(省|市|县)?级?财政部门$"
    ),
}
_BARE_UNIT = re.compile(r"^(部门|单位)$")
_IN_BRACKETS = re.compile(r"[(](?:单位:)?(?:人民币)?(亿元|百万元|万元|千元|元)[)/,、]")

_SIDES = re.compile(
    r"^(项目|预算|年度|本年|部门|转移支付)*(资金|经费)(情况|构成|来源|投入|安排|总量)*$"
    r"|^(部门|项目|年度|整体)?预算(执行)?(情况|资金)$|^预算执行$|^(整体|部门)?(支出|收支)(情况|预算)?$"
    r"|^(年度)?(部门|整体|项目|重点)*绩效(目标)?指标(完成|及完成)?(情况|体系)?$|^绩效目标[0-9]*$"
    r"|^年度绩效目标[0-9]*$|^(绩效)?(自评|评价)?指标(体系|完成情况)?$"
)
_GOALS = re.compile(
    r"^(项目|年度|部门|整体|当年|总体|绩效|预期|任务)*(目标|任务)(设定|完成|实现|及)*(情况|达成情况)?[0-9]*$"
)
_MANAGEMENT = re.compile(
    r"^(项目|专项)?(资金管理|组织管理|支出明细|支出构成)(情况)?$|^支出内容$"
)
_TOTAL = re.compile(
    r"^(自评|评价|绩效)?(总分|总计|合计|总得分|得分合计|合计得分|总分合计|总评分|综合得分)(得分|分值|值)?$"
    r"|^(绩效|项目)?自评(得分|总分|总得分)(合计)?$"
)
_PART_OF_TOTAL = re.compile(r"^(基本分|加分|减分|扣分|小计|得分小计|分值小计|附加分)$")
_GRADES = "优秀|优良|良好|中等|合格|基本合格|不合格|较差|优|良|中|差"
_GRADE = re.compile(
    r"^(?:(?:自评|评价|绩效|评定)?(?:等级|等次|结论)[:为是]?)?"
    rf"({_GRADES})$"
)
_SCORE_AND_GRADE = re.compile(
    rf"^(\d{{1,3}}(?:\.\d+)?)分?[,、/]?[(]?(?:等级|等次)?[:为]?({_GRADES})[)]?$"
    rf"|^({_GRADES})[,、/]?[(]?(\d{{1,3}}(?:\.\d+)?)分?[)]?$"
)
_TICK = "☑√✓✔■☒●◉"
_BOXES = f"[{_TICK}□☐○◯]"
_TICKED = re.compile(rf"^(?:{_BOXES}(?:{_GRADES}))+$|^(?:(?:{_GRADES}){_BOXES})+$")
_GRADE_LABELLED = re.compile(r"^(?:自评|评价|绩效|评定)?(?:等级|等次|结论)[:为是](.*)$")
_NOTE = re.compile(
    r"^(备\s*注|附\s*注|注|说\s*明|填表说明|填报说明|其他需要?说明的?(问题|事项|情况)?"
    r"|需要说明的(问题|事项|情况))\s*(?:\d\s*)?[:.、]"
)
_NOTE_WORD = re.compile(r"\s*(备\s*注|附\s*注|注|说\s*明|填表说明|填报说明)\s*:\s*")
_NOTE_LABEL = re.compile(
    r"^(备注|附注|注|说明|填表说明|填报说明|其他需要?说明的?(问题|事项|情况)?|需要说明的(问题|事项|情况)?)$"
)
_NUMBERED = re.compile(
    r"^\s*[(]?\d{1,2}\s*[)]?\s*[.、):]|^[①-⑳]|^[(][一二三四五六七八九十]+[)]"
)
_TITLE = re.compile(r"自评|绩效.{0,12}(表|报告)|绩效评价|目标完成情况表")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
_YEAR_ALONE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")

_HALF = str.maketrans("（）：，．％", "():,.%")
_LONGEST_LABEL = 24
_LONGEST_TITLE = 80


@lru_cache(maxsize=8192)
def header_label(text: str) -> Fact | None:
    """Say what a label in the head of a form asks for; None: it is no such label."""
    if len(plain(text)) > _LONGEST_LABEL:
        return None
    word = bare(text)
    return next((fact for fact, each in _LABELS.items() if each.search(word)), None)


def labelled(text: str) -> tuple[Fact, str] | None:
    """Part a label from the value in the same cell: ``项目名称：公用经费``."""
    head, colon, value = text.replace("\uff1a", ":").partition(":")
    fact = header_label(head) if colon and value.strip() else None
    if fact is None:
        return None
    if fact is Fact.UNIT and _BARE_UNIT.match(bare(head)) and money_unit(value + "/"):
        fact = Fact.MONEY_UNIT
    return fact, one_line(text[len(head) + 1 :])


def money_unit(text: str) -> str | None:
    """Give the unit of amounts that a heading states: ``项目资金（元）`` says 元."""
    half = plain(text)
    found = _IN_BRACKETS.search(half + "/")
    if found:
        return found[1]
    word = half.removeprefix("金额单位:").removeprefix("单位:").strip("/")
    return word if word in MONEY else None


@lru_cache(maxsize=8192)
def is_side(text: str) -> bool:
    """Whether this is a label beside a block (资金情况, 绩效指标), saying no value."""
    return len(plain(text)) <= _LONGEST_LABEL and bool(_SIDES.match(bare(text)))


@lru_cache(maxsize=8192)
def is_goals(text: str) -> bool:
    """Whether this is the label of 年度总体目标."""
    return len(plain(text)) <= _LONGEST_LABEL and bool(_GOALS.match(bare(text)))


@lru_cache(maxsize=8192)
def is_management(text: str) -> bool:
    """Whether this is the label of a block without claims (资金管理情况)."""
    return len(plain(text)) <= _LONGEST_LABEL and bool(_MANAGEMENT.match(bare(text)))


@lru_cache(maxsize=8192)
def is_total(text: str) -> bool:
    """Whether this names the row of the total (总分, 合计, 得分合计)."""
    return len(plain(text)) <= _LONGEST_LABEL and bool(_TOTAL.match(bare(text)))


@lru_cache(maxsize=8192)
def is_part_of_total(text: str) -> bool:
    """Whether this names a part of the total (基本分, 加分, 小计)."""
    return bool(_PART_OF_TOTAL.match(bare(text)))


def grade_of(text: str) -> str | None:
    """Give the grade that a cell says (``优``, ``等级：优``); None: it says none."""
    word = plain(text)
    if _TICKED.match(word):
        return _ticked(word)
    found = _GRADE_LABELLED.match(word) or _GRADE.match(word)
    return found[1] if found else None


def _ticked(word: str) -> str | None:
    """Give the grade whose box is ticked, if one is; boxes stand before or behind."""
    order = rf"[{_TICK}]({_GRADES})" if word[0] in _TICK + "□☐○◯" else None
    found = re.findall(order or rf"({_GRADES})[{_TICK}]", word)
    return found[0] if len(found) == 1 else None


def score_and_grade(text: str) -> tuple[str, str] | None:
    """Part a total from the grade in the same cell: ``95分（优）`` is 95 and 优."""
    found = _SCORE_AND_GRADE.match(plain(text))
    if found is None:
        return None
    return (found[1], found[2]) if found[1] else (found[4], found[3])


def is_note(text: str) -> bool:
    """Whether a text begins as the notes below a form do (``备注：1. …``)."""
    return bool(_NOTE.match(text.strip().translate(_HALF))) or is_note_label(text)


def is_note_label(text: str) -> bool:
    """Whether this labels the notes, which stand in a cell beside it or below."""
    return bool(_NOTE_LABEL.match(plain(text)))


def note_body(text: str) -> str:
    """Give a note without the word that introduces it."""
    if is_note_label(text):
        return ""
    found = re.match(
        r"\s*(备\s*注|附\s*注|注|说\s*明|填表说明|填报说明)\s*[:：]\s*", text
    )
    return text[found.end() :].strip() if found else text.strip()


def is_numbered(text: str) -> bool:
    """Whether a line begins with a number of a list (``2.``, ``（3）``, ``①``)."""
    return bool(_NUMBERED.match(text.translate(_HALF)))


def is_title(text: str) -> bool:
    """Whether this may be the title of a form."""
    return len(plain(text)) <= _LONGEST_TITLE and bool(_TITLE.search(plain(text)))


def year_of(text: str, *, alone: bool = False) -> str | None:
    """Give the four digits of the year; ``alone`` needs no 年 behind them."""
    found = (_YEAR_ALONE if alone else _YEAR).search(plain(text))
    return found[1] if found else None


def kind_of(title: str) -> FormKind | None:
    """Give the kind of form that a title names."""
    word = plain(title)
    if "转移支付" in word:
        return FormKind.TRANSFER
    if "整体" in word:
        return FormKind.DEPARTMENT
    return FormKind.PROJECT if "项目" in word else None
