"""All that a text states, to be looked up by name, and what is near a clause."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from perfscore.audit.narrative.labels import Measure, Name, name_of
from perfscore.audit.narrative.relations import comparable
from perfscore.audit.narrative.statements import ReadSentence, Statement

_MOST = 100
"""What is told more often than that is told of many units."""
_OF_YEAR = {"本年支出", "本年收入"}
_LATER = ("上年", "去年", "年初", "年末", "结转", "下年", "累计")
_SPENT = {"总支出", "支出总额", "全部支出", "支出合计", "全年支出", "当年支出", "支出"}
_EARNED = {"总收入", "收入总额", "全部收入", "收入合计", "全年收入", "当年收入", "收入"}


@dataclass(frozen=True, slots=True)
class Book:
    """What documents state, by name, and the sentences in their order."""

    sentences: tuple[ReadSentence, ...] = field(repr=False)
    by_name: dict[Name, list[Statement]] = field(repr=False)

    def named(self, words: str, like: Statement) -> Statement | None:
        """Find what words mean; None where it is not told, or told differently.

        What is called just so decides where what means the same is told differently.
        """
        wanted = (words, f"{words}合计") if words in _OF_YEAR else (words,)
        for each in wanted:
            found = self._called(each, like)
            for kept in (found, [one for one in found if one.label == each]):
                if len({one.figure.value for one in kept}) == 1:
                    return kept[0]
        return None

    def _called(self, words: str, like: Statement) -> list[Statement]:
        named = self.by_name.get(name_of(words), ())
        return [
            each
            for each in (named if len(named) <= _MOST else ())
            if comparable(each.figure, like.figure)
            and (None in (each.year, like.year) or each.year == like.year)
            and not any(word in each.label for word in _LATER)
        ]


def book_of(sentences: Iterable[ReadSentence]) -> Book:
    """Enter all statements of sentences."""
    kept = tuple(sentences)
    by_name: dict[Name, list[Statement]] = defaultdict(list)
    for each in kept:
        for statement in each.statements:
            if statement.name.subject or statement.name.flow:
                by_name[statement.name].append(statement)
    return Book(kept, dict(by_name))


def is_meant(words: str, statement: Statement) -> bool:
    """Whether words of a text mean a statement: they are its name, or end its label."""
    name = name_of(words)
    if name == statement.name:
        return True
    plain = _plain(words)
    own = _plain(statement.label)
    for same in (_SPENT, _EARNED):
        if plain in same and own in same:
            return True
    if plain in {"总计", "合计", "总额", "支出", "收入", "总支出", "总收入"}:
        return False
    return (
        name.measure is statement.name.measure
        and len(plain) > 1
        and (own.endswith(plain) or _plain(statement.name.subject) == plain)
    )


def _plain(words: str) -> str:
    bare = words.translate(str.maketrans("", "", '“”"（）、'))
    for each in ("本年度", "本年", "当年", "全年", "本单位", "本部门"):
        bare = bare.removeprefix(each)
    return bare.removesuffix("的")


def statements_before(sentence: ReadSentence, place: int) -> list[Statement]:
    """Give what is stated before a clause, outside of brackets, the last one first."""
    return [
        each.statement
        for each in reversed(sentence.clauses[:place])
        if each.statement is not None and not each.clause.is_aside
    ]


def agreeing(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Give statements once for each value."""
    seen = set()
    for each in statements:
        if each.figure.value not in seen:
            seen.add(each.figure.value)
            yield each


def is_budget(statement: Statement) -> bool:
    """Whether a statement tells a budget."""
    return statement.name.measure is not Measure.ACTUAL
