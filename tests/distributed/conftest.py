"""One Spark for all tests of this folder."""

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from tests.distributed.engines import has_spark, started


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start Spark, once."""
    if not has_spark():
        pytest.skip("Spark is not installed (pip install 'perfscore[spark]', Java)")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = started(tmp_path_factory.mktemp("spark"))
        yield session
        session.stop()
