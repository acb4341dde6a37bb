"""Figures of a dashboard are exact: fractions, and totals written in several ways."""

import json
from fractions import Fraction

from perfscore.batch.dashboard.counting import Figure, counted


def _figure(number: int, total: str, claimed: str, line: str) -> Figure:
    lines = (["产出],[数量", "50", line, 0], ["效益", "100/3", None, 0])
    return Figure(
        id=str(number),
        unit="甲",
        project="乙",
        year=2025,
        set_name="甲@1",
        state="approved",
        total=total,
        grade="良",
        execution_rate="2/3",
        claimed_total=claimed,
        lines="\n".join(json.dumps(each) for each in lines),
    )


def test_thirds_are_added_up_exactly() -> None:
    given = [
        _figure(1, "100/3", "100/3", "50"),
        _figure(2, "200/3", "66.67", "100/3"),
        _figure(3, "50.5", "50.50", "49.9"),
        _figure(4, "50.50", "50.49", "49.90"),
    ]
    found = counted(given, lambda _: None, least=1, most=1)
    total = found.summary["total"]
    assert (total["sum"], total["least"], total["most"]) == ("201", "100/3", "200/3")
    output = found.summary["lines"]["产出],[数量"]
    assert (output["count"], output["full"], output["sum"]) == (4, 1, "2747/15")
    benefit = found.summary["lines"]["效益"]
    assert (benefit["count"], benefit["lacking"]) == (0, 4)
    assert found.summary["rates"]["cells"] == {"13,16": 1, "13,33": 1, "13,25": 2}
    assert found.claims == (4, 2)
    (largest,) = found.deviations
    assert (largest.figure.id, largest.points) == ("4", Fraction(-1, 100))
