"""Each scoring method becomes a node, written out by hand."""

from tests.unit.syntax.writing import (
    AT,
    A,
    B,
    interval,
    item,
    method,
    name,
    number,
    percent,
    points,
    section,
    word,
)

from perfscore.syntax import tree as t


def test_methods_of_one_line() -> None:
    assert method("按完成比例，及格线60%，封顶 120%，不封顶") == t.ByCompletion(
        AT, (percent("60"),), (percent("120"),), uncapped=True
    )
    assert method("by_completion") == t.ByCompletion(AT, (), (), uncapped=False)
    assert method("按反向比例") == t.ByInverse(AT)
    assert method("达标得分") == t.ByAttainment(AT)


def test_bands_are_bounds_intervals_and_a_rest() -> None:
    half_open = interval("[", percent("60"), percent("90"), ")")
    assert method("分档", "≥90%：5分", "[60%，90%)：3分", "否则：0分") == t.Bands(
        AT,
        (
            t.BandRow(
                AT, t.Bound(AT, word("AT_LEAST_SIGN", "≥"), percent("90")), points("5")
            ),
            t.BandRow(AT, half_open, points("3")),
            t.BandRow(AT, None, points("0")),
        ),
    )


def test_deductions_have_a_pace_a_reading_and_a_floor() -> None:
    rows = method(
        "扣分",
        "每高于100%满1个百分点：扣0.5分",
        "每低于 a 达 基准的 1%，不足按一步：扣 b",
        "每有 “违规 情形” 满 1例，按比例：扣 1分",
        "至少 0分",
    )
    point = number("1", "个百分点", "PERCENTAGE_POINTS")
    assert rows == t.Deductions(
        AT,
        (
            t.StepRow(
                AT,
                above=True,
                below=False,
                base=percent("100"),
                full_steps=True,
                step=t.Step(AT, of_base=False, quantity=point),
                reading=None,
                adds=False,
                points=points("0.5"),
                limit=None,
            ),
            t.StepRow(
                AT,
                above=False,
                below=True,
                base=A,
                full_steps=False,
                step=t.Step(AT, of_base=True, quantity=percent("1")),
                reading=word("PART_COUNTS", "不足按一步"),
                adds=False,
                points=B,
                limit=None,
            ),
            t.CaseRow(
                AT,
                subject=name("违规 情形", quoted=True),
                full_steps=True,
                step=t.Step(AT, of_base=False, quantity=number("1", "例")),
                reading=word("PRO_RATA", "按比例"),
                adds=False,
                points=points("1"),
                limit=None,
            ),
            t.FloorRow(AT, points("0")),
        ),
    )


def test_a_decision_is_conditions_and_a_rest() -> None:
    assert method("判定", "若 a：3分", "否则：若 b 则 1分 否则 0分") == t.Decision(
        AT,
        (
            t.DecisionRow(AT, A, points("3")),
            t.DecisionRow(AT, None, t.Choice(AT, B, points("1"), points("0"))),
        ),
    )


def test_a_checklist_is_named_rows_some_of_them_required() -> None:
    rows = (
        "前置 有目标：40%",
        "与实际：相符：20%",
        "“目标 量化”：20%",
        "前置条件：20%",
    )
    assert method("要点", *rows) == t.Checklist(
        AT,
        (
            t.ChecklistRow(
                AT, is_prerequisite=True, text="有目标", points=percent("40")
            ),
            item("与实际：相符", percent("20")),
            item("目标 量化", percent("20")),
            item("前置条件", percent("20")),
        ),
    )


def test_a_rating_is_names_with_shares() -> None:
    assert method("评级", "好：[80%, 100%]", "差：0") == t.Rating(
        AT,
        (
            t.RatingRow(AT, "好", interval("[", percent("80"), percent("100"), "]")),
            t.RatingRow(AT, "差", number("0")),
        ),
    )


def test_declared_scoring_goes_by_the_form_of_the_target() -> None:
    scoring = section(
        """填报指标评分
  目标 ≥、＞、数值：按反向比例
  目标 定性：评级
    好：1
  依据 “备注3”"""
    )
    assert scoring == t.DeclaredScoring(
        AT,
        (
            t.DeclaredRow(
                AT,
                (
                    word("AT_LEAST_SIGN", "≥"),
                    word("MORE", ">"),
                    word("NUMBER_TYPE", "数值"),
                ),
                t.ByInverse(AT),
            ),
            t.DeclaredRow(
                AT,
                (word("QUALITATIVE", "定性"),),
                t.Rating(AT, (t.RatingRow(AT, "好", number("1")),)),
            ),
        ),
        basis=(t.Basis(AT, (word("STRING", "备注3"),)),),
    )
