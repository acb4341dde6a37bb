from perfscore.intake.pdf.geometry import Rule
from perfscore.intake.pdf.ruling import tables_of

# Lines are given in 1/100 point; the cells of these tables are 50 points wide, 20 high.


def _rules(*lines: tuple[int, int, int]) -> list[Rule]:
    return [Rule(100 * at, 100 * start, 100 * end) for at, start, end in lines]


def _cells(across: list[Rule], down: list[Rule]) -> list[list[tuple[int, ...]]]:
    tables = tables_of(across, down)
    assert tables is not None
    return [
        [(each.row, table.down.index(each.left), each.row_span) for each in table.cells]
        for table in tables
    ]


def test_a_line_that_stops_short_makes_a_merged_cell() -> None:
    across = _rules((0, 0, 100), (20, 50, 100), (40, 0, 100))
    down = _rules((0, 0, 40), (50, 0, 40), (100, 0, 40))

    assert _cells(across, down) == [[(0, 0, 2), (0, 1, 1), (1, 1, 1)]]


def test_lines_drawn_cell_by_cell_are_one_line() -> None:
    across = _rules(*((at, left, left + 50) for at in (0, 20, 40) for left in (0, 50)))
    down = _rules(*((at, top, top + 20) for at in (0, 50, 100) for top in (0, 20)))

    assert _cells(across, down) == [[(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]]


def test_a_table_without_lines_at_its_sides_reaches_as_far_as_its_lines() -> None:
    across = _rules((0, 0, 100), (20, 0, 100), (40, 0, 100))
    down = _rules((50, 0, 40))

    assert _cells(across, down) == [[(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]]


def test_a_frame_around_a_page_is_no_table_and_does_not_swallow_one() -> None:
    across = _rules((0, 0, 100), (40, 0, 100), (-90, -90, 300), (300, -90, 300))
    down = _rules(
        (0, 0, 40), (50, 0, 40), (100, 0, 40), (-90, -90, 300), (300, -90, 300)
    )

    assert _cells(across, down) == [[(0, 0, 1), (0, 1, 1)]]


def test_a_line_below_a_word_is_no_part_of_a_table() -> None:
    across = _rules((0, 0, 100), (15, 60, 80), (20, 0, 100))
    down = _rules((0, 0, 20), (50, 0, 20), (100, 0, 20))

    assert _cells(across, down) == [[(0, 0, 1), (0, 1, 1)]]


def test_two_tables_on_a_page_come_from_the_top_down() -> None:
    across = _rules((200, 0, 100), (220, 0, 100), (0, 0, 100), (20, 0, 100))
    down = _rules(*((at, top, top + 20) for at in (0, 50, 100) for top in (0, 200)))

    tables = tables_of(across, down)
    assert tables is not None
    assert [each.across for each in tables] == [(0, 2000), (20000, 22000)]


def test_a_drawing_of_thousands_of_lines_is_given_up() -> None:
    across = [Rule(400 * at, 0, 100) for at in range(1501)]

    assert tables_of(across, []) is None
