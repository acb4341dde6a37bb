"""What a column's heading stands for, by meaning and not by template."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from perfscore.intake.plain import bare, plain


class Field(Enum):
    """What a cell of a form's table says."""

    LEVEL1 = "一级指标"
    LEVEL2 = "二级指标"
    LEVEL3 = "三级指标"
    LEVEL4 = "四级指标"
    NAME = "指标名称"
    SIGN = "指标性质"
    TARGET = "目标值"
    ADJUSTED_TARGET = "调整后目标值"
    UNIT = "度量单位"
    ACTUAL = "完成值"
    WEIGHT = "分值"
    LEVEL1_WEIGHT = "一级指标分值"
    SCORE = "得分"
    RATING = "评级"
    REASON = "偏差原因"
    INITIAL_BUDGET = "年初预算数"
    ANNUAL_BUDGET = "全年预算数"
    EXECUTED = "全年执行数"
    RATE = "执行率"
    EXPECTED_GOAL = "预期目标"
    ACTUAL_GOAL = "实际完成情况"
    OTHER = "其他"
    """A heading that is known, and that no field stands for."""


LEVELS = (Field.LEVEL1, Field.LEVEL2, Field.LEVEL3, Field.LEVEL4)
AMOUNTS = (Field.INITIAL_BUDGET, Field.ANNUAL_BUDGET, Field.EXECUTED)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading stands for; ``rank`` 0 says it in so many words.

    Of several headings of a table the one of the lowest rank has the field.
    """

    field: Field
    rank: int = 0


_MAYBE = re.compile(
    r"[指标分值权数额金资预算执行率度支出到位合计目完成实际评级原因偏措档单符性号维容说备序编"
    r"系方法依据佐证核责期划达性中央省市县区地本自其他它结余扣统筹公式]"
)
"""Characters of which every heading has one; other texts need no further look."""
_LONGEST = 40
"""Headings of more characters, without blanks, are running text."""
_SURE = 2
"""Ranks from here on are told as uncertain, where no better heading is there."""

_Patterns = tuple[tuple[re.Pattern[str], Reading], ...]


def _patterns(*rows: tuple[str, Field, int]) -> _Patterns:
    return tuple((re.compile(text), Reading(field, rank)) for text, field, rank in rows)


_INDICATORS = _patterns(
    (r"^(序号|行次|编号|指标代码|指标编码)$", Field.OTHER, 0),
    (r"^(一级|指标一级|一级绩效)(指标)?(名称)?$", Field.LEVEL1, 0),
    (r"^一级(指标)?(权重|分值|标准分|分数)$", Field.LEVEL1_WEIGHT, 0),
    (r"^二级(指标)?(权重|分值|标准分|分数)$", Field.OTHER, 0),
    (r"^(二级|指标二级|二级绩效)(指标)?(名称)?$", Field.LEVEL2, 0),
    (r"^(三级|指标三级|三级绩效)(指标)?(名称|内容)?$", Field.LEVEL3, 0),
    (r"^三级(指标)?(名称)?(及|和|与)(目标|指标)值$", Field.LEVEL3, 0),
    (r"^(四级|指标四级|四级绩效)(指标)?(名称|内容)?$", Field.LEVEL4, 0),
    (
        (
            r"复核|核定|审核|抽查|评审|折算|系数|(计算|评分|计分|打分)(方法|办法|公式)|赋分"
            r"|(评分|评价|计分)(标准|规则|依据|要点)|(设置|设定|计算)依据|数据来源|佐证|证明"
            r"|上年|上一年|历史|前三年|近三年|核心|指标(解释|类型|类别|属性|方向)|责任"
        ),
        Field.OTHER,
        0,
    ),
    (r"偏差|偏离|原因|改进(措施|意见)", Field.REASON, 0),
    (r"(得分|评分|打分|扣分)(理由|说明)$", Field.REASON, 1),
    (r"^(全年|年度)?实际?(完成|达成|实现)(情况|值|结果)(及|和|与)", Field.ACTUAL, 1),
    (r"^(全年|年度|实际)?完成$", Field.ACTUAL, 1),
    (r"^(评级|评定等级|评定档次|评定评级|档次|评价档次)$", Field.RATING, 0),
    (r"^(指标)?(完成|达成|实现)(等级|档次|级别)$", Field.RATING, 0),
    (r"^(绩效|评价|自评)?等级$", Field.OTHER, 0),
    (
        r"^(自评(得分|分数?|分值|打分|结果得分)?|单位自评(得?分)?|评定分)$",
        Field.SCORE,
        0,
    ),
    (
        r"^(指标|单项|单项指标|实际|评价|最终|本项|绩效)?(得分|评分)(值|情况)?$",
        Field.SCORE,
        1,
    ),
    (r"(得分|评分)$", Field.SCORE, 2),
    (r"(分值|标准分|满分|应得分|基准分)", Field.WEIGHT, 0),
    (r"权重(占比|比例|比)", Field.WEIGHT, 3),
    (r"权重", Field.WEIGHT, 1),
    (r"^(绩效)?(度量单位|计量单位|指标单位|指标值单位|单位)$", Field.UNIT, 0),
    (
        r"^(绩效)?(指标性质|指标符号|运算符号?|比较符号?|关系符号?|符号|性质)$",
        Field.SIGN,
        0,
    ),
    (r"(预期|预计|计划|应)(完成|实现)(指标)?(值|数|目标)", Field.TARGET, 0),
    (r"完成率|完成程度|完成进度|实现程度|实现率|进度", Field.ACTUAL, 4),
    (r"(实际|完成)(完成|实现|达成)?(指标)?(值|结果|数|数值|水平)$", Field.ACTUAL, 0),
    (r"^(全年|年度|实际|本年)?实际(完成|实现|达成)?(情况)?$", Field.ACTUAL, 1),
    (r"(完成|实现|达成|落实)(情况|结果)$", Field.ACTUAL, 1),
    (r"^(年初|年度初|原|批复).*(指标|目标)(值|$)", Field.TARGET, 0),
    (r"调整.*(指标|目标)值", Field.ADJUSTED_TARGET, 0),
    (r"(指标|目标|预期|计划|绩效)值$", Field.TARGET, 0),
    (r"^预期指标值", Field.TARGET, 0),
    (
        r"^(年度|绩效|预期|计划|全年|考核)?(目标|指标)(要求|内容及目标值)$",
        Field.TARGET,
        1,
    ),
    (r"^(年度|预期|绩效|计划|全年)?目标$|^预期指标$", Field.TARGET, 1),
    (r"^指标(名称|内容|及说明)$|^(绩效|考核|评价|具体)指标(名称|内容)$", Field.NAME, 0),
    (r"^(指标|具体指标|评价指标|考核指标|评价内容|考核内容|维度)$", Field.NAME, 1),
    (r"^指标说明$|^指标描述$", Field.TARGET, 3),
    (r"^(说明|备注|情况说明)$", Field.REASON, 1),
)

_FUNDS = _patterns(
    (r"^(序号|行次)$", Field.OTHER, 0),
    (
        r"到位率|预算到位|结余|结转|扣除|统筹|(计算|评分)(方法|公式)|原因|佐证|备注|说明",
        Field.OTHER,
        0,
    ),
    (r"^(执行率|预算执行率?)?(分值权重|权重|分值|标准分)$", Field.WEIGHT, 0),
    (r"^(执行率|预算执行率?|自评|实际)?(得分|自评分|评分)$", Field.SCORE, 0),
    (r"执行率|执行进度|支出率|支出进度|使用率|^预算执行$|^完成率$", Field.RATE, 0),
    (
        (
            r"执行(数|额|金额|资金)$|^(全年|资金|预算|实际)?执行$|^(全年|实际|资金)*支出"
            r"(数|额|金额|资金)?$|(实际|资金)使用(数|金额|资金|情况)?$"
        ),
        Field.EXECUTED,
        0,
    ),
    (r"^(年初|期初)", Field.INITIAL_BUDGET, 0),
    (r"^(批复预算|批复数|预算批复|计划安排)", Field.INITIAL_BUDGET, 1),
    (r"^(年中|预算)?调整(增减)?(预算)?(数|额|金额)$", Field.ANNUAL_BUDGET, 1),
    (
        r"^(全年|调整后?|年度|当年|本年|调整后全年)?(调整)?预算(数|金额|额|总额|资金|安排)?$",
        Field.ANNUAL_BUDGET,
        0,
    ),
    (r"^(预算安排|预算数|可执行指标|预算指标)", Field.ANNUAL_BUDGET, 0),
    (
        r"^(实际)?到位(资金|数|金额)?$|^资金(到位|情况)$|^(全年)?到位(资金|数)$",
        Field.ANNUAL_BUDGET,
        2,
    ),
    (r"^合计$", Field.ANNUAL_BUDGET, 3),
    (r"^(中央|省|市|县|区|地方|本级|自筹|其他|其它|财政|单位)", Field.OTHER, 0),
)

_GOALS = _patterns(
    (
        r"实际|完成情况|完成值|实现情况|达成情况|^(自评|评价)(情况|结果)$",
        Field.ACTUAL_GOAL,
        0,
    ),
    (
        r"^(年初|预期|年度|设定|计划|绩效|总体)*目标(值|情况|内容|设定)?$",
        Field.EXPECTED_GOAL,
        0,
    ),
)


@lru_cache(maxsize=8192)
def indicator_column(heading: str) -> Reading | None:
    """Say what a heading of the indicators stands for; None: it is not known."""
    if len(plain(heading)) > _LONGEST:
        return None
    return _first(_INDICATORS, bare(heading)) if _MAYBE.search(heading) else None


@lru_cache(maxsize=8192)
def fund_column(heading: str) -> Reading | None:
    """Say what a heading of the funds stands for; None: it is not known."""
    if len(plain(heading)) > _LONGEST:
        return None
    return _first(_FUNDS, bare(heading)) if _MAYBE.search(heading) else None


@lru_cache(maxsize=8192)
def goal_column(heading: str) -> Field | None:
    """Say whether a heading of 年度总体目标 asks for the plan or the result."""
    if len(plain(heading)) > _LONGEST:
        return None
    found = _first(_GOALS, bare(heading))
    return found.field if found else None


def is_weak(reading: Reading) -> bool:
    """Whether a heading says its field only perhaps, so that this is to be told."""
    return reading.rank >= _SURE


def _first(patterns: _Patterns, text: str) -> Reading | None:
    return next(
        (reading for pattern, reading in patterns if pattern.search(text)), None
    )
