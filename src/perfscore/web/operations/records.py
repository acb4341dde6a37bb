"""What happens is written as lines of JSON to the standard error."""

import logging
import sys
from collections.abc import Callable
from typing import Any, TextIO

import structlog

_OURS = ("perfscore", "uvicorn", "uvicorn.error")


def write_records(stream: TextIO | None = None) -> None:
    """Send whatever is logged in this process to a stream, a line of JSON each.

    A line has no characters but ASCII: nothing that was sent to the service can end
    it early or move a terminal's cursor.
    """
    timed: list[Callable[..., Any]] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_logger_name,
            *timed,
            structlog.stdlib.ExtraAdder(allow=("request_id",)),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *timed,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    # What libraries tell beside warnings can hold addresses with secrets in them.
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.handlers = []
        logger.propagate = True
        logger.setLevel(logging.INFO)
