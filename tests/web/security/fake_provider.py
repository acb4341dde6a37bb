"""A small identity provider on loopback, which names whom it is told to."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "perfscore", "of the client"
_KEY = RSAKey.generate_key(2048, {"kid": "one"})
_FOREIGN = RSAKey.generate_key(2048, {"kid": "one"})


@dataclass(slots=True)
class Provider:
    """What the provider says; tests change it to what it should not say."""

    issuer: str = ""
    subject: str = "0001"
    login: str = "zhang"
    claims: dict[str, Any] = field(default_factory=dict)
    is_forged: bool = False
    asked: dict[str, str] = field(default_factory=dict)

    def authorize(self, address: str) -> str:
        """Take the browser in, and give the query that it comes back with."""
        query = parse_qs(urlsplit(address).query)
        self.asked = {key: each[0] for key, each in query.items()}
        return f"code=the-code&state={self.asked['state']}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """Give the tokens for a code, if who asks can prove that it is his."""
        digest = sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            form.get("code") != "the-code"
            or challenge != self.asked["code_challenge"]
            or form.get("redirect_uri") != self.asked["redirect_uri"]
        ):
            return None
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT,
            "exp": int(time()) + 300,
            "iat": int(time()),
            "nonce": self.asked["nonce"],
            "preferred_username": self.login,
            **self.claims,
        }
        key = _FOREIGN if self.is_forged else _KEY
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}


@contextmanager
def provider() -> Iterator[Provider]:
    """Run a provider on a free port of loopback."""
    made = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/keys":
                self.answer(200, {"keys": [_KEY.as_dict(private=False)]})
            elif self.path == "/.well-known/openid-configuration":
                self.answer(
                    200,
                    {
                        "issuer": made.issuer,
                        "authorization_endpoint": f"{made.issuer}/authorize",
                        "token_endpoint": f"{made.issuer}/token",
                        "jwks_uri": f"{made.issuer}/keys",
                    },
                )
            else:
                self.answer(404, {})

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            form = parse_qs(self.rfile.read(size).decode())
            basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
            told = None
            if self.headers["Authorization"] == f"Basic {basic}":
                told = made.token({key: each[0] for key, each in form.items()})
            self.answer(200 if told else 400, told or {"error": "invalid_grant"})

        def answer(self, status: int, body: dict[str, Any]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
