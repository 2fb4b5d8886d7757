"""For operators: is it alive, is it ready, how much does it do."""

import hmac
from functools import cache, lru_cache
from http import HTTPStatus
from ipaddress import ip_address

from flask import Blueprint, Flask, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

from elearn.settings import Settings
from elearn.storage.releases import load_current_refs
from elearn.storage.revision import is_current
from elearn.web.database import current_engine, reading
from elearn.web.served import Observer, Served, observe_requests

operators = Blueprint("operators", __name__)

SAVES = frozenset({"learner.save_response"})
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_REGISTRY = "elearn-metrics"
_TOKEN = "elearn-metrics-token"  # noqa: S105 - the name of a place, not a secret


def init_metrics(app: Flask, settings: Settings) -> None:
    """Count requests, their time, and saved answers."""
    registry = CollectorRegistry()
    app.extensions[_REGISTRY] = registry
    app.extensions[_TOKEN] = settings.metrics_token
    observe_requests(app, _make_counter(registry))


@operators.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="alive")


@operators.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Say whether the database is there and migrated, and the banks are loaded."""
    checks = {"database": _is_migrated(), "banks": False}
    if checks["database"]:
        with reading() as session:
            checks["banks"] = bool(load_current_refs(session))
    is_ready = all(checks.values())
    status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return jsonify(status="ready" if is_ready else "not ready", **checks), status


@operators.get("/metrics")
def metrics() -> ResponseReturnValue:
    """Give the counters in Prometheus' format, to this machine or to who has the token."""
    if not _may_read_metrics():
        abort(403)
    return generate_latest(current_app.extensions[_REGISTRY]), {"Content-Type": CONTENT_TYPE_LATEST}


def _is_migrated() -> bool:
    try:
        return is_current(current_engine())
    except Exception:  # whatever the driver raises: unreachable is the answer, not a failure of this page
        current_app.logger.warning("database unreachable", exc_info=True)
        return False


def _may_read_metrics() -> bool:
    token: str | None = current_app.extensions[_TOKEN]
    if token is not None:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    # A proxy on this machine makes strangers look local unless its header is believed; then they do not.
    is_forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return not is_forwarded and _is_loopback((request.remote_addr or "")[:64])


@lru_cache(maxsize=64)
def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _make_counter(registry: CollectorRegistry) -> Observer:
    requests = Counter("elearn_requests", "Requests", ["endpoint", "status"], registry=registry)
    seconds = Histogram("elearn_seconds", "Seconds", ["endpoint"], buckets=_BUCKETS, registry=registry)
    saves = Counter("elearn_saved_responses", "Answers saved", registry=registry)

    counter_of, timer_of = cache(requests.labels), cache(seconds.labels)

    def count(served: Served) -> None:
        endpoint = served.endpoint or "none"
        counter_of(endpoint, served.status).inc()
        timer_of(endpoint).observe(served.seconds)
        if endpoint in SAVES and served.status < HTTPStatus.MULTIPLE_CHOICES:
            saves.inc()

    return count
