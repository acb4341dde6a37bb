"""What a method stands on: the indicator's value, its target, the names it can use."""

from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.ground import core
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.fitting import fit_pair, fit_points
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import Expression, Operator, Undefined
from perfscore.model.units import NUMBER, RATIO, Kind
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Ground:
    """The indicator that a method scores.

    ``subject`` is its 指标值, or the 完成值 that the unit reports. ``target`` is None
    where a value is stated and no target. ``sign`` says how the subject has to
    compare with the target (≥ for a target without sign). ``is_in_words`` marks a
    target that states no number or day.
    """

    scope: Scope
    subject: Expression
    target: Expression | None
    sign: Operator
    is_in_words: bool = False

    @property
    def findings(self) -> Findings:
        """Where to report."""
        return self.scope.findings

    def points(self, value: Expression | None) -> Expression | None:
        """Give ``value`` in points; a share is taken of the weight."""
        if value is None:
            return None
        return fit_points(self.findings, value, share_of=core.weight(value.span))

    def points_only(self, value: Expression | None) -> Expression | None:
        """Give ``value``, a formula's result, which has to be in points."""
        return fit_points(self.findings, value, share_of=None)

    def target_for(
        self, span: Span, method: str, *, takes_dates: bool = False
    ) -> Expression | None:
        """Give the target; report it missing, or of another unit than the subject."""
        if self.target is None:
            self.findings.add(
                rules.TARGET_MISSING,
                span,
                Text(
                    f"“{method}”要与目标比较，本指标没有写目标",
                    f"“{method}” compares with a target, and none is stated",
                ),
                hint=Text("加一行：目标 ≥100%", "add a line: target ≥100%"),
            )
            return None
        if self.is_in_words:
            self.findings.add(
                rules.FORM_NEEDS_SIGN,
                self.target.span,
                Text(
                    f"“{method}”要与目标比较，目标“{self.target.span.text}”没有数值",
                    f"“{method}” compares with the target, and "
                    f"“{self.target.span.text}” states no number",
                ),
                hint=self._without_number(self.target.span.text),
            )
            return None
        if self.subject.type == RATIO and self.target.type == NUMBER:
            self.findings.add(
                rules.UNIT_MISMATCH,
                self.target.span,
                Text(
                    "指标值是百分率，目标没有写 %",
                    "the value is a rate, and the target has no %",
                ),
                hint=Text("例如：目标 ≥95%", "for example: target ≥95%"),
            )
            return None
        if self.target.type is Kind.DATE:
            return self._date(self.target, method, takes_dates=takes_dates)
        pair = fit_pair(
            self.findings, self.subject, self.target, verb=Text("比较", "compared")
        )
        return None if pair is None else pair[1]

    def _without_number(self, written: str) -> Text:
        """Say what to do about a target in words; it may name what is reported."""
        name = written.lstrip("≥≤><=＞＜＝ ")
        if self.scope.knows(name):
            return Text(
                f"目标写固定的数；随“{name}”变的，写 "
                f"得分 = 分值 × 至多(… / {name}, 100%)",
                f"a target is a fixed number; where it varies with “{name}”, write "
                f"score = weight × min(… / {name}, 100%)",
            )
        return Text(
            "写出数值，例如：目标 ≥95%；或改用：评分 评级、评分 判定",
            "state a number, such as: target ≥95%; or use: scoring rating, decision",
        )

    def _date(
        self, target: Expression, method: str, *, takes_dates: bool
    ) -> Expression | None:
        if takes_dates and self.subject.type is Kind.DATE:
            return target
        if isinstance(self.subject, Undefined):
            return None
        what = Text("指标值是数", "the value is a number")
        if self.subject.type is Kind.DATE:
            what = Text(f"“{method}”要有数值", f"“{method}” needs a number")
        self.findings.add(
            rules.WRONG_TYPE,
            target.span,
            Text(f"目标是日期，{what.zh}", f"the target is a date, {what.en}"),
            hint=Text("日期可用：评分 达标得分", "for dates: scoring by_attainment"),
        )
        return None
