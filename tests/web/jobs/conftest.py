"""A service with the shipped sets on its shelf."""

import pytest
from tests.web.people import program

from perfscore.web.service import Service
from perfscore.web.shipped_sets import load_shipped


@pytest.fixture(autouse=True)
def shipped(service: Service) -> None:
    """Put the shipped sets on the shelf."""
    load_shipped(service.database, program())
