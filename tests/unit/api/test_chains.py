"""Sets that take one another over: chains that end well, and others."""

from pathlib import Path

import pytest
from tests.unit.api.derived_sets import (
    BASE,
    CHAIN,
    DERIVED,
    found,
    related,
    told,
)

from perfscore.api.loading import load_set
from perfscore.api.scoring import assessment_from_data, score_assessment
from perfscore.score.result import Score

FUNDS = [{"名称": "年度资金总额", "全年预算数": "100", "全年执行数": "90"}]
DATA = {"培训人数": "80", "就业率": "70%", "学员满意率": "85%", "培训场次": "10"}


def score(name: str, *, without: tuple[str, ...] = ()) -> Score:
    loaded = load_set(CHAIN / f"{name}.perf")
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    data = {key: value for key, value in DATA.items() if key not in without}
    assessment = assessment_from_data({"资金": FUNDS, "数据": data})
    assert assessment.value is not None
    return score_assessment(assessment.value, loaded.value)


def grade_of(scored: Score) -> str:
    return scored.grade.name if scored.grade else ""


def points(scored: Score) -> dict[str, str]:
    return {line.name: str(line.score) for line in scored.lines}


def test_the_nation_s_set_scores_by_its_own_rules() -> None:
    # 10 × 90%, 50 × 80/100, 30 × 70%, 10 × 80% as 85% < 90%.
    scored = score("national/training", without=("培训场次",))
    assert points(scored) == {
        "预算执行率": "9",
        "培训人数": "40",
        "就业率": "21",
        "学员满意率": "8",
    }
    assert [scored.total, grade_of(scored)] == [78, "中"]


def test_the_province_weighs_execution_more() -> None:
    # 20 × 90%, 40 × 80/100; the rest is the nation's.
    scored = score("hunan/training", without=("培训场次",))
    assert points(scored) == {
        "预算执行率": "18",
        "培训人数": "32",
        "就业率": "21",
        "学员满意率": "8",
    }
    assert scored.total == 79


def test_the_city_adds_an_indicator() -> None:
    # 30 × 80/100, and 10 × 10/10 for the new one.
    scored = score("hunan/zhuzhou/training")
    assert points(scored) == {
        "预算执行率": "18",
        "培训人数": "24",
        "培训场次": "10",
        "就业率": "21",
        "学员满意率": "8",
    }
    assert [scored.total, grade_of(scored)] == [81, "良"]


def test_the_unit_leaves_one_out_and_lowers_a_line() -> None:
    # 60 × 80/100; 85% is enough now.
    scored = score("hunan/zhuzhou/bureau", without=("就业率",))
    assert points(scored) == {
        "预算执行率": "18",
        "培训人数": "48",
        "培训场次": "10",
        "学员满意率": "10",
    }
    assert scored.total == 86


def test_a_set_knows_what_it_takes_over() -> None:
    loaded = load_set(CHAIN / "hunan/zhuzhou/bureau.perf").value
    assert loaded is not None
    assert loaded.indicator_set.bases == (
        ("hunan/zhuzhou/training", "2021.3"),
        ("hunan/training", "2021.1"),
        ("national/training", "2020.1"),
    )
    assert loaded.indicator_set.id == "hunan/zhuzhou/bureau"
    first = loaded.indicator_set.indicators[0]
    assert first.span.source.name.endswith("chain/national/training.perf")
    assert first.weight_span is not None
    assert first.weight_span.source.name.endswith("chain/hunan/training.perf")


def test_another_version_is_told_with_both_places(folder: Path) -> None:
    assert folder.exists()
    (fault,) = found(DERIVED.replace("@1", "@2"))
    assert fault.rule.name == "base-version-differs"
    assert fault.message.zh == "沿用的是“base”2 版，找到的是 1 版"
    assert fault.at.span.text == "base.perf@2"
    assert related(fault) == [("base.perf", "版本 1")]


def test_what_another_version_breaks_is_told_beside_it(folder: Path) -> None:
    assert folder.exists()
    text = DERIVED.replace("@1", "@2") + "修改 一级指标 办件 50分\n删除 参数 底线\n"
    assert told(text) == [
        ("base-version-differs", "derived.perf", 4),
        ("change-target-missing", "derived.perf", 6),
    ]


def test_a_version_is_stated(folder: Path) -> None:
    assert folder.exists()
    for end in ("", "@"):
        (fault,) = found(DERIVED.replace("@1", end))
        assert fault.rule.name == "base-version-missing"


def test_a_circle_is_told_with_its_lines(folder: Path) -> None:
    for own, other in (("a", "b"), ("b", "c"), ("c", "b")):
        text = DERIVED.replace("derived", own).replace("base.perf", f"{other}.perf")
        folder.joinpath(f"{own}.perf").write_text(text, "utf-8")
    (fault,) = load_set("b.perf").diagnostics
    assert fault.rule.name == "base-circle"
    assert fault.message.zh == "沿用成环：b → c → b"
    assert fault.at.span.source.name == "b.perf"
    assert related(fault) == [("c.perf", "b.perf@1")]
    (fault,) = load_set("a.perf").diagnostics
    assert fault.message.zh == "沿用成环：b → c → b"
    assert ("a.perf", "b.perf@1") in related(fault)


def test_a_set_does_not_take_over_itself(folder: Path) -> None:
    assert folder.exists()
    for name in ("derived.perf", "derived"):
        (fault,) = found(DERIVED.replace("base.perf", name))
        assert fault.message.zh == "沿用成环：derived → derived"


@pytest.mark.parametrize(("links", "fits"), [(8, True), (9, False)])
def test_a_chain_has_8_links_at_most(folder: Path, links: int, *, fits: bool) -> None:
    for number in range(1, links + 1):
        base = "base" if number == 1 else f"s{number - 1}"
        text = DERIVED.replace("derived", f"s{number}").replace(
            "base.perf", f"{base}.perf"
        )
        folder.joinpath(f"s{number}.perf").write_text(text, "utf-8")
    names = [each.rule.name for each in load_set(f"s{links}.perf").diagnostics]
    assert names == ([] if fits else ["base-chain-too-long"])


def test_a_base_with_errors_is_told_with_its_first_errors(folder: Path) -> None:
    text = BASE.replace("办件数 ≥ 线", "办件 ≥ 线").replace("20件", "20元")
    folder.joinpath("base.perf").write_text(text, "utf-8")
    assert told(DERIVED + "修改 一级指标 没有 5分\n") == [
        ("base-has-errors", "derived.perf", 4),
        ("unknown-name", "base.perf", 12),
        ("unit-mismatch", "base.perf", 14),
    ]


def test_a_syntax_error_does_not_hide_that_the_base_is_missing(folder: Path) -> None:
    folder.joinpath("base.perf").unlink()
    assert told(DERIVED + "修改 一级指标 “没有 5分\n") == [
        ("base-not-found", "derived.perf", 4),
        ("quote-not-closed", "derived.perf", 5),
    ]
