"""What can be typed at a place: keywords, names, units, ids of sets."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from perfscore.api.editing.keyword_texts import FUNCTION_TEXTS, KEYWORD_TEXTS
from perfscore.api.editing.names import Named, NameKind, names_of
from perfscore.api.editing.places import offset
from perfscore.api.set_texts import Collection
from perfscore.diagnostics.model import Language, Text
from perfscore.source import Source
from perfscore.syntax.grammar import openings
from perfscore.syntax.normal import half_width
from perfscore.syntax.pieces import Expectation, expected
from perfscore.syntax.words import spellings

ItemKind = Literal["keyword", "function", "unit", "set", NameKind]
_MOST = 60
_WORD = re.compile(r"[\w./@-]*$")
_NAME = re.compile(r"[^\W\d]\w*$")
_QUOTED = re.compile(r"[“「『‘][^”」』’]*$")
_MONEY: tuple[str, ...] = ("元", "千元", "万元", "百万元", "亿元")
_COUNTED: tuple[str, ...] = (
    "人",
    "个",
    "次",
    "项",
    "家",
    "户",
    "件",
    "天",
    "公里",
    "平方米",
)
_VALUES: dict[str, Text] = {
    "分值": Text("这个指标的分值", "the points of this indicator"),
    "目标": Text("这个指标的目标", "the target of this indicator"),
    "完成值": Text("单位填的完成值", "what the unit achieved"),
    "指标值": Text("这个指标的值", "the value of this indicator"),
    "得分": Text("已算出的得分", "the score so far"),
}
_IN_EXPRESSIONS: tuple[NameKind, ...] = (
    "datum",
    "definition",
    "parameter",
    "table",
    "classification",
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be typed: ``text`` goes in, ``doc`` is a line about it."""

    text: str
    kind: ItemKind
    doc: Text


@dataclass(frozen=True, slots=True)
class Completion:
    """What can stand at a place, the likeliest first.

    It takes the place of the characters from ``column`` on, up to where it was asked.
    """

    line: int
    column: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """What is known of the place where something is typed."""

    begun: str
    expected: Expectation
    names: tuple[Named, ...]
    text: str

    @property
    def before(self) -> tuple[str, ...]:
        """The terminals that stand on the line before the place."""
        return tuple(each.terminal for each in self.expected.before)


def complete(
    text: str,
    *,
    line: int,
    column: int,
    collection: Collection | None = None,
) -> Completion:
    r"""Give what can be typed at a place of a set, however broken the rest is.

    Keywords are offered in the language that the text is written in, the other one
    where what was begun asks for it; names in the order in which they are defined.

    Example:
        >>> found = complete("指标体系 “甲”\n  满", line=2, column=4)
        >>> [(each.text, each.kind) for each in found.items]
        [('满分', 'keyword')]
        >>> found.column
        3
    """
    source = Source("", text)
    at = offset(source, line, column)
    line = source.place(at)[0]
    start_of_line = source.line_starts[line - 1]
    written = half_width(text[start_of_line:at])
    begun = _begun(written)
    before = text[: at - len(begun)]
    place = _Place(begun, expected(before), names_of(text, collection), text)
    found = _matching(_items(place, collection), begun)
    return Completion(line, at - len(begun) - start_of_line + 1, tuple(found))


def _begun(written: str) -> str:
    """Give the word that was begun, or the name in quotes; of an id all its signs."""
    is_reference = re.match(r"\s*(?:沿用|reuse)\s", written) is not None
    pattern = _WORD if is_reference else _NAME
    match = _QUOTED.search(written) or pattern.search(written)
    return match[0] if match else ""


def _items(place: _Place, collection: Collection | None) -> Iterator[Item]:
    terminals = place.expected.terminals
    last = place.before[-1] if place.before else ""
    if last == "_REUSE" and collection is not None:
        yield from _sets(collection)
        return
    special = _AFTER.get(last)
    if special is not None and "NUMBER" not in terminals:
        yield from special(place)
    is_expression = {"NAME", "NUMBER", "LPAR"} <= terminals
    if is_expression:
        yield from _values(place)
    if "NAME" in terminals and "PERCENT" in terminals:
        yield from _units(place)
    if "SUBJECT" in terminals:
        yield from _subjects(place)
    yield from _keywords(place)
    if is_expression:
        yield from _functions()


def _keywords(place: _Place) -> Iterator[Item]:
    """Give keywords in the language of the text, then those of the other one."""
    known = spellings()
    wanted = [each for each in known if each in place.expected.terminals]
    # What goes on with a section comes before what begins the next one.
    wanted.sort(key=lambda each: each in openings("section"))
    is_latin = bool(place.begun) and place.begun.isascii()
    for language in _languages(place.text, is_latin=is_latin):
        for terminal in wanted:
            spelled = known[terminal].in_language(language)
            doc = KEYWORD_TEXTS.get(terminal, Text("", ""))
            yield Item(spelled, "keyword", doc)


def _languages(text: str, *, is_latin: bool) -> tuple[Language, ...]:
    """Say in which spellings keywords are offered."""
    is_english = re.match(r"\s*(?:#[^\n]*\n\s*)*indicator_set\b", text) is not None
    if is_latin:
        return ("en", "zh")
    return ("en",) if is_english else ("zh",)


def _values(place: _Place) -> Iterator[Item]:
    for each in place.names:
        if each.kind in _IN_EXPRESSIONS:
            yield _of_name(each)
        elif each.kind == "function":
            yield Item(f"{each.name}(", "function", _said(each))
    for name, doc in _VALUES.items():
        yield Item(name, "keyword", doc)


def _subjects(place: _Place) -> Iterator[Item]:
    """Give what a row of a worked case can be about."""
    kinds: set[NameKind] = {"datum"}
    if "_EXPECT" in place.before:
        kinds = {"definition", "indicator", "classification"}
        yield Item("总分", "keyword", Text("总分", "the total"))
        yield Item("等级", "keyword", Text("等级", "the grade"))
    for each in place.names:
        if each.kind in kinds:
            yield Item(each.name, each.kind, _said(each))


def _grades(place: _Place) -> Iterator[Item]:
    return _named(place, "grade")


def _indicators(place: _Place) -> Iterator[Item]:
    if {"MODIFY", "_REMOVE"} & set(place.before):
        yield from _named(place, "indicator")


def _merged(place: _Place) -> Iterator[Item]:
    return _named(place, "indicator")


def _names_after(place: _Place) -> Iterator[Item]:
    """Give what 参数 … 按 can depend on."""
    return _named(place, "datum")


def _in_brackets(place: _Place) -> Iterator[Item]:
    opened = place.before[-2:-1]
    if opened == ("AMOUNT",):
        units, doc = _MONEY, Text("金额单位", "money")
    elif opened == ("COUNT_TYPE",):
        units, doc = _COUNTED, Text("计数单位", "what is counted")
    else:
        return
    yield from (Item(each, "unit", doc) for each in units)


def _equal_to(place: _Place) -> Iterator[Item]:
    if place.before[-2:-1] == ("_GRADES",):
        yield from _grades(place)


_AFTER: dict[str, Callable[[_Place], Iterator[Item]]] = {
    "_AT_MOST": _grades,
    "EQUALS": _equal_to,
    "LPAR": _in_brackets,
    "MERGE_INTO": _merged,
    "_BY": _names_after,
    "LEVEL1": _indicators,
    "LEVEL2": _indicators,
    "LEVEL3": _indicators,
    "LEVEL4": _indicators,
}


def _named(place: _Place, kind: NameKind) -> Iterator[Item]:
    return (_of_name(each) for each in place.names if each.kind == kind)


def _of_name(each: Named) -> Item:
    return Item(each.written, each.kind, _said(each))


def _said(each: Named) -> Text:
    said = f"{each.origin}：{each.said}" if each.origin else each.said
    return Text(said, said)


def _units(_: _Place) -> Iterator[Item]:
    for each in (*_MONEY, *_COUNTED):
        yield Item(each, "unit", Text("单位", "a unit"))


def _functions() -> Iterator[Item]:
    for name, doc in FUNCTION_TEXTS.items():
        yield Item(f"{name}(", "function", doc)


def _sets(collection: Collection) -> Iterator[Item]:
    for name in collection.names():
        yield Item(name, "set", Text("已发布的版本", "a published version"))


def _matching(items: Iterable[Item], begun: str) -> list[Item]:
    """Keep what begins as was typed, then what holds it; nothing twice."""
    wanted = begun.lstrip("“「『‘").casefold()
    unique = {each.text: each for each in reversed(tuple(items))}
    listed = [*reversed(unique.values())]
    starts = [each for each in listed if _plain(each).startswith(wanted)]
    inside = [each for each in listed if wanted in _plain(each) and each not in starts]
    found = [*starts, *(inside if wanted else ())]
    return [each for each in found if each.text != begun][:_MOST]


def _plain(item: Item) -> str:
    return half_width(item.text).strip("“”(").casefold()
