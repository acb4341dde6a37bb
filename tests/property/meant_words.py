"""Expressions that mean something: names that exist, units that fit, of every form."""

from collections.abc import Callable
from random import Random

DECLARED = """\
等级
  优：[90, 10000]
  良：[60, 90)
  差：[-10000, 60)
数据
  甲额：金额（万元），> 0
  乙额：金额（元），可为负
  人数：计数（人）
  次数：计数（次）
  甲率：比率
  甲数：数值，可为负
  乙数：数值，默认 3
  甲日：日期
  乙日：日期
  有甲：是否
  区域：选项（东部、西部、中部）
  短文：文本
明细表 评委
  姓名：文本
  级别：选项（中央、省部、市厅）
  给分：计数（分）
  权重数：比率
  支出：金额（万元）
  出席：是否
  级别分 = 若 级别 = “中央” 则 1分 否则 0.6分
参数 及格 = 60%
参数 目标率 按 年度
  2020：10%
  2021：35%
  否则：65%
参数 配套 按 区域、年度
  东部、2020：10%
  西部、2020：20%
  中部、2020：30%
  东部、2021：40%
  西部、2021：50%
  中部、2021：60%
函数 折算(甲, 乙) = 甲 / 乙
函数 收敛(甲) = 至多(至少(甲, 0%), 100%)
"""
FILTERS = ("出席", "级别 = “省部”", "支出 > 1万元", "权重数 ≥ 50%", "非 (出席)")


class Meant:
    """Writes expressions of each type, deciding by ``random``."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._named: dict[str, list[str]] = {}

    def _any(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _seldom(self) -> bool:
        return self._random.randrange(4) == 0

    def _number_text(self) -> str:
        return self._any("0", "1", "2", "3.5", "100", "0.01")

    def _of(self, kind: str, depth: int, *forms: Callable[[], str]) -> str:
        """Choose a form; below some depth one of the names of this type."""
        names = self._named.get(kind, [])
        if depth <= 0 and names and self._seldom():
            return self._any(*names)
        return self._random.choice(forms)()

    def _filter(self) -> str:
        filter_ = f" 若 {self._any(*FILTERS)}" if self._seldom() else ""
        pick = self._any("取高", "取低")
        return filter_ + (f" 每 {self._any('姓名', '级别')} {pick}" * self._seldom())

    def ratio(self, depth: int = 2) -> str:
        """Write a share."""
        simple = (
            "甲率",
            "及格",
            "目标率",
            "配套",
            "甲额 / 乙额",
            "80%",
            "合计(评委.权重数)",
        )
        if depth <= 0:
            return self._of("ratio", depth, lambda: self._any(*simple))
        less = depth - 1
        return self._of(
            "ratio",
            depth,
            lambda: self._any(*simple),
            lambda: f"收敛({self.ratio(less)})",
            lambda: f"折算({self.number(less)}, {self.number(less)}) × 1%",
            lambda: f"({self.ratio(less)} {self._any('+', '-')} {self.ratio(less)})",
            lambda: f"四舍五入({self.ratio(less)}, 2)",
            lambda: f"至{self._any('多', '少')}({self.ratio(less)}, 100%)",
            lambda: self._chosen(less, self.ratio),
            lambda: f"平均(评委.权重数{self._filter()})",
        )

    def _chosen(self, less: int, make: Callable[[int], str]) -> str:
        return f"(若 {self.truth(less)} 则 {make(less)} 否则 {make(less)})"

    def number(self, depth: int = 2) -> str:
        """Write a plain number."""
        simple = (
            "甲数",
            "乙数",
            "年度",
            "序号(区域)",
            "计数(评委)",
            self._number_text(),
        )
        if depth <= 0:
            return self._of("number", depth, lambda: self._any(*simple))
        less = depth - 1
        return self._of(
            "number",
            depth,
            lambda: self._any(*simple),
            lambda: f"计数(评委 若 {self._any(*FILTERS)})",
            lambda: (
                f"({self.number(less)} {self._any('+', '-', '×', '/')} "
                f"{self.number(less)})"
            ),
            lambda: f"ln({self.number(less)})",
            lambda: f"开方(绝对值({self.number(less)}))",
            lambda: f"乘方({self.number(less)}, {self._any('2', '0.5', '-1')})",
            lambda: f"{self._any('几何', '调和')}平均({self.number(less)}, 乙数)",
            lambda: f"加权平均({self.number(less)}, {self.ratio(less)}, 乙数, 40%)",
            lambda: f"去掉最高最低({self.number(less)}, 甲数, 乙数)",
            lambda: f"{self._any('年份', '月份', '日数')}({self._any('甲日', '乙日')})",
            lambda: f"{self._any('向上取整', '向下取整', '进位', '舍去')}(甲数)",
            lambda: self._chosen(less, self.number),
            lambda: f"同组{self._any('平均', '最高', '最低', '个数')}(甲数)",
        )

    def points(self, depth: int = 2) -> str:
        """Write points, from 0 to 2 of them."""
        return f"至多(至少({self._points(depth)}, 0分), 2分)"

    def _points(self, depth: int) -> str:
        return self._of(
            "points",
            depth,
            lambda: f"{self.ratio(depth - 1)} × 5分",
            lambda: f"{self._number_text()}分",
            lambda: f"合计(评委.级别分{self._filter()})",
            lambda: "加权平均(评委.给分, 评委.权重数)",
            lambda: f"{self._any('最高', '最低', '平均')}(评委.给分{self._filter()})",
            lambda: "去掉最高最低(评委.给分)",
        )

    def truth(self, depth: int = 2) -> str:
        """Write a condition."""
        sign = self._any("≥", "≤", ">", "<", "=", "≠")
        less = depth - 1
        simple = (
            lambda: self._any(
                "有甲", "已填(甲数)", "任一(评委.出席)", "所有(评委.出席)"
            ),
            lambda: f"区域 {self._any('=', '≠')} “东部”",
            lambda: f"甲日 {sign} {self._any('乙日', '2021年5月1日')}",
            lambda: f"天数(甲日, 乙日) {sign} 30天",
            lambda: f"逾期天数(甲日, 乙日) {sign} 0天",
        )
        if depth <= 0:
            return self._of("truth", depth, *simple)
        return self._of(
            "truth",
            depth,
            *simple,
            lambda: f"{self.number(less)} {sign} {self.number(less)}",
            lambda: f"{self.ratio(less)} {sign} {self.ratio(less)}",
            lambda: f"非 ({self.truth(less)})",
            lambda: f"({self.truth(less)} {self._any('且', '或')} {self.truth(less)})",
        )

    def definitions(self) -> list[str]:
        """Write some definitions, that later ones and all else can use."""
        written = []
        kinds = (
            ("ratio", self.ratio),
            ("number", self.number),
            ("points", self.points),
            ("truth", self.truth),
        )
        for number in range(self._random.randrange(5)):
            kind, make = self._random.choice(kinds)
            name = f"定{number}"
            written.append(f"定义 {name} = {make(2)}")
            self._named.setdefault(kind, []).append(name)
        return written
