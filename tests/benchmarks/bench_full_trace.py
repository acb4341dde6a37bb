"""Scores with full trace per second, beside a Rust rules engine with its trace on.

Run: ``python tests/benchmarks/bench_full_trace.py``; the extra ``bench`` installs the
engine to compare with. The work is one assessment of 14 lines: an execution rate of
10 points and 13 capped ratios (7 lines share 50 points, 4 share 30, 2 share 10), every
line rounded half up to two decimals, the total, and a grade by 90 / 80 / 60. Both
engines get data that is already in memory, one assessment a call, in turn, in one
process; ours reads its cells from text, the other gets numbers.
"""

import gc
import json
import random
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import TypeVar

from perfscore.check.checker import check
from perfscore.lower.document import lower
from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.score.scorer import Scorer
from perfscore.source import Source
from perfscore.syntax.parser import parse

T = TypeVar("T")
SET = """
指标体系 “十四行”
  编号 bench/fourteen-lines
  版本 1
  依据 “速度测试”
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填
定义 执行率 = 全年执行数 / 全年预算数
一级指标 预算执行率 10分
  得分 = 分值 × 至多(执行率, 100%)
一级指标 产出指标 50分
  二级指标 数量指标
    三级指标 由单位填报
一级指标 效益指标 30分
  二级指标 社会效益指标
    三级指标 由单位填报
一级指标 满意度指标 10分
  二级指标 服务对象满意度指标
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、＝、≤、＜、数值：按完成比例
  目标 定性：评级
    好：[0%, 100%]
"""
HEADINGS = (
    ("产出指标", "数量指标", ("7.14",) * 6 + ("7.16",)),
    ("效益指标", "社会效益指标", ("7.5",) * 4),
    ("满意度指标", "服务对象满意度指标", ("5", "5")),
)
Row = tuple[str, str, str, str, str]
Form = tuple[str, str, list[Row]]


def forms(count: int, seed: int = 2021) -> list[Form]:
    """Make up filled forms: budget, executed, and 13 rows with target and actual.

    55 in 100 lines reach their target; the others miss it by something. Figures have
    at most two decimals.
    """
    chance = random.Random(seed)  # noqa: S311 - test data, the same in every run
    made: list[Form] = []
    for _ in range(count):
        budget = chance.randrange(100, 100_000)
        executed = budget if chance.random() < 0.5 else chance.randrange(budget)
        rows: list[Row] = []
        for level1, level2, weights in HEADINGS:
            for weight in weights:
                target = chance.randrange(1, 20_000)
                missed = chance.random() >= 0.55
                actual = chance.randrange(target) if missed else target
                rows.append((level1, level2, weight, _two(target), _two(actual)))
        made.append((_two(budget), _two(executed), rows))
    return made


def _two(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def assessment_of(form: Form) -> Assessment:
    """Put a form as the scorer takes it."""
    budget, executed, rows = form
    return Assessment(
        unit="甲单位",
        year=2021,
        funds=(FundRow("合计", None, Cell(budget), Cell(executed)),),
        indicators=tuple(
            IndicatorRow(
                level1,
                (level2,),
                None,
                f"指标{number}",
                Cell(target),
                Cell(actual),
                weight=Cell(weight),
            )
            for number, (level1, level2, weight, target, actual) in enumerate(rows)
        ),
    )


def scorer() -> Scorer:
    """Compile the set once."""
    document = parse(Source("bench.perf", SET)).value
    lowered = lower(document).value if document else None
    checked = check(lowered) if lowered else None
    if checked is None or checked.value is None:
        msg = "the benchmark's set does not check"
        raise RuntimeError(msg)
    return Scorer(checked.value)


def zen_decision() -> Callable[[dict[str, object]], object] | None:
    """Put the same rules as a decision of zen-engine; None where it is missing."""
    try:
        import zen  # noqa: PLC0415 - a peer, not a dependency
    except ImportError:
        return None
    decision = zen.ZenEngine().create_decision(json.dumps(_zen_model()))
    return lambda context: decision.evaluate(context, {"trace": True})


def _zen_model() -> dict[str, object]:
    weights = [weight for *_, group in HEADINGS for weight in group]
    formulas = {"rate": "round(10 * min([1, executed / budget]), 2)"}
    for number, weight in enumerate(weights):
        ratio = f"a{number} / t{number}"
        formulas[f"s{number}"] = f"round({weight} * min([1, {ratio}]), 2)"
    formulas["total"] = " + ".join(f"$.{key}" for key in formulas)
    formulas["grade"] = (
        "$.total >= 90 ? '优' : $.total >= 80 ? '良' : $.total >= 60 ? '中' : '差'"
    )
    expressions = [
        {"id": key, "key": key, "value": value} for key, value in formulas.items()
    ]
    nodes: list[dict[str, object]] = [
        {"id": "in", "type": "inputNode"},
        {
            "id": "rules",
            "type": "expressionNode",
            "content": {"expressions": expressions},
        },
        {"id": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    place = {"x": 0, "y": 0}
    placed = [{"name": node["id"], "position": place, **node} for node in nodes]
    return {"nodes": placed, "edges": edges}


def zen_context(form: Form) -> dict[str, object]:
    """Put a form as zen-engine takes it; it knows machine numbers only."""
    budget, executed, rows = form
    context: dict[str, object] = {"budget": float(budget), "executed": float(executed)}
    for number, (_, _, _, target, actual) in enumerate(rows):
        context[f"t{number}"] = max(float(target), 0.01)
        context[f"a{number}"] = float(actual)
    return context


def per_second(work: Callable[[T], object], pieces: Sequence[T]) -> float:
    """Time one round; each result is looked at and let go, as a service does."""
    start = perf_counter()
    for piece in pieces:
        work(piece)
    return len(pieces) / (perf_counter() - start)


def main(arguments: Sequence[str]) -> int:
    """Print both engines' scores per second and the median of the paired ratios."""
    rounds, count = (2, 20) if "--quick" in arguments else (9, 1000)
    gc.set_threshold(100_000)  # as the program itself does
    made = forms(count)
    assessments = [assessment_of(form) for form in made]
    contexts = [zen_context(form) for form in made]
    ours, decide = scorer(), zen_decision()
    if any(ours.score(each).total is None for each in assessments):
        print("a form has no total", file=sys.stderr)  # noqa: T201 - a script
        return 1
    own, peer = [], []
    for _ in range(rounds):
        own.append(per_second(ours.score, assessments))
        if decide is not None:
            peer.append(per_second(decide, contexts))
    print(f"perfscore, exact, full trace: {median(own):,.0f} a second")  # noqa: T201
    if decide is None:
        print("zen-engine is not installed; no comparison")  # noqa: T201
        return 0
    ratios = [one / other for one, other in zip(own, peer, strict=True)]
    print(f"zen-engine, floats, trace on: {median(peer):,.0f} a second")  # noqa: T201
    print(  # noqa: T201
        f"ratio perfscore / zen-engine: {median(ratios):.2f} "
        f"({min(ratios):.2f} to {max(ratios):.2f})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
