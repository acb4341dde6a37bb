"""Parsing and checking of sets of 100, 1,000 and 10,000 indicators.

Run: ``python tests/benchmarks/bench_set_sizes.py``. The set has groups of 20
indicators, each with two data, a definition that is its value, a method of some rows
and a basis. Time that grows with the square would show as lines a second that fall;
the ratio printed is that of the largest set's rate to the smallest one's. The time is
that of the processor, so that other work on the machine does not count.
"""

import sys
from collections.abc import Iterator, Sequence
from time import process_time

from perfscore.api.compiling import compile_set
from perfscore.source import Source

GROUP = 20
METHODS = (
    "评分 分档\n      ≥ 90%：5分\n      [60%, 90%)：3分\n      < 60%：0分",
    "评分 扣分\n      每高于 100% 满 1个百分点：扣 0.5分",
    "评分 插值\n      100%：100%\n      60%：50%\n      0%：0%",
    "评分 判定\n      若 指标值 ≥ 95%：5分\n      否则：0分",
)


def lines(indicators: int) -> Iterator[str]:
    """Write a set of so many indicators, each of 5 points."""
    yield "指标体系 “规模”\n  编号 bench/size\n  版本 1\n  依据 “示例”"
    yield f"  满分 {5 * indicators}\n  保留 2 位小数，四舍五入\n  合计 按已取整得分"
    yield "数据"
    for number in range(indicators):
        yield f"  实际{number}：计数（个），必填\n  计划{number}：计数（个），必填，> 0"
    for number in range(indicators):
        yield f"定义 比率{number} = 实际{number} / 计划{number}"
    for number in range(indicators):
        if number % GROUP == 0:
            yield f"一级指标 第{number // GROUP}组 {5 * GROUP}分"
        yield f"  二级指标 指标{number} 5分\n    依据 “第{number}条”"
        yield f"    指标值 = 比率{number}"
        yield "    " + METHODS[number % len(METHODS)]


def rate(indicators: int) -> float:
    """Compile a set and give the lines compiled in a second."""
    text = "\n".join(lines(indicators)) + "\n"
    start = process_time()
    outcome = compile_set(Source("set.perf", text))
    seconds = process_time() - start
    if outcome.value is None:
        raise AssertionError(outcome.diagnostics[:3])
    made = text.count("\n") / seconds
    print(f"{indicators:6} indicators: {seconds:7.2f} s, {made:7.0f} lines a second")  # noqa: T201 - a script
    return made


def main(arguments: Sequence[str]) -> int:
    """Print the rates, smallest set first."""
    sizes = (20, 40) if "--quick" in arguments else (100, 1_000, 10_000)
    rate(sizes[0])  # builds the parser
    rates = [rate(size) for size in sizes]
    print(f"ratio of the largest to the smallest: {rates[-1] / rates[0]:.2f}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
