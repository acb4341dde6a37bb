"""Words of the papers that score, for which the language has one word or sign."""

from collections.abc import Set as AbstractSet

from perfscore.diagnostics.model import Text

_ABOVE = ("每超过", "每超出", "每超", "每高出", "每高", "每增加", "每多")
_BELOW = ("每少于", "每减少", "每降低", "每下降", "每低", "每少", "每差")
_CASES = ("每发现", "每出现", "每发生", "每逾期", "每延迟", "每缺", "每新增", "每次")
_WRITTEN = (
    ("PER_ABOVE", "每高于 … 满 …：…", _ABOVE),
    ("PER_BELOW", "每低于 … 满 …：…", _BELOW),
    ("_PER_CASE", "每有 … 满 …：…", _CASES),
    ("AT_LEAST_SIGN", "≥", ("大于等于", "不低于", "不少于", "不小于", "达到")),
    ("AT_MOST_SIGN", "≤", ("小于等于", "不高于", "不超过", "不多于", "不大于")),
    ("MORE", ">", ("大于", "高于", "超过", "多于")),
    ("LESS", "<", ("小于", "低于", "少于")),
    ("EQUALS", "=", ("等于",)),
    ("_IF", "若", ("如果",)),
    ("_THEN", "则", ("那么",)),
    ("_AND", "且", ("并且", "同时")),
    ("_OR", "或", ("或者",)),
    ("_DEDUCT", "扣", ("扣减", "扣除", "减")),
    ("_ADD", "加", ("得",)),
    ("_LIMIT", "最多", ("最高", "不超过")),
    ("_AT_LEAST", "至少", ("最低", "扣完为止")),
)
_OPEN_A_BAND = {"LSQB", "AT_LEAST_SIGN"}
_BAND = Text(
    "一档写作 ≥ 90%、[80%, 90%)、= 0%", "a band is written ≥ 90%, [80%, 90%) or = 0%"
)


def as_written(found: str, expected: AbstractSet[str]) -> Text | None:
    """Say how a word of the papers that opens ``found`` is written here.

    ``expected`` holds the terminals that can stand at the place.
    """
    if found[:1].isdigit() and expected >= _OPEN_A_BAND and "NUMBER" not in expected:
        return _BAND
    fitting = [
        (word, written)
        for terminal, written, words in _WRITTEN
        if terminal in expected
        for word in words
        if found.startswith(word)
    ]
    if not fitting:
        return None
    word, written = max(fitting, key=lambda each: len(each[0]))
    return Text(f"“{word}”写作“{written}”", f"“{word}” is written “{written}”")
