"""Which rows and branches the cases of a set take."""

from collections.abc import Sequence

from tests.unit.lower.sets import checked, whole

from perfscore.score.cases import run_case
from perfscore.score.coverage import Covered, counted, coverage
from perfscore.score.scorer import Scorer

HEAD = """
数据
  数：计数（次），必填
  编制：计数（人），必填
  违规：是否，默认 否
"""


def covered(body: str, *cases: str) -> list[Covered]:
    blocks = "".join(
        f"用例 “{number}”\n" + "".join(f"  {row}\n" for row in rows.split("；"))
        for number, rows in enumerate(cases)
    )
    set_ = checked(whole(f"{HEAD}{body}\n{blocks}"))
    scorer = Scorer(set_)
    results = [run_case(scorer, case) for case in set_.indicator_set.cases]
    return coverage(set_.indicator_set, [each.score for each in results])


def missing(found: Sequence[Covered]) -> list[tuple[str, str]]:
    """Give what no case takes, and the line where it stands."""
    return [
        (row.said.zh, row.span.source.line(row.span.source.place(row.span.start)[0]))
        for each in found
        for row in each.rows
        if not row.is_taken
    ]


BANDS = """
一级指标 偏离 10分
  指标值 = 数
  评分 分档
    = 0次：10分
    [1次, 3次]：5分
    否则：0分
"""


def test_each_band_is_a_row() -> None:
    (bands,) = covered(BANDS, "数 = 0；编制 = 1", "数 = 9；编制 = 1")
    assert (bands.path, bands.kind.zh) == (("偏离",), "分档")
    assert counted([bands]) == (2, 3)
    assert missing([bands]) == [("在档 [1次, 3次] 内", "    [1次, 3次]：5分")]


def test_a_value_that_is_missing_takes_no_row() -> None:
    assert counted(covered(BANDS, "编制 = 1")) == (0, 3)


def test_points_are_met_or_not() -> None:
    body = """
一级指标 健全 10分
  评分 要点
    有制度：4分
    有执行：6分
"""
    (points,) = covered(body, "数 = 0；编制 = 1；健全：要点 是、否")
    assert counted([points]) == (2, 4)
    assert [said for said, _ in missing([points])] == [
        "要点“有制度”（不成立）",
        "要点“有执行”",
    ]


def test_branches_of_definitions_and_deductions() -> None:
    body = """
定义 限额 = 若 编制 > 100人 则 3次 否则 1次
一级指标 超限 10分
  评分 扣分
    若 数 > 限额：扣 5分
"""
    found = covered(body, "数 = 0；编制 = 1")
    assert [(each.path, counted([each])) for each in found] == [
        (("限额",), (1, 2)),
        (("超限",), (1, 2)),
    ]
    assert counted(covered(body, "数 = 2；编制 = 1", "数 = 2；编制 = 101")) == (4, 4)


def test_vetoes_and_not_applicable_have_two_rows() -> None:
    body = """
一级指标 效率 10分
  指标值 = 数
  评分 分档
    ≥ 5次：10分
    < 5次：0分
  不适用 若 编制 = 0 则 得满分
总分
  否决 若 违规 则 总分 = 0分
"""
    once = covered(body, "数 = 5；编制 = 1")
    assert [(each.kind.zh, counted([each])) for each in once] == [
        ("分档", (1, 2)),
        ("不适用", (1, 2)),
        ("否决", (1, 2)),
    ]
    both = covered(
        body,
        "数 = 5；编制 = 1",
        "数 = 4；编制 = 1；违规 = 是",
        "数 = 4；编制 = 0",
    )
    assert counted(both) == (6, 6)


def test_what_has_no_choice_has_no_rows() -> None:
    body = "一级指标 规模 10分\n  得分 = 分值\n"
    assert covered(body, "数 = 1；编制 = 1") == []


def test_scorings_of_declared_indicators_count_once_for_all_rows() -> None:
    body = """
一级指标 产出 10分
  三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 ＝、日期：达标得分
  目标 定性：评级
    好：[60%, 100%]
    差：[0%, 60%)
""".replace("  三级指标", "  二级指标 数量\n  三级指标")
    row = "：产出/数量，5分，目标 ≤9，完成 "
    found = covered(body, f"数 = 1；编制 = 1；甲{row}8；乙{row}10")
    by_path = {each.path: counted([each]) for each in found}
    assert by_path["目标 ≤",] == (2, 2)
    assert by_path["目标 定性",] == (0, 2)
