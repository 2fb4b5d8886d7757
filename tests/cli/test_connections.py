"""When the server's loop is to send, by what a channel holds."""

import pytest

from elearn.cli.connections import LONG_BYTES, KeepAliveChannel


def a_channel(**state: object) -> KeepAliveChannel:
    channel = KeepAliveChannel.__new__(KeepAliveChannel)
    usual = {"requests": [], "total_outbufs_len": 0, "will_close": False, "close_when_flushed": False}
    channel.__dict__.update({**usual, **state})
    return channel


@pytest.mark.parametrize(
    ("state", "is_to_send"),
    [
        ({}, False),
        ({"total_outbufs_len": 1}, True),
        ({"total_outbufs_len": 1, "requests": ["under way"]}, False),
        ({"total_outbufs_len": LONG_BYTES, "requests": ["under way"]}, True),
        ({"will_close": True, "requests": ["under way"]}, True),
        ({"close_when_flushed": True, "requests": ["under way"]}, True),
    ],
)
def test_the_loop_leaves_a_short_answer_alone_until_its_thread_is_done(
    state: dict[str, object], is_to_send: bool
) -> None:
    assert a_channel(**state).writable() is is_to_send
