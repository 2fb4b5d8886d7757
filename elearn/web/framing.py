"""Pages that show another page of ours in a frame, and the page in it; all others allow neither."""

from flask import make_response
from flask.wrappers import Response

from elearn.web.security import CONTENT_POLICY, POLICY_HEADER


def may_frame(page: str) -> Response:
    """Let a page hold frames of this site."""
    return _with_policy(page, f"{CONTENT_POLICY}; frame-src 'self'")


def may_be_framed(page: str) -> Response:
    """Let a page stand in a frame of this site."""
    return _with_policy(page, CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))


def _with_policy(page: str, policy: str) -> Response:
    answer = make_response(page)
    answer.headers[POLICY_HEADER] = policy
    return answer
