"""What a column of a table stands for."""

from dataclasses import dataclass
from enum import Enum

from perfscore.batch.columns import Key


class Role(Enum):
    """What a column says of an assessment, or of one of its indicators."""

    ID = "编号"
    UNIT = "单位"
    PROJECT = "项目"
    YEAR = "年度"
    SET = "指标体系"
    CARRIED = "照抄"
    """Neither scored nor needed, but kept beside the results (地区, 行业 …)."""
    CELL = "格"
    """A datum or a cell of a fixed indicator: ``Meaning.key`` says which."""
    LEVEL1 = "一级指标"
    LEVEL2 = "二级指标"
    LEVEL3 = "三级指标"
    NAME = "指标名称"
    SIGN = "指标性质"
    TARGET = "目标值"
    MEASURE = "度量单位"
    ACTUAL = "完成值"
    RATING = "评级"
    WEIGHT = "分值"
    CLAIMED = "自评得分"
    REASON = "原因"
    IGNORED = "不用"
    """Known, and read by nothing: 序号, the printed total."""


OF_A_ROW = frozenset(
    {
        *(Role.LEVEL1, Role.LEVEL2, Role.LEVEL3, Role.NAME, Role.SIGN, Role.TARGET),
        *(Role.MEASURE, Role.ACTUAL, Role.RATING, Role.WEIGHT, Role.CLAIMED),
        Role.REASON,
    }
)
"""What a row says of one indicator, where each row is one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column stands for, and the unit that its heading states for bare numbers.

    Of several columns for the same the lowest ``rank`` has it.
    """

    role: Role
    key: Key | None = None
    unit: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """A column that is read: its place in the table, its heading, its meaning."""

    at: int
    heading: str
    meaning: Meaning
