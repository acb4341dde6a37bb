"""K24: the printed grade is that of the printed total."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by
from tests.audit.whole_tables import whole_case

from perfscore.api.loading import load_set
from perfscore.api.scoring import score_assessment
from perfscore.audit.case import AuditCase
from perfscore.audit.checks.claimed_grade_differs import CHECK
from perfscore.diagnostics.model import Severity
from perfscore.intake.settle import settled
from perfscore.model.assessment import Cell

ZHUZHOU = (
    "等级划分为：90分（含）—100分为优，80分（含）—90分为良，"
    "60分（含）—80分为中，60分以下为差。"
)


def _case(total: str, grade: str, notes: Sequence[str] = ()) -> AuditCase:
    return case_of_form(form_of(total=total, grade=grade, notes=notes))


@pytest.mark.parametrize(
    "notes",
    [
        (ZHUZHOU,),
        ("90及以上评优", "80及以上、低于90评良", "60及以上、低于80评中", "低于60评差"),
        ("评价等级：优（90-100分）、良（80-89分）、中（60-79分）、差（60分以下）",),
        ("优秀：≥90分；良好：≥80分；合格：≥60分；不合格：＜60分",),
        ("得分90—100分（含90分）为优秀，80—90分（含80分）为良好，60—80分为一般",),
    ],
)
def test_bands_that_the_form_states_decide(notes: Sequence[str]) -> None:
    ((finding,), _) = found_by(CHECK, _case("88.5", "优", notes))
    right, (verified,) = found_by(CHECK, _case("90", "优", notes))

    assert finding.severity is Severity.ERROR
    assert finding.expected is not None
    assert finding.expected.zh == "良"
    assert right == []
    assert verified.text == "总分等级 优"


def test_other_bands_of_a_form_are_its_own() -> None:
    notes = ("85分及以上为优，75分至85分为良，60分至75分为中，60分以下为差",)

    assert found_by(CHECK, _case("86", "优", notes))[0] == []


def test_without_bands_only_a_grade_that_no_bureau_gives_is_told() -> None:
    ((finding,), _) = found_by(CHECK, _case("55", "优"))

    assert finding.severity is Severity.WARNING
    assert found_by(CHECK, _case("86", "优")) == ([], [])
    assert len(found_by(CHECK, _case("96", "优"))[1]) == 1


def test_percents_of_other_notes_are_no_bands() -> None:
    notes = (
        "定性指标：达成预期为优，按100%至80%给分；部分达成为良，80%至60%；中60%以下",
    )

    assert found_by(CHECK, _case("86", "优", notes)) == ([], [])


def test_a_ticked_box_is_the_grade() -> None:
    ((finding,), _) = found_by(CHECK, _case("85", "□优 □良 □中 ☑差", (ZHUZHOU,)))

    assert finding.expected is not None
    assert finding.expected.zh == "良"


def test_a_dimension_has_the_grade_of_its_share() -> None:
    # 儋州 2018: 49.04 of 55 is 89.16 of 100 and graded 优, from 90 on
    form = form_of([("过程", "过程", "", "", "55", "49.04")], notes=[ZHUZHOU])
    row = replace(form.indicators[0], extras=(("等级", Cell("优")),))

    case = case_of_form(replace(form, indicators=(row,)))
    ((finding,), _) = found_by(CHECK, case)

    assert finding.severity is Severity.WARNING
    assert finding.path[-1] == "过程"
    assert finding.expected is not None
    assert finding.expected.zh == "良"


@pytest.mark.parametrize("number", ["020", "043", "067"])
def test_published_grades_hold(number: str) -> None:
    found, verified = found_by(CHECK, case_of_table(number))

    assert found == []
    assert len(verified) == 1


def test_a_total_that_is_only_rounded_into_the_grade_is_a_note() -> None:
    ((finding,), _) = found_by(CHECK, _case("89.6", "优", (ZHUZHOU,)))

    assert finding.severity is Severity.NOTE
    assert finding.is_rounding
    assert "取整后" in finding.message.zh


def test_the_bands_of_a_set_come_before_those_of_the_form() -> None:
    checked = load_set("hunan/zhuzhou/department-2021").value
    assert checked is not None
    form = form_of(total="85", grade="中", notes=["75分及以上为优，70分为良，60分为中"])
    assessment = settled(form, checked.indicator_set).value
    assert assessment is not None

    case = case_of_form(form, score_assessment(assessment, checked))
    ((finding,), _) = found_by(CHECK, case)

    assert finding.expected is not None
    assert finding.expected.zh == "良"


def test_the_grade_of_a_dimension_is_that_of_its_share() -> None:
    # 儋州 2018: 49.04 of 55.00 is graded 优, the notes give 优 from 90
    ((finding,), _) = found_by(CHECK, whole_case("043"))

    assert finding.severity is Severity.WARNING
    assert finding.expected is not None
    assert finding.expected.zh == "良"
    assert finding.working is not None
    assert finding.working.zh == "100 × 49.04 ÷ 55.00 ≈ 89.16 → 良"
    assert "“（未印名称）”折成百分制的得分 ≈89.16 应为“良”" in finding.message.zh
