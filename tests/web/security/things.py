from tests.web.people import Place, program
from tests.web.security.expecting import Ask, World

from perfscore.store import people, tokens, units
from perfscore.store.ids import new_id
from perfscore.store.people import NewUser, User
from perfscore.store.units import NewUnit, Unit
from perfscore.web.security.inviting import invitation
from perfscore.web.security.secrets import digest_of


def hidden_name() -> str:
    return f"不该看到的名称{new_id()}"


def _unit(world: World, place: Place) -> Unit:
    new = NewUnit(hidden_name(), "unit", world.org.units[place], f"{new_id()}-code")
    with world.database.changing() as connection:
        return units.add_unit(connection, new, program())


def unit(world: World, place: Place) -> Ask:
    made = _unit(world, place)
    secrets = (made.id, made.name, made.code or "")
    return Ask({"unit_id": made.id}, {"json": {"name": hidden_name()}}, secrets)


def unit_itself(world: World, place: Place) -> Ask:
    made = world.org.units[place]
    return Ask({"unit_id": made.id}, secrets=(made.name, made.code or ""))


def unit_listed(world: World, place: Place) -> Ask:
    made = _unit(world, place)
    return Ask(secrets=(made.id, made.name, made.code or ""))


def below_unit(world: World, place: Place) -> Ask:
    above = world.org.units[place]
    body = {"name": hidden_name(), "kind": "unit", "parent_id": above.id}
    return Ask(more={"json": body}, secrets=(above.name, above.code or ""))


def moved_there(world: World, place: Place) -> Ask:
    mine, there = _unit(world, "city_a"), world.org.units[place]
    return Ask(
        {"unit_id": mine.id},
        {"json": {"parent_id": there.id}},
        (there.name, there.code or ""),
    )


def csv(world: World, place: Place) -> Ask:
    above = world.org.units[place]
    text = f"名称,类别,上级\n{hidden_name()},单位,{above.code}\n"
    return Ask(more={"files": {"file": ("units.csv", text.encode())}})


def _user(world: World, place: Place) -> User:
    unit_id = world.org.units[place].id
    new = NewUser(f"u{new_id()}", hidden_name(), "unit", unit_id)
    with world.database.changing() as connection:
        return people.add_user(connection, new, program())


def user(world: World, place: Place) -> Ask:
    made = _user(world, place)
    secrets = (made.id, made.login, made.name)
    return Ask({"user_id": made.id}, {"json": {"name": "新名字"}}, secrets)


def user_listed(world: World, place: Place) -> Ask:
    made = _user(world, place)
    return Ask(more={"params": {"q": made.name}}, secrets=(made.id, made.login))


def users_of_unit(world: World, place: Place) -> Ask:
    unit_id = world.org.units[place].id
    return Ask(more={"params": {"unit": unit_id}}, secrets=user(world, place).secrets)


def new_user(world: World, place: Place) -> Ask:
    body = {
        "login": f"n{new_id()}",
        "name": "新人",
        "role": "unit",
        "unit_id": world.org.units[place].id,
    }
    return Ask(more={"json": body})


def user_moved_there(world: World, place: Place) -> Ask:
    mine = user(world, "city_a").path["user_id"]
    body = {"unit_id": world.org.units[place].id, "role": "administrator"}
    return Ask({"user_id": mine}, {"json": body})


def anothers_session(world: World, place: Place) -> Ask:
    cookie, _ = world.signed_in.session(_user(world, place))
    return Ask({"session_id": digest_of(cookie)})


def anothers_token(world: World, place: Place) -> Ask:
    owner = _user(world, place)
    new = tokens.NewToken(
        digest_of(new_id()), owner.id, hidden_name(), frozenset({"compute"}), None
    )
    with world.database.changing() as connection:
        made = tokens.add_token(connection, new, program())
    return Ask({"token_id": made.id}, secrets=(made.name, made.digest))


def new_token(world: World, _: Place) -> Ask:
    # Nobody may have too many of them.
    with world.database.changing() as connection:
        for each in world.org.users.values():
            tokens.revoke_all(connection, each.id, program())
    return Ask(more={"json": {"name": "系统", "scopes": ["compute"], "days": 1}})


def log_entry(world: World, place: Place) -> Ask:
    made = _user(world, place)
    return Ask(secrets=(made.id, made.login))


def invited(world: World, place: Place) -> Ask:
    with world.database.changing() as connection:
        path = invitation(connection, world.org.user("unit", place).id, program())
    return Ask({"secret": path.rpartition("/")[2]})
