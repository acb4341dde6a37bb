"""What a changed set does, in words and numbers."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.batch.impact.matched import Line
from perfscore.batch.impact.movers import Known
from perfscore.batch.impact.result import Impact, Moved
from perfscore.compare.difference import Change, Difference, Section, Topic
from perfscore.compare.scores import LineChange
from perfscore.diagnostics.model import Language, Text
from perfscore.model.expressions import Local, Slot
from perfscore.render.difference_words import SECTIONS, words_of
from perfscore.render.score_difference import line_words, step_words
from perfscore.report.charts.numbers import POINTS, SHARE, Number, Written

NO_GRADE = Text("没有等级", "no grade")
BLANK = Text("（空）", "(blank)")
_CHANGES = {
    Change.ADDED: Text("新增", "added"),
    Change.REMOVED: Text("删除", "removed"),
    Change.RENAMED: Text("改名", "renamed"),
    Change.MOVED: Text("移动", "moved"),
}
_OF_THE_WHOLE = {Topic.ROUNDING, Topic.FOOTING, Topic.FULL, Topic.AGGREGATION}
_SIDES = {
    "both": Text("两个体系", "either set"),
    "before": Text("原体系", "the earlier set"),
    "after": Text("新体系", "the later set"),
}


@dataclass(frozen=True, slots=True)
class ImpactWords:
    """Gives words and numbers of an impact in one language."""

    impact: Impact
    language: Language

    def say(self, zh: str, en: str) -> str:
        """Give a text in the language."""
        return zh if self.language == "zh" else en

    def beside(self, text: str) -> str:
        """Put a text into brackets, behind another."""
        return self.say(f"（{text}）", f" ({text})")

    def of(self, text: Text | None) -> str:
        """Give a text in the language; nothing for none."""
        return "" if text is None else text.in_language(self.language)

    def grades(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Name the rows and columns of the matrix: the grades of compared rows."""
        first, second = self._kept()
        names = self.impact.grade_names()
        return (
            tuple(self._grade(names[0][at]) for at in first),
            tuple(self._grade(names[1][at]) for at in second),
        )

    def matrix(self) -> tuple[tuple[int, ...], ...]:
        """Count rows by the grades that :meth:`grades` names."""
        first, second = self._kept()
        counts = self.impact.counted.matrix
        return tuple(
            tuple(counts.get((one, other), 0) for other in second) for one in first
        )

    def _kept(self) -> tuple[list[int], list[int]]:
        """Give all grades, and a total without grade where compared rows have any."""
        names = self.impact.grade_names()
        counts = len(names[0]) - 2, len(names[1]) - 2
        is_used = any(
            (one == counts[0] and other <= counts[1])
            or (other == counts[1] and one <= counts[0])
            for one, other in self.impact.counted.matrix
        )
        first, second = (list(range(count + is_used)) for count in counts)
        return first, second

    def _grade(self, name: str | None) -> str:
        return name or self.of(NO_GRADE)

    def group(self, name: str | None) -> str:
        """Name a group."""
        return self.of(BLANK) if name is None else name

    def points(self, number: Number | None) -> str:
        """Write points."""
        return POINTS.text(number)

    @property
    def total(self) -> Written:
        """How one assessment's total is written: all places that the sets keep."""
        return Written(max(2, len(str(self.impact.unit)) - 1))

    def mean_of(self, number: Number, count: int) -> Fraction | None:
        """Give the mean of a sum that was counted."""
        return self.impact.mean(number, count)

    def share(self, part: int, whole: int) -> str:
        """Write a share; nothing of nothing."""
        return SHARE.text(Fraction(part, whole)) if whole else "—"

    def line(self, line: Line) -> str:
        """Name an indicator."""
        return " / ".join(line.path)

    def change_of(self, line: Line) -> str:
        """Say what became of an indicator, empty for one that both sets have."""
        return "" if line.change is None else self.of(_CHANGES[line.change])

    def side(self, name: str) -> str:
        """Name the sets that something is told of."""
        return self.of(_SIDES[name])

    def who(self, known: Known) -> str:
        """Name a row: its id, or its unit and project, or its number in its file."""
        names = [known.unit or "", known.project or ""]
        named = known.id or " ".join(each for each in names if each)
        return named or known.place

    def difference(self, each: Difference) -> tuple[str, str, str, str]:
        """Say where sets differ, in what, before and after."""
        where = " / ".join((self.of(SECTIONS[each.section]), *each.path))
        return where, self.of(words_of(each)), self.of(each.before), self.of(each.after)

    def cause(self, moved: Moved) -> str:
        """Say which step moved a row, as ``perfscore diff`` does."""
        change, main = moved.change, moved.main
        if main is not None and moved.points:
            return self._line_cause(moved)
        grades = self._grade_cause(moved)
        if grades and not moved.points:
            return grades
        if change.total_step is not None:
            total = self.say("总分：", "total: ")
            return total + step_words(change.total_step, self.language)
        if change.before.vetoes or change.after.vetoes:
            return self.say("触发的否决", "vetoes that apply")
        return self._total_cause() or grades

    def _line_cause(self, moved: Moved) -> str:
        main = moved.main
        if main is None:
            return ""
        text = line_words(main, self.language).replace("  ", " ", 1)
        if main.step is not None and not _is_weight_alone(main):
            colon = self.say("：", ": ")
            text += colon + step_words(main.step, self.language)
        others = moved.others
        if others:
            text += self.say(
                f"；另有 {others} 项得分变化", f"; other scores that change: {others}"
            )
        return text

    def _total_cause(self) -> str:
        """Say how the rules of the whole differ."""
        found = [
            f"{self.of(words_of(each))} {self.of(each.before)} → {self.of(each.after)}"
            for each in self.impact.comparison.differences
            if each.section is Section.TOTAL or each.topic in _OF_THE_WHOLE
        ]
        return self.say("；", "; ").join(found)

    def _grade_cause(self, moved: Moved) -> str:
        """Say how the bands of the grades differ between which a row moves."""
        both = (moved.change.before.grade, moved.change.after.grade)
        names = {each.name for each in both if each is not None}
        found = [
            f"{self.of(each.before)} → {self.of(each.after)}"
            for each in self.impact.comparison.differences
            if each.section is Section.GRADES
            and each.topic is Topic.GRADE
            and any(self._is_of(each, name) for name in names)
        ]
        return self.say("；", "; ").join(found)

    def _is_of(self, each: Difference, name: str) -> bool:
        texts = (each.before, each.after)
        return any(
            text is not None and text.zh.startswith(f"{name}：") for text in texts
        )


def _is_weight_alone(change: LineChange) -> bool:
    """Whether the step says no more than that the line's points differ."""
    step = change.step
    return step is not None and all(
        isinstance(each.expression, Local) and each.expression.slot is Slot.WEIGHT
        for each in (step.before, step.after)
    )
