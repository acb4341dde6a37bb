"""Sets whose whole is worked out in every way there is, made up from a seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from perfscore.exact import exact_text
from perfscore.model.assessment import Assessment, Cell

GRADES = (("优", 90), ("良", 60), ("差", -1000))
TOTALS = (
    "基本分 + 加分 - 减分",
    "至多(至少(基本分 + 加分 - 减分, 0分), 100分)",
    "若 基本分 ≥ 60分 则 基本分 + 至多(加分, 3分) 否则 基本分 - 减分",
)
LEAVING = ("剔除并按比例折算", "上级内按比例折算", "平均分摊", "并入")
KINDS = ("合计", "取低", "取高", "加权平均", "调和平均")


@dataclass
class Leaf:
    """``得分 = 分值 × 率``; ``rate`` is what the unit reports, None where nothing."""

    name: str
    weight: Fraction
    rate: Fraction | None
    share: Fraction | None = None
    treatment: str = ""
    into: str = ""
    applies: bool = True
    veto: str = ""
    is_vetoed: bool = False


@dataclass
class Group:
    """A level-1 indicator with others below; ``cap`` is a share, ``floor`` points."""

    name: str
    weight: Fraction
    kind: str
    children: list[Leaf]
    cap: Fraction | None = None
    floor: Fraction | None = None
    treatment: str = ""
    into: str = ""
    applies: bool = True


@dataclass
class WholeVeto:
    """``holds`` says whether a datum makes it apply; None where it reads results."""

    condition: str
    holds: bool | None
    effects: list[tuple[str, str]]


@dataclass
class Whole:
    """A set with what a unit reports."""

    tops: list[Leaf | Group]
    bonus: list[Leaf]
    penalty: list[Leaf]
    total: str
    vetoes: list[WholeVeto]
    is_rounded: bool
    data: dict[str, str] = field(default_factory=dict)

    @property
    def leaves(self) -> Iterator[Leaf]:
        """Give the lines within 满分."""
        for top in self.tops:
            yield from top.children if isinstance(top, Group) else (top,)

    def assessment(self) -> Assessment:
        """Give what the unit reports."""
        cells = {name: Cell(text) for name, text in self.data.items()}
        return Assessment(year=2021, data=cells)

    def text(self, random: Random) -> str:
        """Write the set; ``random`` orders its sections and its vetoes."""
        blocks = ["等级\n" + _grades(), *map(_top, self.tops)]
        names = [each.name for each in (*self.leaves, *self.bonus, *self.penalty)]
        data = [f"率{name}：比率，[0%, 100%]" for name in names]
        data += [f"{name}：是否" for name in self.data if name[0] in "真无停"]
        blocks.append("\n  ".join(["数据", *data]))
        blocks += [_leaf("加分项", each) for each in self.bonus]
        blocks += [_leaf("减分项", each) for each in self.penalty]
        vetoes = [_veto(each) for each in self.vetoes]
        random.shuffle(vetoes)
        if self.total or vetoes:
            stated = f"总分 = {self.total}" if self.total else "总分"
            blocks.append("\n  ".join([stated, *vetoes]))
        random.shuffle(blocks)
        footing = "按已取整得分" if self.is_rounded else "按未取整得分"
        head = (
            "指标体系 “整体”\n编号 t/t\n版本 1\n依据 “办法”\n满分 100\n"
            f"保留 2 位小数，四舍五入\n合计 {footing}\n"
        )
        return head + "\n".join(blocks) + "\n"


def made(random: Random) -> Whole:
    """Make up a set and what is reported."""
    data: dict[str, str] = {}
    parts = random.choice(((60, 40), (50, 30, 20), (10, 20, 30, 40)))
    names = [f"甲{number}" for number in range(len(parts))]
    tops: list[Leaf | Group] = []
    for name, weight in zip(names, parts, strict=True):
        is_leaf = random.random() < 0.4
        make = _made_leaf if is_leaf else _made_group
        tops.append(make(random, name, Fraction(weight), data, names))
    extra = random.choice(((0, 0), (1, 0), (0, 1), (2, 1)))
    bonus, penalty = (
        [
            _made_leaf(random, f"{kind}{number}", Fraction(5), data)
            for number in range(n)
        ]
        for kind, n in zip(("奖", "罚"), extra, strict=True)
    )
    total = random.choice(TOTALS) if any(extra) else random.choice(("", *TOTALS))
    vetoes = [_made_veto(random, data, number, names) for number in range(3)]
    vetoes = random.sample(vetoes, random.randrange(4))
    return Whole(tops, bonus, penalty, total, vetoes, random.random() < 0.5, data)


def _made_leaf(
    random: Random,
    name: str,
    weight: Fraction,
    data: dict[str, str],
    names: list[str] | None = None,
) -> Leaf:
    rate = None if random.random() < 0.04 else Fraction(random.randrange(1001), 1000)
    if rate is not None:
        data[f"率{name}"] = f"{exact_text(rate * 100)}%"
    leaf = Leaf(name, weight, rate)
    if names is not None and random.random() < 0.3:
        treatments = (*LEAVING, "得满分", "取 1分")
        _except(
            random, leaf, data, treatments, [each for each in names if each != name]
        )
    if random.random() < 0.2:
        leaf.veto = random.choice(("得分 = 0分", "等级 至多 良", "等级 = 差"))
        leaf.is_vetoed = random.random() < 0.5
        data[f"停{name}"] = "是" if leaf.is_vetoed else "否"
    return leaf


def _except(
    random: Random,
    node: Leaf | Group,
    data: dict[str, str],
    treatments: tuple[str, ...],
    others: list[str],
) -> None:
    """Give a node a 不适用, which applies as often as not."""
    node.treatment = random.choice(treatments)
    if node.treatment == "并入":
        if not others:
            node.treatment = ""
            return
        node.into = random.choice(others)
    node.applies = random.random() < 0.5
    data[f"无{node.name}"] = "否" if node.applies else "是"


def _made_group(
    random: Random, name: str, weight: Fraction, data: dict[str, str], names: list[str]
) -> Group:
    kind = random.choice(KINDS)
    count = random.choice((2, 3, 4))
    others = [each for each in names if each != name]
    own = [weight / count if kind == "合计" else weight] * count
    if kind in {"加权平均", "调和平均"}:
        own = [Fraction(random.choice((5, 100))) for _ in own]
    if kind == "合计" and count == 3:
        own = [weight / 2, weight / 4, weight / 4]
    children = [
        _made_leaf(random, f"{name}乙{number}", each, data, others)
        for number, each in enumerate(own)
    ]
    group = Group(name, weight, kind, children)
    if kind != "合计":
        for child in children[1:]:
            child.treatment, child.into, child.applies = "", "", True
            data.pop(f"无{child.name}", None)
    if kind == "加权平均" or (kind == "调和平均" and random.random() < 0.5):
        shares = (
            [Fraction(1, 4)] * 4 if count == 4 else [Fraction(1, 5), Fraction(4, 5)]
        )
        shares = [Fraction(1, 2), *[Fraction(1, 4)] * 2] if count == 3 else shares
        for child, share in zip(children, shares, strict=True):
            child.share = share
    if random.random() < 0.2:
        group.cap = Fraction(4, 5)
    if random.random() < 0.2:
        group.floor = Fraction(2)
    if random.random() < 0.2:
        _except(random, group, data, (*LEAVING, "得满分"), others)
    return group


def _made_veto(
    random: Random, data: dict[str, str], number: int, names: list[str]
) -> WholeVeto:
    effects = random.sample(
        [
            ("总分 =", random.choice(("59分", "30分", "0分"))),
            ("等级 =", random.choice(("差", "良"))),
            ("等级 至多", random.choice(("差", "良"))),
        ],
        random.choice((1, 1, 2)),
    )
    if random.random() < 0.5:
        reading = (
            "基本分 < 40分",
            "总分 ≥ 95分",
            f"得分(“{random.choice(names)}”) < 9分",
        )
        return WholeVeto(random.choice(reading), None, effects)
    holds = random.random() < 0.3
    data[f"真{number}"] = "是" if holds else "否"
    if random.random() < 0.3:
        effects.append(("不再评分", ""))
    return WholeVeto(f"真{number}", holds, effects)


def _grades() -> str:
    rows, above = [], "1000]"
    for name, low in GRADES:
        rows.append(f"  {name}：[{low}, {above}")
        above = f"{low})"
    return "\n".join(rows)


def _top(top: Leaf | Group) -> str:
    if isinstance(top, Leaf):
        return _leaf("一级指标", top)
    lines = [f"一级指标 {top.name} {exact_text(top.weight)}分"]
    if top.kind != "合计":
        lines.append(f"汇总 {top.kind}")
    if top.cap is not None:
        lines.append(f"封顶 {exact_text(top.cap * 100)}%")
    if top.floor is not None:
        lines.append(f"保底 {exact_text(top.floor)}分")
    lines += _exception(top)
    return "\n  ".join([*lines, *(_leaf("二级指标", each) for each in top.children)])


def _leaf(level: str, leaf: Leaf) -> str:
    lines = [f"{level} {leaf.name} {exact_text(leaf.weight)}分"]
    lines.append(f"得分 = 分值 × 率{leaf.name}")
    if leaf.share is not None:
        lines.append(f"权重 {exact_text(leaf.share * 100)}%")
    if leaf.veto:
        lines.append(f"否决 若 停{leaf.name} 则 {leaf.veto}")
    return "\n    ".join([*lines, *_exception(leaf)])


def _exception(node: Leaf | Group) -> list[str]:
    if not node.treatment:
        return []
    into = f" “{node.into}”" if node.into else ""
    return [f"不适用 若 无{node.name} 则 {node.treatment}{into}"]


def _veto(veto: WholeVeto) -> str:
    effects = "，".join(f"{kind} {value}".strip() for kind, value in veto.effects)
    return f"否决 若 {veto.condition} 则 {effects}"
