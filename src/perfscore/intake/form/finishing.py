"""A draft becomes a claimed form, and what is to be told of it."""

from collections.abc import Mapping

from perfscore.diagnostics.model import Diagnostic
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.form.claiming import claimed_indicators
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.facts import fact, kind
from perfscore.intake.form.fund_pairs import paired_funds
from perfscore.intake.form.indicators import tell_shared
from perfscore.intake.form.placing import placed
from perfscore.intake.form.sums import without_sums
from perfscore.intake.vocabulary import Fact
from perfscore.model.identity import SET_ID


def finished(
    draft: Draft, identity: Mapping[str, str]
) -> tuple[ClaimedForm, tuple[Diagnostic, ...]]:
    """Give the form that was read, every row complete, and the diagnostics.

    A form that perfscore wrote keeps rows open by design; these are not told of.
    """
    annexes, teller = draft.annexes, draft.teller
    is_own = SET_ID in identity
    tell_shared(draft)
    without_sums(draft)
    claimed = claimed_indicators(draft, is_own=is_own)
    indicators = placed(teller, claimed, annexes)
    teller.not_read(*annexes.unread)
    paired = paired_funds(draft)
    form = ClaimedForm(
        kind=kind(draft),
        title=draft.title,
        year=draft.year,
        unit=fact(draft, Fact.UNIT),
        project=fact(draft, Fact.PROJECT),
        supervisor=fact(draft, Fact.SUPERVISOR),
        funds=(*paired, *draft.funds),
        goals=tuple(draft.goals),
        indicators=indicators,
        total_weight=draft.total_weight,
        total_score=draft.total_score,
        grade=draft.grade,
        notes=tuple(draft.notes),
        data=dict(annexes.data),
        tables=dict(annexes.tables),
        set_id=identity.get(SET_ID),
        unread=tuple(teller.unread),
    )
    return form, teller.diagnostics()
