"""复核 names checks of the audit, each once, with a range where the check has one."""

from fractions import Fraction

from tests.unit.lower.sets import the_set, told, whole

from perfscore.diagnostics.model import Severity
from perfscore.lower.document import lower
from perfscore.model.audit_names import AUDIT_NAMES, find_audit_name
from perfscore.model.audit_settings import AuditSetting
from perfscore.source import Source
from perfscore.syntax.parser import parse


def text(*rows: str) -> str:
    return whole("复核\n" + "".join(f"  {row}\n" for row in rows))


def stated(*rows: str) -> tuple[AuditSetting, ...]:
    return the_set(text(*rows)).audit


def test_a_check_is_named_by_title_number_or_rule() -> None:
    for written in ("偏差原因必填", "K8", "ｋ８", "deviation-unexplained"):
        (found,) = stated(f"{written}：不查")
        assert (found.rule, found.is_on) == ("deviation-unexplained", False)


def test_a_check_has_a_threshold_a_severity_or_both() -> None:
    both, range_, severity = stated(
        "超额完成说明：≥ 130%，错误", "完成区间：[70%, 130%)", "总分重算：提示"
    )
    assert (both.rule, both.severity) == (
        "over-achievement-unexplained",
        Severity.ERROR,
    )
    assert both.is_on
    assert both.threshold is not None
    assert (both.threshold.low, both.threshold.low_included) == (Fraction(13, 10), True)
    assert both.threshold.high is None
    assert range_.severity is None
    assert range_.threshold is not None
    assert Fraction(7, 10) in range_.threshold
    assert Fraction(13, 10) not in range_.threshold
    assert (severity.severity, severity.threshold) == (Severity.NOTE, None)


def test_the_basis_of_a_check_is_its_own() -> None:
    first, second = stated(
        "低执行率说明：< 90%", "依据 “甲号文”，“乙号文”", "完成区间：警告，≥ 70%"
    )
    assert (first.basis, second.basis) == (("甲号文", "乙号文"), ())


def test_the_english_spelling() -> None:
    body = "audit\n  K8: off\n  K9: >= 130%, error\n    basis “x”\n"
    off, over = the_set(whole(body)).audit
    assert (off.is_on, over.severity, over.basis) == (False, Severity.ERROR, ("x",))


def test_a_set_without_the_section_states_nothing() -> None:
    assert the_set(whole("")).audit == ()


def test_every_check_can_be_switched_off_by_any_of_its_names() -> None:
    for each in AUDIT_NAMES:
        for name in (each.title, each.number, each.rule):
            assert find_audit_name(name) == each
            (found,) = stated(f"{name}：不查")
            assert found.rule == each.rule


def test_near_names_are_offered() -> None:
    parsed = parse(Source("set.perf", text("执行率说明：不查"))).value
    assert parsed is not None
    (found,) = lower(parsed).diagnostics
    assert found.hint is not None
    assert "低执行率说明" in found.hint.zh


def test_a_section_without_rows_is_told() -> None:
    assert told(text()) == [("rows-missing", "复核")]
