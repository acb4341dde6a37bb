"""What a new set is to be like, and what is wrong with such wishes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal
from unicodedata import normalize

from perfscore.diagnostics.model import Language, Text
from perfscore.diagnostics.width import printable
from perfscore.exact import decimal_places, exact_text, read_number

FormName = Literal["department", "project", "transfer"]
Shares = tuple[tuple[str, Fraction], ...]

FORM_WORDS = {
    "department": Text("部门整体支出", "department"),
    "project": Text("项目支出", "project"),
    "transfer": Text("转移支付", "transfer"),
}
USUAL_WEIGHTS: Shares = (
    ("预算执行率", Fraction(10)),
    ("产出指标", Fraction(50)),
    ("效益指标", Fraction(30)),
    ("满意度指标", Fraction(10)),
)
_USUAL_GRADES: Mapping[str, Fraction] = {
    "优": Fraction(9, 10),
    "良": Fraction(8, 10),
    "中": Fraction(6, 10),
    "差": Fraction(0),
}
_ID = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
_COMMAS = re.compile(r"[,，、;；]")
_EQUALS = re.compile(r"^(.*)[=＝:：](.*)$")
_YEARS = range(1900, 2100)
_LONGEST = 40
_LONGEST_TITLE = 200
_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSet:
    """What the skeleton of a set is made from.

    ``weights`` are the level-1 indicators with their points, which add up to 满分.
    ``grades`` are names with the points from which they are given, the best first; the
    last begins at 0. With ``declared`` the units state their own indicators.
    ``keywords`` is the language of keywords and comments.

    Example:
        >>> NewSet(year=2026, form="department").title
        '部门整体支出绩效自评（2026年度）'
    """

    year: int
    id: str = ""
    title: str = ""
    form: FormName = "project"
    weights: Shares = USUAL_WEIGHTS
    grades: Shares = ()
    declared: bool = True
    keywords: Language = "zh"
    full: Fraction = field(init=False, default=Fraction(0))

    def __post_init__(self) -> None:
        """Fill in what follows from the rest where it was not stated."""
        form = FORM_WORDS[self.form].zh
        full = sum((points for _, points in self.weights), Fraction())
        usual = tuple((name, full * part) for name, part in _USUAL_GRADES.items())
        title = f"{form}绩效自评（{self.year}年度）"
        shown = printable(" ".join(self.title.split()))[:_LONGEST_TITLE]
        object.__setattr__(self, "full", full)
        object.__setattr__(self, "grades", self.grades or usual)
        object.__setattr__(self, "title", shown or title)
        object.__setattr__(self, "id", self.id or f"local/{self.form}-{self.year}")


def shares_text(shares: Shares) -> str:
    """Write names with points as :func:`read_shares` reads them."""
    return ",".join(f"{name}={exact_text(points)}" for name, points in shares)


def read_shares(written: str) -> Shares | None:
    """Read ``预算执行率=10,产出指标=50``; None where that is not what it says."""
    found = []
    for part in _COMMAS.split(written):
        match = _EQUALS.match(part.strip())
        if match is None:
            return None
        points = read_points(match[2])
        if points is None:
            return None
        found.append((" ".join(match[1].split()), points))
    return tuple(found)


def read_points(written: str) -> Fraction | None:
    """Read ``12.5`` or ``12.5分``; None where that is no number."""
    points = read_number(written.strip().removesuffix("分"))
    return points if isinstance(points, Fraction) else None


def faults(wished: NewSet) -> Iterator[Text]:
    """Say what cannot be made into a set."""
    if wished.year not in _YEARS:
        yield Text(
            f"年度 {wished.year} 不是 1900 到 2099 的年份",
            f"{wished.year} is no year from 1900 to 2099",
        )
    if not _ID.fullmatch(wished.id):
        shown = printable(wished.id)
        yield Text(
            f"编号“{shown}”里只能有字母、汉字、数字和 . - _ /，/ 不在两头",
            f"the id “{shown}” may hold letters, digits and . - _ and / inside",
        )
    yield from _share_faults(wished.weights, Text("一级指标", "level-1 indicator"), 2)
    yield from _share_faults(wished.grades, Text("等级", "grade"), 4)
    if any(points <= 0 for _, points in wished.weights):
        yield Text("一级指标的分值要大于 0", "level-1 points are above zero")
    yield from _grade_faults(wished)


def _share_faults(shares: Shares, what: Text, most_places: int) -> Iterator[Text]:
    if not 0 < len(shares) <= _MOST:
        yield Text(
            f"{what.zh}有 1 到 {_MOST} 个，写了 {len(shares)} 个",
            f"there are 1 to {_MOST} of {what.en}, not {len(shares)}",
        )
    names = [normalize("NFKC", name) for name, _ in shares]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            shown = printable(name)
            yield Text(
                f"{what.zh}“{shown}”写了两次", f"the {what.en} “{shown}” stands twice"
            )
        if not name.strip() or len(name) > _LONGEST or not name.isprintable():
            shown = printable(name)
            yield Text(
                f"{what.zh}的名称“{shown}”要有 1 到 {_LONGEST} 个看得见的字",
                f"“{shown}” is no name of 1 to {_LONGEST} visible characters "
                f"for a {what.en}",
            )
    for name, points in shares:
        places = decimal_places(points)
        if places is None or places > most_places:
            shown = printable(name)
            yield Text(
                f"“{shown}”的分数 {exact_text(points)} 最多有 {most_places} 位小数",
                f"{exact_text(points)} of “{shown}” may have {most_places} decimals",
            )


def _grade_faults(wished: NewSet) -> Iterator[Text]:
    bounds: Sequence[Fraction] = [points for _, points in wished.grades]
    is_falling = all(
        high > low for high, low in zip((wished.full, *bounds), bounds, strict=False)
    )
    if not is_falling or not bounds or bounds[-1] != 0:
        full = exact_text(wished.full)
        yield Text(
            f"等级的下限要从高到低，低于满分 {full}，最后一个是 0",
            f"grades go down from below the full {full} points to 0",
        )
