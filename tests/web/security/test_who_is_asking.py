from typing import Annotated

import pytest
from fastapi import Depends, FastAPI
from tests.web.people import SignedIn

from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right


@pytest.fixture
def asked(app: FastAPI) -> FastAPI:
    @app.api_route("/v1/test/dashboard", methods=["GET", "POST"])
    def route(
        principal: Annotated[Principal, Depends(needs(Right.DASHBOARD))],
    ) -> dict[str, str]:
        return {"login": principal.login}

    return app


@pytest.mark.usefixtures("asked")
def test_a_session_opens_what_the_role_may(signed_in: SignedIn) -> None:
    answer = signed_in("bureau", "city_a").get("/v1/test/dashboard")
    assert answer.json() == {"login": "bureau.city_a"}
    assert signed_in("unit", "city_a").get("/v1/test/dashboard").status_code == 403
    assert signed_in.anonymous().get("/v1/test/dashboard").status_code == 401
