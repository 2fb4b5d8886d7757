"""Small papers and profiles for the tests of the domain."""

from datetime import date

from elearn.domain.assessment import ExamProfile, Part, Slot, Threshold
from elearn.domain.attempts import CutScore, Paper, PaperItem, ReleaseRef, Response
from elearn.domain.item_bank import ItemBank, Topic
from elearn.domain.items import BankId, Choice, Criterion, Interaction, Item, ItemId, StimulusId, TopicId

TITLE = {"ru": "Название"}
LANGUAGE, HISTORY = BankId("language"), BankId("history")


def a_choice_item(
    number: int,
    *,
    bank: BankId = HISTORY,
    task: str = "history",
    topic: str = "topic-a",
    stimulus: str | None = None,
) -> Item:
    return Item(
        id=ItemId(f"{bank}-{number:04d}"),
        bank_id=bank,
        topic_id=TopicId(topic),
        level="patent",
        task=task,
        interaction=Interaction.SINGLE_CHOICE,
        stem=f"Вопрос {number}?",
        choices=(Choice(id="a", text="первый"), Choice(id="b", text="второй"), Choice(id="c", text="третий")),
        key="a",
        explanation="Потому что.",
        stimulus_id=StimulusId(stimulus) if stimulus else None,
    )


def a_typed_item(*accepted: str) -> Item:
    return Item(
        id=ItemId("language-9001"),
        bank_id=LANGUAGE,
        topic_id=TopicId("topic-a"),
        level="patent",
        task="writing_word",
        interaction=Interaction.TYPED_WORD,
        stem="Я читаю ____.",
        accepted=accepted,
        explanation="Потому что.",
    )


def a_letter_item() -> Item:
    return Item(
        id=ItemId("language-9002"),
        bank_id=LANGUAGE,
        topic_id=TopicId("topic-a"),
        level="rvp",
        task="writing_letter",
        interaction=Interaction.LETTER,
        stem="Напишите письмо.",
        model_answer="Здравствуйте!",
        rubric=(
            Criterion(id="task", text="Задание выполнено", marks=1),
            Criterion(id="grammar", text="Понятно без труда", marks=1),
        ),
        explanation="Потому что.",
    )


def a_paper(items: list[Item], *cut_scores: CutScore, part_id: str = "history") -> Paper:
    release = ReleaseRef(bank_id=HISTORY, release="2026.1")
    return Paper(
        items=tuple(
            PaperItem(
                position=position,
                release=release,
                item_id=item.id,
                part_id=part_id,
                task=item.task,
                max_score=item.max_score,
            )
            for position, item in enumerate(items, start=1)
        ),
        cut_scores=cut_scores,
        minutes=None,
    )


def a_cut(
    cut_score: int,
    *,
    id: str = "total",
    part_id: str | None = None,
    tasks: tuple[str, ...] = (),
    max_score: int = 9,
) -> CutScore:
    return CutScore(id=id, part_id=part_id, tasks=tasks, cut_score=cut_score, max_score=max_score)


def answers(*values: str | None) -> dict[int, Response]:
    return {n: Response(position=n, value=value) for n, value in enumerate(values, start=1)}


def a_bank(items: list[Item], bank: BankId = HISTORY) -> ItemBank:
    topics = sorted({item.topic_id for item in items})
    return ItemBank(
        id=bank,
        release="2026.1",
        released_on=date(2026, 11, 21),
        title=TITLE,
        topics=tuple(Topic(id=topic, title=TITLE, exam_asks=TITLE) for topic in topics),
        items=tuple(items),
        stimuli=(),
        media=(),
        tests=(),
        lessons={},
        translations={},
    )


def a_profile(*slots: Slot, thresholds: tuple[Threshold, ...] = ()) -> ExamProfile:
    return ExamProfile(
        id="patent",
        title=TITLE,
        valid_from=date(2026, 1, 1),
        valid_to=None,
        minutes=80,
        price_rub=None,
        certificate_years=3,
        taken="computer",
        parts=(Part(id="history", bank_id=HISTORY, title=TITLE, slots=slots),),
        thresholds=thresholds,
        sources=(),
    )
