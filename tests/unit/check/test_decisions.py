"""判定 by what a 选项 can be: naming all of it covers every case."""

import pytest
from tests.unit.lower.sets import the_set, whole

from perfscore.check.checker import check

DATA = (
    "数据\n  级别：选项（国家级、省级、市级）\n  性质：选项（行政、事业）\n  有：是否\n"
)


def told(*rows: str) -> list[str]:
    """Give the errors about a 判定 with these conditions."""
    written = "\n".join(f"若 {each}：1分" for each in rows)
    body = f"{DATA}一级指标 甲 10分\n评分 判定\n{written}\n"
    outcome = check(the_set(whole(body)))
    return [x.rule.name for x in outcome.diagnostics if x.rule.name != "unused-name"]


@pytest.mark.parametrize(
    "rows",
    [
        ("级别 = “国家级”", "级别 = “省级”", "级别 = “市级”"),
        ("级别 = “国家级” 或 级别 = “省级”", "“市级” = 级别"),
        ("有", "级别 = “国家级”", "级别 = “市级”", "级别 = “省级”"),
    ],
)
def test_rows_that_name_every_choice_need_no_otherwise(rows: tuple[str, ...]) -> None:
    assert told(*rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("级别 = “国家级”", "级别 = “省级”"),
        ("级别 = “国家级”", "级别 = “省级”", "级别 = “市级” 且 有"),
        ("级别 = “国家级”", "级别 = “省级”", "性质 = “行政”"),
        ("级别 = “国家级”", "级别 = “省级”", "级别 ≠ “市级”"),
    ],
)
def test_rows_that_leave_a_choice_do(rows: tuple[str, ...]) -> None:
    assert told(*rows) == ["decision-does-not-cover"]
