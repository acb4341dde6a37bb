"""An audit as one HTML page: all forms in a table, then each by itself."""

from collections.abc import Iterator, Sequence

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.result import Audit
from perfscore.audit.setting import GRAVEST_FIRST
from perfscore.diagnostics.model import Language
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.render.audit_html_findings import findings_html, rounding_html
from perfscore.render.audit_html_style import AUDIT_STYLE
from perfscore.render.audit_html_table import cell, details, table
from perfscore.render.audit_summary import scores_of, unit_of
from perfscore.render.audit_words import (
    LINE_HEADINGS,
    Words,
    claimed_text,
    difference_of,
    path_text,
    place,
    points_text,
    signed,
)
from perfscore.render.page import escaped, page


def audit_page(forms: Sequence[AuditedForm], *, language: Language = "zh") -> str:
    """Write the forms in the order given as a page that loads nothing and runs nothing.

    Lists of what holds open and close. Printed it is A4 across, a form a sheet or more.
    """
    words = Words(language)
    title = words.say("自评表复核", "Audit of self-assessments")
    body = [
        f"<h1>{title}</h1>",
        _counted(forms, words),
        _summary(forms, words),
        *(_section(each, number, words) for number, each in enumerate(forms, start=1)),
    ]
    return page(title=title, style=AUDIT_STYLE, body="\n".join(body))


def _counted(forms: Sequence[AuditedForm], words: Words) -> str:
    unread = sum(each.audit is None for each in forms)
    faulty = sum(each.count(GRAVEST_FIRST[0]) > 0 for each in forms)
    text = words.say(
        f"共 {len(forms)} 份，有错误的 {faulty} 份，没有读出的 {unread} 份；"
        "按错误、涉及分、警告从重到轻排列。",
        f"{len(forms)} in all, {faulty} with errors, {unread} not read; "
        "sorted by errors, points in question, warnings.",
    )
    return f'<p class="faint">{escaped(text)}</p>'


def _summary(forms: Sequence[AuditedForm], words: Words) -> str:
    headings = words.say(
        "文件 单位 年度 自评 重算 涉及分 错误 警告 提示",
        "file unit year claimed recomputed stake errors warnings notes",
    )
    rows = [
        _summary_row(each, number, words) for number, each in enumerate(forms, start=1)
    ]
    return table(headings.split(), rows)


def _summary_row(form: AuditedForm, number: int, words: Words) -> str:
    link = f'<td><a href="#form-{number}">{escaped(form.file)}</a></td>'
    audit = form.audit
    if audit is None:
        said = escaped(words.say("没有读出", "not read"))
        faulty = f'<td class="error" colspan="8"><span class="count">{said}</span></td>'
        return link + faulty
    claimed, found = scores_of(audit)
    stake = points_text(form.points) if form.points else ""
    counts = "".join(
        f'<td class="number {each.value if form.count(each) else ""}">'
        f'<span class="count">{form.count(each)}</span></td>'
        for each in GRAVEST_FIRST
    )
    year = "" if audit.year is None else str(audit.year)
    numbers = (cell(each, is_number=True) for each in (claimed, found, stake))
    return f"{link}{cell(unit_of(audit))}{cell(year)}{''.join(numbers)}{counts}"


def _section(form: AuditedForm, number: int, words: Words) -> str:
    parts = [f'<section id="form-{number}">', f"<h2>{escaped(form.file)}</h2>"]
    if form.audit is not None:
        parts += _audited(form, form.audit, words)
    parts.append(_reading(form, words))
    return "\n".join((*(each for each in parts if each), "</section>"))


def _audited(form: AuditedForm, audit: Audit, words: Words) -> Iterator[str]:
    names = "  ".join(
        each for each in (unit_of(audit), words.year(audit.year)) if each.strip()
    )
    yield f"<p>{escaped(names)}</p>"
    yield f'<p class="faint">{escaped(words.by_set(form))}</p>'
    if words.since(form):
        yield f'<p class="faint">{escaped(words.since(form))}</p>'
    yield _facts(audit, words)
    counts = (
        f'<span class="{each.value}"><span class="count">'
        f"{words.of(SEVERITY_WORDS[each])} {form.count(each)}</span></span>"
        for each in GRAVEST_FIRST
    )
    yield f"<p>{'　'.join(counts)}</p>"
    for severity in GRAVEST_FIRST:
        yield findings_html(form.findings(severity), severity, form.file, words)
    yield rounding_html(form.by_rounding, form.file, words)
    yield _lines(audit, words)
    yield _verified(audit, form.file, words)
    yield _rest(audit, words)


def _facts(audit: Audit, words: Words) -> str:
    headings = ("", words.say("自评", "claimed"), words.say("重算", "recomputed"))
    totals = claimed_text(audit.claimed_total), points_text(audit.total)
    grades = claimed_text(audit.claimed_grade), audit.grade or "—"
    rows = [
        f"<th>{word}</th>{cell(one, is_number=True)}{cell(other, is_number=True)}"
        for word, (one, other) in (
            (words.say("总分", "total"), totals),
            (words.say("等级", "grade"), grades),
        )
    ]
    return table(headings, rows, kind="facts")


def _lines(audit: Audit, words: Words) -> str:
    if not audit.lines:
        return ""
    rows = []
    for each in audit.lines:
        numbers = (
            points_text(each.weight),
            claimed_text(each.claimed),
            points_text(each.recomputed),
            signed(difference_of(each)),
        )
        rows.append(
            cell(path_text(each.path))
            + "".join(cell(number, is_number=True) for number in numbers)
            + cell(words.agreement(each))
            + cell(words.of(each.working))
        )
    kinds = [
        "different" if each.agreement is Agreement.DIFFERENT else ""
        for each in audit.lines
    ]
    made = table([words.of(each) for each in LINE_HEADINGS], rows, kinds=kinds)
    count = len(audit.lines)
    title = words.say(f"得分对照 {count} 项", f"Scores compared: {count}")
    return details(title, made, is_open="different" in kinds)


def _verified(audit: Audit, file: str, words: Words) -> str:
    count = len(audit.verified)
    title = words.say(f"核对无误 {count} 项", f"Verified: {count}")
    if not count:
        return f"<p>{title}</p>"
    headings = words.say("检查 印的 算法 位置", "check printed working place").split()
    rows = [
        cell(words.check(each.rule))
        + cell(each.text)
        + cell(words.of(each.working))
        + cell(place(each.at, beside=file))
        for each in audit.verified
    ]
    return details(title, table(headings, rows))


def _rest(audit: Audit, words: Words) -> str:
    lines = []
    if audit.unread_sentences:
        count = audit.unread_sentences
        lines.append(
            words.say(
                f"没有看懂的句子 {count} 句（不猜，不判）",
                f"Sentences not understood, and not judged: {count}",
            )
        )
    lines += [
        words.say(f"没有查（{why}）：{checks}", f"Not looked for ({why}): {checks}")
        for why, checks in words.unlooked(audit)
    ]
    return "\n".join(f'<p class="faint">{escaped(each)}</p>' for each in lines)


def _reading(form: AuditedForm, words: Words) -> str:
    """List what reading told; open where that is all there is."""
    if not form.diagnostics:
        return ""
    rows = [
        cell(words.of(SEVERITY_WORDS[each.rule.severity]))
        + cell(words.of(each.message))
        + cell(place(each.at.span, beside=form.file))
        + cell(words.of(each.hint))
        for each in form.diagnostics
    ]
    headings = words.say("轻重 说明 位置 改法", "severity message place help").split()
    count = len(form.diagnostics)
    title = words.say(f"读取时的提示 {count} 项", f"Told while reading: {count}")
    return details(title, table(headings, rows), is_open=form.audit is None)
