import time
from collections.abc import Iterator

import pytest

from perfscore.web.days import day_of


@pytest.fixture
def in_china(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run the service where its users are."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_china")
def test_what_is_approved_early_in_the_morning_is_of_that_day() -> None:
    """At half past seven in China it is still the day before in UTC."""
    assert day_of("2026-01-31T23:30:00.000000Z") == "2026-02-01"
    assert day_of("2026-01-31T15:59:59.999999Z") == "2026-01-31"
