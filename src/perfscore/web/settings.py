"""How a service is set up."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What one caller may ask of the service; sizes in bytes, rates a minute."""

    body: int = 64 * 1024 * 1024
    files: int = 2_000
    requests: int = 12_000
    computations: int = 6_000
    sign_ins: int = 10


@dataclass(frozen=True, slots=True)
class PasswordWork:
    """What working out the digest of a password takes (argon2id); ``memory`` in KiB."""

    rounds: int = 2
    memory: int = 32 * 1024
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class SessionSpan:
    """When a session ends, in seconds: unused for so long, and at the latest."""

    idle: int = 2 * 60 * 60
    whole: int = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """An identity provider for sign-in; ``issuer`` is its address."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that ``perfscore serve`` is told.

    ``folder`` holds the embedded database, the sets as files, and what is being
    uploaded. ``database`` is an SQLAlchemy address, empty for the embedded one.
    ``origin`` is how browsers reach the service (``https://pj.example.gov.cn``); with
    https there, cookies are sent over https only.
    """

    folder: Path
    database: str = ""
    origin: str = ""
    limits: Limits = Limits()
    oidc: OidcSettings | None = None
    passwords: PasswordWork = PasswordWork()
    sessions: SessionSpan = SessionSpan()
    is_demo: bool = False

    @property
    def posted(self) -> Path:
        """Where files lie while a request or a job reads them."""
        return self.folder / "posted"

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the service by https."""
        return self.origin.startswith("https://")
