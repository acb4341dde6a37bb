"""What each role may do, and which units it may do it for."""

from enum import StrEnum

from perfscore.store.people import Role


class Right(StrEnum):
    """Something that can be allowed; the names are the scopes of API tokens too."""

    OWN = "own"
    """One's own account, sessions and tokens."""
    COMPUTE = "compute"
    """Score, check, explain, audit what is posted; nothing is kept."""
    SETS_READ = "sets:read"
    SETS_WRITE = "sets:write"
    """Drafts of indicator sets."""
    SETS_PUBLISH = "sets:publish"
    ASSESSMENTS_READ = "assessments:read"
    ASSESSMENTS_WRITE = "assessments:write"
    """Fill in, submit and withdraw assessments of one's own unit."""
    REVIEW = "review"
    """Take up, score, comment, return, approve."""
    JOBS = "jobs"
    """Hand in many files at once."""
    DASHBOARD = "dashboard"
    """Figures over many assessments, and the impact of a draft."""
    PEOPLE = "people"
    """Units, users and their invitations."""
    LOG_READ = "log:read"
    OPERATE = "operate"
    """Read metrics."""


_EVERYONE = frozenset({Right.OWN, Right.COMPUTE, Right.SETS_READ})

RIGHTS: dict[Role, frozenset[Right]] = {
    "unit": _EVERYONE | {Right.ASSESSMENTS_READ, Right.ASSESSMENTS_WRITE, Right.JOBS},
    "evaluator": _EVERYONE | {Right.ASSESSMENTS_READ, Right.REVIEW, Right.JOBS},
    "bureau": _EVERYONE
    | {
        Right.SETS_WRITE,
        Right.SETS_PUBLISH,
        Right.ASSESSMENTS_READ,
        Right.DASHBOARD,
        Right.JOBS,
    },
    "auditor": _EVERYONE | {Right.ASSESSMENTS_READ, Right.DASHBOARD, Right.LOG_READ},
    "administrator": _EVERYONE | {Right.PEOPLE, Right.LOG_READ, Right.OPERATE},
}
"""A unit acts for itself alone; the others for their unit and all below it.

Who keeps the accounts (administrator) sees no assessments, and who looks on (auditor)
changes nothing.
"""
