"""What a phone says of an attempt is put on the server's clock, however wrong the phone's is."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.away import AwayAttempt, AwayResponse, on_server_clock
from elearn.domain.items import BankId
from tests.builders import new_id

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
moments = st.datetimes(datetime(2001, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def an_away_attempt(started_at: datetime, submitted_at: datetime, *answered_at: datetime) -> AwayAttempt:
    return AwayAttempt(
        id=AttemptId(new_id()),
        bank_id=BankId("history"),
        release="2026.1",
        test_id="history-01",
        mode=Mode.EXAM,
        started_at=started_at,
        submitted_at=submitted_at,
        responses=tuple(
            AwayResponse(position=n, value="a", answered_at=moment) for n, moment in enumerate(answered_at, 1)
        ),
    )


@given(error=st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_a_phone_with_a_wrong_clock_tells_the_same_as_one_with_a_right_clock(error: timedelta) -> None:
    start, answer, end, sent = (NOW - timedelta(minutes=m) for m in (50, 40, 30, 0))
    wrong = an_away_attempt(start + error, end + error, answer + error)

    placed = on_server_clock(wrong, sent_at=sent + error, now=NOW)

    assert (placed.started_at, placed.submitted_at) == (start, end)
    assert placed.responses[0].answered_at == answer


@given(start=moments, end=moments, answer=moments, sent=moments)
def test_times_come_out_in_order_whatever_a_phone_claims(
    start: datetime, end: datetime, answer: datetime, sent: datetime
) -> None:
    placed = on_server_clock(an_away_attempt(start, end, answer), sent_at=sent, now=NOW)

    assert placed.started_at <= placed.responses[0].answered_at <= placed.submitted_at <= NOW
