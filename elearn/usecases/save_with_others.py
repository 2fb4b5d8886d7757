"""A learner chooses an answer on a paper that lies open here, at the same moment as others do."""

from elearn.domain.attempts import ResponseChange
from elearn.storage.group_commit import GroupCommit
from elearn.usecases.load_known_paper import find_known_paper


def save_with_others(group: GroupCommit, change: ResponseChange) -> bool:
    """Save one answer as `save_response` does, if this process knows the paper.

    Returns:
        Whether it is saved; if not, `save_response` saves it, or says what is wrong with it.

    Raises:
        ResponseNotAccepted: the item has no such choice, or the paper no such place.

    """
    paper = find_known_paper(change.attempt_id, change.learner_id)
    return paper is not None and group.save(paper.allow(change))
