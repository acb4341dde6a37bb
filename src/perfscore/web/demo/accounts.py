"""The units of the demo, and a user of each role with a password of its own."""

from dataclasses import dataclass
from secrets import choice

from perfscore.store import people, units
from perfscore.store.by import By
from perfscore.store.connecting import Connection
from perfscore.store.people import NewUser, Role
from perfscore.store.units import NewUnit, Unit, UnitKind
from perfscore.web.security.passwords import hasher
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _IN_A_GROUP = 4, 4

UNITS: tuple[tuple[str, UnitKind, str, str], ...] = (
    ("hunan", "province", "", "湖南省财政厅"),
    ("zhuzhou", "city", "hunan", "株洲市财政局"),
    ("yueyang", "city", "hunan", "岳阳市财政局"),
    ("county", "county", "zhuzhou", "示范县财政局"),
    ("beijing", "unit", "zhuzhou", "株洲市人民政府驻北京联络处"),
    ("education", "unit", "county", "示范县教育局"),
    ("health", "unit", "county", "示范县卫生健康局"),
    ("water", "unit", "county", "示范县水利局"),
    ("farming", "unit", "county", "示范县农业农村局"),
    ("civil", "unit", "yueyang", "岳阳市示范区民政局"),
    ("transport", "unit", "yueyang", "岳阳市示范区交通运输局"),
)
"""Key, kind, the unit above, name; only 株洲市…联络处 stands for a real unit."""

USERS: tuple[tuple[str, Role, str, str], ...] = (
    ("unit", "unit", "education", "李填报"),
    ("lianluochu", "unit", "beijing", "王联络"),
    ("health", "unit", "health", "陈卫健"),
    ("water", "unit", "water", "刘水利"),
    ("farming", "unit", "farming", "杨农业"),
    ("civil", "unit", "civil", "黄民政"),
    ("transport", "unit", "transport", "赵交通"),
    ("evaluator", "evaluator", "county", "周复核"),
    ("city", "evaluator", "zhuzhou", "吴市评"),
    ("yueyang", "evaluator", "yueyang", "徐岳评"),
    ("bureau", "bureau", "hunan", "孙绩效"),
    ("auditor", "auditor", "hunan", "马审计"),
    ("admin", "administrator", "hunan", "朱管理"),
)
"""Login, role, unit, name."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A user of the demo, with the password that is printed once."""

    login: str
    password: str
    role: Role
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class DemoPeople:
    """The accounts, and each user as one who asks, by login."""

    accounts: tuple[DemoAccount, ...]
    principals: dict[str, Principal]


def add_people(service: Service, by: By) -> DemoPeople:
    """Keep the units and the users, each with a new password."""
    work = hasher(service.settings.passwords)
    passwords = {login: _password() for login, *_ in USERS}
    digests = {login: work.digest(each) for login, each in passwords.items()}
    with service.database.changing() as connection:
        known = _add_units(connection, by)
        found = [
            _add_user(connection, each, known[each[2]], digests[each[0]], by)
            for each in USERS
        ]
    accounts = tuple(
        DemoAccount(login, passwords[login], role, name, known[unit].name)
        for login, role, unit, name in USERS
    )
    return DemoPeople(accounts, {each.login: each for each in found})


def _add_units(connection: Connection, by: By) -> dict[str, Unit]:
    known: dict[str, Unit] = {}
    for key, kind, above, name in UNITS:
        new = NewUnit(name, kind, known.get(above))
        known[key] = units.add_unit(connection, new, by)
    return known


def _add_user(
    connection: Connection,
    user: tuple[str, Role, str, str],
    unit: Unit,
    digest: str,
    by: By,
) -> Principal:
    login, role, _, name = user
    new = NewUser(login, name, role, unit.id, digest)
    made = people.add_user(connection, new, by)
    return Principal(made.id, login, name, role, unit.id, unit.path)


def _password() -> str:
    groups = (
        "".join(choice(_LETTERS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS)
    )
    return "-".join(groups)
