"""What is new beside an earlier audit."""

import json
from dataclasses import replace

import pytest
from tests.unit.render.audits import (
    LINES,
    NOT_QUANTIFIED,
    REASON_MISSING,
    SCORE_WRONG,
    audit,
)

from perfscore.audit.batch.audited_form import AuditedForm, Since
from perfscore.audit.batch.since import Earlier, plain
from perfscore.audit.finding import AuditFinding
from perfscore.audit.result import Unlooked
from perfscore.diagnostics.model import Text
from perfscore.render.audit_json import audit_object
from perfscore.source import Source, Span
from perfscore.wire.audit_baseline import read_baseline


def form(*findings: AuditFinding, name: str = "甲.xlsx") -> AuditedForm:
    return AuditedForm(name, audit(name, *findings))


def earlier(*forms: AuditedForm) -> Earlier:
    """Write forms as the command does, and read them as a baseline."""
    objects = [audit_object(each, each.audit, "zh") for each in forms if each.audit]
    read = read_baseline(json.dumps(objects, ensure_ascii=False).encode(), "b.json")
    assert read.value is not None, read.diagnostics
    return Earlier(read.value)


def test_only_what_is_new_is_left_and_what_is_gone_is_counted() -> None:
    before = earlier(form(SCORE_WRONG, REASON_MISSING))
    (now,) = before.beside([form(SCORE_WRONG, NOT_QUANTIFIED)])
    assert now.audit is not None
    assert now.audit.findings == (NOT_QUANTIFIED,)
    assert now.since == Since(known=1, gone=1)


def test_a_finding_is_known_at_another_line_of_another_file_in_another_language() -> (
    None
):
    moved = replace(
        SCORE_WRONG,
        at=Span(Source("新名.docx", "\n\n\n20"), 3, 5),
        printed="20.00",
        message=Text("换了说法", "other words"),
        path=("产出指标", "数量 指标", "办文"),
    )
    (now,) = earlier(form(SCORE_WRONG)).beside([form(moved, name="新名.docx")])
    assert now.since == Since(known=1, gone=0)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SCORE_WRONG, printed="19"),
        replace(SCORE_WRONG, path=("产出指标", "质量指标", "办文")),
        replace(SCORE_WRONG, rule=REASON_MISSING.rule),
    ],
)
def test_another_number_line_or_rule_is_new(changed: AuditFinding) -> None:
    (now,) = earlier(form(SCORE_WRONG)).beside([form(changed)])
    assert now.since == Since(known=0, gone=1)


def test_another_unit_or_year_is_another_form() -> None:
    other = AuditedForm("甲.xlsx", replace(audit("甲.xlsx", SCORE_WRONG), year=2022))
    (now,) = earlier(form(SCORE_WRONG)).beside([other])
    assert now.since == Since(known=0, gone=0)


def test_the_same_finding_twice_is_known_as_often_as_it_was_found() -> None:
    (now,) = earlier(form(SCORE_WRONG)).beside([form(SCORE_WRONG, SCORE_WRONG)])
    assert now.audit is not None
    assert now.audit.findings == (SCORE_WRONG,)


def test_a_form_in_two_files_is_known_in_both() -> None:
    first, second = form(SCORE_WRONG), form(SCORE_WRONG, name="又.docx")
    found = earlier(first, second).beside([first, second])
    assert [each.since for each in found] == [Since(1, 0), Since(1, 0)]


def test_what_was_not_looked_for_is_not_gone() -> None:
    quiet = replace(
        audit("甲.xlsx"), unlooked=(Unlooked(SCORE_WRONG.rule, Text("不查", "off")),)
    )
    (now,) = earlier(form(SCORE_WRONG)).beside([AuditedForm("甲.xlsx", quiet)])
    assert now.since == Since(known=0, gone=0)


def test_a_file_that_was_not_read_stays_as_it_is() -> None:
    unread = AuditedForm("坏.docx", None)
    assert earlier(form(SCORE_WRONG)).beside([unread]) == (unread,)


def test_rows_of_scores_make_no_difference() -> None:
    with_lines = AuditedForm(
        "甲.xlsx", replace(audit("甲.xlsx", SCORE_WRONG), lines=LINES)
    )
    (now,) = earlier(with_lines).beside([form(SCORE_WRONG)])
    assert now.since == Since(known=1, gone=0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000.50", "1000.5"),
        ("９９．９％", "99.90%"),
        ("467.00 万元", "467万元"),
        ("Ａ 局", "a局"),
    ],
)
def test_what_makes_no_difference_in_a_printed_text(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("100", "10"), ("1.01", "1.1")])
def test_what_is_another_number(one: str, other: str) -> None:
    assert plain(one) != plain(other)
