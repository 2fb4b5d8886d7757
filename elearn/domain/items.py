"""Items: what one task asks, its key or rubric, and the law it rests on (QTI's assessment item)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

BankId = NewType("BankId", str)
BANKS = (BankId("language"), BankId("history"), BankId("legislation"))  # in the exam's order
ItemId = NewType("ItemId", str)  # unique over all banks, e.g. hist-0001
TopicId = NewType("TopicId", str)  # a leaf of the syllabus, e.g. history-state-symbols
StimulusId = NewType("StimulusId", str)
MisconceptionId = NewType("MisconceptionId", str)  # of its bank, e.g. language-process-or-result


class Interaction(StrEnum):
    """How the learner answers."""

    SINGLE_CHOICE = "single_choice"
    RIGHT_OR_WRONG = "right_or_wrong"
    TYPED_WORD = "typed_word"
    FORM = "form"
    LETTER = "letter"
    SPEAKING = "speaking"

    @property
    def is_marked_by_rubric(self) -> bool:
        """Whether a person, not the machine, marks the response."""
        return self in {Interaction.FORM, Interaction.LETTER, Interaction.SPEAKING}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One choice; of a distractor: what makes it tempting, in the editors' words, and the kind of mistake."""

    id: str
    text: str
    misunderstanding: str | None = None
    misconception_id: MisconceptionId | None = None


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One line of a rubric, worth `marks` (>= 1)."""

    id: str
    text: str
    marks: int


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One box of a form to fill."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class LawReference:
    """The article that an item rests on, in the wording of the given day."""

    act: str
    article: str
    wording_on: date


# The page shows these two choices for every right-or-wrong item; the exam's own words.
RIGHT_OR_WRONG_CHOICES = (Choice(id="right", text="Верно"), Choice(id="wrong", text="Неверно"))


@dataclass(frozen=True, kw_only=True)
class Item:
    """One task of an item bank. `key` is a choice id where the interaction has choices."""

    id: ItemId
    bank_id: BankId
    topic_id: TopicId
    level: str
    task: str
    interaction: Interaction
    stem: str
    explanation: str
    choices: tuple[Choice, ...] = ()
    key: str | None = None
    accepted: tuple[str, ...] = ()
    fields: tuple[FormField, ...] = ()
    min_words: int | None = None
    prepare_seconds: int | None = None
    speak_seconds: int | None = None
    model_answer: str | None = None
    rubric: tuple[Criterion, ...] = ()
    stimulus_id: StimulusId | None = None
    grammar_point: str | None = None
    misunderstanding: str | None = None  # right or wrong: of the wrong judgement
    misconception_id: MisconceptionId | None = None  # likewise
    laws: tuple[LawReference, ...] = ()
    checked_on: date | None = None
    review_by: date | None = None
    sources: tuple[str, ...] = ()

    @property
    def max_score(self) -> int:
        """Marks possible: the rubric's sum, else 1."""
        return sum(criterion.marks for criterion in self.rubric) or 1

    @property
    def source_text(self) -> str:
        """The Russian text that translations were made from, see docs/content.md."""
        choices, criteria = (choice.text for choice in self.choices), (line.text for line in self.rubric)
        parts = (self.stem, *choices, *criteria, self.explanation)
        return "\n".join(part.strip() for part in parts)


def bank_order(bank_id: BankId) -> tuple[int, BankId]:
    """Return what to sort banks by: the exam's order, and whatever else there is after it by name."""
    return (BANKS.index(bank_id) if bank_id in BANKS else len(BANKS), bank_id)
