"""The service with a small set and six assessments by it."""

import pytest
from tests.web.bureau.stored import submit_all
from tests.web.people import Org

from perfscore.web.service import Service


@pytest.fixture
def stored(service: Service, org: Org) -> dict[str, str]:
    """Keep the assessments; give their ids by project."""
    return submit_all(service, org)
