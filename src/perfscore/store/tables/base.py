"""What all tables share: one metadata, and columns that are written the same way."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

from perfscore.store.faults import UnstorableError

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID_LENGTH = 28
MOMENT_LENGTH = 27
DIGEST_LENGTH = 64
NAME_LENGTH = 400


class Written(TypeDecorator[str]):
    """A text of which every database holds the same, and sorts it the same way.

    ``most`` is how many characters it may have; without it, any number.
    """

    impl = Text
    cache_ok = True

    def __init__(self, most: int | None = None) -> None:
        """Keep the limit."""
        super().__init__()
        self.most = most

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Give the column's type in a database."""
        collation = "C" if dialect.name == "postgresql" else None
        plain = (
            Text(collation=collation)
            if self.most is None
            else String(self.most, collation=collation)
        )
        return dialect.type_descriptor(plain)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse what one of the databases could not hold."""
        del dialect
        if value is None:
            return None
        if self.most is not None and len(value) > self.most:
            msg = f"a text of {len(value)} characters, where {self.most} have room"
            raise UnstorableError(msg)
        if "\0" in value or not _is_unicode(value):
            msg = "a text with characters that are none"
            raise UnstorableError(msg)
        return value


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def key() -> Column[str]:
    """Give the column of a row's own id, which ``ids.new_id`` makes."""
    return Column("id", Written(ID_LENGTH), primary_key=True)


def refers(name: str, to: str, *, required: bool = True) -> Column[str]:
    """Give a column that refers to the ``id`` of the table ``to``, with an index."""
    return Column(
        name,
        Written(ID_LENGTH),
        ForeignKey(f"{to}.id"),
        nullable=not required,
        index=True,
    )


def moment(name: str, *, required: bool = True) -> Column[str]:
    """Give a column with a moment in UTC: ``2026-03-01T08:00:00.000000Z``.

    Texts of this one form sort as the moments do, on every database.
    """
    return Column(name, Written(MOMENT_LENGTH), nullable=not required)


def text(name: str, *, required: bool = True) -> Column[str]:
    """Give a column of text of any length."""
    return Column(name, Written(), nullable=not required)


def short(name: str, *, required: bool = True, most: int = NAME_LENGTH) -> Column[str]:
    """Give a column of a text that has a limit, such as a name."""
    return Column(name, Written(most), nullable=not required)


def digest(name: str, *, required: bool = True) -> Column[str]:
    """Give a column with a SHA-256 in hexadecimal digits."""
    return Column(name, Written(DIGEST_LENGTH), nullable=not required)


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """Let a column hold nothing but ``values``."""
    listed = ", ".join(f"'{each}'" for each in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
