"""The application put together: routes, problems, and what surrounds every request."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import run_sync
from fastapi import FastAPI

from perfscore.api.version import version
from perfscore.web.failures import Failures
from perfscore.web.handlers import add_handlers
from perfscore.web.heads import Heads
from perfscore.web.idempotency import Idempotency
from perfscore.web.jobs.worker import Worker
from perfscore.web.openapi import DescribedApp
from perfscore.web.operations.meters import Meters
from perfscore.web.operations.observing import Observing
from perfscore.web.routes import ROUTERS
from perfscore.web.security.headers import Headers
from perfscore.web.security.limits import BodyLimit, Rates
from perfscore.web.service import Service


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """Work through jobs for as long as requests are answered."""
    worker: Worker = app.state.jobs
    worker.start()
    try:
        yield
    finally:
        await run_sync(worker.stop)


def create_app(service: Service) -> FastAPI:
    """Make the application of a service whose database is ready.

    The OpenAPI document is at ``/v1/openapi.json``.
    """
    app = DescribedApp(
        title="perfscore",
        version=version(),
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_working,
    )
    app.state.service = service
    app.state.jobs = Worker(service)
    app.state.rates = Rates(service.settings.limits)
    app.state.meters = Meters()
    add_handlers(app)
    # The one that is added last stands outermost.
    app.add_middleware(Idempotency)
    app.add_middleware(BodyLimit, most=service.settings.limits.body)
    app.add_middleware(Failures)
    app.add_middleware(Observing, meters=app.state.meters)
    app.add_middleware(Headers, is_secure=service.settings.is_secure)
    app.add_middleware(Heads)
    for each in ROUTERS:
        app.include_router(each)
    return app
