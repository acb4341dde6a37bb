"""What a running service holds: settings, database, and the shelf of sets."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from perfscore.store.connecting import Database
from perfscore.web.kept_counts import KeptCounts
from perfscore.web.settings import Settings
from perfscore.web.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Service:
    """One running service; routes get it as :data:`Serving`."""

    settings: Settings
    database: Database
    shelf: Shelf
    counted: KeptCounts = field(default_factory=KeptCounts)


def service_of(request: Request) -> Service:
    """Give the service that a request came to."""
    service = request.app.state.service
    if not isinstance(service, Service):
        msg = "the app was made without a service"
        raise TypeError(msg)
    return service


async def _serving(request: Request) -> Service:
    return service_of(request)


Serving = Annotated[Service, Depends(_serving)]
