"""Plain data as the one sequence of bytes that stands for it."""

import json


def canonical(data: object) -> bytes:
    """Write texts, whole numbers, truths, lists and dicts as canonical JSON.

    Keys are sorted, there are no blanks between the signs, texts escape only what JSON
    requires, all is UTF-8, and one end of line comes last. Numbers with decimals have
    no place here: they come as texts. Equal data give equal bytes.

    Raises:
        TypeError: If ``data`` holds a number with decimals.

    Source:
        RFC 8785 (JSON Canonicalization Scheme), for keys and numbers as they occur
        here; the end of line is our own, for tools that want one.
    """
    _refuse_decimals(data)
    return written(data)


def written(data: object) -> bytes:
    """Write ``data`` as :func:`canonical` does; the reader of it let in no decimals."""
    # Half surrogates become \udXXX, which is how JSON spells them.
    return _text(data).encode("utf-8", "backslashreplace") + b"\n"


def is_encodable(data: object) -> bool:
    """Whether UTF-8 can write every text in ``data``; half a surrogate it cannot."""
    try:
        _text(data).encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(data: object) -> str:
    return json.dumps(
        data,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def encodable(text: str) -> str:
    """Spell out half surrogates, which file names can hold and UTF-8 cannot."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _refuse_decimals(data: object) -> None:
    waiting = [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list | tuple):
            waiting.extend(each)
        elif not (each is None or isinstance(each, str | int)):
            msg = f"{each!r} has no canonical form; numbers come as texts"
            raise TypeError(msg)
