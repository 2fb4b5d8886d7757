"""What became of a request, told to all who keep count of it, whichever way it was answered."""

import os
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from flask import Flask, current_app, g, request
from flask.wrappers import Response

_OBSERVERS = "elearn-observers"


class Served(NamedTuple):
    """An answered request; nothing in it is about a person."""

    request_id: str
    method: str
    endpoint: str | None
    status: int
    seconds: float


Observer = Callable[[Served], None]


def init_served(app: Flask) -> None:
    """Take the time of requests; first of all `init_`, so that it begins first and ends last."""
    app.extensions[_OBSERVERS] = []
    app.before_request(_begin)
    app.after_request(_end)


def observe_requests(app: Flask, observer: Observer) -> None:
    """Have an observer told of every answered request."""
    app.extensions[_OBSERVERS].append(observer)


def tell_observers(app: Flask, served: Served) -> None:
    """Tell all observers; for who answers without Flask."""
    for observer in app.extensions[_OBSERVERS]:
        observer(served)


def new_request_id() -> str:
    """Make an id to find a request's lines by."""
    return os.urandom(8).hex()


def _begin() -> None:
    g.began_at = perf_counter()
    g.request_id = new_request_id()


def _end(page: Response) -> Response:
    seconds = perf_counter() - g.began_at
    served = Served(g.request_id, request.method, request.endpoint, page.status_code, seconds)
    tell_observers(current_app, served)
    return page
