"""Logins: what they are compared as, and what is required of a new one."""

import unicodedata

from perfscore.api.told import Text

MOST = 100


def login_of(typed: str) -> str:
    """Give what a login is kept and compared as.

    In lower case, with half-width letters: input methods leave full-width ones.
    """
    return unicodedata.normalize("NFKC", typed).strip().lower()


def fault_of_login(login: str) -> Text | None:
    """Say what is wrong with a new login; None where nothing is.

    Blanks and characters that are not seen are refused: two logins would look alike.
    """
    if not login:
        return Text("没有登录名，要求写明", "there is no login, one is required")
    if len(login) > MOST:
        return Text(
            f"登录名有 {len(login)} 个字符，最多 {MOST} 个",
            f"the login has {len(login)} characters, {MOST} are the most",
        )
    if any(unicodedata.category(each)[0] in "CZ" for each in login):
        return Text(
            "登录名里有空格或看不见的字符，要求没有",
            "the login has blanks or characters that are not seen, none are allowed",
        )
    return None
