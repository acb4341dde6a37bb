"""What is wrong with one value of a request, in words."""

from collections.abc import Mapping
from typing import Any

from perfscore.api.told import Text

_TEXTS = {
    "missing": Text("没有写，要求写明", "it is missing and required"),
    "extra_forbidden": Text("不认识这一项", "this is not known"),
    "string_type": Text("要求是文字", "a text is required"),
    "int_type": Text("要求是整数", "a whole number is required"),
    "int_parsing": Text("要求是整数", "a whole number is required"),
    "int_from_float": Text("要求是整数", "a whole number is required"),
    "int_parsing_size": Text("这个整数太大", "the whole number is too large"),
    "bool_type": Text("要求是 true 或 false", "true or false is required"),
    "bool_parsing": Text("要求是 true 或 false", "true or false is required"),
    "list_type": Text("要求是数组", "an array is required"),
    "dict_type": Text("要求是对象", "an object is required"),
    "model_type": Text("要求是对象", "an object is required"),
    "model_attributes_type": Text("要求是对象", "an object is required"),
    "none_required": Text("要求是 null", "null is required"),
    "json_invalid": Text("不是正确的 JSON", "this is no valid JSON"),
    "date_type": Text("要求是日期，如 2026-03-01", "a day is required: 2026-03-01"),
    "date_parsing": Text("要求是日期，如 2026-03-01", "a day is required: 2026-03-01"),
    "date_from_datetime_parsing": Text(
        "要求是日期，如 2026-03-01", "a day is required: 2026-03-01"
    ),
    "string_pattern_mismatch": Text("写法不符合要求", "it is not of the right shape"),
    "string_unicode": Text("不是正确的 UTF-8 文字", "this is no valid UTF-8 text"),
}
_BOUNDS = {
    "literal_error": ("expected", "要求是其中之一：{}", "one of these is required: {}"),
    "enum": ("expected", "要求是其中之一：{}", "one of these is required: {}"),
    "string_too_short": (
        "min_length",
        "至少要有 {} 个字符",
        "at least {} characters are required",
    ),
    "string_too_long": (
        "max_length",
        "最多 {} 个字符",
        "{} characters are the most",
    ),
    "too_short": ("min_length", "至少要有 {} 项", "at least {} items are required"),
    "too_long": ("max_length", "最多 {} 项", "{} items are the most"),
    "greater_than": ("gt", "要求大于 {}", "more than {} is required"),
    "greater_than_equal": ("ge", "要求不小于 {}", "{} or more is required"),
    "less_than": ("lt", "要求小于 {}", "less than {} is required"),
    "less_than_equal": ("le", "要求不大于 {}", "{} or less is required"),
}
_ELSE = Text("不符合要求", "it is not as required")


def fault_text(fault: Mapping[str, Any]) -> Text:
    """Say what is wrong with a value, from how pydantic tells it."""
    kind, context = fault["type"], fault.get("ctx", {})
    told = context.get("error")
    if isinstance(told, TextError):
        return told.text
    if kind in _BOUNDS:
        key, zh, en = _BOUNDS[kind]
        bound = str(context.get(key, "")).replace(" or ", ", ")
        return Text(zh.format(bound), en.format(bound))
    return _TEXTS.get(kind, _ELSE)


class TextError(ValueError):
    """What a validator of a model has to say in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
