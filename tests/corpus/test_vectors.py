"""Published and worked-out cases of scoring rules are scored as they should be."""

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from tests.corpus import vectors, vectors_yueyang
from tests.corpus.case import HEAD, Case
from tests.corpus.sets import compiled, score_of

from perfscore.resources import sets_folder
from perfscore.score.result import Score
from perfscore.source import Source

TESTS = Path(__file__).parents[1]
CASES = {**vectors.CASES, **vectors_yueyang.CASES}
WORKED = tuple(
    (name, index) for name, case in CASES.items() for index in range(len(case.gives))
)


@pytest.mark.parametrize(("name", "index"), WORKED)
def test_a_case_gives_its_points(name: str, index: int) -> None:
    case = CASES[name]
    reported, expected = case.gives[index]
    score = scored(case, reported)
    if expected[0].isdigit():
        assert score.lines[0].exact == Fraction(expected)
        assert not score.findings
    else:
        assert score.lines[0].exact is None
        assert expected in [each.rule.name for each in score.findings]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("四舍五入", 85), ("四舍六入五成双", 84), ("舍去", 84), ("进位", 85)],
)
def test_a_half_is_rounded_as_the_set_says(mode: str, expected: int) -> None:
    """T032, C094, 十三五水资源考核: 84.5, whole points, the mode left open there."""
    text = HEAD.format(
        weight=100,
        data="".join(f"  {name}：数值，必填，[0, 100]\n" for name in "甲乙丙末"),
        body="  得分 = 1分 × 平均(平均(甲, 乙, 丙), 末)",
    ).replace("保留 4 位小数，四舍五入", f"取整 {mode}")
    data = {"甲": "78", "乙": "80", "丙": "82", "末": "89"}
    score = score_of(text, {"data": data})
    assert score.lines[0].exact == Fraction("84.5")
    assert score.lines[0].score == score.total == expected


def test_the_parts_of_a_weighted_score_add_up() -> None:
    """PART_1: purpose 20, planning 10, management 20, results 50 points."""
    parts = {"目的": (20, 100), "规划": (10, 88), "管理": (20, 86), "结果": (50, 67)}
    text = HEAD.partition("\n一级指标")[0].format(
        weight=100,
        data="".join(f"  {name}得分率：比率，必填，[0%, 100%]\n" for name in parts),
    ) + "".join(
        f"\n一级指标 {name} {weight}分\n  得分 = 分值 × {name}得分率\n"
        for name, (weight, _) in parts.items()
    )
    data = {f"{name}得分率": f"{percent}%" for name, (_, percent) in parts.items()}
    assert score_of(text, {"data": data}).total == Fraction("79.5")


def test_bands_with_a_gap_and_an_overlap_are_refused() -> None:
    """T045, C091, 市节能目标考核办法: 94.5 is in no band, 80 in two."""
    text = HEAD.format(weight=100, data="", body="  目标 ≥100%\n  评分 按完成比例")
    grades = """
等级
  超额完成：[95, 100]
  完成：[80, 94]
  基本完成：[60, 80]
  未完成：[0, 60)

一级指标"""
    outcome = compiled(Source("set.perf", text.replace("\n一级指标", grades)))
    assert outcome.value is None
    assert [each.rule.name for each in outcome.diagnostics] == [
        "bands-leave-a-gap",
        "bands-overlap",
    ]


def scored(case: Case, reported: Mapping[str, object]) -> Score:
    """Score one indicator by the case's rule."""
    text = HEAD.format(weight=case.weight, data=case.data, body=case.body)
    cells = dict(reported)
    row: dict[str, object] = {"名称": "指标"}
    for key in ("目标", "完成值", "评级", "自评得分"):
        if key in cells:
            row[key] = cells.pop(key)
    if isinstance(row.get("完成值"), tuple):
        row["完成值"] = answers(case, row["完成值"])
    return score_of(text, {"数据": cells, "指标": [row]})


def answers(case: Case, given_answers: object) -> dict[str, str]:
    """Answer a checklist's points in order."""
    assert isinstance(given_answers, tuple)
    rows = case.body.partition("要点\n")[2].splitlines()
    names = [row.strip().removeprefix("前置 ").partition("：")[0] for row in rows]
    return dict(zip(names, given_answers, strict=True))


def test_every_vector_is_named_where_it_is_held() -> None:
    """T014_89.99 is a row of T014's cases; T003 … are named in pages and sets."""
    texts = [
        path.read_text("utf-8")
        for folder in (TESTS, sets_folder())
        for path in folder.rglob("*")
        if path.suffix in {".py", ".md", ".perf"}
    ]
    every = "\n".join(texts)
    vectors_ = yaml.safe_load((TESTS / "data" / "test_vectors.yaml").read_text("utf-8"))
    names = {re.sub(r"^(T[0-9]+)[a-e]?(_.*)?$", r"\1", each["id"]) for each in vectors_}
    assert sorted(name for name in names if name not in every) == []
