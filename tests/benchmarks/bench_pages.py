"""What pages weigh, and how long until the unit's page shows its first score.

``python -m tests.benchmarks.bench_pages`` prints a table; it needs ``chromium``, and
says so where there is none.

A service of its own holds the real form of 2021, filled in. Each page is opened in a
headless Chromium over loopback once, then some times without a cache, and again with
what the browser kept of it: bytes are those that came over the wire, the time is from
the navigation until the form and its total stand on the page (for the others, until
they are loaded). Figures are medians.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.benchmarks.bench_service import real_form
from tests.benchmarks.served import process, settings
from tests.web.people import SignedIn, make_org

from perfscore.web.app import create_app
from perfscore.web.opening import open_service
from perfscore.web.security.cookies import SESSION

_SET = "hunan/zhuzhou/department-2021"
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_SCORED = """() => {
  const bar = document.querySelector("#bar");
  const paper = document.querySelector("#paper");
  return paper && paper.getAttribute("aria-busy") !== "true"
    && bar && /[0-9]/.test(bar.textContent);
}"""


class Made(NamedTuple):
    """What a service holds: how to sign in, and the assessment."""

    cookies: dict[str, str]
    assessment_id: str


class Visit(NamedTuple):
    """What opening a page took."""

    seconds: float
    requests: int
    bytes: int


def prepared(folder: Path) -> Made:
    """Keep a filled form, and start a session of its unit and of a bureau."""
    service = open_service(settings(folder))
    try:
        app, org = create_app(service), make_org(service.database)
        with ExitStack() as clients:
            signing = SignedIn(app, service, org, clients)
            document = {**real_form(), "指标体系": _SET}
            made = signing("unit", "unit_a").post(
                "/v1/assessments",
                json={"set": _SET, "year": 2021, "document": document},
            )
            if made.status_code != 201:
                raise RuntimeError(made.text)
            cookies = {
                role: signing.session(org.user(role, "unit_a"))[0]
                for role in ("unit", "bureau")
            }
        return Made(cookies, made.json()["id"])
    finally:
        service.database.close()


def visited(page: Page, path: str, *, until: str | None) -> Visit:
    """Open a page and wait until it stands."""
    sizes: list[int] = []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on(
        "Network.loadingFinished",
        lambda told: sizes.append(int(told["encodedDataLength"])),
    )
    begun = perf_counter()
    page.goto(path, wait_until="load")
    if until is not None:
        page.wait_for_function(until)
    took = perf_counter() - begun
    page.wait_for_load_state("networkidle")
    client.detach()
    return Visit(took, len(sizes), sum(sizes))


def main() -> None:
    """Measure and print."""
    wishes = argparse.ArgumentParser()
    wishes.add_argument("--quick", action="store_true")
    wishes.add_argument("--times", type=int, default=7)
    asked = wishes.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no chromium: nothing is measured, no ratio")  # noqa: T201
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        made = prepared(Path(folder))
        command = [sys.executable, "-m", "tests.benchmarks.served", folder]
        address = stack.enter_context(process(command))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=_OPTIONS)
        for name, role, path, until in (
            (
                "unit: first score",
                "unit",
                f"/assessments/{made.assessment_id}",
                _SCORED,
            ),
            ("unit: list", "unit", "/assessments", None),
            ("bureau: figures", "bureau", "/dashboard", None),
            ("bureau: sets", "bureau", "/sets", None),
        ):
            opened = _opener(browser, address, made.cookies[role])
            _measure(name, opened, path, until, 1 if asked.quick else asked.times)
        browser.close()


def _opener(
    browser: Browser, address: str, cookie: str
) -> Callable[[], BrowserContext]:
    def opened() -> BrowserContext:
        context = browser.new_context(base_url=address, locale="zh-CN")
        name = SESSION.full_name(settings(Path()))
        context.add_cookies([{"name": name, "value": cookie, "url": address}])
        return context

    return opened


def _measure(
    name: str,
    opened: Callable[[], BrowserContext],
    path: str,
    until: str | None,
    times: int,
) -> None:
    first, again = [], []
    with opened() as context:  # so that the server has its sets ready
        visited(context.new_page(), path, until=until)
    for _ in range(times):
        context = opened()
        page = context.new_page()
        first.append(visited(page, path, until=until))
        again.append(visited(page, path, until=until))
        context.close()
    for what, visits in (("first", first), ("again", again)):
        took = median(each.seconds for each in visits)
        print(  # noqa: T201
            f"{name:20} {what}  {took * 1000:7.0f} ms   "
            f"{median(x.requests for x in visits):4.0f} requests   "
            f"{median(x.bytes for x in visits) / 1024:7.1f} KiB   "
            f"{1 / took:6.1f} a second"
        )


if __name__ == "__main__":
    main()
