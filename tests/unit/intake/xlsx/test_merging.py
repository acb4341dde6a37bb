"""Merged ranges that overlap, and cells below them, are told apart without delay."""

from time import process_time

from perfscore.intake.xlsx.merging import Merged, closed_up


def test_of_ranges_that_overlap_the_first_counts() -> None:
    ranges = [(0, 0, 2, 2), (1, 1, 4, 4), (3, 0, 3, 5), (3, 5, 9, 5), (4, 0, 5, 1)]
    assert set(Merged.of(ranges).by_anchor) == {(0, 0), (3, 0), (4, 0)}


def test_cells_below_a_range_are_covered_and_others_are_not() -> None:
    merged = Merged.of([(0, 0, 1, 1), (0, 3, 5, 3), (2, 0, 2, 2)])
    places = [(0, 0), (0, 1), (0, 2), (1, 0), (2, 1), (2, 3), (3, 1), (6, 3)]
    assert merged.covered(places) == {(0, 1), (1, 0), (2, 1), (2, 3)}


def test_ten_thousand_long_ranges_are_looked_up_quickly() -> None:
    ranges = [(0, column, 1_000_000, column) for column in range(10_000)]
    start = process_time()
    merged = Merged.of([*ranges, *ranges])
    places = [(row, column) for row in range(1, 201) for column in range(1_000)]
    assert len(merged.covered(places)) == 200_000
    assert process_time() - start < 5


def test_long_runs_of_blank_rows_are_closed_up() -> None:
    assert closed_up([3, 4, 30, 1_000_000, 4]) == {3: 3, 4: 4, 30: 25, 1_000_000: 46}
