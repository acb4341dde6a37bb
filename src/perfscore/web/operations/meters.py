"""Figures of a running service, in the text format of Prometheus."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from perfscore.store.counting import Counts

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


def _registry() -> CollectorRegistry:
    return CollectorRegistry(auto_describe=True)


@dataclass(slots=True)
class Meters:
    """Counts requests; what is stored is counted when the figures are asked for."""

    registry: CollectorRegistry = field(default_factory=_registry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    active: Gauge = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count."""
        self.requests = Counter(
            "perfscore_requests",
            "Requests answered, by route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "perfscore_request_seconds",
            "How long requests took, by route.",
            ("method", "route"),
            registry=self.registry,
            buckets=_SECONDS,
        )
        self.active = Gauge(
            "perfscore_requests_active",
            "Requests that are being answered.",
            registry=self.registry,
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(method, route).observe(seconds)


def as_text(meters: Meters, counts: Counts) -> bytes:
    """Write all figures."""
    stored = CollectorRegistry(auto_describe=True)
    _gauge(stored, "assessments", "Assessments, by state.", counts.assessments)
    _gauge(stored, "jobs", "Jobs, by state.", counts.jobs)
    for name, said, value in (
        ("scores_stored", "Scores that count, with their receipts.", counts.scores),
        ("log_number", "The number of the log's last entry.", counts.log),
    ):
        Gauge(f"perfscore_{name}", said, registry=stored).set(value)
    return generate_latest(meters.registry) + generate_latest(stored)


def _gauge(
    registry: CollectorRegistry,
    name: str,
    said: str,
    values: Iterable[tuple[str, int]],
) -> None:
    gauge = Gauge(f"perfscore_{name}", said, ("state",), registry=registry)
    for state, value in values:
        gauge.labels(state).set(value)
