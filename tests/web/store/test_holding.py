"""A PostgreSQL database is held by one service at a time; SQLite's folder is."""

from threading import Event, Thread

from sqlalchemy import URL

from perfscore.store.connecting import Database, connect
from perfscore.store.holding import held


def test_who_comes_while_the_last_hold_is_ending_waits_a_moment(
    database: Database, database_url: URL
) -> None:
    is_held = Event()

    def hold() -> None:
        first = connect(database_url)
        with held(first):
            is_held.set()
            Event().wait(0.3)
        first.close()

    holder = Thread(target=hold)
    holder.start()
    is_held.wait()
    with held(database):
        holder.join()
