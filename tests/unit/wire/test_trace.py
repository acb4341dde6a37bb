"""A trace as plain data: every step once, below those that rest on it."""

from typing import Any

from perfscore.api.scoring import score_file
from perfscore.wire.trace import KINDS, trace_to_json


def trace(name: str) -> dict[str, Any]:
    score = score_file(name).value
    assert score is not None
    return trace_to_json(score, (score.set.source,))


def test_steps_stand_after_those_they_rest_on_and_once() -> None:
    made = trace("national/department-2013")
    steps = made["steps"]
    for number, each in enumerate(steps):
        assert all(below < number for below in each["inputs"])
        assert each["kind"] in KINDS
    assert len({repr(each) for each in steps}) == len(steps)


def test_a_score_is_followed_down_to_what_the_unit_wrote() -> None:
    made = trace("hunan/zhuzhou/department-2021")
    steps = made["steps"]
    (line,) = (each for each in made["indicators"] if each["path"] == ["预算执行率"])
    waiting, cells = [line["step"]], set()
    while waiting:
        step = steps[waiting.pop()]
        cells.add(step["cell"])
        waiting += step["inputs"]
    assert "467.03" in cells
    assert steps[line["step"]]["value"] == "10"
    # The line 得分 of the set's 预算执行率.
    assert steps[line["step"]]["at"][0] == 0
