"""One JSON line per request, with a request id and without personal data: no path, no address, no name."""

import json
import logging
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask, g, has_request_context

from elearn.web.gathered_lines import GatheredLines
from elearn.web.served import Observer, Served, observe_requests

FREQUENT = frozenset({"learner.save_response"})
SILENT = frozenset({"operators.healthz", "operators.readyz", "operators.metrics", "static"})


def init_logs(app: Flask, *, is_debug: bool) -> None:
    """Log requests, and everything that the app's own logger is told."""
    observe_requests(app, _request_logger())
    app.logger.handlers = [json_handler()]
    app.logger.propagate = False
    app.logger.addFilter(_leave_out_path)
    app.logger.setLevel(logging.DEBUG if is_debug else logging.INFO)


def json_handler() -> logging.Handler:
    """Make a handler that writes the standard library's log records as JSON lines, with tracebacks."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _add_request_id,
                structlog.processors.format_exc_info,
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    return handler


def _request_logger() -> Observer:
    write_line = structlog.WriteLogger(sys.stderr).info
    gathered = GatheredLines(write_line)

    def log_request(served: Served) -> None:
        if served.endpoint in SILENT:
            return
        line = {
            "event": "request",
            "timestamp": datetime.now(UTC).isoformat(),
            "request_id": served.request_id,
            "method": served.method,
            "endpoint": served.endpoint,
            "status": served.status,
            "ms": round(served.seconds * 1000, 2),
        }
        if served.endpoint in FREQUENT and served.status < HTTPStatus.BAD_REQUEST:
            gathered.add(json.dumps(line))
        else:
            gathered.flush()  # so that lines keep their order
            write_line(json.dumps(line))

    return log_request


def _leave_out_path(record: logging.LogRecord) -> bool:
    """Reword Flask's own line about a failure: it names the path, and paths name attempts."""
    if record.exc_info and str(record.msg).startswith("Exception on "):
        record.msg, record.args = "request failed", ()
    return True


def _add_request_id(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    del logger, method
    if has_request_context() and "request_id" in g:
        event["request_id"] = g.request_id
    return event
