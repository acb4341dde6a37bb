"""Passwords: what is required of one, and its digest by argon2id."""

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from perfscore.api.told import Text
from perfscore.web.settings import PasswordWork

LEAST = 10
MOST = 200
"""Characters of a password."""
_FEW = 2
"""So few different characters are guessed soon, however long the password."""
_AT_ONCE = 4
"""More digests at once would take memory that the rest of the service needs."""
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjkl")
_COMMON = frozenset(
    [
        "password12",
        "password123",
        "password1234",
        "passw0rd123",
        "p@ssw0rd123",
        "p@ssword123",
        "administrator",
        "admin12345",
        "admin123456",
        "admin@12345",
        "administrator1",
        "adminadmin",
        "1q2w3e4r5t",
        "1qaz2wsx3edc",
        "1qaz@wsx3edc",
        "qazwsxedcrfv",
        "zaq12wsxcde",
        "qwerty12345",
        "qwerty123456",
        "asdfghjkl1",
        "zxcvbnm123",
        "abc1234567",
        "abcd123456",
        "a123456789",
        "aa12345678",
        "aa123456789",
        "woaini1314",
        "woaini5201314",
        "iloveyou123",
        "5201314520",
        "1314520520",
        "123123123123",
        "1231231231",
        "1122334455",
        "1234554321",
        "0987654321",
        "9876543210",
        "6666688888",
        "letmein123",
        "welcome123",
        "welcome1234",
        "changeme123",
        "test123456",
        "perfscore1",
        "perfscore123",
        "caizheng123",
        "jixiao12345",
        "huawei12345",
        "88888888aa",
        "qq123456789",
        "wang123456",
    ]
)
"""Those of ten characters and more that are guessed first."""


@dataclass(frozen=True, slots=True)
class Hasher:
    """Works out digests of passwords, a few at a time."""

    argon: PasswordHasher
    nobody: str = field(repr=False)
    """The digest that is compared with where there is no user."""
    room: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(_AT_ONCE))

    def digest(self, password: str) -> str:
        """Give the digest to be kept of a password."""
        with self.room:
            return self.argon.hash(_prepared(password))

    def is_right(self, password: str, kept: str | None) -> bool:
        """Whether a password has the digest ``kept``.

        Takes as long where nothing is kept, so that nobody learns which logins exist.
        """
        try:
            with self.room:
                self.argon.verify(kept or self.nobody, _prepared(password))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def is_dated(self, kept: str) -> bool:
        """Whether a digest was worked out with other work than is set now."""
        return self.argon.check_needs_rehash(kept)


@cache
def hasher(work: PasswordWork) -> Hasher:
    """Give the hasher for an amount of work."""
    argon = PasswordHasher(
        time_cost=work.rounds, memory_cost=work.memory, parallelism=work.lanes
    )
    return Hasher(argon, argon.hash(b"nobody"))


def fault_of_password(password: str, login: str) -> Text | None:
    """Say what is wrong with a new password; None where nothing is."""
    plain = unicodedata.normalize("NFC", password)
    lower = plain.casefold()
    if len(plain) < LEAST:
        return Text(
            f"密码有 {len(plain)} 个字符，要求至少 {LEAST} 个",
            f"the password has {len(plain)} characters, {LEAST} are required",
        )
    if len(plain) > MOST:
        return Text(
            f"密码有 {len(plain)} 个字符，最多 {MOST} 个",
            f"the password has {len(plain)} characters, {MOST} are the most",
        )
    if not is_text(plain):
        return Text(
            "密码里有不成字的编码，要求是文字",
            "the password holds broken characters, a text is required",
        )
    if lower.strip() == login.casefold():
        return Text(
            "密码与登录名相同，要求不同",
            "the password is the login, another is required",
        )
    if _is_common(lower):
        return Text(
            "这是最常见的密码之一，要求换一个",
            "the password is among the commonest, another is required",
        )
    return None


def is_text(text: str) -> bool:
    """Whether a text has none of the halves of characters that UTF-8 cannot write."""
    return not any("\ud800" <= each <= "\udfff" for each in text)


def _is_common(lower: str) -> bool:
    is_run = any(lower in run or lower[::-1] in run for run in _RUNS)
    return lower in _COMMON or is_run or len(set(lower)) <= _FEW


def _prepared(password: str) -> bytes:
    # The same password may come composed or decomposed, depending on the keyboard.
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")
