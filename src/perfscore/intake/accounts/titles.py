"""What the lines above an accounts table say: its title, number, unit, year."""

import re
from functools import lru_cache

from perfscore.intake.accounts.model import TableKind
from perfscore.intake.plain import plain

_QUOTES = str.maketrans("", "", "“”\"'‘’《》*#-")
_NUMBER = re.compile(r"(?:财决)?公开\s*0?([1-9][0-9]?)\s*表|^gk0?([1-9][0-9]?)(?!\d)")
_UNIT = re.compile(r"单位[:：]?(?:人民币)?(亿元|百万元|万元|千元|元)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年度?")
_OWNER = re.compile(
    r"^(?:编制|填报|预算|公开|汇总)?(?:部门|单位)(?:[(（](?:单位|公章|盖章)[)）])?"
    r"(?:名称)?\s*[:：]\s*(?P<name>.*)$"
)
_OWNER_ENDS = re.compile(r"\s+(?:\d{4}\s*年|公开|金额|单位|财决).*$")
_NOTE = re.compile(r"^(?:备?注|说明|附注)\d?[:：.、]|^本表|^[0-9][.、]本[表套]|^因本")
_ORDINAL = re.compile(
    r"^(?:附?表[0-9一二三四五六七八九十]{1,2}(?!公)[-:.、之]*|[(（]?[一二三四五六七八九十]{1,3}[)）、.]"
    r"|[0-9]{1,2}[.、-]?)"
)
_TABLE = re.compile(r"表(?:[(][^()]*[)])?$")
_STOPS = re.compile(r"[。，；？！]")
_OTHERS = re.compile(r"绩效|自评|评价|目标|采购|资产|目录|说明|情况表|申报|项目库")
_FUND_BUDGETS = re.compile(r"一般公共预算|政府性基金预算|国有资本经营预算|预算财政拨款")
_LONGEST_TITLE = 48
_KINDS: tuple[tuple[re.Pattern[str], TableKind], ...] = (
    (re.compile(r"三公"), TableKind.THREE_PUBLIC),
    (re.compile(r"国有资本经营"), TableKind.STATE_CAPITAL),
    (re.compile(r"政府性基金"), TableKind.FUNDS),
    (re.compile(r"基本支出"), TableKind.BASIC_SPENDING),
    (re.compile(r"财政拨款.*(收入支出|收支).*总表"), TableKind.GRANT_TOTALS),
    (
        re.compile(r"(一般公共预算|财政拨款)支出(决算)?(总|明细)?表"),
        TableKind.GENERAL_SPENDING,
    ),
    (re.compile(r"(收入支出|收支).*总表"), TableKind.TOTALS),
    (
        re.compile(
            r"(?<![目费购金款算本入])支出决算(总|明细)?表|(^|年度?|部门|单位)支出总?表"
        ),
        TableKind.SPENDING,
    ),
    (
        re.compile(
            r"(?<![目费购金款算税])收入决算(总|明细)?表|(^|年度?|部门|单位)收入总?表"
        ),
        TableKind.INCOME,
    ),
)
_BY_NUMBER = tuple(TableKind)


@lru_cache(maxsize=4096)
def title_kind(text: str) -> tuple[bool, TableKind | None]:
    """Say whether a line is the title of some table, and of which accounts table.

    Ordinals before it (``表1``, ``一、``) and its own number (``公开01表``) do not
    count. Titles of budgets and of self-assessments are titles of other tables.
    """
    for piece in (text, *text.split()):
        word = _NUMBER.sub("", plain(piece).translate(_QUOTES)).strip("()（）")
        word = _ORDINAL.sub("", word)
        is_short = 0 < len(word) <= _LONGEST_TITLE and not _STOPS.search(word)
        if is_short and _TABLE.search(word):
            return True, _kind(word)
    return False, None


def is_other(title: str) -> bool:
    """Whether a title says that the table is no account (a budget, a form)."""
    word = plain(title)
    is_budget = "决算" not in word and "预算" in _FUND_BUDGETS.sub("", word)
    return is_budget or bool(_OTHERS.search(word))


def _kind(word: str) -> TableKind | None:
    if is_other(word):
        return None
    return next((kind for known, kind in _KINDS if known.search(word)), None)


def numbered_kind(text: str) -> TableKind | None:
    """Give the kind whose number (``公开03表``) a line prints; None: it has none."""
    found = _NUMBER.search(plain(text))
    number = int(found[1] or found[2]) if found else 0
    return _BY_NUMBER[number - 1] if 0 < number <= len(_BY_NUMBER) else None


def printed_number(text: str) -> str:
    """Give the number that a line prints (``公开03表``), or empty."""
    found = _NUMBER.search(plain(text))
    return f"公开{int(found[1] or found[2]):02}表" if found else ""


def amount_unit(text: str) -> str:
    """Give the unit of amounts that a line states (``金额单位：万元``), or empty."""
    found = _UNIT.search(plain(text))
    return found[1] if found else ""


def year_in(text: str) -> int | None:
    """Give the year that a line names (``2021年度``)."""
    found = _YEAR.search(plain(text))
    return int(found[1]) if found else None


def owner_in(text: str) -> str:
    """Give the name behind ``部门：``, without what else stands in the line."""
    if amount_unit(text) and not text.strip().startswith(("部门", "编制")):
        return ""
    found = _OWNER.match(text.strip())
    return _OWNER_ENDS.sub("", found["name"]).strip() if found else ""


@lru_cache(maxsize=4096)
def is_note(text: str) -> bool:
    """Whether a line begins as the notes below a table do."""
    return bool(_NOTE.match(plain(text)))


@lru_cache(maxsize=4096)
def is_front(text: str) -> bool:
    """Whether a line belongs above or below a table and is no row of it."""
    word = plain(text)
    if is_note(text) or title_kind(text)[0] or amount_unit(text):
        return True
    is_year = _YEAR.match(word) is not None and len(word) <= len("2021年12月31日")
    return is_year or bool(_OWNER.match(text.strip())) or bool(_NUMBER.search(word))
