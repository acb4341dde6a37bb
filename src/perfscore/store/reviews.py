"""What evaluators say of an assessment: their own scores, and comments."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from perfscore.store.assessment_parts import Person
from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.keeping import Note, change, make, remove
from perfscore.store.tables.assessments import COMMENTS, REVIEW_SCORES
from perfscore.store.tables.people import USERS

BETWEEN = " / "
"""What parts the names of a place."""
_C, _R = COMMENTS.c, REVIEW_SCORES.c


@dataclass(frozen=True, slots=True)
class Comment:
    """What was said of an indicator, or of the whole where ``place`` is empty."""

    id: str
    place: tuple[str, ...]
    text: str
    by: Person
    at: str
    settled_at: str | None


def comments_of(connection: Connection, assessment_id: str) -> tuple[Comment, ...]:
    """Give all comments on an assessment, the first one first."""
    rows = connection.execute(
        select(COMMENTS, USERS.c.name, USERS.c.role)
        .join(USERS, USERS.c.id == _C.made_by)
        .where(_C.assessment_id == assessment_id)
        .order_by(_C.at, _C.id)
    )
    return tuple(
        Comment(
            each.id,
            tuple(each.place.split(BETWEEN)) if each.place else (),
            each.text,
            Person(each.made_by, each.name, each.role),
            each.at,
            each.settled_at,
        )
        for each in rows
    )


def comment_of(
    connection: Connection, assessment_id: str, comment_id: str
) -> Comment | None:
    """Give a comment on an assessment."""
    found = comments_of(connection, assessment_id)
    return next((each for each in found if each.id == comment_id), None)


def open_comments(connection: Connection, assessment_id: str) -> int:
    """Count the comments that are not settled."""
    query = select(func.count()).where(
        _C.assessment_id == assessment_id, _C.settled_at.is_(None)
    )
    return int(connection.execute(query).scalar_one())


def add_comment(  # noqa: PLR0913 - a comment has a place, a text and a maker
    connection: Connection,
    assessment_id: str,
    place: tuple[str, ...],
    text: str,
    by: By,
    *,
    user_id: str,
) -> str:
    """Keep a comment; give its id."""
    comment_id = new_id()
    values = {
        "id": comment_id,
        "assessment_id": assessment_id,
        "place": BETWEEN.join(place),
        "text": text,
        "made_by": user_id,
        "at": by.at,
        "settled_at": None,
    }
    detail = {"assessment": assessment_id}
    make(connection, "comment", values, Note("comment.made", by, detail))
    return comment_id


def settle_comment(connection: Connection, comment_id: str, by: By) -> None:
    """Say that what a comment asked for is done."""
    note = Note("comment.settled", by)
    change(connection, "comment", comment_id, {"settled_at": by.at}, note)


def discard_comment(connection: Connection, comment_id: str, by: By) -> None:
    """Remove a comment."""
    remove(connection, "comment", comment_id, Note("comment.discarded", by))


@dataclass(frozen=True, slots=True)
class ReviewScore:
    """An evaluator's score of a line, as written; None where he gave none.

    ``at`` is when it was written last.
    """

    line: int
    place: tuple[str, ...]
    score: str | None
    reason: str
    at: str = ""


def review_scores(
    connection: Connection, assessment_id: str
) -> tuple[ReviewScore, ...]:
    """Give the evaluator's scores, by line."""
    rows = connection.execute(
        select(REVIEW_SCORES).where(_R.assessment_id == assessment_id).order_by(_R.line)
    )
    return tuple(
        ReviewScore(
            each.line,
            tuple(each.place.split(BETWEEN)) if each.place else (),
            each.score,
            each.reason,
            each.at,
        )
        for each in rows
    )


def keep_review_scores(
    connection: Connection,
    assessment_id: str,
    scores: tuple[ReviewScore, ...],
    by: By,
    *,
    user_id: str,
) -> None:
    """Keep an evaluator's scores in place of those before; equal ones stay."""
    rows = connection.execute(
        select(REVIEW_SCORES).where(_R.assessment_id == assessment_id)
    ).all()
    known = {each.line: each for each in rows}
    wanted = {each.line: each for each in scores}
    for line, row in known.items():
        new = wanted.get(line)
        if new is None:
            note = Note("review-score.discarded", by)
            remove(connection, "review-score", row.id, note)
            continue
        place = BETWEEN.join(new.place)
        if (row.place, row.score, row.reason) != (place, new.score, new.reason):
            values = {
                "score": new.score,
                "reason": new.reason,
                "place": place,
                "made_by": user_id,
                "at": by.at,
            }
            note = Note("review-score.changed", by)
            change(connection, "review-score", row.id, values, note)
    for line, new in wanted.items():
        if line not in known:
            made = {
                "id": new_id(),
                "assessment_id": assessment_id,
                "line": line,
                "place": BETWEEN.join(new.place),
                "score": new.score,
                "reason": new.reason,
                "made_by": user_id,
                "at": by.at,
            }
            make(connection, "review-score", made, Note("review-score.made", by))
