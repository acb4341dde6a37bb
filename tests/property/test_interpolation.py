"""插值 hits its rows and runs in one direction between them, whatever the rows."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.score.forms import exact, one

from perfscore.exact import exact_text

ROWS = st.lists(
    st.tuples(st.integers(-50, 50), st.integers(0, 10)),
    min_size=2,
    max_size=5,
    unique_by=lambda row: row[0],
)


def score_at(rows: list[tuple[int, int]], value: Fraction) -> Fraction:
    written = "\n".join(f"{at}：{points}分" for at, points in rows)
    made = exact(
        one(
            f"指标值 = 数\n评分 插值\n{written}",
            data="数：数值",
            reported={"数": exact_text(value)},
        )
    )
    assert made is not None
    return made


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, falls=st.sampled_from([False, True]))
def test_each_row_is_hit_exactly(rows: list[tuple[int, int]], *, falls: bool) -> None:
    ordered = sorted(rows, reverse=falls)
    for at, points in ordered:
        assert score_at(ordered, Fraction(at)) == points


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, quarters=st.lists(st.integers(-240, 240), min_size=2, max_size=2))
def test_points_that_rise_with_the_rows_never_fall(
    rows: list[tuple[int, int]], quarters: list[int]
) -> None:
    points = sorted(worth for _, worth in rows)
    ordered = [(at, worth) for (at, _), worth in zip(sorted(rows), points, strict=True)]
    low, high = (Fraction(each, 4) for each in sorted(quarters))
    one_score, other = score_at(ordered, low), score_at(ordered, high)
    assert points[0] <= one_score <= other <= points[-1]
