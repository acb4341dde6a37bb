"""Pages made from templates, in the shell that all of them share."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from perfscore.api.told import Language
from perfscore.store.units import unit_of
from perfscore.web.assets import address_of
from perfscore.web.navigation import items_for
from perfscore.web.security.authentication import session_of
from perfscore.web.security.principal import Principal
from perfscore.web.service import service_of
from perfscore.web.speaking import keep_language, language_of


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    is_bare: bool = False,
    **values: object,
) -> HTMLResponse:
    """Answer with a page: the template gets ``values`` and what the shell needs.

    Every template has ``say(zh, en)``, ``lang``, ``asset(path)``, ``principal`` (None
    where nobody is signed in), ``unit_name``, ``navigation`` and ``here``, the path.
    A language that was asked for by ``?lang=`` is kept for later pages. Where the page
    ``is_bare``, nobody is looked up: it shows as to those who are not signed in.
    """
    language = language_of(request)
    principal = None if is_bare else _principal_of(request)
    text = _environment().get_template(template)
    shell = _shell(request, language, principal)
    answer = HTMLResponse(text.render({**shell, **values}), status)
    answer.headers["Cache-Control"] = "no-store"
    if request.query_params.get("lang") in {"zh", "en"}:
        keep_language(answer, service_of(request).settings, language)
    return answer


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("perfscore.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return made


def _shell(
    request: Request, language: Language, principal: Principal | None
) -> Mapping[str, Any]:
    path = request.url.path
    other = "en" if language == "zh" else "zh"
    return {
        "lang": language,
        "say": _saying(language),
        "asset": address_of,
        "principal": principal,
        "unit_name": "" if principal is None else _unit_name(request, principal),
        "navigation": items_for(principal, path),
        "here": path,
        "other_language": str(
            request.url.include_query_params(lang=other).replace(
                scheme="", netloc="", fragment=""
            )
        ),
    }


def _saying(language: Language) -> Callable[[str, str], str]:
    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    return say


def _principal_of(request: Request) -> Principal | None:
    known = getattr(request.state, "principal", None)
    return known if isinstance(known, Principal) else session_of(request)


def _unit_name(request: Request, principal: Principal) -> str:
    with service_of(request).database.reading() as connection:
        unit = unit_of(connection, principal.unit_id)
    return "" if unit is None else unit.name
