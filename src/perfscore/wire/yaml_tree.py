"""YAML becomes a tree: values stay as written, what could do harm is refused."""

from typing import Protocol

import yaml

from perfscore.diagnostics.model import Text
from perfscore.source import Source, Span
from perfscore.wire import rules
from perfscore.wire.faults import Faults, shown
from perfscore.wire.tree import Scalar, Tree, TreeBuilder
from perfscore.wire.yaml_faults import explain

_BLANK = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = (
    yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
)
_CLOSING = frozenset({"]", "}"})
_Marked = yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent


def read_yaml(source: Source, faults: Faults) -> Tree | None:
    """Read ``source``; None where it is no YAML, has nothing in it, or passes a limit.

    Every value is text as written: ``467.03`` and ``否`` are never anything else. A
    plain ``null``, ``~`` or nothing is a blank. The text holds no control characters.
    """
    reader = _Reader(source, faults)
    try:
        for event in yaml.parse(source.text[reader.skipped :], Loader=_LOADER):
            if not reader.take(event):
                return None
    except yaml.MarkedYAMLError as fault:
        reader.report(fault)
        return None
    return reader.builder.root


class _Mark(Protocol):
    """A place, as either of the two parsers gives it."""

    @property
    def index(self) -> int:
        """Characters before the place."""


class _Reader:
    """Takes in the parser's events one by one."""

    def __init__(self, source: Source, faults: Faults) -> None:
        self.builder = TreeBuilder(source, faults)
        self.skipped = len(source.text) - len(source.text.removeprefix("\ufeff"))
        self._source = source
        self._faults = faults
        self._end = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take in one event; False to stop."""
        span = self._span(event)
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                return self._documents == 1 or self._several(span)
            case yaml.ScalarEvent():
                self._end = span.end
                return self._scalar(event, span)
            case yaml.AliasEvent():
                self._end = span.end
                self._refuse_reference(f"*{event.anchor}", span)
                return self.builder.add_refused(span)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._end = span.end
                self._refuse_marks(event, span)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                return self.builder.open(span.start, is_mapping=is_mapping)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end = max(self._end, span.end if span.text in _CLOSING else 0)
                self.builder.close(self._end)
        return True

    def report(self, fault: yaml.MarkedYAMLError) -> None:
        """Say what the parser could not read, in this program's own words."""
        at = self._offset(fault.problem_mark or fault.context_mark)
        began = self._offset(fault.context_mark or fault.problem_mark)
        found = explain(
            self._source,
            at=at,
            began=began,
            problem=fault.problem or "",
            context=fault.context or "",
        )
        end = min(found.at + 1, len(self._source.text))
        place = Span(self._source, found.at, end)
        self._faults.add(rules.NOT_YAML, place, found.message, hint=found.hint)

    def _offset(self, mark: _Mark | None) -> int:
        return self.skipped + mark.index if mark else self.skipped

    def _span(self, event: yaml.Event) -> Span:
        start = self._offset(event.start_mark)
        end = self._offset(event.end_mark)
        written = self._source.text[start:end].rstrip()
        return Span(self._source, start, start + len(written))

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> bool:
        self._refuse_marks(event, span)
        is_plain = not event.style
        if is_plain and event.value == "<<" and self.builder.expects_key:
            self._refuse_reference("<<", span)
            return self.builder.add_refused(span)
        is_blank = is_plain and event.value in _BLANK
        return self.builder.add(Scalar(span, None if is_blank else event.value))

    def _refuse_marks(self, event: _Marked, span: Span) -> None:
        if event.anchor is not None:
            self._refuse_reference(f"&{event.anchor}", span)
        if event.tag is not None:
            tag = shown(span.text)
            self._faults.add(
                rules.TAG_REFUSED,
                span,
                Text(
                    f"出现 YAML 类型标记“{tag}”，自评表里不用标记",
                    f"a YAML tag stands here ({tag}), an assessment has none",
                ),
                hint=Text(
                    "若 ! 是文字的一部分，给整个值加上引号",
                    "if the ! belongs to the text, put the value in quotes",
                ),
            )

    def _refuse_reference(self, written: str, span: Span) -> None:
        self._faults.add(
            rules.ANCHORS_REFUSED,
            span,
            Text(
                f"出现 YAML 的锚点、引用或合并键“{shown(written)}”，"
                "自评表里的值要求照写",
                f"a YAML anchor, alias or merge key stands here ({shown(written)}), "
                "values are to be written out",
            ),
            hint=Text(
                "若 & 或 * 是文字的一部分，给整个值加上引号",
                "if the & or * belongs to the text, put the value in quotes",
            ),
        )

    def _several(self, span: Span) -> bool:
        self._faults.add(
            rules.SEVERAL_DOCUMENTS,
            span,
            Text(
                "文件里有第二份文档，一个文件要求只放一张自评表",
                "a second document begins here, a file holds one assessment",
            ),
            hint=Text("拆成几个文件", "split the file"),
        )
        return False
