"""The rows of an audit's sheets."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.result import Audit
from perfscore.audit.setting import GRAVEST_FIRST
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.model.assessment import Cell
from perfscore.render.audit_words import (
    LINE_HEADINGS,
    Words,
    difference_of,
    number_in,
    number_of,
    path_text,
    place,
    related_places,
)
from perfscore.render.xlsx.audit_sheet import Column, Listed, Row, Value

_TONES = {
    Agreement.SAME: "",
    Agreement.BY_ROUNDING: "note",
    Agreement.BY_CUTTING: "note",
    Agreement.DIFFERENT: "error",
}


def summary_rows(forms: Sequence[AuditedForm], words: Words) -> Listed:
    """Give a row a form, also for a file in which none could be read."""
    say = words.say
    columns = (
        Column(say("文件", "file"), 130),
        Column(say("单位", "unit"), 160),
        Column(say("项目", "project"), 110),
        Column(say("年度", "year"), 50, is_centred=True),
        Column(say("指标体系", "set"), 120),
        Column(say("自评总分", "claimed"), 62),
        Column(say("自评等级", "grade"), 62, is_centred=True),
        Column(say("重算总分", "recomputed"), 62),
        Column(say("重算等级", "grade"), 62, is_centred=True),
        Column(say("涉及分", "stake"), 56),
        *(Column(words.of(SEVERITY_WORDS[each]), 46) for each in GRAVEST_FIRST),
        Column(say("其中取整", "rounding"), 54),
        Column(say("核对无误", "verified"), 54),
        Column(say("未看懂句", "not read"), 54),
        Column(say("说明", "remarks"), 160),
    )
    return Listed(columns, [_summary(each, words) for each in forms])


def _summary(form: AuditedForm, words: Words) -> Row:
    audit = form.audit
    if audit is None:
        why = "\n".join(words.of(each.message) for each in form.diagnostics)
        said = words.say("没有读出", "not read") + (f"：{why}" if why else "")
        blank: tuple[Value, ...] = (None,) * 15
        return Row((form.file, *blank, said), "error", frozenset({0, 16}))
    counts = [form.count(each) for each in GRAVEST_FIRST]
    gravest = next((each for each in GRAVEST_FIRST if form.count(each)), None)
    toned = frozenset({10 + GRAVEST_FIRST.index(gravest)} if gravest else ())
    values: tuple[Value, ...] = (
        form.file,
        audit.unit,
        audit.project,
        audit.year,
        words.by_set(form),
        _claimed(audit.claimed_total),
        _text(audit.claimed_grade),
        audit.total,
        audit.grade,
        form.points or None,
        *counts,
        len(form.by_rounding),
        len(audit.verified),
        audit.unread_sentences,
        words.since(form),
    )
    return Row(values, gravest.value if gravest else "", toned)


def finding_rows(forms: Sequence[AuditedForm], words: Words) -> Listed:
    """Give a row a finding, the gravest of each form first, rounding last."""
    say = words.say
    columns = (
        Column(say("文件", "file"), 100),
        Column(say("单位", "unit"), 90),
        Column(say("轻重", "severity"), 46, is_centred=True),
        Column(say("编号", "number"), 44, is_centred=True),
        Column(say("检查", "check"), 84),
        Column(say("指标", "line"), 120),
        Column(say("位置", "place"), 86),
        Column(say("发现", "finding"), 220),
        Column(say("印的", "printed"), 125),
        Column(say("应为", "expected"), 90),
        Column(say("算法", "working"), 160),
        Column(say("依据", "basis"), 120),
        Column(say("另见", "see also"), 100),
        Column(say("涉及分", "points"), 48),
        Column(say("可由四舍五入解释", "rounding"), 60, is_centred=True),
    )
    rows = [
        _finding(form, form.audit, each, words)
        for form in forms
        if form.audit is not None
        for each in _ordered(form)
    ]
    return Listed(columns, rows)


def _ordered(form: AuditedForm) -> Iterator[AuditFinding]:
    for severity in GRAVEST_FIRST:
        yield from form.findings(severity)
    yield from form.by_rounding


def _finding(
    form: AuditedForm, audit: Audit, finding: AuditFinding, words: Words
) -> Row:
    related = related_places(finding, words.language, beside=form.file)
    where = place(finding.at, beside=form.file)
    values: tuple[Value, ...] = (
        form.file,
        audit.unit,
        words.of(SEVERITY_WORDS[finding.severity]),
        number_of(finding.rule),
        words.check(finding.rule).removeprefix(f"{number_of(finding.rule)} "),
        path_text(finding.path),
        where,
        words.of(finding.message),
        finding.printed,
        words.of(finding.expected),
        words.of(finding.working),
        "\n".join(finding.basis),
        "\n".join(related),
        finding.points,
        words.say("是", "yes") if finding.is_rounding else None,
    )
    return Row(values, finding.severity.value, frozenset({2, 3}))


def line_rows(forms: Sequence[AuditedForm], words: Words) -> Listed:
    """Give a row a scored line, claimed beside recomputed."""
    widths = (230, 52, 60, 60, 56, 100, 260)
    columns = (
        Column(words.say("文件", "file"), 130),
        Column(words.say("单位", "unit"), 110),
        *(
            Column(words.of(heading), width)
            for heading, width in zip(LINE_HEADINGS, widths, strict=True)
        ),
        Column(words.say("位置", "place"), 90),
    )
    rows = [
        Row(
            (
                form.file,
                form.audit.unit,
                path_text(each.path),
                each.weight,
                _claimed(each.claimed),
                each.recomputed,
                difference_of(each),
                words.agreement(each),
                words.of(each.working),
                place(each.at, beside=form.file),
            ),
            _TONES[each.agreement] if each.agreement else "",
            frozenset({7}),
        )
        for form in forms
        if form.audit is not None
        for each in form.audit.lines
    ]
    return Listed(columns, rows)


def verified_rows(forms: Sequence[AuditedForm], words: Words) -> Listed:
    """Give a row a statement that was recomputed and holds."""
    columns = (
        Column(words.say("文件", "file"), 170),
        Column(words.say("单位", "unit"), 110),
        Column(words.say("检查", "check"), 120),
        Column(words.say("印的", "printed"), 300),
        Column(words.say("算法", "working"), 300),
        Column(words.say("位置", "place"), 110),
    )
    rows = [
        Row(
            (
                form.file,
                form.audit.unit,
                words.check(each.rule),
                each.text,
                words.of(each.working),
                place(each.at, beside=form.file),
            )
        )
        for form in forms
        if form.audit is not None
        for each in form.audit.verified
    ]
    return Listed(columns, rows)


def unlooked_rows(forms: Sequence[AuditedForm], words: Words) -> Listed:
    """Give a row a check that was not made, and what reading the files told."""
    columns = (
        Column(words.say("文件", "file"), 150),
        Column(words.say("单位", "unit"), 130),
        Column(words.say("检查", "check"), 180),
        Column(words.say("为什么", "why"), 330),
        Column(words.say("位置", "place"), 120),
    )
    return Listed(
        columns, [row for form in forms for row in _not_looked_for(form, words)]
    )


def _not_looked_for(form: AuditedForm, words: Words) -> Iterator[Row]:
    audit = form.audit
    unit = "" if audit is None else audit.unit
    for each in audit.unlooked if audit is not None else ():
        checks = words.check(each.rule)
        yield Row((form.file, unit, checks, words.of(each.why), ""))
    if audit is not None and audit.unread_sentences:
        said = words.say("没有看懂的句子", "sentences not understood")
        count = words.say(
            f"{audit.unread_sentences} 句，不猜，不判",
            f"{audit.unread_sentences}, not judged",
        )
        yield Row((form.file, unit, said, count, ""))
    for told in form.diagnostics:
        said = words.say("读取", "reading")
        where = place(told.at.span, beside=form.file)
        yield Row((form.file, unit, said, words.of(told.message), where))


def _claimed(cell: Cell | None) -> Fraction | str | None:
    """Give a printed score as a number, or as its text where it is none."""
    number = number_in(cell)
    return number if number is not None else _text(cell)


def _text(cell: Cell | None) -> str | None:
    return None if cell is None else cell.text
