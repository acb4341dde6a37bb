"""A syntax error in the words of the people who write sets."""

import re
from collections.abc import Iterable

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.source import Source, Span
from perfscore.syntax import rules
from perfscore.syntax.grammar import openings
from perfscore.syntax.lines import END, Damage
from perfscore.syntax.look_alikes import letter_in_number, look_alike, two_signs
from perfscore.syntax.paper_words import as_written
from perfscore.syntax.words import keywords, spellings, words_for_all

_BEHIND_NAME = {"COLON": ":", "EQUALS": "="}
_SHOWN = 6
_GLANCE = 20
_PIECE = re.compile(r"“[^”\n]*”|[0-9][\w.]*|[^\W\d]\w*|.?")
_WORD = re.compile(r"[^\W\d]\w*")


class Describer:
    """Says what is wrong with the damaged lines of one chunk of a document.

    ``text`` is the chunk as the lexer reads it; it begins in ``source`` at ``offset``.
    """

    def __init__(self, source: Source, offset: int, text: str) -> None:
        self._source = source
        self._offset = offset
        self._text = text

    def describe(self, damage: Damage) -> Diagnostic:
        """Say what stands at the place, what can stand there, what would mend it."""
        return (
            self._missing_colon(damage)
            or self._colon_in_cell(damage)
            or self._letter_in_number(damage)
            or self._look_alike(damage)
            or self._unexpected(damage)
        )

    def found(self, damage: Damage) -> str:
        """Give the word, sign or text at the damage; empty at the end of the line."""
        found = _PIECE.match(self._text, damage.at)
        return found[0] if found else ""

    def _missing_colon(self, damage: Damage) -> Diagnostic | None:
        rest = self._text[damage.at : damage.end].rstrip()
        if "LABEL" not in damage.expected or ":" in rest or not rest:
            return None
        if damage.before is None and (self._glued(damage) or self._near(damage)):
            return None
        if ";" in rest:
            place = self._span(damage.at + rest.index(";"), 1)
            said = look_alike(place.text, {"COLON"})
            if said is not None:
                return _said(rules.LOOK_ALIKE_CHARACTER, place, said)
        return _said(
            rules.SYNTAX_ERROR,
            self._span(damage.at, len(rest)),
            Text("名称与内容之间没有“：”", "no “:” between a name and what it says"),
        )

    def _colon_in_cell(self, damage: Damage) -> Diagnostic | None:
        colon = self._text.find(":", damage.at, damage.end)
        if "CELL" not in damage.expected or colon <= damage.at:
            return None
        return _said(
            rules.SYNTAX_ERROR,
            self._span(colon, 1),
            Text("目标值里不能写“：”", "“:” cannot stand in a target value"),
            hint=Text(
                "目标值里有冒号时，用引号括起；若这一行是以“目标”开头的名称，给名称加引号",
                "a target value with a colon stands in quotes; so does a row's name "
                "that begins with the word target",
            ),
        )

    def _look_alike(self, damage: Damage) -> Diagnostic | None:
        found = self.found(damage)
        place = self._span(damage.at, min(len(found), 1))
        said = two_signs(str(damage.before or ""), found)
        if said is None and (len(found) == 1 or not found[:1].isalnum()):
            said = look_alike(place.text, damage.expected)
        return _said(rules.LOOK_ALIKE_CHARACTER, place, said) if said else None

    def _letter_in_number(self, damage: Damage) -> Diagnostic | None:
        found, start = self.found(damage), damage.at
        glued = [each for each in _expected_keywords(damage) if found.startswith(each)]
        if found == "." and damage.before is not None:
            start = damage.before.start_pos or 0
        elif glued:
            start += len(max(glued, key=len))
        elif not found[:1].isdigit():
            return None
        letter = letter_in_number(self._text, start)
        if letter is None:
            return None
        place = self._span(letter[0], 1)
        return _said(rules.LOOK_ALIKE_CHARACTER, place, letter[1])

    def _unexpected(self, damage: Damage) -> Diagnostic:
        found = self.found(damage)
        expected = _listed(words_for_all(damage.expected))
        place = self._span(damage.at, len(found))
        if not found:
            return _said(
                rules.SYNTAX_ERROR,
                place,
                Text(
                    f"这一行没有写完，此处应为{expected.zh}",
                    f"the line stops short of {expected.en}",
                ),
            )
        shown = place.text
        if len(shown) > _GLANCE:
            shown = f"{shown[:_GLANCE]}…"
        message = Text(
            f"此处不能写“{shown}”，应为{expected.zh}",
            f"“{shown}” cannot stand here; expected {expected.en}",
        )
        hint = self._glued(damage) or as_written(found, damage.expected)
        hint = hint or self._near(damage) or self._keyword(damage)
        hint = hint or self._quoted(damage)
        return _said(rules.SYNTAX_ERROR, place, message, hint=hint)

    def _glued(self, damage: Damage) -> Text | None:
        """Suggest a blank where a keyword runs into the word behind it."""
        words = _WORD.findall(self._text, damage.start, damage.at)
        found = self.found(damage)
        pairs = [(found, word) for word in _expected_keywords(damage)]
        pairs += [
            (each, word)
            for each in words[:1]
            for word in _spellings_of(openings("section"))
        ]
        if found in _spellings_of({"_THEN", "ELSE"}):
            pairs += [(each, word) for each in words for word in _spellings_of({"_IF"})]
        for written, keyword in pairs:
            if written.startswith(keyword) and len(written) > len(keyword):
                return Text(
                    f"“{keyword}”作关键字时，后面空一格",
                    f"if “{keyword}” is a keyword here, a blank follows it",
                )
        return None

    def _near(self, damage: Damage) -> Text | None:
        """Suggest the keyword that is perhaps misspelt, unless nothing else fits."""
        found = self.found(damage)
        expected = _expected_keywords(damage)
        expected.sort(key=lambda word: word[:1] != found[:1])
        near = "".join(nearest(found, expected, limit=1))
        if not near or len(damage.expected) == 1:
            return None
        return Text(f"相近的关键字有“{near}”", f"near keyword: “{near}”")

    def _keyword(self, damage: Damage) -> Text | None:
        """Tell a keyword from a name, where a sign follows as behind a name."""
        before, found = str(damage.before or ""), self.found(damage)
        if found not in {":", "="} or before not in keywords():
            return None
        sign = self._span(damage.at, 1).text
        return Text(
            f"“{before}”是关键字，后面不写“{sign}”；若它是名称，写在引号里",
            f"“{before}” is a keyword, no “{sign}” follows it; a name that is equal to "
            "a keyword stands in quotes",
        )

    def _quoted(self, damage: Damage) -> Text | None:
        """Suggest quotes round a name that has blanks or signs in it."""
        before, rest = damage.before, self._text[damage.at : damage.end]
        signs = {_BEHIND_NAME.get(each, "") for each in damage.expected} - {""}
        ends = [rest.index(sign) for sign in signs if sign in rest]
        if before is None or not ends or len(damage.expected) > len(_BEHIND_NAME):
            return None
        begin, end = before.start_pos or 0, damage.at + min(ends)
        name = self._span(begin, end - begin).text.strip()
        shown = f"「{name}」" if "”" in name else f"“{name}”"
        return Text(
            f"名称里有空格、括号或别的符号，就写在引号里：{shown}",
            f"a name with blanks, brackets or signs stands in quotes: {shown}",
        )

    def _span(self, start: int, length: int) -> Span:
        begin = self._offset + start
        return Span(self._source, begin, begin + length)


def _said(
    rule: Rule, place: Span, message: Text, *, hint: Text | None = None
) -> Diagnostic:
    return Diagnostic(rule, message, Label(place), hint=hint)


def _listed(words: list[Text]) -> Text:
    zh = "、".join(each.zh for each in words[:_SHOWN])
    en = ", ".join(each.en for each in words[:_SHOWN])
    return Text(f"{zh} 等", f"{en} …") if len(words) > _SHOWN else Text(zh, en)


def _spellings_of(terminals: Iterable[str]) -> list[str]:
    found = (spellings()[each] for each in terminals if each in spellings())
    return [word for spelling in found for word in (spelling.zh, spelling.en)]


def _expected_keywords(damage: Damage) -> list[str]:
    """Give how all keywords are spelled that could stand at the damage."""
    follows = openings("section") if END in damage.expected else frozenset[str]()
    return _spellings_of(sorted(damage.expected | follows))
