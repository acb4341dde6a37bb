"""The reference page of the grammar: every rule as an author writes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.diagnostics.model import Language, Text
from perfscore.resources import grammar_text

_KEYWORD = re.compile(r"^(\w+)\.9: /\(\?:([^|()]+)\|([^|()]+)\)", re.MULTILINE)
_RULE = re.compile(r"^[?!]?([a-z_0-9]+): ?(.*)$")
_HEADING = re.compile(r"^// ---- (.+?) -+$")
_SKIPPED = {"document"}
_SIGNS = {
    "COLON": "：",
    "COMMA": "，",
    "ENUMERATION": "、",
    "EQUALS": "=",
    "APPROXIMATELY": "≈",
    "LPAR": "（",
    "RPAR": "）",
    "LSQB": "［",
    "RSQB": "］",
    "DOT": ".",
    "PLUS": "+",
    "MINUS": "-",
    "TIMES": "×",
    "OVER": "/",
    "POWER": "^",
    "PERCENT": "%",
    "PER_MILLE": "‰",
    "AT_LEAST_SIGN": "≥",
    "AT_MOST_SIGN": "≤",
    "UNEQUAL": "≠",
    "MORE": ">",
    "LESS": "<",
}
_WORDS = {
    "NAME": Text("名称", "name"),
    "STRING": Text("“文字”", "“text”"),
    "NUMBER": Text("数字", "number"),
    "DATE": Text("日期", "date"),
    "WORD": Text("词", "word"),
    "TITLE": Text("指标名称", "title"),
    "LABEL": Text("行名", "label"),
    "CELL": Text("值", "value"),
    "SUBJECT": Text("名称", "name"),
}
_TITLES = {
    "zh": ("语法", "关键字", "中文", "英文", "规则", "写法"),
    "en": ("Grammar", "Keywords", "Chinese", "English", "Rule", "Written"),
}
_NOTES = {
    "zh": "由 `grammars/` 生成。方括号里的可以不写，`*` 表示可以有几个，`|` 表示任选"
    "其一；‹›里是别的规则。关键字中英文通用。",
    "en": "Made from `grammars/`. What stands in brackets may be left out, `*` is any "
    "number of times, `|` a choice; ‹› holds other rules. Keywords of both languages "
    "can be mixed.",
}


@dataclass(frozen=True)
class Written:
    """A rule of a grammar as its file states it: body and the comment behind it."""

    part: str
    name: str
    body: str


def keywords() -> dict[str, Text]:
    """Both spellings of each keyword, by its terminal."""
    found = _KEYWORD.findall(grammar_text("keywords"))
    return {name: Text(zh, en) for name, zh, en in found}


def rules(grammar: str) -> Iterator[Written]:
    """Every rule of a grammar file, in its order."""
    part, name, body = "", "", ""
    for line in grammar_text(grammar).splitlines():
        heading, rule = _HEADING.match(line), _RULE.match(line)
        continued = name and line.startswith("    |")
        if name and not continued:
            yield Written(part, name, body)
            name = ""
        if heading is not None:
            part = heading[1]
        elif rule is not None and not line.startswith("%"):
            name, body = rule[1], rule[2]
        elif continued:
            body += "\n" + line.strip()
    if name:
        yield Written(part, name, body)


def said(body: str, language: Language) -> Iterator[tuple[str, str]]:
    """Each line of a body as an author writes it, and its example."""
    known = keywords()
    for line in body.split("\n"):
        form, _, example = line.partition("//")
        form = re.sub(r" -> \w+", "", form)
        form = re.sub(r"\b_NL\b", "", form)
        pieces = re.findall(r"\w+|[()\[\]|*?]", form)
        written = " ".join(_piece(each, known, language) for each in pieces)
        written = re.sub(r"(?<=[(\[]) | (?=[)\]*?])", "", written)
        yield written.strip().replace("|", "\\|"), example.strip()


def _piece(token: str, known: dict[str, Text], language: Language) -> str:
    if token in known:
        return f"`{known[token].in_language(language)}`"
    if token in _SIGNS:
        return f"`{_SIGNS[token]}`"
    if token in _WORDS:
        return _WORDS[token].in_language(language)
    return f"‹{token}›" if token.isidentifier() else token


def grammar_page(language: Language) -> str:
    """The whole page."""
    title, words, zh, en, rule_word, written_word = _TITLES[language]
    lines = [f"# {title}", "", _NOTES[language]]
    part = None
    for grammar in ("indicator_set", "expression"):
        for rule in rules(grammar):
            if rule.name in _SKIPPED:
                continue
            if (grammar, rule.part) != part:
                part = (grammar, rule.part)
                name = rule.part or "expressions"
                lines += ["", f"## {name}", "", f"| {rule_word} | {written_word} | |"]
                lines.append("|---|---|---|")
            for index, (form, example) in enumerate(said(rule.body, language)):
                shown = f"‹{rule.name}›" if index == 0 else ""
                lines.append(f"| {shown} | {form} | {example} |")
    lines += ["", f"## {words}", "", f"| {zh} | {en} |", "|---|---|"]
    lines += [f"| `{each.zh}` | `{each.en}` |" for each in keywords().values()]
    return "\n".join(lines) + "\n"
