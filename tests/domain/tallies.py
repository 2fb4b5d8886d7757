"""Small tallies for the tests of the domain."""

from collections.abc import Iterable

from elearn.domain.item_tallies import Tally


def a_tally(times: int, *, rest: int = 500, is_correct: bool = False) -> Tally:
    """So many answers by learners who know as much as each other."""
    return Tally(
        is_correct=is_correct,
        times=times,
        rested=times,
        rest_sum=times * rest,
        rest_squares=times * rest**2,
    )


def tallies_of(raw: Iterable[tuple[str, int]], *, key: str = "a") -> dict[str, Tally]:
    """Tally answers with their rest scores, one by one."""
    tallies: dict[str, Tally] = {}
    for answer, rest in raw:
        one = a_tally(1, rest=rest, is_correct=answer == key)
        tallies[answer] = tallies[answer] + one if answer in tallies else one
    return tallies
