"""The words and numbers in which a study of sensitivity is told."""

from fractions import Fraction

from perfscore.batch.sensitivity.margins import Cut
from perfscore.batch.sensitivity.model import Sensitivity
from perfscore.batch.sensitivity.moves import Path
from perfscore.batch.sensitivity.question import Aspect, Size
from perfscore.batch.sensitivity.variants import Cause
from perfscore.diagnostics.model import Language, Text
from perfscore.exact import short_text
from perfscore.report.charts.numbers import COUNT, POINTS, SHARE, Written

MEAN = Written(3, is_signed=True)
"""Mean changes of a total: a thousandth of a point."""

FINE = Written(3)
"""Mean totals: a thousandth of a point."""

TITLES = {
    Aspect.ERROR: Text("填报的数有误差", "Errors in what is reported"),
    Aspect.WEIGHT: Text("分值挪动", "Points moved"),
    Aspect.DROP: Text("去掉一个指标", "An indicator left out"),
}
_NOT_WHOLE = Text(
    "改后不取整（1件少 1% 是 0.99件；要取整用 --whole）。",
    "nothing is rounded, so 1 less 1% is 0.99; --whole keeps counts whole.",
)


class Words:
    """Says things in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, zh: str, en: str) -> str:
        """Choose the language."""
        return zh if self.language == "zh" else en

    def of(self, text: Text) -> str:
        """Give a text in the language."""
        return text.in_language(self.language)

    def path(self, path: Path) -> str:
        """Name an indicator by its headings."""
        return " / ".join(path) or self.say("（整个体系）", "(the whole set)")

    def share(self, part: int, whole: int) -> str:
        """Write a share of a count."""
        return SHARE.text(Fraction(part, whole)) if whole else "—"

    def counted(self, part: int, whole: int) -> str:
        """Write a count and its share: ``937（1.4%）``."""
        share = self.share(part, whole)
        return self.say(
            f"{COUNT.text(part)}（{share}）", f"{COUNT.text(part)} ({share})"
        )

    def size(self, size: Size, unit: str = "") -> str:
        """Write a size: ``±1%``, ``±2人``."""
        if size.is_relative:
            return f"±{short_text(size.amount * 100)}%"
        if unit == "%":
            points = short_text(size.amount * 100)
            return self.say(f"±{points}个百分点", f"±{points} percentage points")
        if unit == "分" and self.language == "en":
            return f"±{short_text(size.amount)}"
        return f"±{short_text(size.amount)}{unit}"

    def of_cause(self, cause: Cause) -> str:
        """Write how far a cause goes."""
        return self.size(cause.size, cause.unit)

    def points(self, value: Fraction | None) -> str:
        """Write points that a set states."""
        return "" if value is None else short_text(value)

    def cut(self, cut: Cut) -> str:
        """Name a cut by its grades: ``90（良｜优）``."""
        at = short_text(cut.at)
        return self.say(
            f"{at}（{cut.below}｜{cut.above}）", f"{at} ({cut.below} | {cut.above})"
        )

    def near(self, distance: Fraction) -> str:
        """Name a distance: ``1分内``."""
        shown = short_text(distance)
        return self.say(f"{shown}分内", f"within {shown}")

    def title(self, study: Sensitivity) -> str:
        """Name a study by its set."""
        return self.say(f"敏感性：{study.title}", f"Sensitivity: {study.title}")

    def set_line(self, study: Sensitivity) -> str:
        """Say which set was studied."""
        version = study.version
        return self.say(
            f"{study.set_id}，版本 {version}", f"{study.set_id}, version {version}"
        )

    def read_line(self, study: Sensitivity) -> str:
        """Say how much was read and scored."""
        counts = study.counts
        lost = counts.rows - counts.scored
        zh, en = f"评了 {COUNT.text(counts.scored)} 份", f"{COUNT.text(counts.scored)}"
        zh += f"，{COUNT.text(lost)} 份没有总分，不在以下各数之内" * bool(lost)
        en += " scored"
        en += f"; {COUNT.text(lost)} have no total and are counted nowhere" * bool(lost)
        mean = POINTS.text(study.mean)
        grades = "  ".join(
            f"{name} {COUNT.text(counts.grades.get(name, 0))}"
            for name in study.grades
            if counts.grades.get(name, 0)
        )
        return self.say(
            f"{zh}；平均 {mean} 分；{grades}", f"{en}; mean {mean}; {grades}"
        )

    def drawn(self, study: Sensitivity) -> str:
        """Say what is changed at once by chance."""
        zh = "所有填报的数" if study.linear else "所有填报的数和分值"
        en = "All reported numbers" + " and all points" * (not study.linear)
        draws, seed = study.question.draws, study.question.seed
        return self.say(
            f"{zh}同时随机改动 {draws} 次（种子 {seed}），等级保不保得住",
            f"{en} changed at once, {draws} times (seed {seed}): do grades hold?",
        )

    def what_was_done(self, study: Sensitivity, aspect: Aspect) -> str:
        """Say exactly what an aspect changes."""
        error = self.size(study.question.error)
        size = study.question.weight
        moved = self.size(size, "分").removeprefix("±")
        own = self.say("它自己分值的 ", "its own ") if size.is_relative else ""
        match aspect:
            case Aspect.ERROR:
                whole = study.question.is_whole
                return self.say(
                    f"一次只改一列，所有的自评都少报、再都多报（{error}，另有写明的除外）；"
                    + ("原来是整数的，改后也取整数。" if whole else _NOT_WHOLE.zh),
                    f"One column at a time, less and then more in every row ({error} "
                    "unless stated); "
                    + ("whole numbers stay whole." if whole else _NOT_WHOLE.en),
                )
            case Aspect.WEIGHT if study.linear:
                return self.say(
                    f"分值由各单位在一级指标之内自己定，只在一级指标之间挪：一次一个，减去、"
                    f"再加上{own}{moved}，其他一级指标按分值比例承担；得分率不变。",
                    "Units divide the points within level 1, so they are moved between "
                    f"level-1 indicators alone: {own}{moved} less and then more, borne "
                    "by the others in proportion; the rates earned stay.",
                )
            case Aspect.WEIGHT:
                return self.say(
                    f"一次只动一个指标：减去、再加上{own}{moved}，同一上级下的其他指标"
                    "按分值比例承担，上级的分值不变；各指标的得分率不变。",
                    f"One at a time: {own}{moved} less and then more, borne by its "
                    "siblings in proportion to their points, so that what is above "
                    "keeps its points; the rate at which each earns them stays.",
                )
            case Aspect.DROP if study.linear:
                return self.say(
                    "一次只去掉一个一级指标，分值按比例分给其他一级指标。",
                    "One level-1 indicator at a time; its points go to the others.",
                )
            case Aspect.DROP:
                return self.say(
                    "一次只去掉一个指标，分值按比例分给同一上级下的其他指标。",
                    "One at a time; its points go to its siblings in proportion.",
                )
