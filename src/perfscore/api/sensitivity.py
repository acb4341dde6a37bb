"""How totals and grades of many assessments react to errors and to weights."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from perfscore.api.batch_files import FileRefusedError, Shares, within
from perfscore.api.batch_inputs import Inputs, find_inputs
from perfscore.api.batch_opening import lacks_columns, open_tables
from perfscore.api.files import Found
from perfscore.api.handed_in import handed_in
from perfscore.api.loading import load_set
from perfscore.api.reading import about
from perfscore.api.sensitivity_wishes import SensitivityWishes, question_of
from perfscore.batch.groups.rules import BY_COLUMN_MISSING
from perfscore.batch.headings.reading import Headings
from perfscore.batch.layout import BatchLayout
from perfscore.batch.program.asking import asked_in
from perfscore.batch.reading.blocks import read_blocks
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.run.running import Progress, read_ahead
from perfscore.batch.sensitivity import rules
from perfscore.batch.sensitivity.counts import Counts
from perfscore.batch.sensitivity.handed import named_of
from perfscore.batch.sensitivity.model import Sensitivity
from perfscore.batch.sensitivity.question import Question
from perfscore.batch.sensitivity.study import Study
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.model.assessment import Assessment

_FILES_AT_A_TIME = 256


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block that has been read; ``share`` is of all the input."""

    file: str
    named: Named
    share: float
    unread: int = 0


def study_data(
    wishes: SensitivityWishes, watch: Callable[[Progress], None] = lambda _: None
) -> Outcome[Sensitivity]:
    """Score everything that the inputs hold, as it is and with every change.

    Memory does not grow with the rows. What is wrong with rows is counted; what is
    wrong with a file as a whole is told, and then there is no result.
    """
    name = wishes.set_name or ""
    loaded = load_set(name)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    checked = loaded.value
    question = question_of(wishes, BatchLayout(checked))
    found = find_inputs(wishes.inputs)
    told = (*loaded.diagnostics, *question.diagnostics, *found.diagnostics)
    if question.value is None or found.value is None:
        return Outcome(None, told)
    if asked_in(checked.indicator_set):
        return Outcome(None, (*told, _group_needed(name)))
    inputs = _opened(found.value, checked, question.value)
    told = (*told, *inputs.diagnostics)
    if inputs.value is None:
        return Outcome(None, told)
    try:
        made = _studied(inputs.value, checked, question.value, watch)
    except FileRefusedError as refused:
        return Outcome(None, (*told, refused.told))
    if not made.counts.scored:
        return Outcome(None, (*told, _nothing(wishes.inputs[0])))
    return Outcome(made, told)


def _opened(inputs: Inputs, checked: CheckedSet, question: Question) -> Outcome[Inputs]:
    """Read the headings of all tables; tell of a column to group by that is not."""
    made = open_tables(inputs, _headings(checked, question))
    if made.value is None:
        return made
    missing = [
        fault
        for each in made.value.tables
        for fault in lacks_columns(
            each.found, each.laid, KeyColumns(question.by), BY_COLUMN_MISSING
        )
    ]
    return Outcome(None if missing else made.value, (*made.diagnostics, *missing))


def _headings(checked: CheckedSet, question: Question) -> Headings:
    return Headings(BatchLayout(checked), KeyColumns(question.by).carried)


def _studied(
    inputs: Inputs,
    checked: CheckedSet,
    question: Question,
    watch: Callable[[Progress], None],
) -> Sensitivity:
    keys = {
        each.meaning.key
        for table in inputs.tables
        for each in table.laid.columns
        if each.meaning.key is not None
    }
    study = Study(checked, question, None if inputs.forms else keys)
    counts = Counts()
    for each in read_ahead(_pieces(inputs, checked, question)):
        counts = counts + study.count(each.file, each.named).unread(each.unread)
        watch(Progress(counts.rows, each.share))
    files = [each.name for each in (*inputs.found, *inputs.forms)]
    return study.result(counts, tuple(files))


def _pieces(
    inputs: Inputs, checked: CheckedSet, question: Question
) -> Iterator[_Piece]:
    tables, forms = inputs.tables, inputs.forms
    shares = Shares([each.found for each in tables], len(forms))
    headings, by = _headings(checked, question), KeyColumns(question.by)
    for index, table in enumerate(tables):
        name = table.found.name
        with within(name):
            opened = open_table(table.found.path, name, headings.is_head)
            for named in read_blocks(checked, headings.layout, table.laid, opened):
                share = shares.of_table(index, opened.share())
                yield _Piece(name, by.grouped(named, table.laid), share)
    for at in range(0, len(forms), _FILES_AT_A_TIME):
        some = forms[at : at + _FILES_AT_A_TIME]
        named, unread = _of_files(some, checked, by)
        yield _Piece("", named, shares.of_forms(at + len(some)), unread)


def _of_files(
    files: Sequence[Found], checked: CheckedSet, by: KeyColumns
) -> tuple[Named, int]:
    """Read assessments and forms; count those not read, or of another set."""
    given: list[tuple[str, Assessment]] = []
    unread = 0
    for file in files:
        read = handed_in(file)
        unread += read.value is None
        for one in read.value or ():
            settled = one.settle(checked.indicator_set).value
            other = one.set_name not in {None, checked.indicator_set.id}
            if settled is None or other:
                unread += 1
            else:
                given.append((one.file.name, settled))
    return named_of(given, by), unread


def _group_needed(name: str) -> Diagnostic:
    return about(
        rules.GROUP_NEEDED_HERE,
        name,
        Text(
            f"“{name}”用到名次、同组平均一类的函数，改动一份会牵动别的，不能这样分析",
            f"“{name}” asks for ranks or means of a group: a change of one assessment "
            "moves others, and cannot be studied so",
        ),
    )


def _nothing(name: str) -> Diagnostic:
    return about(
        rules.NOTHING_TO_STUDY,
        name,
        Text(
            f"“{name}”里没有一份自评有总分，没有可以比较的",
            f"no assessment of “{name}” has a total: there is nothing to compare",
        ),
    )
