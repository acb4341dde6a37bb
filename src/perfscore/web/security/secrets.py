"""Secrets that are handed out, of which only digests are kept."""

import secrets
from hashlib import sha256

TOKEN_PREFIX = "perfscore_"  # noqa: S105 - by it a token is known wherever it turns up


def new_secret() -> str:
    """Give 256 random bits as text for a cookie or an address."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """Give the secret of an API token."""
    return TOKEN_PREFIX + new_secret()


def digest_of(secret: str) -> str:
    """Give the digest that is kept of a secret.

    A plain SHA-256 is enough: nobody can try 2²⁵⁶ secrets.
    """
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
