import pytest

from perfscore.intake.vocabulary import (
    Fact,
    grade_of,
    header_label,
    is_goals,
    is_note,
    is_numbered,
    is_side,
    is_title,
    is_total,
    labelled,
    money_unit,
    note_body,
    year_of,
)


@pytest.mark.parametrize(
    ("labels", "fact"),
    [
        ("项目名称 专项名称 转移支付(项目)名称", Fact.PROJECT),
        ("主管部门 主管部门及代码 中央主管部门 地方主管部门", Fact.SUPERVISOR),
        (
            "部门名称 实施单位 资金使用单位 部门（单位）名称 填报单位（盖章）：",
            Fact.UNIT,
        ),
        ("自评得分 绩效自评得分", Fact.TOTAL_SCORE),
        ("自评等级 评价等级", Fact.GRADE),
        ("联系电话 项目负责人 填报日期", Fact.OTHER),
    ],
)
def test_labels_of_the_head_are_known_in_their_spellings(
    labels: str, fact: Fact
) -> None:
    for label in labels.split():
        assert header_label(label) is fact, label


def test_a_label_and_its_value_in_one_cell_are_parted() -> None:
    assert labelled("项目 名称：公用 经费") == (Fact.PROJECT, "公用经费")
    assert labelled("单位：万元") == (Fact.MONEY_UNIT, "万元")
    assert labelled("单位：某局") == (Fact.UNIT, "某局")
    assert labelled("实施单位：") is None
    assert labelled("时间：2022年") is not None
    assert labelled("培训：两次") is None


def test_the_unit_of_amounts_is_read_from_headings() -> None:
    assert money_unit("项目资金\n（元）") == "元"
    assert money_unit("资金情况 (万元)") == "万元"
    assert money_unit("金额单位：千元") == "千元"
    assert money_unit("资金情况") is None
    assert money_unit("单位（个）") is None


def test_labels_beside_blocks_are_known_however_they_are_broken() -> None:
    assert is_side("绩\n效\n指\n标")
    assert is_side("预算执行情况（万元）（20分）")
    assert is_goals("年度总\n体目标")
    assert not is_side("数量指标")


def test_total_and_grade_are_known() -> None:
    for text in ("总分", "合 计", "总计：", "得分合计", "自评总分"):
        assert is_total(text), text
    assert not is_total("合计人数")
    assert (grade_of("等级：优"), grade_of("良"), grade_of("优先")) == (
        "优",
        "良",
        None,
    )


def test_notes_titles_and_years_are_known() -> None:
    assert is_note("备 注：1. 甲")
    assert not is_note("注意事项")
    assert note_body("注：90分以上为优") == "90分以上为优"
    assert is_numbered("（2）乙")
    assert is_numbered("2.乙")
    assert not is_numbered("2022年")
    assert is_title("2021 年度部门整体支出绩效自评表")
    assert year_of("（2022 年度）") == "2022"
    assert year_of("(2021)", alone=True) == "2021"
    assert year_of("2021") is None
