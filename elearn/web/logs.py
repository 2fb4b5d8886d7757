"""One JSON line per request, with a request id and without personal data: no path, no address, no name."""

import logging
import os
import sys
from collections.abc import MutableMapping
from time import perf_counter
from typing import Any

import structlog
from flask import Flask, g, has_request_context, request
from flask.wrappers import Response

SILENT = frozenset({"operators.healthz", "operators.readyz", "operators.metrics", "static"})


def init_logs(app: Flask, *, is_debug: bool) -> None:
    """Log requests, and everything that the app's own logger is told."""
    write_line = _request_logger()

    def begin_request() -> None:
        g.began_at = perf_counter()
        g.request_id = os.urandom(8).hex()

    def log_request(page: Response) -> Response:
        if request.endpoint not in SILENT:
            write_line.info(
                "request",
                request_id=g.request_id,
                method=request.method,
                endpoint=request.endpoint,
                status=page.status_code,
                ms=round((perf_counter() - g.began_at) * 1000, 2),
            )
        return page

    app.before_request(begin_request)
    app.after_request(log_request)
    app.logger.handlers = [json_handler()]
    app.logger.propagate = False
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


def _request_logger() -> Any:
    return structlog.wrap_logger(
        structlog.WriteLogger(sys.stderr),
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    ).bind()


def _add_request_id(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    del logger, method
    if has_request_context() and "request_id" in g:
        event["request_id"] = g.request_id
    return event
