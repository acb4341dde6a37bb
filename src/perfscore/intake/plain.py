"""When two texts on a form say the same: width, blanks and brackets do not count."""

import re
from functools import lru_cache
from unicodedata import normalize

_BLANKS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_OPEN = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*$")
_FORMULA = re.compile(r"(?<=[^\x00-\x7f])[a-e](/[a-e])?(×100%?)?$")
_ORDINAL = re.compile(
    r"^(?:\([0-9一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、]|"
    r"[一二三四五六七八九十]{1,3}、)(?=[^0-9])"
)
_BETWEEN_IDEOGRAPHS = re.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef])[ \t\u3000\xa0]+"
    r"(?=[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef])"
)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Give ``text`` half-width, in small letters, without blanks, ends of lines, ``*``.

    A colon at the end goes too: ``项目 名称：`` is ``项目名称``.
    """
    half = _BLANKS.sub("", normalize("NFKC", text)).casefold()
    return half.strip("*★☆:")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Give ``plain`` text without brackets, ordinals and the letters of formulas.

    ``全年（调整）预算数(A)`` is ``全年预算数``, ``得分（分值×执行`` (cut off) ``得分``.
    """
    kept, before = _ORDINAL.sub("", plain(text)), ""
    while kept != before:
        before, kept = kept, _BRACKETS.sub("", kept)
    kept = _FORMULA.sub("", _OPEN.sub("", kept).strip(":"))
    return kept or plain(text)


def one_line(text: str) -> str:
    """Give ``text`` on one line; where Chinese is wrapped or spaced, blanks go.

    Other lines are parted by a blank, so that words and numbers do not run together.
    """
    return _BETWEEN_IDEOGRAPHS.sub("", " ".join(text.split()))


def lines(text: str) -> str:
    """Give ``text`` with its lines kept, blanks between Chinese characters gone."""
    kept = (one_line(each) for each in text.split("\n"))
    return "\n".join(each for each in kept if each)
