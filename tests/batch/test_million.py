"""A million cells are scored both ways, and none differs."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.batch.many import CELLS, differing

SHARES = 16


def test_a_million_cells_are_what_the_exact_scorer_gives() -> None:
    assert CELLS * SHARES >= 10**6
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = [each for share in pool.map(differing, range(SHARES)) for each in share]
    assert found == []
