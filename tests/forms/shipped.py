"""The shipped sets, and what a score has to share with that of the form read back."""

from functools import cache

from tests.forms.round_trip import Back

from perfscore.api.loading import load_set
from perfscore.check.checked import CheckedSet
from perfscore.score.result import Score


@cache
def checked(name: str) -> CheckedSet:
    """Load a shipped set."""
    loaded = load_set(name).value
    assert loaded is not None
    return loaded


def assert_same_score(score: Score, back: Back) -> None:
    """Compare all that counts: lines, total, grade, and what was found."""
    lines = [(each.path, each.weight, each.exact, each.score) for each in score.lines]
    assert lines == [
        (each.path, each.weight, each.exact, each.score) for each in back.score.lines
    ]
    assert back.score.total == score.total
    assert back.score.grade == score.grade
    found = {each.message for each in score.findings}
    assert [each for each in back.score.findings if each.message not in found] == []
