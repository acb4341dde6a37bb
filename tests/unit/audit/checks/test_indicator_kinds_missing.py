"""K18: outputs by quantity, quality, time and cost; effects; satisfaction."""

from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.indicator_kinds_missing import CHECK
from perfscore.diagnostics.model import Severity

OUTPUTS = ("数量指标", "质量指标", "时效指标", "成本指标")
REST = (("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"))


def _case(
    *outputs: str,
    rest: tuple[tuple[str, str], ...] = REST,
    target: str = "≥10件",
    title: str = "项目支出绩效自评表",
    total: tuple[str, ...] = ("100", "100"),
    notes: tuple[str, ...] = (),
) -> AuditCase:
    heads = (*(("产出指标", each) for each in outputs), *rest)
    rows = [
        (level1, level2, f"{level2}之一", target, target, "10", "10")
        for level1, level2 in heads
    ]
    return page_case(rows, title=title, total=total, notes=notes)


def test_a_form_with_all_kinds_is_verified() -> None:
    found, (verified,) = found_by(CHECK, _case(*OUTPUTS))

    assert found == []
    assert verified.working.zh == "数量、质量、时效、成本都有"


def test_kinds_of_outputs_that_lack_are_one_warning_at_their_heading() -> None:
    ((finding,), _) = found_by(CHECK, _case("数量指标", "质量指标"))

    assert finding.severity is Severity.WARNING
    assert finding.message.zh == "产出指标里没有时效指标、成本指标"
    assert finding.path == ("产出指标",)


def test_a_form_without_costs_alone_or_of_a_department_has_a_note() -> None:
    ((costs,), _) = found_by(CHECK, _case(*OUTPUTS[:3]))
    ((whole,), _) = found_by(
        CHECK, _case("数量指标", "质量指标", title="部门整体支出绩效自评表")
    )

    assert costs.severity is Severity.NOTE
    assert whole.severity is Severity.NOTE
    assert whole.message.zh == "产出指标里没有时效指标、成本指标"


def test_effects_and_satisfaction_are_missed_in_whole_forms_alone() -> None:
    # 长江禁捕 2020 has no effects; nobody knows what stood below a form that is cut
    found, _ = found_by(CHECK, case_of_table("026"))
    cut = _case(*OUTPUTS, rest=REST[:1], total=())

    assert "表里没有效益指标" in [each.message.zh for each in found]
    assert found_by(CHECK, cut)[0] == []


def test_satisfaction_may_lack_where_the_notes_leave_it_open() -> None:
    note = "备注：满意度指标目前可以不列为必评。"

    ((finding,), _) = found_by(CHECK, _case(*OUTPUTS, rest=REST[:1], notes=(note,)))

    assert finding.severity is Severity.NOTE
    assert finding.message.zh == "表里没有满意度指标"


def test_outputs_of_a_form_that_is_cut_within_them_are_not_judged() -> None:
    case = _case("数量指标", rest=(), total=())

    assert CHECK.needs is not None
    assert not CHECK.needs(case)


def test_forms_of_other_frameworks_are_not_judged() -> None:
    assert CHECK.needs is not None
    assert not CHECK.needs(case_of_table("011"))
    assert not CHECK.needs(case_of_table("043"))


def test_outputs_of_words_alone_are_told() -> None:
    found, _ = found_by(CHECK, _case(*OUTPUTS, target="效果明显"))

    assert [each.message.zh for each in found] == ["产出指标的目标没有一个是量化的"]


def test_kinds_may_be_named_by_what_they_measure() -> None:
    names = ("实际完成率", "质量达标率", "完成及时性", "成本节约率")
    rows = [("产出", name, f"{name}之一", "≥90%", "95%", "10", "10") for name in names]
    rows.append(("效益", "社会效益", "便民", "≥90%", "95%", "10", "10"))

    found, verified = found_by(CHECK, page_case(rows))

    assert found == []
    assert len(verified) == 1


def test_a_block_that_makes_up_its_points_is_whole_where_the_form_was_cut() -> None:
    # 南华: 产出指标(50分) = 10.3 + 9.3 + 9.3 + 10.8 + 10.3, then the text ends; the
    # costs may have been a level 1 below
    ((finding,), _) = found_by(CHECK, case_of_table("024"))

    assert finding.message.zh == "产出指标里没有质量指标"
