"""Facts that a text tells again and again under an unmistakable name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from perfscore.audit.narrative.figures import Kind
from perfscore.audit.narrative.labels import Measure, vehicle_part
from perfscore.audit.narrative.statements import Statement

_STAFF = (
    (
        "编制",
        re.compile(
            r"(?:.{2,20}(?:[局委办厅院会处馆校站所]|中心|部门|单位|政府))?"
            r"(?:人员|核定|总|批准|核定人员)?编制(?:人数|数|人员|总数)?"
        ),
    ),
    ("行政编制", re.compile(r"(?:核定)?行政编制(?:人数|数|人员)?")),
    ("事业编制", re.compile(r"(?:核定)?事业编制(?:人数|数|人员)?")),
    (
        "在职人员",
        re.compile(
            r"(?:年末)?(?:实有)?在职(?:实有)?(?:人员|职工|干部职工|人数)(?:数|人数)?"
        ),
    ),
    (
        "在编人员",
        re.compile(r"(?:实有|年末)?在编(?:人员|职工|人数|在职人员)(?:数|人数)?"),
    ),
    ("实有人数", re.compile(r"(?:年末)?实有(?:人员|人数)(?:数)?")),
    ("退休人员", re.compile(r"(?:年末)?退休(?:人员|职工|人数)(?:数)?")),
    ("离休人员", re.compile(r"(?:年末)?离休(?:人员|人数)(?:数)?")),
    ("离退休人员", re.compile(r"(?:年末)?离退休(?:人员|人数)(?:数)?")),
    ("科室", re.compile(r"(?:内设|下设)?(?:科室|内设科室|内设机构|职能科室)(?:数)?")),
)
_PEOPLE = {"人", "名", "个"}
_TOTALS = re.compile(r"收入合计|支出合计|收入总计|支出总计|(?:财政拨款)?收、?支总计")
_NAMED = re.compile(r"一般公共预算财政拨款(?:基本|项目)?|机关运行经费|政府采购支出总额")
_THREE = re.compile(r"三公经费(?:财政拨款)?|因公出国(?:经)?费|公务接待费")
_OTHER_TIME = re.compile(r"上年|去年|年[初末]|累计|结转|下年|预计|计划")
_CARS = re.compile(r"(?:公务用车|车辆)(?:保有量|总数|数量)?")
_GRANT_CARS = re.compile(r".*开支.*财政拨款的?公务用车(?:保有量)?")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact and all the places that tell it, in the order of the text."""

    name: str
    told: tuple[Statement, ...]


def staff_facts(statements: Iterable[Statement]) -> list[Fact]:
    """Give how many people, posts and offices a unit is told to have."""
    return _facts((_staff_name(each), each) for each in statements)


def amount_facts(statements: Iterable[Statement]) -> list[Fact]:
    """Give amounts whose label says unmistakably what they are, actuals only."""
    return _facts((_amount_name(each), each) for each in statements)


def car_facts(statements: Iterable[Statement]) -> list[Fact]:
    """Give how many vehicles are told: ``车辆`` and ``公务用车`` of grants."""
    return _facts((_car_name(each), each) for each in statements)


def _facts(named: Iterable[tuple[str | None, Statement]]) -> list[Fact]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for name, statement in named:
        if name is not None:
            found[name].append(statement)
    return [Fact(name, tuple(told)) for name, told in found.items()]


def _staff_name(statement: Statement) -> str | None:
    if statement.figure.kind is not Kind.COUNT or statement.is_aside:
        return None
    if statement.unit not in _PEOPLE or statement.wholes:
        return None
    label = statement.label
    return next((name for name, known in _STAFF if known.fullmatch(label)), None)


def _amount_name(statement: Statement) -> str | None:
    name = statement.name
    if statement.figure.kind is not Kind.MONEY or name.measure is not Measure.ACTUAL:
        return None
    if statement.is_aside or _OTHER_TIME.search(statement.label):
        return None
    said = f"{name.subject}{name.flow}"
    if _TOTALS.fullmatch(name.subject):
        return None if _is_of_grants(statement) else said
    if _NAMED.fullmatch(name.subject):
        return said if name.flow != "收入" else None
    is_three = "三公" in "".join(statement.headings) + statement.sentence.text
    if is_three or "决算" in statement.label:
        if _THREE.fullmatch(name.subject):
            return said
        part = vehicle_part(name.subject)
        return f"公务用车{part}费" if part else None
    return None


def _is_of_grants(statement: Statement) -> bool:
    """Whether a bare 合计 stands where grants or funds alone are spoken of."""
    if "财政拨款" in statement.label:
        return False
    sentence = statement.sentence
    before = sentence.passage.text[sentence.start : statement.figure.start]
    said = "".join(statement.headings) + before
    return bool(re.search("财政拨款|基金|国有资本|一般公共预算", said))


def _car_name(statement: Statement) -> str | None:
    if statement.figure.kind is not Kind.COUNT or statement.unit not in {"辆", "台"}:
        return None
    if statement.wholes or statement.is_aside:
        return None
    if _GRANT_CARS.fullmatch(statement.label):
        return "开支财政拨款的公务用车"
    return "车辆" if _CARS.fullmatch(statement.label) else None
