"""The same assessments scored by other engines, as one would write it by hand in each.

An engine is given hundredths; what it needs made of them (a frame, a table, requests)
it makes before it is timed, so that the timed part reads its own best form and leaves
the scores of all lines, the totals and the grades as its own columns.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.batch.capped_ratios import LINES, WEIGHTS

Whole = NDArray[np.int64]
EDGES = ((9000, 0), (8000, 1), (6000, 2))
CENTS = tuple(round(each * 100) for each in WEIGHTS)
_BLOCK = 8_192


@dataclass(frozen=True, slots=True)
class Work:
    """What is reported, in hundredths: a row for each line of the set."""

    done: NDArray[np.int32]
    targets: NDArray[np.int32]
    threads: int

    @property
    def size(self) -> int:
        """How many assessments there are."""
        return int(self.done.shape[1])


@dataclass(frozen=True, slots=True)
class Made:
    """What came out, in cents."""

    scores: Whole
    totals: Whole


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that is ready: what is timed, and what its result is in cents."""

    run: Callable[[], Any]
    read: Callable[[Any], Made]


def _cents(values: Any) -> Whole:  # noqa: ANN401 - a column of any engine
    return np.rint(np.asarray(values, np.float64)).astype(np.int64)


def numpy_floats(work: Work) -> Engine:
    """Score blocks that stay in the cache, in floats."""
    done, targets = work.done / 100, work.targets / 100

    def run() -> tuple[Any, ...]:
        scores, totals = np.empty(done.shape), np.empty(work.size)
        grades = np.empty(work.size, np.int8)
        for start in range(0, work.size, _BLOCK):
            cut = slice(start, start + _BLOCK)
            total = np.zeros(len(totals[cut]))
            for at in range(LINES):
                score = scores[at, cut]
                np.divide(done[at, cut], targets[at, cut], out=score)
                np.minimum(score, 1.0, out=score)
                score *= CENTS[at]
                score += 0.5
                np.floor(score, out=score)
                total += score
            totals[cut] = total
            grades[cut] = 3 - (total >= 6000) - (total >= 8000) - (total >= 9000)
        return scores, totals, grades

    return Engine(run, lambda made: Made(_cents(made[0]), _cents(made[1])))


def numpy_wholes(work: Work) -> Engine:
    """Score blocks in 64-bit whole numbers."""
    done, targets = work.done.astype(np.int64), work.targets.astype(np.int64)

    def run() -> tuple[Any, ...]:
        scores, totals = np.empty(done.shape, np.int32), np.empty(work.size, np.int32)
        grades = np.empty(work.size, np.int8)
        for start in range(0, work.size, _BLOCK):
            cut = slice(start, start + _BLOCK)
            total = np.zeros(len(totals[cut]), np.int32)
            for at in range(LINES):
                under = targets[at, cut]
                top = np.minimum(done[at, cut], under)
                top *= 2 * CENTS[at]
                top += under
                score = scores[at, cut]
                np.floor_divide(top, 2 * under, out=score, casting="unsafe")
                total += score
            totals[cut] = total
            grades[cut] = 3 - (total >= 6000) - (total >= 8000) - (total >= 9000)
        return scores, totals, grades

    return Engine(run, lambda made: Made(_cents(made[0]), _cents(made[1])))


def _polars(work: Work, *, floats: bool) -> Engine:
    import polars as pl  # noqa: PLC0415 - only in the extra bench

    def column(values: NDArray[np.int32]) -> Any:  # noqa: ANN401 - an array
        return values / 100 if floats else values.astype(np.int64)

    frame = pl.DataFrame(
        {f"done{at}": column(work.done[at]) for at in range(LINES)}
        | {f"target{at}": column(work.targets[at]) for at in range(LINES)}
    )

    def line(at: int) -> Any:  # noqa: ANN401 - an expression
        done, target = pl.col(f"done{at}"), pl.col(f"target{at}")
        if floats:
            ratio = (done / target).clip(upper_bound=1.0)
            return (ratio * CENTS[at] + 0.5).floor()
        top = pl.min_horizontal(done, target) * (2 * CENTS[at]) + target
        return top // (target * 2)

    total, grade = pl.col("total"), pl.lit(3, pl.Int8)
    for edge, index in reversed(EDGES):
        grade = pl.when(total >= edge).then(pl.lit(index, pl.Int8)).otherwise(grade)
    plan = (
        frame.lazy()
        .select(line(at).alias(f"score{at}") for at in range(LINES))
        .with_columns(total=pl.sum_horizontal(f"score{at}" for at in range(LINES)))
        .with_columns(grade=grade)
    )
    return Engine(
        plan.collect,
        lambda made: Made(
            _cents(made.select(f"score{at}" for at in range(LINES)).to_numpy().T),
            _cents(made["total"]),
        ),
    )


def polars_floats(work: Work) -> Engine:
    """Score a frame of floats."""
    return _polars(work, floats=True)


def polars_wholes(work: Work) -> Engine:
    """Score a frame of 64-bit whole numbers."""
    return _polars(work, floats=False)


def _duckdb(work: Work, *, floats: bool) -> Engine:
    import duckdb  # noqa: PLC0415 - only in the extra bench
    import pyarrow as pa  # noqa: PLC0415 - as above

    def column(values: NDArray[np.int32]) -> Any:  # noqa: ANN401 - an array
        return values / 100 if floats else values.astype(np.int64)

    table = pa.table(
        {f"d{at}": column(work.done[at]) for at in range(LINES)}
        | {f"t{at}": column(work.targets[at]) for at in range(LINES)}
    )
    base = duckdb.connect()
    base.execute(f"SET threads = {work.threads}")
    base.register("given", table)
    base.execute("CREATE TABLE reported AS SELECT * FROM given")

    def line(at: int) -> str:
        if floats:
            return f"floor(least(d{at} / t{at}, 1) * {CENTS[at]} + 0.5) AS s{at}"
        top = f"least(d{at}, t{at}) * {2 * CENTS[at]} + t{at}"
        return f"({top}) // (2 * t{at}) AS s{at}"

    lines = ", ".join(line(at) for at in range(LINES))
    total = " + ".join(f"s{at}" for at in range(LINES))
    cases = " ".join(f"WHEN total >= {edge} THEN {index}" for edge, index in EDGES)
    query = (
        f"WITH lines AS (SELECT {lines} FROM reported), "  # noqa: S608 - our own text
        f"totals AS (SELECT *, {total} AS total FROM lines) "
        f"SELECT *, CASE {cases} ELSE 3 END AS grade FROM totals"
    )

    def read(made: Any) -> Made:  # noqa: ANN401 - a table
        return Made(
            _cents([made.column(f"s{at}").to_numpy() for at in range(LINES)]),
            _cents(made.column("total").to_numpy()),
        )

    return Engine(lambda: base.execute(query).to_arrow_table(), read)


def duckdb_floats(work: Work) -> Engine:
    """Score a table of doubles by SQL."""
    return _duckdb(work, floats=True)


def duckdb_wholes(work: Work) -> Engine:
    """Score a table of 64-bit whole numbers by SQL."""
    return _duckdb(work, floats=False)


def zen_batch(work: Work) -> Engine:
    """Score by a graph of expressions; its requests are made before."""
    import zen  # noqa: PLC0415 - only in the extra bench

    written = {
        f"s{at}": f"round({WEIGHTS[at]} * min([d{at} / t{at}, 1]), 2)"
        for at in range(LINES)
    }
    written["total"] = " + ".join(f"$.s{at}" for at in range(LINES))
    grade = "3"
    for edge, index in reversed(EDGES):
        grade = f"$.total >= {edge // 100} ? {index} : {grade}"
    expressions = [
        {"id": key, "key": key, "value": value}
        for key, value in {**written, "grade": grade}.items()
    ]
    graph = {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {
                "id": "by",
                "type": "expressionNode",
                "name": "by",
                "content": {"expressions": expressions},
            },
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "by", "type": "edge"},
            {"id": "2", "sourceId": "by", "targetId": "out", "type": "edge"},
        ],
    }
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"set": graph}}})
    names = [f"{each}{at}" for each in "dt" for at in range(LINES)]
    rows = np.concatenate([work.done, work.targets]).T / 100
    requests: list[Any] = [
        {"key": "set", "context": dict(zip(names, row, strict=True))}
        for row in rows.tolist()
    ]

    def read(made: list[Any]) -> Made:
        given = [each["data"]["result"] for each in made]
        scores = [[each[f"s{at}"] * 100 for each in given] for at in range(LINES)]
        return Made(_cents(scores), _cents([each["total"] * 100 for each in given]))

    return Engine(lambda: engine.evaluate_batch(requests), read)


def openfisca(work: Work) -> Engine:
    """Score by variables with formulas; what they made is forgotten between runs."""
    from openfisca_core import periods  # noqa: PLC0415 - as above
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415
    from tests.benchmarks.batch_openfisca import entities, variables  # noqa: PLC0415

    system = TaxBenefitSystem(entities())
    made = variables(CENTS, EDGES)
    for each in made:
        system.add_variable(each)
    simulation = SimulationBuilder().build_default_simulation(system, count=work.size)
    year = periods.period("2021")
    for at in range(LINES):
        simulation.set_input(f"done{at}", year, work.done[at] / 100)
        simulation.set_input(f"target{at}", year, work.targets[at] / 100)
    formed = [each.__name__ for each in made if hasattr(each, "formula")]

    def run() -> dict[str, Any]:
        for name in formed:
            simulation.get_holder(name).delete_arrays(year)
        return {name: simulation.calculate(name, year) for name in formed}

    def read(made: Mapping[str, Any]) -> Made:
        scores = [made[f"score{at}"] for at in range(LINES)]
        return Made(_cents(scores), _cents(made["total"]))

    return Engine(run, read)
