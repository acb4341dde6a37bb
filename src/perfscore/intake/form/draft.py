"""A form while it is being read."""

from dataclasses import dataclass, field

from perfscore.intake.claimed import ClaimedGoal
from perfscore.intake.columns import Field
from perfscore.intake.form.annexes import Annexes
from perfscore.intake.form.blocks import Block
from perfscore.intake.form.heads import Head, Heads
from perfscore.intake.form.line import Line
from perfscore.intake.form.plan import Plan
from perfscore.intake.form.telling import Teller
from perfscore.intake.grid import Grid, GridCell
from perfscore.intake.vocabulary import Fact
from perfscore.model.assessment import Cell, FundRow
from perfscore.model.indicator_set import FormKind


@dataclass(slots=True)
class Draft:
    """What has been read of a form so far.

    ``heads`` are the headings of the block at hand, ``side`` the label beside it,
    ``plan`` those of the indicators. ``paired`` are amounts of the funds that stand
    beside a label each, ``level1_weights`` points that have a column of their own.
    ``money_unit`` is the unit that headings state for amounts.
    """

    teller: Teller = field(default_factory=Teller)
    block: Block = Block.FACTS
    heads: Heads | None = None
    plan: Plan | None = None
    side: GridCell | None = None
    grid: Grid | None = None
    title: Cell | None = None
    year: Cell | None = None
    label_kind: FormKind | None = None
    facts: dict[Fact, list[Cell]] = field(default_factory=dict)
    money_unit: Cell | None = None
    fund_weight: Cell | None = None
    fund_names: tuple[GridCell, ...] = ()
    goal_heads: dict[Field, list[GridCell]] = field(default_factory=dict)
    is_unit_told: bool = False
    is_parting_told: bool = False
    is_adjusting_told: bool = False
    funds: list[FundRow] = field(default_factory=list)
    paired: dict[Field, Cell] = field(default_factory=dict)
    goals: list[ClaimedGoal] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    levels: dict[int, GridCell] = field(default_factory=dict)
    level1_weights: dict[GridCell, GridCell] = field(default_factory=dict)
    shared: dict[GridCell, tuple[Head, list[Line]]] = field(default_factory=dict)
    total_weight: Cell | None = None
    total_score: Cell | None = None
    grade: Cell | None = None
    notes: list[Cell] = field(default_factory=list)
    annexes: Annexes = field(default_factory=Annexes)
    has_indicators: bool = False
    has_funds: bool = False
    is_totalled: bool = False

    @property
    def has_body(self) -> bool:
        """Whether more than the head of the form has been read."""
        return self.has_funds or self.has_indicators
