"""Assessments for the sets of ``meant_sets``: plausible, blank, absurd and wrong."""

from collections.abc import Sequence
from random import Random

from perfscore.model.assessment import Assessment, Cell, IndicatorRow

DATA = ("甲额", "乙额", "人数", "次数", "甲率", "甲数", "乙数")
OTHERS = ("甲日", "乙日", "有甲", "区域", "短文", "没有的")
COLUMNS = ("姓名", "级别", "给分", "权重数", "支出", "出席", "级别分")
NUMBERS = (
    "0",
    "1",
    "3",
    "5",
    "80%",
    "0.5",
    "-2",
    "1200",
    "90%",
    "2人",
    "30万元",
    "1,000",
)
ABSURD = (
    "1e9",
    "9" * 400,
    "1/3",
    "－",
    "NaN",
    "",
    "不适用",
    "好",
    "\u202e",
    "0.0001",
    "是",
)
WORDS = (
    "东部",
    "西部",
    "中央",
    "省部",
    "是",
    "否",
    "2021年5月1日",
    "2021-12-31",
    "张三",
)
NAMES = ("指标甲", "指标乙", "指标丙", "指标丁", "指标戊", "指标己", "表彰", "通报")


class Unit:
    """Fills in a form, deciding by ``random``; ``care`` of 10 answers are plausible."""

    def __init__(self, random: Random, care: int) -> None:
        self._random = random
        self._care = care

    def report(self) -> Assessment:
        """Hand in an assessment."""
        data = {name: self._number() for name in DATA if self._fills()}
        data |= {name: self._word() for name in OTHERS if self._fills()}
        data |= {"有甲": Cell("是")} if self._fills() else {}
        data |= {"区域": Cell("东部")} if self._fills() else {}
        data |= {
            f"{which}日": Cell("2021年3月1日") for which in "甲乙" if self._fills()
        }
        rows = [self._row(name) for name in NAMES if self._fills()]
        rows += [self._row(f"自报{number}", "产出") for number in range(3)]
        tables = {"评委": tuple(self._judge() for _ in range(self._up_to(4)))}
        return Assessment(
            unit="某单位",
            year=self._random.choice((2020, 2021, 2022, None)),
            data=data,
            tables=tables if self._fills() else {},
            indicators=tuple(rows),
        )

    def _fills(self) -> bool:
        return self._random.randrange(10) < self._care

    def _up_to(self, most: int) -> int:
        return self._random.randrange(most + 1)

    def _one(self, plausible: Sequence[str]) -> Cell:
        return Cell(self._random.choice(plausible if self._fills() else ABSURD))

    def _number(self) -> Cell:
        return self._one(NUMBERS)

    def _word(self) -> Cell:
        return self._one(WORDS)

    def _judge(self) -> dict[str, Cell]:
        row = {name: self._word() for name in COLUMNS[:2]} | {"出席": Cell("是")}
        row |= {name: self._number() for name in COLUMNS[2:5] if self._fills()}
        return row if self._fills() else {"出席": self._word(), "没有的": self._word()}

    def _row(self, name: str, level1: str | None = None) -> IndicatorRow:
        points = (("1", self._one(("是", "否"))), ("二", self._one(("是", "否"))))
        return IndicatorRow(
            level1=level1,
            level2=(),
            level3=None,
            name=name,
            target=self._one(("≥5个", "≤30天", "50", "=3", "2021年12月底前", "效果好")),
            actual=self._one(("6个", "20天", "40", "2021年11月", "不适用", "明显")),
            points=points if self._fills() else (),
            rating=self._one(("好", "差")) if self._fills() else None,
            weight=self._one(("5", "10", "0", "7.5")) if level1 else None,
            claimed=self._one(("5", "4.5分", "0", "1")) if self._fills() else None,
            reason=self._random.choice(("", "有原因")),
        )
