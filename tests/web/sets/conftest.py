"""A shelf with the shipped sets on it."""

import pytest
from tests.web.people import program

from perfscore.store.ids import now
from perfscore.web.service import Service
from perfscore.web.shelf import Shelf
from perfscore.web.shipped_sets import load_shipped


@pytest.fixture
def shelf(service: Service) -> Shelf:
    """Give the shelf of the service, the shipped sets published."""
    load_shipped(service.database, program(now()))
    return service.shelf
