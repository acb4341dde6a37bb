"""Which pages of a long PDF can hold a form; the others need not be looked at."""

import re
from collections.abc import Sequence

_BLANKS = re.compile(r"\s+")
_WORDS = (
    *("一级指标", "二级指标", "三级指标", "指标名称", "绩效指标", "指标值", "目标值"),
    *("完成值", "完成情况", "实际值", "分值", "权重", "得分", "自评分"),
    *("预算数", "执行数", "执行率", "总体目标", "绩效目标", "项目名称", "部门名称"),
)
_ANNEX = re.compile(r"附表(填报数据|要点核对|评级|分值|明细表)")
_ENOUGH = 4


def is_likely(text: str) -> bool:
    """Whether the text of a page holds several headings of forms, or an annex."""
    bare = _BLANKS.sub("", text)
    has_headings = sum(word in bare for word in _WORDS) >= _ENOUGH
    return has_headings or bool(_ANNEX.search(bare))


def chosen(likely: Sequence[bool]) -> tuple[bool, ...]:
    """Say which pages are to be read: the likely ones, those beside them.

    Where no page is likely all are, so that whoever looks for a form can say so.
    """
    if not any(likely):
        return (True,) * len(likely)
    return tuple(any(likely[max(at - 1, 0) : at + 2]) for at in range(len(likely)))
