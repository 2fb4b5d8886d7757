"""Staff look at a test before a session about it: every task, its right answer and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from sqlalchemy.orm import Session

from elearn.domain.assembly import assemble_mock_exam
from elearn.domain.assessment import ExamProfile
from elearn.domain.attempts import Paper
from elearn.domain.errors import UnknownProfile
from elearn.domain.reference import ReferenceBooks
from elearn.storage.releases import load_banks
from elearn.usecases.list_practice_tests import describe_test
from elearn.usecases.load_banks_in_use import load_banks_in_use
from elearn.usecases.load_sitting import Place, fill_paper
from elearn.usecases.make_paper_forms import PaperSubject


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A practice test as everybody gets it, or one example of a mock exam (`is_example`)."""

    titles: Mapping[str, str]
    profile: ExamProfile
    paper: Paper
    places: tuple[Place, ...]
    is_example: bool


def load_preview(session: Session, subject: PaperSubject, *, books: ReferenceBooks) -> Preview:
    """Return what people would sit now.

    Raises:
        UnknownTest: no current release holds it.
        UnknownProfile: no such exam.
        NotEnoughItems: the banks cannot fill the exam yet.

    """
    if subject.test_id:
        entry = describe_test(session, test_id=subject.test_id, learner_id=None, books=books)
        return _fill(session, entry.test.title, entry.profile, entry.paper, is_example=False)
    profile = books.profiles.get(subject.profile_id or "")
    if profile is None:
        raise UnknownProfile(profile_id=subject.profile_id or "")
    example = Random(0)  # noqa: S311 - the same one each time, so that staff can talk about it
    paper = assemble_mock_exam(profile, load_banks_in_use(session), (), example)
    return _fill(session, profile.title, profile, paper, is_example=True)


def _fill(
    session: Session, titles: Mapping[str, str], profile: ExamProfile, paper: Paper, *, is_example: bool
) -> Preview:
    places = fill_paper(paper, load_banks(session, paper.releases), {})
    return Preview(titles=titles, profile=profile, paper=paper, places=places, is_example=is_example)
