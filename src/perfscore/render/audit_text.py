"""An audit as text for a terminal, the gravest findings first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.result import Audit, AuditLine
from perfscore.audit.setting import GRAVEST_FIRST
from perfscore.diagnostics.model import Language, Severity
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.diagnostics.width import columns
from perfscore.render.audit_words import (
    Words,
    claimed_text,
    difference_of,
    path_text,
    place,
    points_text,
    related_places,
    signed,
    that_differ,
)
from perfscore.render.safe import safe_text
from perfscore.render.wrapping import wrap

_NARROWEST = 60
_LABEL = 6
"""Columns of the word before a line of a finding (``位置``, ``basis``)."""
_LABEL_EN = 10
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_PLAIN = "\x1b[0m"
_MOST_NAMED = 8
"""So many checks that were not made are named; more are counted."""
_NUMBERS = 10
"""Columns of each number of the comparison."""


@dataclass(frozen=True, slots=True)
class AuditStyle:
    """How an audit is written for a terminal; ``width`` counts its columns."""

    width: int = 80
    language: Language = "zh"
    colour: bool = False
    with_verified: bool = False


def audit_text(form: AuditedForm, audit: Audit, style: AuditStyle) -> str:
    """Write ``audit``, the one of ``form``: head, lines that differ, findings.

    What rounding explains stands apart, a line each. At the end is what holds, what
    was not understood, and what was not looked for.
    """
    page = _Page(form.file, style)
    lines = [
        *page.head(form, audit),
        *page.lines(audit.lines),
        *page.findings(form),
        *page.rounding(form.by_rounding),
        *page.rest(audit),
    ]
    return "\n".join(lines) + "\n"


class _Page:
    def __init__(self, file: str, style: AuditStyle) -> None:
        self._file = file
        self._style = style
        self._words = Words(style.language)
        self._width = max(style.width, _NARROWEST)
        self._label = _LABEL if style.language == "zh" else _LABEL_EN

    def head(self, form: AuditedForm, audit: Audit) -> Iterator[str]:
        words, say = self._words, self._words.say
        names = (audit.unit, audit.project, words.year(audit.year))
        yield "═" * self._width
        yield from self._wrapped(form.file)
        yield from self._wrapped("  ".join(each for each in names if each.strip()))
        yield from self._labelled(say("按", "by"), words.by_set(form))
        for word, claimed, found in (
            (
                say("总分", "total"),
                claimed_text(audit.claimed_total),
                points_text(audit.total),
            ),
            (
                say("等级", "grade"),
                claimed_text(audit.claimed_grade),
                audit.grade or "—",
            ),
        ):
            said = say(
                f"自评 {claimed}，重算 {found}",
                f"claimed {claimed}, recomputed {found}",
            )
            yield from self._labelled(word, said)
        yield from self._labelled(say("发现", "found"), words.counts(form))
        if form.points:
            said = points_text(form.points)
            yield from self._labelled(
                say("涉及", "stake"), say(f"{said} 分", f"{said} points")
            )
        if words.since(form):
            yield from self._labelled(say("基线", "since"), words.since(form))

    def lines(self, lines: Sequence[AuditLine]) -> Iterator[str]:
        differing = that_differ(lines)
        open_ = sum(each.agreement is None for each in lines)
        if not lines:
            return
        same = len(lines) - len(differing) - open_
        yield ""
        yield self._words.say(
            f"得分对照：一致 {same} 项，不同 {len(differing)} 项，未比对 {open_} 项",
            f"scores: {same} same, {len(differing)} different, {open_} not compared",
        )
        if not differing:
            return
        words = self._words.say("分值 自评 重算 差", "weight claimed computed diff")
        room = self._width - 4 * _NUMBERS - 2
        yield "  " + " " * room + "".join(map(_right, words.split(" ")))
        for each in differing:
            numbers = (
                points_text(each.weight),
                safe_text(claimed_text(each.claimed)),
                points_text(each.recomputed),
                signed(difference_of(each)),
            )
            name, *rest = wrap(path_text(each.path), room)
            pad = " " * (room - columns(name))
            yield "  " + name + pad + "".join(map(_right, numbers))
            yield from (f"  {more}" for more in rest)
            working = self._words.of(each.working)
            if each.agreement is not Agreement.DIFFERENT:
                colon = self._words.say("：", ": ")
                working = f"{self._words.agreement(each)}{colon}{working}"
            yield from self._wrapped(working, indent=4)

    def findings(self, form: AuditedForm) -> Iterator[str]:
        for severity in GRAVEST_FIRST:
            found = form.findings(severity)
            if found:
                word = SEVERITY_WORDS[severity].in_language(self._style.language)
                count = self._words.say(f"{len(found)} 项", str(len(found)))
                title = f"{word} {count} "
                yield ""
                rule = "─" * (self._width - columns(title))
                yield self._painted(title, severity) + rule
            for each in found:
                yield from self._finding(each)

    def rounding(self, found: Sequence[AuditFinding]) -> Iterator[str]:
        if not found:
            return
        title = self._words.say(
            f"可由四舍五入解释 {len(found)} 项 ",
            f"explained by rounding: {len(found)} ",
        )
        yield ""
        yield title + "─" * (self._width - columns(title))
        for each in found:
            message = self._words.of(each.message)
            where = place(each.at, beside=self._file)
            beside = f"（{where}）" if where else ""
            yield from self._wrapped(f"{message}{beside}", indent=2)
            if each.working is not None:
                yield from self._wrapped(self._words.of(each.working), indent=6)

    def rest(self, audit: Audit) -> Iterator[str]:
        say = self._words.say
        count = len(audit.verified)
        yield ""
        hint = say("（--verified 列出）", " (--verified lists them)")
        shown = self._style.with_verified or not count
        yield say(f"核对无误 {count} 项", f"verified: {count}") + (
            "" if shown else hint
        )
        if self._style.with_verified:
            for each in audit.verified:
                where = place(each.at, beside=self._file)
                text = f"{each.text}  {self._words.of(each.working)}"
                yield from self._wrapped(f"{where}  {text}".strip(), indent=2)
        unread = audit.unread_sentences
        if unread:
            yield say(
                f"没有看懂的句子 {unread} 句（不猜，不判）",
                f"sentences not understood, and not judged: {unread}",
            )
        for why, checks in self._words.unlooked(audit, most=_MOST_NAMED):
            text = say(
                f"没有查（{why}）：{checks}", f"not looked for ({why}): {checks}"
            )
            yield from self._wrapped(text)

    def _finding(self, finding: AuditFinding) -> Iterator[str]:
        say, of = self._words.say, self._words.of
        message = of(finding.message)
        path = path_text(finding.path)
        first, *more = self._wrapped(message, hanging=2)
        yield ""
        yield self._painted("● ", finding.severity) + first
        yield from more
        printed = safe_text(finding.printed)
        language = self._style.language
        others = related_places(finding, language, beside=self._file)
        for word, text in (
            (say("指标", "line"), path if path not in message else ""),
            (say("位置", "place"), place(finding.at)),
            (say("印的", "printed"), printed),
            (say("应为", "expected"), of(finding.expected)),
            (say("算法", "working"), of(finding.working)),
            (say("另见", "see also"), "\n".join(others)),
            (say("规则", "rule"), self._rule(finding)),
            (say("依据", "basis"), "；".join(finding.basis)),
        ):
            if text:
                yield from self._labelled(word, text, indent=2)

    def _rule(self, finding: AuditFinding) -> str:
        name = finding.rule.name
        check = self._words.check(finding.rule)
        return check if name in check else f"{check} [{name}]"

    def _labelled(self, word: str, text: str, *, indent: int = 0) -> Iterator[str]:
        begin = " " * indent + word + " " * max(1, self._label - columns(word))
        room = self._width - columns(begin)
        first, *rest = wrap(text, room)
        yield begin + first
        yield from (" " * columns(begin) + each for each in rest)

    def _wrapped(self, text: str, *, indent: int = 0, hanging: int = 0) -> list[str]:
        lines = wrap(text, self._width - indent - hanging)
        begin = " " * indent
        return [
            begin + (" " * hanging if number else "") + line
            for number, line in enumerate(lines)
        ]

    def _painted(self, text: str, severity: Severity) -> str:
        if not self._style.colour:
            return text
        return f"{_COLOURS[severity]}{text}{_PLAIN}"


def _right(text: str) -> str:
    return " " * max(1, _NUMBERS - columns(text)) + text
