"""What the pages of an audit have in common: words, places, columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.result import Audit, AuditLine, Unlooked
from perfscore.audit.setting import GRAVEST_FIRST
from perfscore.diagnostics.model import Language, Rule, Text
from perfscore.diagnostics.text import SEVERITY_WORDS, place_text
from perfscore.exact import (
    NumberFault,
    Rounding,
    RoundingMode,
    exact_text,
    read_number,
    round_to,
    significant_text,
)
from perfscore.model.assessment import Cell
from perfscore.model.audit_names import AUDIT_NAMES
from perfscore.source import Span

OPEN = "—"
"""What stands where there is no value."""

_NAMES = {each.rule: each for each in AUDIT_NAMES}
_POINTS = Rounding(RoundingMode.HALF_UP, 2)
_BY_COMMON_RULES = Text(
    "未指定指标体系，按通行规则", "no indicator set; by the rules that hold everywhere"
)
AGREEMENTS = {
    Agreement.SAME: Text("一致", "same"),
    Agreement.BY_ROUNDING: Text("可由四舍五入解释", "explained by rounding"),
    Agreement.BY_CUTTING: Text("舍去未进位", "cut off, not rounded"),
    Agreement.DIFFERENT: Text("不一致", "different"),
}
NOT_COMPARED = Text("未比对", "not compared")
LINE_HEADINGS = (
    Text("指标", "indicator"),
    Text("分值", "weight"),
    Text("自评得分", "claimed"),
    Text("重算得分", "recomputed"),
    Text("差", "difference"),
    Text("比对", "comparison"),
    Text("算法", "working"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an audit in one language."""

    language: Language

    def say(self, zh: str, en: str) -> str:
        """Give the one of two texts that is in the language."""
        return zh if self.language == "zh" else en

    def of(self, text: Text | None) -> str:
        """Give a text in the language; empty for none."""
        return "" if text is None else text.in_language(self.language)

    def check(self, rule: Rule) -> str:
        """Name a check: ``K9 超额完成说明``, in English by its rule."""
        known = _NAMES.get(rule.name)
        if known is None:
            return rule.name
        return f"{known.number} {self.say(known.title, rule.name)}"

    def counts(self, form: AuditedForm) -> str:
        """Count findings: ``错误 1，警告 2，提示 3（其中可由四舍五入解释 1）``."""
        counted = (
            f"{self.of(SEVERITY_WORDS[each])} {form.count(each)}"
            for each in GRAVEST_FIRST
        )
        text = self.say("，", ", ").join(counted)
        rounded = len(form.by_rounding)
        if rounded:
            text += self.say(
                f"（其中可由四舍五入解释 {rounded}）",
                f" ({rounded} explained by rounding)",
            )
        return text

    def since(self, form: AuditedForm) -> str:
        """Say what was known from an earlier audit; empty if none was given."""
        if form.since is None:
            return ""
        known, gone = form.since.known, form.since.gone
        return self.say(
            f"与基线相比：只列新的；以前已有 {known} 项，不再出现 {gone} 项",
            f"against the baseline: new ones only; {known} known, {gone} gone",
        )

    def by_set(self, form: AuditedForm) -> str:
        """Say by which set a form was recomputed."""
        used = form.indicator_set
        if used is None:
            return self.of(_BY_COMMON_RULES)
        return f"{used.id} {used.version}"

    def year(self, year: int | None) -> str:
        """Write a year; empty for none."""
        return "" if year is None else self.say(f"{year}年度", str(year))

    def unlooked(
        self, audit: Audit, *, most: int = 1_000
    ) -> tuple[tuple[str, str], ...]:
        """Give why checks were not made, and which, those of one reason together.

        More than ``most`` of one reason are counted.
        """
        reasons: dict[str, list[Unlooked]] = {}
        for each in audit.unlooked:
            reasons.setdefault(self.of(each.why), []).append(each)
        return tuple(
            (
                why,
                self.say("、", ", ").join(self.check(each.rule) for each in group)
                if len(group) <= most
                else self.say(f"{len(group)} 种检查", f"{len(group)} checks"),
            )
            for why, group in reasons.items()
        )

    def agreement(self, line: AuditLine) -> str:
        """Say how a claimed score stands to the recomputed one."""
        return self.of(AGREEMENTS[line.agreement] if line.agreement else NOT_COMPARED)


def number_of(rule: Rule) -> str:
    """Give the number of a check (``K9``); empty for a rule of another stage."""
    known = _NAMES.get(rule.name)
    return "" if known is None else known.number


def place(span: Span | None, *, beside: str = "") -> str:
    """Say where something stands; empty where that is nowhere, or a file as a whole.

    ``beside`` is the form's file where its name stands already.
    """
    if span is None:
        return ""
    name = span.source.name
    is_said = beside == name or beside.startswith(f"{name}#")
    if span.is_whole:
        return "" if is_said else name
    mark = span.source.mark(span.start)
    return mark if is_said and mark else place_text(span)


def related_places(
    finding: AuditFinding, language: Language, *, beside: str = ""
) -> tuple[str, ...]:
    """Give the other places of a finding, with what they say, each once."""
    own = place(finding.at, beside=beside)
    told = (
        f"{place(each.span, beside=beside)}  {each.text.in_language(language)}".strip()
        for each in finding.related
    )
    return tuple(each for each in dict.fromkeys(told) if each not in {"", own})


def path_text(path: Sequence[str]) -> str:
    """Write headings and a name: ``产出指标 / 数量指标 / 办文``."""
    return " / ".join(path)


def points_text(value: Fraction | None) -> str:
    """Write points: exactly where two decimals do, else rounded after ``≈``."""
    if value is None:
        return OPEN
    rounded = round_to(value, _POINTS)
    if rounded == value:
        return exact_text(rounded)
    return f"≈{exact_text(rounded) if rounded else significant_text(value, 1)}"


def claimed_text(cell: Cell | None) -> str:
    """Give what the form prints; a dash where it prints nothing."""
    return OPEN if cell is None or not cell.text.strip() else cell.text


def difference_of(line: AuditLine) -> Fraction | None:
    """Give the claimed score less the recomputed one; None where one is no number."""
    claimed = None if line.claimed is None else number_in(line.claimed)
    if claimed is None or line.recomputed is None:
        return None
    return claimed - line.recomputed


def number_in(cell: Cell | None) -> Fraction | None:
    """Give the number that a cell is; None where it is blank or another text."""
    read = read_number("" if cell is None else cell.text.strip().removesuffix("分"))
    return None if isinstance(read, NumberFault) else read


def signed(value: Fraction | None) -> str:
    """Write a difference with its sign."""
    if value is None:
        return OPEN
    text = points_text(abs(value))
    return f"{'+' if value > 0 else '-'}{text}" if value else "0"


def that_differ(lines: Iterable[AuditLine]) -> tuple[AuditLine, ...]:
    """Give the lines whose claimed score is not the recomputed one."""
    return tuple(
        each
        for each in lines
        if each.agreement is not None and each.agreement is not Agreement.SAME
    )
