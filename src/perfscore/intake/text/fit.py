"""How well a text suits a column, as a cost: 0 as expected, 30 and more never."""

import re
from functools import lru_cache

from perfscore.intake.columns import AMOUNTS, Field
from perfscore.intake.names import is_fund_name, is_level1, is_level2
from perfscore.intake.plain import plain
from perfscore.intake.text.blanks import Other
from perfscore.intake.text.phrases import LEVEL, QUALITY

NEVER = 30
_MOST_RUNS = 2
_LONGEST_RATING = 4
_LONGEST_LEVEL = 12
_SHORT_LEVEL = 6
_SHORTEST_NAME = 3
_LONGEST_UNIT = 6
_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?")
_POINTS = re.compile(r"(?:0|[1-9][0-9]?|100)(?:\.[0-9]{1,4})?分?")
_AMOUNT = re.compile(
    rf"-?(?:{_NUMBER.pattern})(?:亿元|万元|元|万|亿)?\??|\*+|[—\-/]+|无"
)
_RATE = re.compile(rf"(?:{_NUMBER.pattern})%?|[—\-/]+")
_QUANTITY = re.compile(
    rf"(?:>=|<=|>|<|=|≥|≤|≧|≦|═|不低于|不少于|不超过|大于等于|小于等于|大于|小于|等于|定量)?"
    rf"(?:{_NUMBER.pattern})(?P<unit>[^0-9]{{0,12}})"
)
_BEGINS_WITH_SIGN = re.compile(r"[><=≥≤≧≦═]")
_SIGN = re.compile(
    r"[><=≥≤≧≦═]+|定性(指标)?|正向(指标)?|反向(指标)?|定量(指标)?|大于等于|小于等于|大于|小于|等于|不低于"
)
_RUN = re.compile(r"[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年(?:[0-9]{1,2}月)?")
_WHEN = re.compile(
    r"(?:[0-9]{4}[年.\-/])?[0-9]{1,2}(?:月|[.\-/][0-9]{1,2})(?:[0-9]{1,2}日)?"
    r"[初中底末前内以之完成]{0,4}"
)
"""A date or a time limit, which names nothing."""
_LARGE = re.compile(r"[0-9]{4}")
_BRACKETED = re.compile(r"\([^()]*\)")
_OF_WORDS = (Field.LEVEL3, Field.NAME, Field.TARGET, Field.ACTUAL, Field.REASON)
_DIGITS = re.compile(r"[0-9.,]+")
_UNIT = re.compile(r"[^0-9≥≤=<>]{1,8}")
_NONE = "无"
_DASH = re.compile(r"[—\-/]+|无")
_YES_NO = re.compile(r"是|否|核心|√|×")
_HALF = str.maketrans("（）％＞＜＝，", "()%><=,")

_NUMBERED = re.compile(r"指标[0-9]")
_BEYOND = re.compile(r"[5-9][0-9](?:\.|$)|100")
_COUNT = re.compile(r"[0-9]{1,3}")
_NUMBER_OR_RATE = re.compile(rf"(?:{_NUMBER.pattern})[%分]?")


@lru_cache(maxsize=65536)
def fit(
    field: Field,
    text: str,
    *,
    is_funds: bool = False,
    is_glued: bool = False,
    other: Other = Other.ANY,
) -> int:
    """Give the cost of ``text`` standing in a column of ``field``.

    ``other`` says what a column holds that no field stands for.
    """
    word = plain(text).translate(_HALF)
    if not word:
        return 0
    if field in (Field.WEIGHT, Field.SCORE):
        beyond = is_funds and field is Field.WEIGHT and _BEYOND.match(word)
        return _points(word, field) + (3 if beyond else 0)
    if is_funds:
        if is_glued and field is Field.NAME and _RUN.search(word):
            return NEVER
        return _funds(field, word)
    if is_glued and field in _OF_WORDS and _is_run_together(field, word):
        return NEVER
    if field is Field.OTHER and other is not Other.ANY:
        return _other(word, other)
    if field is Field.TARGET and other is Other.WORDS:
        return 0 if len(word) > _LONGEST_LEVEL else 3 + _value(word)
    return _indicators(field, word)


def _other(word: str, other: Other) -> int:
    if _DASH.fullmatch(word):
        return 1
    is_number = bool(_NUMBER_OR_RATE.fullmatch(word))
    if other is Other.NUMBER:
        return 0 if is_number else 14
    if other is Other.COUNT:
        return 0 if _COUNT.fullmatch(word) else NEVER
    if other is Other.CHOICE:
        return 0 if _YES_NO.fullmatch(word) else 14
    if is_number or LEVEL.fullmatch(word):
        return 12
    return 0 if len(word) > _LONGEST_LEVEL else 2


def _is_run_together(field: Field, word: str) -> bool:
    """Whether a text without separators can be no one cell."""
    if _BEGINS_WITH_SIGN.search(word, 1) or LEVEL.search(word, 1):
        return True
    if _SIGN.fullmatch(word) and not word[0] > "一":
        return True
    runs = len(_RUN.findall(_DATE.sub("", word)))
    ends = field not in (Field.TARGET, Field.ACTUAL) and word[-1].isdigit()
    return runs > _MOST_RUNS or (ends and runs > 0)


def _points(word: str, field: Field) -> int:
    if _POINTS.fullmatch(word):
        return 0
    if _DASH.fullmatch(word):
        return 0 if word != _NONE else 8
    if re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]+)?%", word):
        return 1 if field is Field.WEIGHT else 6
    return NEVER


def _funds(field: Field, word: str) -> int:
    if field is Field.NAME:
        if is_fund_name(word) and not _AMOUNT.fullmatch(word):
            return 0
        return NEVER if _AMOUNT.fullmatch(word) or word[0].isdigit() else 4
    if field in AMOUNTS:
        return _amount(word)
    if field is Field.RATE:
        if not _RATE.fullmatch(word) or _LARGE.match(word):
            return NEVER
        if _DASH.fullmatch(word):
            return 3
        return 0 if word.endswith("%") else 2
    if is_fund_name(word):
        return 12
    return 1 if _AMOUNT.fullmatch(word) or _RATE.fullmatch(word) else 4


def _amount(word: str) -> int:
    if not _AMOUNT.fullmatch(word):
        return NEVER
    return 4 if _DASH.fullmatch(word) else 0


def _indicators(field: Field, word: str) -> int:
    has_digits = bool(_DIGITS.fullmatch(word))
    if field is Field.LEVEL1:
        return _level(
            word,
            is_usual=is_level1(word),
            is_other=is_level2(word),
            is_first=True,
        )
    if field is Field.LEVEL2:
        return _level(
            word,
            is_usual=is_level2(word),
            is_other=is_level1(word),
            is_first=False,
        )
    if field in (Field.LEVEL3, Field.NAME, Field.LEVEL4):
        return _name(word)
    if field is Field.SIGN:
        return 0 if _SIGN.fullmatch(word) else NEVER
    if field is Field.UNIT:
        if not _UNIT.fullmatch(word) or _SIGN.fullmatch(word):
            return NEVER
        return 4 if QUALITY.fullmatch(word) else 0
    if field is Field.TARGET:
        return _value(word)
    if field is Field.ACTUAL:
        return _value(word) + (1 if _BEGINS_WITH_SIGN.match(word) else 0)
    if field is Field.RATING:
        return 0 if len(word) <= _LONGEST_RATING and not has_digits else 12
    if field is Field.REASON:
        return _reason(word)
    return 2 if has_digits or _YES_NO.fullmatch(word) else 4


def _reason(word: str) -> int:
    if _NUMBERED.match(word):
        return NEVER
    if word.startswith(_NONE):
        return 1
    if _DIGITS.fullmatch(word) or LEVEL.fullmatch(word):
        return 12
    return 2 + (len(word) <= _SHORT_LEVEL)


def _level(word: str, *, is_usual: bool, is_other: bool, is_first: bool) -> int:
    if is_usual:
        if not is_other or "(" in word:
            return 0
        is_satisfaction = word.startswith("满意度")
        return 1 if is_first and is_satisfaction else 3 * (is_first or is_satisfaction)
    if is_other:
        return 6
    if _DIGITS.match(word) or _BEGINS_WITH_SIGN.match(word) or _NUMBERED.match(word):
        return NEVER
    if _DASH.fullmatch(word):
        return NEVER
    if re.search(r"指标(\(.*\))?$|\([0-9.]+分?\)$", word):
        return 2
    if len(word) <= _SHORT_LEVEL:
        return 2
    return 3 if len(word) <= _LONGEST_LEVEL else 10


def _name(word: str) -> int:
    quantity = _QUANTITY.fullmatch(word)
    if _DASH.fullmatch(word) or (quantity and len(quantity["unit"]) < _SHORTEST_NAME):
        return 14
    if quantity:
        return 3
    if _BRACKETED.fullmatch(word):
        return NEVER
    if _WHEN.fullmatch(word):
        return 10
    if _BEGINS_WITH_SIGN.match(word):
        return 10
    if word[0].isdigit() and _BEGINS_WITH_SIGN.search(word):
        return 10
    if (is_level1(word) or is_level2(word)) and word.endswith(("指标", ")")):
        return 9
    return 0 if len(word) >= _SHORTEST_NAME else 3


def _value(word: str) -> int:
    found = _QUANTITY.fullmatch(word)
    if found:
        return 0 if len(found["unit"]) <= _LONGEST_UNIT else 2
    if _DASH.fullmatch(word):
        return 1
    if is_level1(word) or is_level2(word):
        return 12
    return 1 + min(len(_RUN.findall(word)), 2)
