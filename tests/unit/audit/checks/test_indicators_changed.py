"""K17: what was approved is what was assessed."""

from dataclasses import replace

from tests.audit.pages import HEADS, Row, page_case, page_form
from tests.audit.tables import found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.indicators_changed import CHECK
from perfscore.diagnostics.model import Severity

GOALS = (
    ("产出指标", "数量指标", "办件数", "≥10件", "", "30"),
    ("产出指标", "质量指标", "合格率", "≥95%", "", "20"),
    ("效益指标", "社会效益指标", "便民", "提升", "", "30"),
)


def _case(*rows: Row) -> AuditCase:
    _, approved = page_form(GOALS)
    return replace(page_case(rows), approved=approved)


def test_a_form_as_approved_is_verified_row_by_row() -> None:
    rows = [(*each[:3], f" {each[3]}", "完成", each[5], each[5]) for each in GOALS]

    found, verified = found_by(CHECK, _case(*rows))

    assert found == []
    assert [each.text for each in verified] == ["办件数", "合格率", "便民"]


def test_points_and_targets_that_were_changed_are_told() -> None:
    rows = [
        ("产出指标", "数量指标", "办件数", "≥8件", "8件", "40", "40"),
        ("产出指标", "质量指标", "合格率", "", "95%", "20", "20"),
        GOALS[2],
    ]

    found, _ = found_by(CHECK, _case(*rows))

    assert [each.message.zh for each in found] == [
        "“办件数”的分值批复为 30，自评表是 40，须经批准",
        "“办件数”的目标值批复为 ≥10件，自评表是 ≥8件，须经批准",
        "“合格率”的目标值批复为 ≥95%，自评表是 空白，须经批准",
    ]
    assert {each.severity for each in found} == {Severity.WARNING}


def test_rows_that_were_renamed_lost_and_added_are_told_apart() -> None:
    rows = [
        ("产出指标", "数量指标", "受理件数", "≥10件", "10件", "30", "30"),
        ("产出指标", "质量指标", "合格率", "≥95%", "95%", "20", "20"),
        ("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "95%", "30", "30"),
    ]

    found, _ = found_by(CHECK, _case(*rows))

    assert [each.message.zh for each in found] == [
        "批复的指标“办件数”在自评表里是“受理件数”，改名须经批准",
        "批复的指标“便民”在自评表里没有",
        "指标“满意度”不在批复的目标表里",
    ]


def test_targets_adjusted_upwards_are_notes_and_lowered_ones_left_to_their_check() -> (
    None
):
    heads = (*HEADS[:3], "年初目标值", "调整后目标值", "实际完成值", "分值", "得分")
    rows = [
        ("产出指标", "数量指标", "办件数", "≥10件", "≥12件", "12件", "15", "15"),
        ("产出指标", "数量指标", "接待数", "≥10件", "≥8件", "8件", "15", "15"),
        ("产出指标", "质量指标", "合格率", "≥95%", "", "95%", "20", "20"),
        ("效益指标", "社会效益指标", "便民", "提升", "取消", "无", "30", "30"),
    ]

    found, _ = found_by(CHECK, page_case(rows, heads=heads))

    assert [(each.severity, each.message.zh) for each in found] == [
        (Severity.NOTE, "“办件数”的目标值由 ≥10件 调整为 ≥12件，调整须经批准"),
        (Severity.WARNING, "“便民”已调整为“取消”，仍得 30 分"),
    ]


def test_without_an_approved_form_there_is_nothing_to_compare() -> None:
    assert CHECK.needs is not None
    assert not CHECK.needs(page_case(GOALS))
