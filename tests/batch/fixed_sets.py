"""Sets of fixed indicators; seldom with a piece that columns cannot say."""

from collections.abc import Callable

from tests.property.meant_sets import HEAD, Composer
from tests.property.meant_words import DECLARED

_TABLE = DECLARED[DECLARED.index("明细表") : DECLARED.index("参数 及格")]
DATA = DECLARED.replace(_TABLE, "")
ROUNDINGS = ("四舍五入", "四舍六入五成双", "舍去", "进位")


class FixedComposer(Composer):
    """Writes sets without tables, groups and indicators of units' own."""

    def _rarely(self) -> bool:
        return self._random.randrange(40) == 0

    def _some(self, *options: str) -> list[str]:
        return [each for each in options if self._random.randrange(9) == 0]

    def ratio(self, depth: int = 2) -> str:
        """Write a share."""
        simple = ("甲率", "及格", "目标率", "配套", "甲额 / 乙额", "80%", "1/3")
        if depth <= 0:
            return self._of("ratio", depth, lambda: self._any(*simple))
        less = depth - 1
        forms: tuple[Callable[[], str], ...] = (
            lambda: self._any(*simple),
            lambda: f"收敛({self.ratio(less)})",
            lambda: f"折算({self.number(less)}, {self.number(less)}) × 1%",
            lambda: f"({self.ratio(less)} {self._any('+', '-')} {self.ratio(less)})",
            lambda: f"{self._any(*ROUNDINGS[:1])}({self.ratio(less)}, 2)",
            lambda: f"至{self._any('多', '少')}({self.ratio(less)}, 100%)",
            lambda: self._chosen(less, self.ratio),
            lambda: f"乘方({self.ratio(less)}, 2)",
        )
        return self._of("ratio", depth, *forms)

    def number(self, depth: int = 2) -> str:
        """Write a plain number."""
        simple = ("甲数", "乙数", "年度", self._number_text())
        if depth <= 0:
            return self._of("number", depth, lambda: self._any(*simple))
        if self._rarely():
            return super().number(0)
        less = depth - 1
        forms: tuple[Callable[[], str], ...] = (
            lambda: self._any(*simple),
            lambda: (
                f"({self.number(less)} {self._any('+', '-', '×', '/')} "
                f"{self.number(less)})"
            ),
            lambda: f"绝对值({self.number(less)})",
            lambda: f"乘方({self.number(less)}, 2)",
            lambda: f"加权平均({self.number(less)}, {self.ratio(less)}, 乙数, 40%)",
            lambda: f"去掉最高最低({self.number(less)}, 甲数, 乙数)",
            lambda: f"{self._any('向上取整', '向下取整', '进位', '舍去')}(甲数)",
            lambda: "天数(甲日, 乙日) / 1天",
            lambda: self._chosen(less, self.number),
        )
        return self._of("number", depth, *forms)

    def _leaf(self, *treatments: str) -> list[str]:
        made = super()._leaf(*treatments)
        while any("按名次" in each for each in made) and not self._rarely():
            made = super()._leaf(*treatments)
        return made

    def _points(self, depth: int) -> str:
        return self._of(
            "points",
            depth,
            lambda: f"{self.ratio(depth - 1)} × 5分",
            lambda: f"{self._number_text()}分",
        )

    def truth(self, depth: int = 2) -> str:
        """Write a condition."""
        sign, less = self._any("≥", "≤", ">", "<", "=", "≠"), depth - 1
        simple: tuple[Callable[[], str], ...] = (
            lambda: self._any("有甲", "已填(甲数)", "有甲 = 有甲"),
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

    def write(self) -> str:
        """Write a set; not every one passes the check."""
        footing = self._any("按已取整得分", "按未取整得分")
        head = HEAD.format(footing)
        if self._seldom():
            places, mode = self._any("0", "1", "3"), self._any(*ROUNDINGS)
            head = head.replace("2 位小数，四舍五入", f"{places} 位小数，{mode}")
        parts = [head, DATA, *self.definitions()]
        parts += ["一级指标 产出 60分"]
        for name in ("甲", "乙", "丙", "丁", "庚", "辛"):
            parts += [f"二级指标 指标{name} 10分", *self._leaf()]
        parts += ["一级指标 综合 40分"]
        if self._random.randrange(3):
            for name in ("戊", "己"):
                parts += [f"二级指标 指标{name} 20分", *self._leaf()]
        else:
            parts += self._rolled(["戊", "己"])
        if self._seldom():
            parts += ["加分项 表彰 5分", f"  得分 = 分值 × 收敛({self.ratio()})"]
            parts += ["减分项 通报 5分", *self._leaf("得满分", "取 1分")]
        if self._seldom():
            parts += [f"总分 = {self._any('基本分', '至多(基本分, 95分)')}"]
        if self._seldom():
            parts += [f"校验 一：{self.truth()}", "  否则 警告 “不合”"]
        return "\n".join(parts) + "\n"
