"""A server goes on with what waits to be counted anew."""

from collections.abc import Callable
from datetime import datetime

from elearn.domain.withdrawals import Withdrawal
from elearn.storage.withdrawals import find_unfinished
from elearn.usecases.repair_scores import Opening, repair_scores


def finish_repairs(
    transaction: Opening,
    reading: Opening,
    *,
    clock: Callable[[], datetime],
    may_go_on: Callable[[], bool],
    version: str | None = None,
) -> Withdrawal | None:
    """Count batch after batch anew while it may go on, of one withdrawn item or of all.

    Returns:
        The withdrawal that was worked on last; None: nothing waits.

    """
    last = None
    while may_go_on():
        with reading() as session:
            waiting = version or find_unfinished(session)
        if waiting is None:
            return last
        last = repair_scores(transaction, reading, version=waiting, now=clock())
        if version and not last.is_recounting:
            return last
    return last
