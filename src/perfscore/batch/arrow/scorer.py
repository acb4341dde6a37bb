"""A set as one function over Arrow record batches, for engines that map them."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyarrow as pa

from perfscore.batch import rules
from perfscore.batch.arrow.arranging import unlisted
from perfscore.batch.arrow.compiled import Order, compiled
from perfscore.batch.groups import rules as group_rules
from perfscore.batch.groups.needs import needs_of
from perfscore.batch.headings.reading import Headings, Layed
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.keys import KeyColumns
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Severity, Text
from perfscore.intake.refusal import refusal

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)
_SHOWN = "<columns>"


@dataclass(frozen=True, slots=True)
class GroupBy:
    """Who is compared with whom, by a set that asks for 名次, 同组平均 and the like.

    Rows that have the same in ``columns`` are a group; without columns all rows are
    one. The column ``row`` tells rows apart, or assessments where a row is one of
    their indicators: no two have the same in it.

    Example:
        >>> GroupBy(["地区", "年度"], row="编号").row
        '编号'
    """

    columns: Sequence[str]
    row: str


def batch_scorer(
    checked: CheckedSet,
    columns: pa.Schema,
    *,
    language: Language = "zh",
    keep: Sequence[str] = (),
    groups: GroupBy | None = None,
) -> Outcome["BatchScorer"]:
    """Make the function that scores record batches by a set.

    Args:
        checked: The set; it travels with the function, so that workers need no file.
        columns: The columns of the batches. Their names are read as ``perfscore
            batch`` reads headings.
        language: What findings are worded in, and what columns of results are called.
        keep: Columns that pass into the results as they are, in front.
        groups: Who is compared with whom. The groups are settled before anything is
            scored (:attr:`BatchScorer.passes`); without it every row is scored alone,
            and told where the set asks for its group.

    Returns:
        The function, if the columns make assessments of the set; and what is to be
        told of the columns.

    Raises:
        ValueError: Where a column of ``keep`` or the ``row`` is not there, or a kept
            one bears the name of a column of the results.

    Example:
        >>> from perfscore import load_set
        >>> checked = load_set("international/undp-hdi-2022").value
        >>> batch = pa.RecordBatch.from_pydict(
        ...     {
        ...         "编号": ["中国"],
        ...         "出生时预期寿命": ["78.587"],
        ...         "预期受教育年限": ["15.21793605"],
        ...         "平均受教育年限": ["8.106910446"],
        ...         "人均国民总收入": ["18,024.88747"],
        ...     }
        ... )
        >>> scorer = batch_scorer(checked, batch.schema).value
        >>> str(scorer.score(batch).column("总分")[0])
        '0.788411'
    """
    names = tuple(columns.names)
    by = KeyColumns(() if groups is None else tuple(groups.columns))
    headings = Headings(BatchLayout(checked), by.carried)
    passing = (*keep, *(() if groups is None else (groups.row,)))
    _there(names, passing)
    shown = tuple(_shown(each, passing, headings) for each in names)
    laid = headings.laid(shown)
    told = [
        refusal(each.rule, _SHOWN, each.message, hint=each.hint) for each in laid.told
    ]
    told += _amiss(laid, by, names)
    if groups is not None:
        told += _in_a_circle(checked)
    if any(each.rule.severity is Severity.ERROR for each in told):
        return Outcome(None, tuple(told))
    order = Order(
        checked=checked,
        names=names,
        headings=shown,
        kept=tuple(columns.field(each) for each in keep),
        language=language,
        group_by=by.names,
        row=None if groups is None else columns.field(groups.row),
    )
    made = BatchScorer(pickle.dumps(order))
    own = made.schema.names
    if twice := [each for each in keep if own.count(each) > 1]:
        msg = f"the results have columns {twice} of their own"
        raise ValueError(msg)
    return Outcome(made, tuple(told))


class BatchScorer:
    """Scores record batches: same rows, same order; made by :func:`batch_scorer`.

    Engines may pickle it, and call it in any number of processes. It keeps nothing of
    what it has scored; a process compiles a set once.

    Where units declare indicators, each row of a batch is an indicator, and a row of
    the results an assessment: all rows of an assessment have to follow one another,
    in one batch for :meth:`score`, in one partition for :meth:`map`.
    """

    def __init__(self, order: bytes) -> None:
        self._order = order

    def __reduce__(self) -> tuple[type["BatchScorer"], tuple[bytes]]:
        """Give the set and the columns: workers compile the set themselves."""
        return BatchScorer, (self._order,)

    @property
    def schema(self) -> pa.Schema:
        """The columns of the results."""
        return compiled(self._order).shape.schema

    def score(self, batch: Batch) -> Batch:
        """Score a batch, or a table of several.

        Raises:
            ValueError: Where a column is lacking.
        """
        made = pa.Table.from_batches(list(self.map([batch])), self.schema)
        if isinstance(batch, pa.Table):
            return made
        return _one_batch(made)

    def map(
        self, batches: Iterable[pa.RecordBatch | pa.Table]
    ) -> Iterator[pa.RecordBatch]:
        """Score the batches of a partition one after another, as ``mapInArrow`` asks.

        Raises:
            ValueError: Where a batch lacks a column.
        """
        return compiled(self._order).map(batches)

    @property
    def passes(self) -> tuple["GroupPass", ...]:
        """What has to be done before rows are scored, one after another.

        None for sets that ask nothing of groups. Each pass gives a column more, which
        batches have to have in those that follow, and in :meth:`score` and :meth:`map`.
        """
        levels = compiled(self._order).grouping.needs.levels
        return tuple(GroupPass(self._order, at) for at in range(len(levels)))

    def findings(self, scored: Batch) -> Batch:
        """Give what was found of the rows of results, a row for each finding."""
        made = compiled(self._order)
        found = _unlisted(scored, made.findings, made.shape.below(made.shape.findings))
        return found if isinstance(scored, pa.Table) else _one_batch(found)

    def lines(self, scored: Batch) -> Batch:
        """Give the indicators that units declared, a row each, of rows of results."""
        made = compiled(self._order)
        found = _unlisted(scored, made.lines, made.shape.below(made.shape.lines))
        return found if isinstance(scored, pa.Table) else _one_batch(found)


class GroupPass:
    """One pass over all rows, in which groups are brought together and settled.

    An engine maps :meth:`bring`, brings rows with the same ``perfscore_group``
    together, applies :attr:`settle` to each group, and joins what that gives to its
    rows by the column that tells rows apart (:class:`GroupBy`). Numbers travel as whole
    numbers and texts, exact.
    """

    def __init__(self, order: bytes, level: int) -> None:
        self._order = order
        self._level = level

    def __reduce__(self) -> tuple[type["GroupPass"], tuple[bytes, int]]:
        """Give the set and the columns: workers compile the set themselves."""
        return GroupPass, (self._order, self._level)

    @property
    def brought(self) -> pa.Schema:
        """The columns that :meth:`bring` gives."""
        return compiled(self._order).grouping.brought_schema(self._level)

    @property
    def settled(self) -> pa.Schema:
        """The columns that :attr:`settle` gives."""
        return compiled(self._order).grouping.settled_schema(self._level)

    def bring(
        self, batches: Iterable[pa.RecordBatch | pa.Table]
    ) -> Iterator[pa.RecordBatch]:
        """Give what each assessment of a partition brings to its group.

        Raises:
            ValueError: Where a batch lacks a column.
        """
        return compiled(self._order).brought(batches, self._level)

    @property
    def settle(self) -> Callable[[pa.Table], pa.Table]:
        """A function that gives what each member of a group knows of it.

        It takes all members at once. A plain function, because ``applyInArrow`` counts
        the arguments and reads the types of what it is given.
        """
        order, level = self._order, self._level

        def settle(group: pa.Table) -> pa.Table:
            return compiled(order).grouping.settled(group, level)

        return settle


def _there(names: Sequence[str], wanted: Sequence[str]) -> None:
    lacking = [each for each in wanted if each not in names]
    if lacking:
        msg = f"there are no columns {lacking}"
        raise ValueError(msg)


def _shown(name: str, passing: Sequence[str], headings: Headings) -> str:
    """Give the heading to read; one that passes and means nothing is blank."""
    return name if name not in passing or headings.laid([name]).columns else ""


def _amiss(laid: Layed, by: KeyColumns, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Tell why the columns make no assessments, or no groups."""
    if not laid.is_usable:
        shown = "、".join(names)[:80]
        message = Text(
            f"没有这个指标体系能用的列；列名是：{shown or '（没有）'}",
            f"no columns for this set; their names: {shown or '-'}",
        )
        yield refusal(rules.NO_TABLE, _SHOWN, message)
    for each in by.missing(laid):
        message = Text(
            f"要按“{each}”分组，没有这一列",
            f"rows are to be grouped by “{each}”, and there is no such column",
        )
        yield refusal(group_rules.GROUP_COLUMN_MISSING, _SHOWN, message)


def _in_a_circle(checked: CheckedSet) -> Iterator[Diagnostic]:
    if circle := needs_of(checked.indicator_set).circle:
        listed = " → ".join(circle)
        message = Text(
            f"同组的数互相依靠，算不出来：{listed}",
            f"values of the group rest on one another: {listed}",
        )
        yield refusal(group_rules.GROUPS_IN_A_CIRCLE, _SHOWN, message)


def _unlisted(scored: Batch, column: str, schema: pa.Schema) -> pa.Table:
    whole = scored if isinstance(scored, pa.Table) else pa.Table.from_batches([scored])
    return unlisted(whole, column, schema)


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.combine_chunks().to_batches()
    if batches:
        return batches[0]
    columns = [pa.array([], each.type) for each in table.schema]
    return pa.RecordBatch.from_arrays(columns, schema=table.schema)
