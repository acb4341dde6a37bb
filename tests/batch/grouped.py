"""Sets that ask something of groups, and what their rows come to one by one."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Field, Key, Long, Wide
from perfscore.batch.groups.attaching import attached, attached_long
from perfscore.batch.groups.gathering import Gatherer, value_of
from perfscore.batch.groups.reduced import reduced
from perfscore.batch.groups.settling import GroupColumns, settled
from perfscore.batch.layout import BatchLayout
from perfscore.check.checked import CheckedSet
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer

HEAD = """\
指标体系 “同组试验”
  编号 test/groups
  版本 1
  依据 “示例”
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[80, 100]
  中：[40, 80)
  差：[0, 40)

数据
  甲额：金额（元），必填，可为负
  乙额：金额（元），必填，> 0
  丙率：比率，必填，> 0%
  丁数：数值，必填，≥ 0

定义 甲比 = 甲额 / 乙额
定义 均额 = 同组平均(乙额)
定义 离均 = 绝对值(乙额 - 均额)

"""
_PIECES = """\
  指标值 = 甲额 / 乙额
  评分 按名次，{way}{ties}
    第 1 名：20分
    第 2 至 4 名：15分
    此后每退一名：减 2分
---
  指标值 = 丙率
  评分 按名次，{way}{ties}
    第 1 名：20分
    其余：至多(20分, 20分 × 至多(丙率 / 同组最优(指标值), 100%))
---
  目标 ≥90%
  评分 按名次，{way}{ties}
    第 1 至 3 名：20分
    其余：至少(0分, 20分 × 至多(指标值 / 同组最高(指标值), 100%))
---
  目标 ≥5次
  不适用 由单位填报 则 取同组平均分
  评分 按名次，{way}{ties}
    第 1 至 3 名：20分
    其余：2分
---
  得分 = 若 {rank}({what}) / 同组个数({what}) ≤ {share} 则 分值 否则 5分
---
  得分 = 若 丙率 ≥ 同组平均(丙率) 则 分值 否则 分值 × 丙率 / 同组平均(丙率)
---
  得分 = 若 同组最高(乙额) = 同组最低(乙额) 则 分值 否则 至多(分值, 至少(0分, 分值 × \
(乙额 - 同组最低(乙额)) / (同组最高(乙额) - 同组最低(乙额))))
---
  得分 = 若 甲比 ≥ 同组平均(甲比) 则 分值 否则 3分
---
  得分 = 若 {rank}(离均) ≤ 3 则 分值 否则 1分
---
  不适用 若 丁数 = 1 则 取同组平均分
  得分 = 若 丁数 > 同组平均(丁数) 则 分值 否则 分值 / 3
---
  得分 = 若 乙额 < 均额 × 80% 则 0分 否则 若 乙额 = 均额 则 分值 否则 7分
"""
_LINES = _PIECES.split("---\n")


def group_set(random: Random) -> str:
    """Write a set of five indicators, whatever the checker will say of it."""
    lines = []
    for number in range(5):
        body = random.choice(_LINES).format(
            way=random.choice(["从高到低", "从低到高"]),
            ties=random.choice(["", "，并列取后位"]),
            rank=random.choice(["从高到低名次", "从低到高名次"]),
            what=random.choice(["乙额", "甲额", "丙率", "甲比", "丁数"]),
            share=random.choice(["30%", "50%", "1/3", "2/3"]),
        )
        lines.append(f"一级指标 第{number}项 20分\n{body}\n")
    checks = [
        "校验 平均：同组平均(总分) ≤ 60分\n  否则 警告 “平均总分超过 60 分”\n",
        "校验 名次：从高到低名次(总分) ≤ 2\n  否则 提示 “不在前两名”\n",
        "总分\n  否决 若 从高到低名次(总分) / 同组个数(总分) > 50% 则 等级 至多 中\n",
    ]
    kept = [each for each in checks if random.randrange(2)]
    return HEAD + "\n".join([*lines, *kept])


def group_cells(
    layout: BatchLayout, random: Random, size: int
) -> dict[Key, list[str | None]]:
    """Fill in a table with many ties, some blanks, and a few long numbers."""
    common = [str(random.randint(1, 30)) for _ in range(4)]
    made: dict[Key, list[str | None]] = {}
    for wanted in layout.columns:
        if wanted.key.field not in {Field.DATUM, Field.ACTUAL}:
            continue
        cells: list[str | None] = []
        for _ in range(size):
            text: str | None = random.choice(common)
            match random.randrange(12):
                case 0:
                    text = None
                case 1 | 2 | 3:
                    text = str(random.randint(1, 10**4) / 100)
                case 4:
                    text = f"{random.randint(1, 10**16)}.{random.randint(1, 99)}"
                case 5 if wanted.key.name == "甲额":
                    text = f"-{text}"
                case 6 if random.randrange(6) == 0:
                    text = "缺"
            is_rate = wanted.key.name == "丙率" or wanted.key.field is Field.ACTUAL
            if text is not None and is_rate and random.randrange(6):
                text = f"{text}%"
            if wanted.key.field is Field.ACTUAL and random.randrange(9) == 0:
                text = "不适用"
            cells.append(text)
        made[wanted.key] = cells
    return made


def grouped(
    gatherer: Gatherer, given: Wide, codes: NDArray[np.int32], groups: int
) -> Wide:
    """Settle the groups of a table, and put them beside its cells."""
    found: dict[str, GroupColumns] = {}
    for level, keys in enumerate(gatherer.needs.levels):
        brought = gatherer.brought(attached(given, found), level)
        for key in keys:
            found[key.name] = settled(key, brought[key.name], codes, groups)
    return attached(given, found)


def grouped_long(
    gatherer: Gatherer, given: Long, codes: NDArray[np.int32], groups: int
) -> Long:
    """Do the same for assessments with indicators of their own."""
    found: dict[str, GroupColumns] = {}
    for level, keys in enumerate(gatherer.needs.levels):
        brought = gatherer.brought(attached_long(given, found), level)
        for key in keys:
            found[key.name] = settled(key, brought[key.name], codes, groups)
    return attached_long(given, found)


def one_by_one(
    checked: CheckedSet, gatherer: Gatherer, given: Wide, codes: Sequence[int]
) -> list[Score]:
    """Score each row with the values of its group listed, as a user would."""
    scorer, before = Scorer(checked), Scorer(reduced(checked))
    values: dict[str, list[Fraction | None]] = {}
    for keys in gatherer.needs.levels:
        scores = [
            before.score(given.assessment(row), peers=_listed(values, codes, row))
            for row in range(given.size)
        ]
        for key in keys:
            values[key.name] = [value_of(each, key)[0] for each in scores]
    return [
        scorer.score(given.assessment(row), peers=_listed(values, codes, row))
        for row in range(given.size)
    ]


def _listed(
    values: Mapping[str, Sequence[Fraction | None]], codes: Sequence[int], row: int
) -> dict[str, tuple[Fraction, ...]]:
    if codes[row] < 0:
        return {}
    return {
        name: tuple(
            each
            for each, code in zip(of_all, codes, strict=True)
            if code == codes[row] and each is not None
        )
        for name, of_all in values.items()
    }
