"""Made-up forms for reading, of the layouts met: the same seed gives the same form."""

from collections.abc import Sequence
from random import Random

from tests.laying.layouts import LAYOUTS, Layout
from tests.laying.published import Table, Written
from tests.laying.rows import columns_of


def _words(text: str) -> list[str]:
    return text.split()


_LAYOUTS = _words(
    "001 002 005 006 009 020 022 024 034 038 044 045 046 050 057 060 063 068 069"
)
_UNITS = _words(
    "市农业农村局 县财政局 第三中学 区人民医院 文化馆 镇人民政府 水务服务中心"
)
_PROJECTS = _words(
    "2023年高标准农田建设 公用经费 老旧小区改造(二期) 政务云服务采购 创业担保贷款贴息"
    " 困难群众救助补助资金 12345热线运行 图书馆免费开放"
)
_WHAT = _words(
    "培训 补助 道路 设备 农户 宣传 救助 监测站点 图书 公厕 安置房 三公经费 5G基站 贷款"
    " A级景区 志愿者 河道清淤 “一网通办”系统 项目 垃圾分类 2022年结转工程 学生"
)
_COUNTS = _words(
    "人数 次数 数量 覆盖面积 里程 3期 发放户数 场次 完成数 采购台数 (批次)数 第2批"
    " 采购及安装调试台套数"
)
_QUALITIES = _words("合格率 达标率 验收通过率 覆盖率 准确率 规范性 质量 优良率")
_TIMES = _words("及时率 完成时间 按期完成率 开工时间 下达及时性 完成时限")
_COSTS = _words("成本控制率 总成本 单位成本 预算控制数 每公里造价 支出标准")
_EFFECTS = _words(
    "改善居民生活环境 带动就业人数 提升公共服务水平 减少安全事故 促进产业发展"
    " 保障机构正常运转 持续发挥效益年限 对行业的影响程度 群众知晓率 促进增收,改善民生"
)
_PLEASED = _words(
    "群众满意度 服务对象满意度 受益农户满意率 职工满意度 学生和家长满意度"
)
_LEVELS: dict[str, dict[str, Sequence[str]]] = {
    "产出指标": {"数量指标": _COUNTS, "质量指标": _QUALITIES, "时效指标": _TIMES},
    "成本指标": {"经济成本指标": _COSTS},
    "效益指标": {
        "经济效益指标": _EFFECTS,
        "社会效益指标": _EFFECTS,
        "生态效益指标": _EFFECTS,
        "可持续影响指标": _EFFECTS,
    },
    "满意度指标": {"服务对象满意度指标": _PLEASED},
}
_MEASURES = _words("人 次 个 户 万元 公里 台 场 亩 平方米 元/人 % 人次 期 套 吨")
_WORDS = _words(
    "有效提升 明显改善 逐步提高 长期 优 良好 是 及时 按时完成 合格 持续改善 较上年增加"
    " 定性 全部到位 不发生重大事故 满足需要 中长期 达到预期目标"
)
_DATES = _words(
    "2023年12月底前 12月31日前 2023年10月 年底前 2023-12-31 全年 2023年6月30日"
)
_REASONS = _words(
    "受疫情影响,部分活动延期;今后加强统筹 无 无偏差 部分项目尚未结算 因天气原因工期顺延"
    " 招标节约资金 下一步加快进度,确保按期完成 预算调整"
)
_GOALS = _words(
    "完成年度建设任务,改善群众出行条件。 保障机构正常运转,按时发放工资。"
    " 全年开展培训12期,覆盖3000人次,满意度达到95%以上; 目标1:完成改造;目标2:提升服务。"
)
_NOTES = (
    "注:定量指标按完成比例计分。",
    "1.其他资金包括社会投入资金、银行贷款等。",
    "2.定性指标分三档:达成预期指标、部分达成、未达成。",
)


_FUNDS = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")
_WITH_MONEY = 2
_HALF = 0.5
_NUMBERS = _words("1 2 3 5 8 12 30 50 95 100 234 3000 12.5 0.8")


def made_up(seed: int) -> tuple[Table, Layout]:
    """Give a form that nobody filed, and the layout in which it is printed."""
    dice = Random(seed)  # noqa: S311
    layout = LAYOUTS[dice.choice(_LAYOUTS)]
    rows = _rows(dice, layout)
    funds = _funds(dice, layout)
    points = sum(_cents(each.get("得分")) for each in funds)
    year = dice.choice(("2022", "2023", "2024"))
    table = {
        "title": f"{year}年度项目支出绩效自评表"
        if dice.random() < 0.5
        else "项目支出绩效自评表",
        "year": year,
        "project": dice.choice(_PROJECTS),
        "unit": "某" + dice.choice(_UNITS),
        "主管部门": "某" + dice.choice(_UNITS),
        "funds": funds,
        "goals": _goals(dice) if layout.goals else {"expected": None, "actual": None},
        "indicators": rows,
        "total": _total(dice, layout, rows, points),
        "notes": list(_NOTES[: dice.choice((0, 0, 1, 3))])
        if dice.random() < 0.7
        else list(_NOTES[1:]),
    }
    return table, layout


def _goals(dice: Random) -> Written:
    expected = dice.choice(_GOALS)
    kind = dice.random()
    actual = expected if kind < 0.4 else dice.choice(_GOALS) if kind < 0.8 else None
    return {"expected": expected, "actual": actual}


def _total(
    dice: Random, layout: Layout, rows: Sequence[Written], funds: int
) -> Written:
    numbers = [_cents(each["score"]) for each in rows if each["score"]]
    if dice.random() < 0.25 or not numbers:
        return {"weight": None, "score": None, "grade": None}
    is_above = "=total" in layout.header
    weight = "100" if dice.random() < 0.8 and not is_above else None
    return {"weight": weight, "score": _shown(sum(numbers) + funds), "grade": None}


def _cents(text: str | None) -> int:
    whole, _, part = (text or "0").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def _shown(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}".rstrip("0").rstrip(".")


def _funds(dice: Random, layout: Layout) -> list[Written]:
    digits = dice.choice((0, 1, 2))
    budget = dice.choice((1000, 3550, 12000, 123456, 880000))
    spent = budget * dice.choice((10000, 10000, 5000, 9312)) // 10000
    has_points = "分值" in layout.funds or "权重" in layout.funds
    columns = {each.field for each in columns_of(layout.funds, "funds")}
    found: list[Written] = []
    for at, name in enumerate(_FUNDS[: dice.choice((1, 2, 4))]):
        has_money = at < _WITH_MONEY
        amounts = [
            _amount(each if has_money else 0, digits) for each in (budget, spent)
        ]
        rate = (20000 * spent // budget + 1) // 2 if has_money else 0
        is_blank = not has_money and dice.random() < _HALF
        points = "10" if not at else dice.choice(("—", None))
        row = {
            "年初预算数": None if is_blank else amounts[0],
            "全年预算数": None if is_blank else amounts[0],
            "全年执行数": None if is_blank else amounts[1],
            "分值": points if has_points else None,
            "执行率": f"{_shown(rate)}%" if has_money else None,
            "得分": _shown(rate // 10) if not at and has_points else None,
        }
        kept = {key: text for key, text in row.items() if key in columns}
        found.append({"name": name, **kept})
    return found


def _amount(cents: int, digits: int) -> str:
    """Give an amount with so many digits behind the point, the rest cut off."""
    return f"{cents // 100}.{cents % 100:02d}"[: -2 + digits or None].rstrip(".")


def _rows(dice: Random, layout: Layout) -> list[Written]:
    has_weight = "分值" in layout.indicators or "权重" in layout.indicators
    has_score = "得分" in layout.indicators or "自评分" in layout.indicators
    has_reason = (
        any(word in layout.indicators for word in ("原因", "说明"))
        and "指标说明" not in layout.indicators
    )
    plan = _plan(dice)
    weights = _weights(dice, len(plan))
    is_open = dice.random() < 0.1
    in_headings = dice.random() < 0.5
    sums: dict[str, int] = {}
    for (level1, _, _), weight in zip(plan, weights, strict=True):
        sums[level1] = sums.get(level1, 0) + weight
    rows: list[Written] = []
    for (level1, level2, name), weight in zip(plan, weights, strict=True):
        short = dice.random()
        lost = weight * dice.choice((1, 2, 5)) // 10 // 50 * 50 if short < 0.15 else 0
        head = f"{level1}({_shown(sums[level1])}分)" if in_headings else level1
        row: dict[str, str | None] = {
            "level1": head,
            "level2": level2,
            "level3": name,
            **_values(dice, layout, level2),
            "weight": _shown(weight) if has_weight else None,
            "score": _shown(weight - lost) if has_score and not is_open else None,
            "deviation_note": dice.choice(_REASONS)
            if has_reason and (lost or dice.random() < 0.08)
            else None,
        }
        if dice.random() < 0.05:
            row["actual"] = None
        rows.append(row)
    return rows


def _values(dice: Random, layout: Layout, level2: str) -> dict[str, str | None]:
    kind = dice.random()
    is_apart = "指标性质" in layout.indicators
    sign = dice.choice(("≥", "≤", "=", "≥"))
    unit = dice.choice(_MEASURES)
    number = dice.choice(_NUMBERS)
    if level2 == "时效指标" and kind < 0.5:
        sign, number, unit = "", dice.choice(_DATES), ""
    elif kind < (0.7 if "效益" in level2 or "影响" in level2 else 0.1):
        sign, number, unit = "", dice.choice(_WORDS), ""
    elif "满意" in level2 or level2 == "质量指标":
        number, unit = dice.choice(("90", "95", "98", "100", "92.5")), "%"
    if not is_apart and dice.random() < 0.3:
        sign = ""
    if dice.random() < 0.15:
        unit = ""
    target = sign + number + unit
    kind = dice.random()
    if kind < 0.6:
        actual = number + unit
    elif kind < 0.75:
        actual = number if number[0].isdigit() else "已完成"
    elif kind < 0.85:
        actual = target
    elif kind < 0.93:
        actual = dice.choice(("100%", "完成", "2023年11月完成", "97.6%"))
    else:
        actual = str(dice.choice((1, 3, 10, 99, 101))) + unit
    found: dict[str, str | None] = {"target": target, "actual": actual}
    if is_apart:
        found |= {
            "指标性质": sign or "定性",
            "指标值": number,
            "度量单位": unit or None,
        }
        found["target"] = sign + number + unit
    return found


def _plan(dice: Random) -> list[tuple[str, str, str]]:
    count = dice.randint(5, 25)
    tops = ["产出指标"] + (["成本指标"] if dice.random() < 0.3 else [])
    tops += ["效益指标"] + (["满意度指标"] if dice.random() < 0.85 else [])
    slots = [(top, one) for top in tops for one in _LEVELS[top]]
    slots = [each for each in slots if each[0] == "满意度指标" or dice.random() < 0.8]
    slots = slots or [("产出指标", "数量指标")]
    counts = [1] * len(slots)
    for _ in range(count - len(slots)):
        at = dice.randrange(len(slots))
        counts[at] += counts[at] < 6
    plan: list[tuple[str, str, str]] = []
    used: set[str] = set()
    for (top, second), many in zip(slots, counts, strict=True):
        for _ in range(many):
            name = _name(dice, _LEVELS[top][second])
            while name in used:
                name += dice.choice("甲乙丙丁")
            used.add(name)
            plan.append((top, second, name))
    return plan


def _name(dice: Random, words: Sequence[str]) -> str:
    word = dice.choice(words)
    if words is _EFFECTS or words is _PLEASED:
        return word
    return dice.choice(_WHAT) + word if dice.random() < 0.9 else word


def _weights(dice: Random, count: int) -> list[int]:
    """Give points in hundredths that sum to 90."""
    unit = dice.choice((100, 100, 50, 10))
    base = 9000 // count // unit * unit
    weights = [base] * count
    left = 9000 - base * count
    for _ in range(count):
        one, two = dice.randrange(count), dice.randrange(count)
        step = unit * dice.randint(0, 2)
        if weights[one] > step:
            weights[one] -= step
            weights[two] += step
    weights[-1] += left
    return weights
