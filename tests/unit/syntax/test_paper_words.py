"""Words of the papers get the word or the sign that the language has for them."""

import pytest

from perfscore.source import Source
from perfscore.syntax.parser import parse

ROWS = "一级指标 甲 5分\n评分 {}\n{}\n"


def hint(method: str, row: str) -> str | None:
    text = f"指标体系 “甲”\n{ROWS.format(method, row)}"
    (found,) = parse(Source("set.perf", text)).diagnostics
    return found.hint.zh if found.hint else None


@pytest.mark.parametrize(
    ("method", "row", "said"),
    [
        ("扣分", "每超过 3次 满 1次：扣 1分", "“每超过”写作“每高于 … 满 …：…”"),
        ("扣分", "每减少 甲 满 1次：扣 1分", "“每减少”写作“每低于 … 满 …：…”"),
        ("扣分", "每发现一例扣1分", "“每发现”写作“每有 … 满 …：…”"),
        ("扣分", "每有 甲 满 1次：减 1分", "“减”写作“扣”"),
        ("扣分", "每有 甲 满 1次：扣 1分，最高 3分", "“最高”写作“最多”"),
        ("分档", "90%以上：1分", "一档写作 ≥ 90%、[80%, 90%)、= 0%"),
        ("分档", "0次：1分", "一档写作 ≥ 90%、[80%, 90%)、= 0%"),
        ("判定", "如果 甲 > 3：1分", "“如果”写作“若”"),
        ("判定", "若 甲 大于 3：1分", "“大于”写作“>”"),
        ("判定", "若 甲 大于等于 3：1分", "“大于等于”写作“≥”"),
        ("判定", "若 甲 不超过 3：1分", "“不超过”写作“≤”"),
        ("判定", "若 甲 并且 乙：1分", "“并且”写作“且”"),
    ],
)
def test_a_word_of_the_papers_gets_the_words_of_the_language(
    method: str, row: str, said: str
) -> None:
    assert hint(method, row) == said


def test_a_word_is_not_offered_where_its_counterpart_cannot_stand() -> None:
    assert hint("判定", "大于 甲：1分") is None
