"""T12: each level-2 heading stands once under its level-1 heading."""

from pathlib import Path

from tests.audit.tables import case_of_form, case_of_table, form_of, found_by
from tests.laying.published import published

from perfscore.audit.checks.heading_repeated import CHECK
from perfscore.intake.text.reading import read_text_form

SEED = Path(__file__).parents[3] / "data" / "zhuzhou_2021.txt"


def test_three_headings_of_quality_are_told_once() -> None:
    forms = read_text_form(SEED.read_bytes(), "株洲.txt").value
    assert forms
    ((finding,), _) = found_by(CHECK, case_of_form(forms[0]))

    assert finding.message.zh == "“产出指标”下“质量指标”出现 3 次"
    assert len(finding.related) == 2


def test_a_heading_printed_in_every_row_is_no_repetition() -> None:
    rows = [("数量指标", f"工作{at}", "1件", "1件", "10", "10") for at in range(3)]

    assert found_by(CHECK, case_of_form(form_of(rows)))[0] == []


def test_published_forms_have_none() -> None:
    for number in published():
        assert found_by(CHECK, case_of_table(number))[0] == []
