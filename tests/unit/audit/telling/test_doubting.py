"""A finding that rests on an uncertain reading is a note that says so."""

from perfscore.audit.finding import AuditFinding
from perfscore.audit.telling.doubting import doubted
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.source import Source, Span

PAGE = Source("表.txt", "产出指标（50分） 30 培训人数 10 满意度 10")
RULE = Rule("claimed-weights-do-not-sum", Severity.ERROR, Text("", ""))


def place(text: str) -> Span:
    begin = PAGE.text.index(text)
    return Span(PAGE, begin, begin + len(text))


def finding(at: str, *related: str) -> AuditFinding:
    return AuditFinding(
        RULE,
        Severity.ERROR,
        Text("各行之和是 30 分", "the rows add up to 30"),
        at=place(at),
        related=tuple(Label(place(each)) for each in related),
    )


def test_a_finding_at_a_doubtful_cell_is_a_note() -> None:
    found = doubted(finding("产出指标（50分）"), [place("产出指标（50分）")])
    assert found.severity is Severity.NOTE
    assert found.is_doubtful
    assert found.message.zh == "各行之和是 30 分（所据的格读法存疑，先核对原表）"


def test_so_is_one_that_rests_on_a_doubtful_cell() -> None:
    found = doubted(finding("产出指标（50分）", "培训人数"), [place("培训人数")])
    assert found.severity is Severity.NOTE


def test_a_doubt_elsewhere_changes_nothing() -> None:
    made = finding("产出指标（50分）", "培训人数")
    assert doubted(made, [place("满意度 10")]) == made


def test_a_doubt_of_another_file_changes_nothing() -> None:
    made = finding("产出指标（50分）")
    other = Source("另一张.txt", PAGE.text)
    assert doubted(made, [Span(other, 0, 10)]) == made


def test_sums_that_reading_doubts_are_no_doubt_where_cells_are_cells() -> None:
    sheet = Source("表.xlsx", "产出指标（50分） 30", ((0, "自评表!A9"),))
    at = Span(sheet, 0, 9)
    made = AuditFinding(RULE, Severity.ERROR, Text("", ""), at=at)
    assert doubted(made, [at]) == made


def test_an_adjusted_target_is_the_finding_and_no_doubt() -> None:
    rule = Rule("target-lowered", Severity.WARNING, Text("", ""))
    at = place("培训人数 10")
    made = AuditFinding(rule, Severity.WARNING, Text("", ""), at=at)
    assert doubted(made, [at]) == made
