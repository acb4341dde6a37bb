"""The bands of grades: the set's, the form's own notes', or the customary ones."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.exact import NumberFault, read_number
from perfscore.model.indicator_set import Grade
from perfscore.model.printing import interval_text

_NAMES = {
    "优": ("优秀", "优"),
    "良": ("良好", "良"),
    "差": ("不合格", "不及格", "较差", "差"),
    "中": ("合格", "及格", "中等", "一般", "中"),
}
_WORDS = {word: name for name, words in _NAMES.items() for word in words}
_GRADE = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = r"(?<![\d.])(\d{1,3}(?:\.\d+)?)(?![\d.]*[%％])"
_FILL = r"[^优良中差\d%％。；;\n]{0,12}?"
_BEFORE = re.compile(
    rf"{_NUMBER}{_FILL}(?:{_NUMBER}{_FILL})?[“\"（(【]?({_GRADE})(?![\d])"
)
_AFTER = re.compile(rf"({_GRADE}){_FILL}{_NUMBER}(?:{_FILL}{_NUMBER})?")
_TICKED = re.compile(rf"[☑√✓✔■▣●]\s*({_GRADE})")
_CUSTOMARY = {
    "优": (Fraction(85), None),
    "良": (Fraction(70), Fraction(95)),
    "中": (Fraction(60), Fraction(85)),
    "差": (None, Fraction(75)),
}
"""What some bureau or other gives the grade for; between them nobody can say."""
_LOWS = {"优": Fraction(90), "良": Fraction(80), "中": Fraction(60)}
_HIGHEST = Fraction(100)


@dataclass(frozen=True, slots=True)
class Bands:
    """The lowest total of each grade but the last, highest first.

    ``text`` is how they are quoted; ``is_stated`` tells whether the form or its set
    states them.
    """

    lows: Mapping[str, Fraction]
    text: str
    is_stated: bool

    def grade(self, total: Fraction) -> str:
        """Give the grade of a total of 100 points."""
        return next((name for name, low in self.lows.items() if total >= low), "差")


def grade_name(text: str) -> str | None:
    """Read a grade (``优``, ``优秀``, ``□优 ☑良``); None where it is none."""
    ticked = _TICKED.findall(text)
    if ticked:
        return _WORDS[ticked[0]] if len(ticked) == 1 else None
    plain = text.strip().strip('“”"（）()').removesuffix("等级").removesuffix("级")
    return _WORDS.get(plain)


def bands_of(case: AuditCase) -> Bands:
    """Give the bands that a form's notes state, or the customary ones."""
    stated = _stated_bands(each.text for each in case.form.notes)
    return stated or Bands(_LOWS, "优≥90，良≥80，中≥60", is_stated=False)


def _stated_bands(notes: Iterable[str]) -> Bands | None:
    """Read bands such as ``90—100分为优，80—90分为良``; None if there are none."""
    text = "\n".join(notes)
    if "优" not in text:
        return None
    before = [(each[2], each[:2]) for each in _BEFORE.findall(text)]
    after = [(each[0], each[1:]) for each in _AFTER.findall(text)]
    return _bands(before) or _bands(after)


def customary_grades(total: Fraction) -> tuple[str, ...]:
    """Name the grades that bureaus give for a total."""
    return tuple(
        name
        for name, (low, high) in _CUSTOMARY.items()
        if (low is None or total >= low) and (high is None or total < high)
    )


def set_bands_text(grades: Iterable[Grade]) -> str:
    """Quote the bands of a set."""
    return "，".join(f"{each.name}：{interval_text(each.interval)}" for each in grades)


def _bands(pairs: Iterable[tuple[str, Iterable[str]]]) -> Bands | None:
    """Take the lowest number beside each grade; None unless they go down in order."""
    lows: dict[str, Fraction] = {}
    for word, numbers in pairs:
        read = [read_number(each) for each in numbers if each]
        found = [each for each in read if not isinstance(each, NumberFault)]
        name = _WORDS[word]
        if found and name not in lows and max(found) <= _HIGHEST:
            lows[name] = min(found)
    order = [lows.get(each) for each in ("优", "良", "中")]
    first, second, third = order
    if first is None or second is None or third is None:
        return None
    if not (_HIGHEST > first > second > third > 0):
        return None
    text = f"优≥{first}，良≥{second}，中≥{third}"
    return Bands({"优": first, "良": second, "中": third}, text, is_stated=True)
