"""What the heading of a column says of its cells, and what a blank one costs."""

import re
from enum import Enum

from perfscore.intake.columns import Field


class Other(Enum):
    """What a column holds that no field stands for, as its heading says."""

    ANY = "any"
    NUMBER = "number"
    CHOICE = "choice"
    COUNT = "count"
    WORDS = "words"


BLANK = {
    Field.LEVEL1: 0,
    Field.LEVEL2: 0,
    Field.LEVEL3: 6,
    Field.NAME: 6,
    Field.TARGET: 4,
    Field.SIGN: 3,
    Field.UNIT: 3,
    Field.ACTUAL: 3,
    Field.WEIGHT: 6,
    Field.SCORE: 6,
    Field.REASON: 0,
    Field.OTHER: 1,
    Field.RATING: 2,
    Field.INITIAL_BUDGET: 2,
    Field.ANNUAL_BUDGET: 2,
    Field.EXECUTED: 2,
    Field.RATE: 2,
}
"""What a column without a cell costs."""

BLANK_FUNDS = {
    Field.NAME: 6,
    Field.INITIAL_BUDGET: 1,
    Field.ANNUAL_BUDGET: 4,
    Field.EXECUTED: 3,
    Field.WEIGHT: 2,
    Field.RATE: 1,
    Field.SCORE: 2,
    Field.OTHER: 1,
}
"""The same in the funds, where points stand in the first row only."""

_OFTEN_BLANK = re.compile(
    r"调整|佐证|备注|说明|上年|原因|方法|依据|规则|复核|权重占比|市级|到位"
)
_OTHERS = {
    Other.CHOICE: re.compile(r"是否"),
    Other.COUNT: re.compile(r"序号|行次"),
    Other.WORDS: re.compile(r"标准|依据|方法|规则|佐证|说明|内容|备注|措施"),
    Other.NUMBER: re.compile(r"系数|得分|评分|复核分|完成率|占比"),
}
_SELDOM_BLANK = re.compile(r"系数|率|情况|折算|是否")


def blank_cost(field: Field, heading: str, *, is_funds: bool) -> int:
    """Give what it costs that a column has no cell in a row."""
    if field is Field.OTHER:
        if other_of(heading) is Other.COUNT:
            return 6
        if _OFTEN_BLANK.search(heading):
            return 0
        return 2 if _SELDOM_BLANK.search(heading) else 1
    return (BLANK_FUNDS if is_funds else BLANK).get(field, 2)


def other_of(heading: str) -> Other:
    """Tell what stands below a heading."""
    for other, pattern in _OTHERS.items():
        if pattern.search(heading):
            return other
    return Other.ANY
