"""Sets that mean something, with all that the language has, made up from a seed."""

from tests.property.meant_words import DECLARED, Meant

HEAD = """\
指标体系 “多样”
  编号 t/t
  版本 1
  依据 “办法”
  满分 100
  保留 2 位小数，四舍五入
  合计 {}
"""
DECLARING = """\
填报指标评分
  目标 ≥、＞、数值：按完成比例，不封顶
  目标 ≤、＜：按反向比例
  目标 ＝、日期：达标得分
  目标 定性：酌定 [0分, 分值]，须说明理由
  不适用 由单位填报 则 {}
  须说明理由 若 得分 < 分值
"""
TREATMENTS = (
    *("得满分", "剔除并按比例折算", "上级内按比例折算", "平均分摊", "取同组平均分"),
    *("并入 “产出”", "取 1分"),
)
VETOES = (
    "得分 = 0分",
    "等级 = 差",
    "等级 至多 良",
    "总分 = 59分，不再评分",
    "不再评分",
)


class Composer(Meant):
    """Writes whole sets."""

    def write(self) -> str:
        """Write a set; not every one passes the check."""
        head = HEAD.format(self._any("按已取整得分", "按未取整得分"))
        parts = [head, DECLARED, *self.definitions()]
        parts += ["一级指标 产出 60分"]
        names = ["甲", "乙", "丙", "丁", "戊", "己"]
        for name in names[:4]:
            parts += [f"二级指标 指标{name} 10分", *self._leaf()]
        parts += ["二级指标 由单位填报 20分"]
        treatment = f"  不适用 若 {self.truth()} 则 {self._any(*TREATMENTS)}"
        parts += ["一级指标 综合 40分", *self._some(treatment)]
        parts += self._rolled(names[4:])
        parts += ["加分项 表彰 5分", f"  得分 = 分值 × 收敛({self.ratio()})"]
        parts += ["减分项 通报 5分", *self._leaf("得满分", "取 1分")]
        parts += [DECLARING.format(self._any(*TREATMENTS)), *self._whole()]
        return "\n".join(parts) + "\n"

    def _rolled(self, names: list[str]) -> list[str]:
        kind = self._any("加权平均", "取低", "取高", "几何平均", "调和平均", "= 算式")
        parts = []
        if kind == "= 算式":
            parts.append("  汇总 = 得分(“指标戊”) × 50% + 得分(“指标己”) × 50%")
        else:
            parts.append(f"  汇总 {kind}")
        parts += self._some("  封顶 120%", "  保底 0分")
        for name in names:
            parts += [f"二级指标 指标{name} 40分", *self._leaf()]
            parts += ["  权重 50%"] if kind.endswith("平均") else []
        return parts

    def _some(self, *options: str) -> list[str]:
        return [each for each in options if self._seldom()]

    def _leaf(self, *treatments: str) -> list[str]:
        treatments = treatments or TREATMENTS
        written = self._random.choice(self._METHODS)(self)
        truth, points = self.truth(), self._number_text()
        written += self._some(
            f"加分 若 {truth}：加 {self.points()}，最多 3分",
            f"加分 每有 次数 满 1次：加 {points}分，最多 5分",
            f"不适用 若 {truth} 则 {self._any(*treatments)}",
            f"否决 若 {truth} 则 {self._any(*VETOES)}",
            f"须说明理由 若 {truth}",
            "须说明理由",
        )
        return [f"  {each}" for each in written]

    def _formula(self) -> list[str]:
        if self._seldom():
            bounded = "至多(至少(甲数, -2), 12)"
            return ["得分范围 [-2分, 12分]", f"得分 = {bounded} × 1分"]
        return [f"得分 = 分值 × 收敛({self.ratio()})"]

    def _ratio(self) -> list[str]:
        ways = (
            "按完成比例",
            "按完成比例，阶梯 10%",
            "按完成比例，及格线 60%，封顶 120%",
        )
        other = ("按反向比例", "反向递减", "达标得分")
        return [
            f"目标 {self._any('≥', '≤', '')}30个",
            f"评分 {self._any(*ways, *other)}",
        ]

    def _bands(self) -> list[str]:
        rows = ["≥ 90%：分值", "[60%, 90%)：酌定 [0分, 5分]", f"否则：{self.points()}"]
        return [f"指标值 = {self.ratio()}", "评分 分档", *rows]

    def _straight(self) -> list[str]:
        ends = self._any("", "，两端延长", "，两端取端点")
        return [
            f"指标值 = 收敛({self.ratio()})",
            f"评分 插值{ends}",
            "90%：80%",
            "10%：20%",
        ]

    def _judged(self) -> list[str]:
        return [f"评分 酌定 [0分, 分值]{self._any('', '，须说明理由')}"]

    def _ranked(self) -> list[str]:
        ties = self._any("", "，并列取后位", "，并列取前位")
        way = self._any("从高到低", "从低到高") + ties
        how = self._any(way, f"名次为 {self.number()}")
        rows = ["第 1 名：6分", "第 2 至 3 名：5分"]
        rows.append(self._any("此后每退一名：减 0.25分", "其余：1分"))
        rows += self._some("至少 1分")
        return [f"指标值 = {self.number()}", f"评分 按名次，{how}", *rows]

    def _deducted(self) -> list[str]:
        reading = self._any("", "，不足按一步", "，按比例")
        step = self._any("1个百分点", "基准的 5%")
        pace = f"{'达' if reading else '满'} {step}{reading}"
        side = self._any("每高于", "每低于", "每偏离")
        rows = [f"{side} 100% {pace}：扣 0.5分", "每有 次数 满 2次：扣 1分，最多 3分"]
        rows.append(f"若 {self.truth()}：扣 {self.points()}")
        rows += self._some("扣 酌定 [0分, 2分]", "至少 1分")
        return [f"指标值 = {self.ratio()}", "评分 扣分", *rows]

    def _added(self) -> list[str]:
        rows = [f"若 {self.truth()}：加 2分", f"每有 次数 满 2次：加 {self.points()}"]
        return ["评分 加分", *self._some("基本分 1分", "最多 5分"), *rows]

    def _decided(self) -> list[str]:
        rows = [f"若 {self.truth()}：{self.points()}", "否则：酌定 [0分, 5分]"]
        return ["评分 判定", *rows]

    def _listed(self) -> list[str]:
        return ["评分 要点", "前置 一：40%", "二：60%"]

    def _rated(self) -> list[str]:
        return ["评分 评级", "好：[80%, 100%]", "差：[0%, 80%)"]

    _METHODS = (
        *(_formula, _ratio, _bands, _straight, _judged, _ranked),
        *(_deducted, _added, _decided, _listed, _rated),
    )

    def _whole(self) -> list[str]:
        total = self._any(
            "基本分 + 加分 - 减分",
            "至多(至少(基本分 + 至多(加分, 3分) - 减分, 0分), 100分)",
            f"若 {self.truth()} 则 基本分 + 加分 否则 基本分 - 减分",
        )
        reading = self._any("基本分 < 60分", "总分 ≥ 90分", "得分(“综合”) < 20分")
        vetoes = self._some(
            f"  否决 若 {self.truth()} 则 {self._any(*VETOES[1:])}",
            f"  否决 若 {reading} 则 等级 至多 良",
            f"  否决 若 {reading} 且 {self.truth()} 则 总分 = {self.points()}",
        )
        return [
            *(f"总分 = {total}", *vetoes),
            *(f"分级 灯 = {self.ratio()}", "  红：< 60%", "  绿：否则"),
            *("分级 等第 = 总分", "  高：≥ 80分", "  低：否则"),
            *("分级 双灯", f"  绿：若 {self.truth()}", "  红：否则"),
            *("多单位汇总", "  绝对值：合计", "  相对值：按 甲额 加权平均"),
            *("复核", "  偏差原因必填：不查", "  超额完成说明：≥ 130%，错误"),
            *(f"校验 一：{self.truth()}", "  否则 警告 “不合”"),
            *("校验 二：总分 ≥ 同组平均(总分)", "  否则 提示 “低”"),
        ]
