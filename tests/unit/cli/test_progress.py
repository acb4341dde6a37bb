"""How far a long run is, on one line."""

from perfscore.cli.language import Speech
from perfscore.cli.progress import line, time


class _Progress:
    rows = 300_000
    share = 0.25


def test_the_bar_says_the_rate_and_the_time_that_remains() -> None:
    assert line(_Progress(), 10, Speech("zh")) == (
        "██████░░░░░░░░░░░░░░░░░░  25%  300,000 行  30,000 行/秒  还要 31s"
    )
    assert [time(each) for each in (0, 59.5, 125, 3_780)] == [
        "1s",
        "1m00s",
        "2m06s",
        "1h03m",
    ]
