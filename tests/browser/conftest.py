"""A served application, and Chromium pages in which somebody has signed in.

``PERFSCORE_NEEDS_CHROMIUM`` makes it an error that there is no ``chromium``;
``PERFSCORE_SCREENSHOTS`` names a folder that keeps what pages look like.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.web.people import Org, Place, SignedIn, make_org
from uvicorn import Config, Server

from perfscore.store.people import Role
from perfscore.web.app import create_app
from perfscore.web.opening import open_service
from perfscore.web.security.cookies import SESSION
from perfscore.web.service import Service
from perfscore.web.settings import PasswordWork, Settings

_CHROMIUM = shutil.which("chromium")
_PATIENCE = 15
_EXPECTED = "Failed to load resource"
"""What the console says of every answer that is a problem; tests look at these."""

Size = Literal["desk", "phone"]
SIZES: dict[Size, tuple[int, int]] = {"desk": (1366, 768), "phone": (390, 844)}


@dataclass(frozen=True, slots=True)
class Served:
    """A service that answers at ``address``; ``org`` is who is known there."""

    address: str
    service: Service
    org: Org
    signing: SignedIn


@dataclass(slots=True)
class Visits:
    """Opens pages for signed-in users: ``visits("unit", "unit_a")``."""

    served: Served
    browser: Browser
    contexts: ExitStack
    faults: list[str] = field(default_factory=list)

    def __call__(self, role: Role, place: Place, size: Size = "desk") -> Page:
        """Give a page in a browser of its own in which a user has signed in."""
        return self.page(self.context(role, place, size))

    def context(self, role: Role, place: Place, size: Size = "desk") -> BrowserContext:
        """Give a browser of its own in which a user has signed in."""
        made = self.nobody(size)
        self.sign_in(made, role, place)
        return made

    def sign_in(self, context: BrowserContext, role: Role, place: Place) -> None:
        """Start a session of a user in a browser."""
        user = self.served.org.user(role, place)
        cookie, _ = self.served.signing.session(user)
        name = SESSION.full_name(self.served.service.settings)
        context.add_cookies(
            [{"name": name, "value": cookie, "url": self.served.address}]
        )

    def nobody(self, size: Size = "desk") -> BrowserContext:
        """Give a browser of its own in which nobody has signed in."""
        width, height = SIZES[size]
        made = self.browser.new_context(
            base_url=self.served.address,
            viewport={"width": width, "height": height},
            has_touch=size == "phone",
            locale="zh-CN",
            accept_downloads=True,
        )
        self.contexts.callback(made.close)
        made.set_default_timeout(_PATIENCE * 1000)
        return made

    def page(self, context: BrowserContext) -> Page:
        """Open a page whose script errors fail the test."""
        page = context.new_page()
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on(
            "console",
            lambda said: (
                self.faults.append(said.text)
                if said.type == "error" and _EXPECTED not in said.text
                else None
            ),
        )
        return page


@pytest.fixture(scope="session")
def service_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a service with the shipped sets, to be copied."""
    folder = tmp_path_factory.mktemp("service")
    open_service(Settings(folder=folder)).database.close()
    return folder


@pytest.fixture
def served(service_folder: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve an application of the test's own on a free port of this machine."""
    folder = tmp_path / "service"
    shutil.copytree(service_folder, folder)
    settings = Settings(folder=folder, passwords=PasswordWork(rounds=1, memory=8))
    service = open_service(settings)
    app = create_app(service)
    org = make_org(service.database)
    config = Config(
        app, host="127.0.0.1", port=0, log_level="warning", ws="none", lifespan="off"
    )
    server = Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        address = _address_of(server)
        with ExitStack() as clients:
            signing = SignedIn(app, service, org, clients)
            yield Served(address, service, org, signing)
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)
        service.database.close()


def _address_of(server: Server) -> str:
    until = monotonic() + _PATIENCE
    while not server.started and monotonic() < until:
        sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    return f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a headless Chromium."""
    if _CHROMIUM is None:
        if os.environ.get("PERFSCORE_NEEDS_CHROMIUM"):
            pytest.fail("chromium is not installed, and required")
        pytest.skip("chromium is not installed")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=options)
        yield browser
        browser.close()


@pytest.fixture
def visits(served: Served, chromium: Browser) -> Iterator[Visits]:
    """Open pages for signed-in users; errors of their scripts fail the test."""
    with ExitStack() as contexts:
        found = Visits(served, chromium, contexts)
        yield found
    assert found.faults == []


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """Keep what a page looks like, where a folder for it is named."""
    folder = os.environ.get("PERFSCORE_SCREENSHOTS")

    def keep(page: Page, name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return keep


def serious_findings(page: Page) -> list[str]:
    """Give what axe finds on a page that keeps somebody from using it."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
