"""Where the shell leads to, by what each one may do."""

from dataclasses import dataclass

from perfscore.api.told import Text
from perfscore.store.people import Role
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the service that stands in its navigation."""

    path: str
    name: Text
    right: Right


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as it stands on one page."""

    path: str
    zh: str
    en: str
    is_here: bool


_ENTRIES = (
    Entry("/assessments", Text("自评表", "Assessments"), Right.ASSESSMENTS_READ),
    Entry("/reviews", Text("复核", "Reviews"), Right.REVIEW),
    Entry("/reviews/upload", Text("批量审核", "Audit files"), Right.REVIEW),
    Entry("/dashboard", Text("统计", "Dashboard"), Right.DASHBOARD),
    Entry("/sets", Text("指标体系", "Indicator sets"), Right.SETS_READ),
    Entry("/people", Text("单位和账号", "Units and accounts"), Right.PEOPLE),
    Entry("/log", Text("日志", "Log"), Right.LOG_READ),
)
_HOMES: dict[Role, str] = {
    "unit": "/assessments",
    "evaluator": "/reviews",
    "bureau": "/dashboard",
    "auditor": "/dashboard",
    "administrator": "/people",
}


def items_for(principal: Principal | None, path: str) -> tuple[Item, ...]:
    """Give what a navigation leads to; the closest one to ``path`` is the present."""
    if principal is None:
        return ()
    known = [each for each in _ENTRIES if principal.may(each.right)]
    around = [each.path for each in known if _is_within(path, each.path)]
    here = max(around, key=len, default="")
    return tuple(
        Item(each.path, each.name.zh, each.name.en, each.path == here) for each in known
    )


def home_of(principal: Principal) -> str:
    """Give the page that one begins at."""
    return _HOMES[principal.role]


def _is_within(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")
