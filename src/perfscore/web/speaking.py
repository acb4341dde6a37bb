"""The language of an answer: what is asked for, else Chinese."""

from typing import Annotated

from fastapi import Depends, Request, Response

from perfscore.api.told import Language
from perfscore.web.settings import Settings

COOKIE = "perfscore_lang"
_YEAR = 365 * 24 * 60 * 60


def language_of(request: Request) -> Language:
    """Give the language of a request: ``?lang=``, else the one kept in the cookie.

    Programs with a token may ask by ``Accept-Language``. Browsers are not believed
    there: many of a Chinese office say English, and people have a switch.
    """
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE)
    if asked is None and "authorization" in request.headers:
        first = request.headers.get("accept-language", "").split(",")[0]
        asked = first.split("-")[0].strip().lower()
    return "en" if asked == "en" else "zh"


def keep_language(response: Response, settings: Settings, language: Language) -> None:
    """Have the browser ask for a language from now on."""
    response.set_cookie(
        COOKIE,
        language,
        max_age=_YEAR,
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )


async def _speaking(request: Request) -> Language:
    return language_of(request)


Speaking = Annotated[Language, Depends(_speaking)]
