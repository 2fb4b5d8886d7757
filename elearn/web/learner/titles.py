"""What an attempt is called: the title of its test, exam or topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from elearn.domain.attempts import AttemptKind
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import TopicId
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.web.labels import label
from elearn.web.wording import Wording, word_title


class Sat(Protocol):
    """What has a title: an attempt, or a line about one."""

    @property
    def kind(self) -> AttemptKind:
        """What was sat."""

    @property
    def test_id(self) -> str | None:
        """Which practice test."""

    @property
    def profile_id(self) -> str | None:
        """Which exam."""

    @property
    def topic_id(self) -> str | None:
        """Which topic."""


@dataclass(frozen=True)
class Namer:
    """Knows every title in one language."""

    banks: tuple[ItemBank, ...]
    books: ReferenceBooks
    language: Language

    def name(self, attempt: Sat) -> Wording:
        """Name an attempt; by its kind where the test or topic is no longer in a current release."""
        found = self._find(attempt)
        return found or Wording(text=str(label(attempt.kind)), tag=self.language.tag)

    def _find(self, attempt: Sat) -> Wording | None:
        profile = self.books.profiles.get(attempt.profile_id or "")
        if attempt.kind is AttemptKind.MOCK_EXAM and profile:
            return word_title(profile.title, self.language)
        for bank in self.banks:
            for test in bank.tests if attempt.test_id else ():
                if test.id == attempt.test_id:
                    return word_title(test.title, self.language)
            topic = bank.topic_by_id.get(TopicId(attempt.topic_id or ""))
            if topic:
                return word_title(topic.title, self.language)
        return None


def make_namer(banks: Iterable[ItemBank], books: ReferenceBooks, language: Language) -> Namer:
    """Make a namer of the banks, each once."""
    return Namer(tuple({bank.id: bank for bank in banks}.values()), books, language)
