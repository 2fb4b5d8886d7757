"""A law changes: what it touches, the queue, and what is done of it. The changes are made up."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import LawNotFound
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.law_tasks import LawStep, LawTaskId, StepKind, StepState
from elearn.domain.laws import ChangeState, LawChangeId
from elearn.formats.bank_files.hashes import source_hash
from elearn.usecases.close_law_change import close_law_change
from elearn.usecases.give_law_task import give_law_task
from elearn.usecases.load_law_change import load_law_change
from elearn.usecases.tick_law_step import tick_law_step
from tests.builders import NOW, new_id
from tests.domain.test_laws import a_change
from tests.usecases.editing_desk import Desk, item_key
from tests.usecases.law_desk import LawDesk

TOUCHED = ["law-0008", "law-0009", "law-0022", "law-0062", "law-0063"]
RUSSIAN, UZBEK = LawStep(StepKind.RUSSIAN), LawStep(StepKind.TRANSLATION, "uz")
LATER = date(2027, 3, 2)


@pytest.fixture
def desk(sqlite_engine: Engine) -> LawDesk:
    return LawDesk(sqlite_engine)


@pytest.fixture
def each_desk(engine: Engine) -> LawDesk:
    return LawDesk(engine)


def renew(desk: Desk, item_id: str, **fields: Any) -> None:
    """Check an item against the new wording."""
    old = desk.load().entries[item_key(item_id)].data
    laws = [{**law, "wording_on": LATER.isoformat()} for law in old["laws"]]
    desk.change_item(item_id, laws=laws, checked_on=NOW.date().isoformat(), **fields)


def steps_of(desk: LawDesk, item_id: str) -> dict[LawStep, StepState]:
    return next(dict(task.steps) for task in desk.queue(is_done=None).tasks if task.task.item_id == item_id)


def test_a_change_of_an_article_touches_what_cites_it_alone(desk: LawDesk) -> None:
    impact = desk.assess(desk.note("13.3"))

    assert [item.id for item in impact.items] == TOUCHED
    assert {test.id: test.item_count for test in impact.tests} == {
        "legislation-01": 2,
        "legislation-02": 1,
        "legislation-04": 2,
    }
    assert impact.test_count == 7
    assert impact.translations == {"en": 5, "ky": 5, "tg": 5, "uz": 5}
    assert (impact.recordings, impact.forms) == ((), ())
    assert {lesson.topic_id for lesson in impact.lessons} == {"law-entry-exit", "law-patent-taxes"}


def test_a_change_of_an_act_touches_all_that_cites_it(desk: LawDesk) -> None:
    assert len(desk.assess(desk.note()).items) == 25


def test_the_draft_counts_and_so_does_what_learners_have(desk: LawDesk) -> None:
    change = desk.note("13.3")
    desk.desk.open()
    cites = [{"act": "115-fz", "article": "13.3", "wording_on": "2025-09-01"}]
    desk.desk.change_item("law-0001", laws=cites)
    desk.desk.change_item("law-0008", laws=[])
    desk.desk.save(item_key("law-0009"), None)
    new = {**desk.desk.load().entries[item_key("law-0063")].data, "id": "law-0999"}
    desk.desk.save(item_key("law-0999"), new)

    touched = {item.id: item.is_changed for item in desk.assess(change).items}

    assert touched == dict.fromkeys(["law-0001", "law-0008", "law-0009", "law-0999"], True) | dict.fromkeys(
        ["law-0022", "law-0062", "law-0063"], False
    )


def test_a_change_of_an_unknown_act_is_refused(desk: LawDesk) -> None:
    with pytest.raises(LawNotFound):
        desk.note(act="no-such")
    with pytest.raises(LawNotFound):
        desk.assess(a_change(act="no-such"))
    with desk.reading() as session, pytest.raises(LawNotFound):
        load_law_change(session, change_id=LawChangeId(new_id()))


def test_the_queue_has_a_task_for_each_item_once(each_desk: LawDesk) -> None:
    change = each_desk.note("13.3")

    assert each_desk.make_queue(change) == 5
    assert each_desk.make_queue(change) == 0

    queue = each_desk.queue()
    assert [task.task.item_id for task in queue.tasks] == TOUCHED
    assert (queue.open_count, queue.done_count) == (5, 0)
    languages = [LawStep(StepKind.TRANSLATION, code) for code in ("en", "ky", "tg", "uz")]
    assert queue.tasks[0].steps == dict.fromkeys([RUSSIAN, *languages], StepState.OPEN)
    assert [action for action, _ in each_desk.actions()] == ["note_law_change", "make_law_queue"]


def test_what_the_draft_shows_is_done_by_itself(desk: LawDesk) -> None:
    desk.make_queue(desk.note("13.3"))
    desk.desk.open()

    renew(desk.desk, "law-0008")  # the text stays, so its translations do
    renew(desk.desk, "law-0009", stem="Новый вопрос?")

    assert set(steps_of(desk, "law-0008").values()) == {StepState.SEEN}
    states = steps_of(desk, "law-0009")
    assert (states.pop(RUSSIAN), set(states.values())) == (StepState.SEEN, {StepState.OPEN})
    assert [task.task.item_id for task in desk.queue(is_done=True).tasks] == ["law-0008"]
    assert (desk.queue().open_count, desk.queue().done_count) == (4, 1)


def test_a_renewed_translation_is_done_by_itself(desk: LawDesk) -> None:
    desk.make_queue(desk.note("13.3"))
    desk.desk.open()
    renew(desk.desk, "law-0009", stem="Новый вопрос?")
    data = desk.desk.load().entries[item_key("law-0009")].data
    text = "\n".join([data["stem"], *(choice["text"] for choice in data["choices"]), data["explanation"]])
    key = EntryKey(EntryKind.TRANSLATION, "law-0009", "uz")
    translation = desk.desk.load().entries[key].data

    desk.desk.save(key, {**translation, "stem": "Yangi savol?", "source": source_hash(text)})

    states = steps_of(desk, "law-0009")
    assert states[UZBEK] is StepState.SEEN
    assert states[LawStep(StepKind.TRANSLATION, "tg")] is StepState.OPEN


@pytest.mark.parametrize(
    "fields",
    [
        {"checked_on": (NOW.date() - timedelta(1)).isoformat()},
        {"laws": [{"act": "115-fz", "article": "13.3", "wording_on": "2027-02-28"}]},
        {"checked_on": "soon"},
    ],
)
def test_a_check_against_the_old_wording_is_none(desk: LawDesk, fields: dict[str, Any]) -> None:
    desk.make_queue(desk.note("13.3"))
    desk.desk.open()
    renew(desk.desk, "law-0008")
    desk.desk.change_item("law-0008", **fields)

    assert steps_of(desk, "law-0008")[RUSSIAN] is StepState.OPEN


def test_somebody_ticks_a_step_and_takes_it_back(each_desk: LawDesk) -> None:
    each_desk.make_queue(each_desk.note("13.3"))
    task = each_desk.queue().tasks[0].task

    def tick(*, is_done: bool, step: LawStep = UZBEK) -> StepState:
        with each_desk.at_work() as session:
            tick_law_step(
                session, task_id=task.id, step=step, is_done=is_done, account_id=each_desk.anna, now=NOW
            )
        return steps_of(each_desk, task.item_id)[UZBEK]

    assert [tick(is_done=True), tick(is_done=True)] == [StepState.TICKED] * 2
    assert tick(is_done=True, step=LawStep(StepKind.PRINT)) is StepState.TICKED  # it has no such step
    assert [tick(is_done=False), tick(is_done=False)] == [StepState.OPEN] * 2
    subject = f"{task.id} translation uz"
    assert each_desk.actions()[2:] == [("tick_law_step", subject), ("untick_law_step", subject)]


def test_a_task_is_given_to_somebody_who_sees_the_drafts(each_desk: LawDesk) -> None:
    each_desk.make_queue(each_desk.note("13.3"))
    task = each_desk.queue().tasks[0].task

    def give(to: AccountId | None) -> list[str]:
        with each_desk.at_work() as session:
            give_law_task(session, task_id=task.id, to=to, account_id=each_desk.anna, now=NOW)
        return [each.task.item_id for each in each_desk.queue(assigned_to=each_desk.desk.boris).tasks]

    assert give(each_desk.desk.boris) == [task.item_id]
    assert give(each_desk.desk.boris) == [task.item_id]
    with pytest.raises(LawNotFound):
        give(AccountId(new_id()))
    assert give(None) == []
    assert [action for action, _ in each_desk.actions()[2:]] == ["give_law_task", "give_law_task"]


def test_an_unknown_task_is_refused(desk: LawDesk) -> None:
    task_id = LawTaskId(new_id())
    with desk.at_work() as session, pytest.raises(LawNotFound):
        give_law_task(session, task_id=task_id, to=None, account_id=desk.anna, now=NOW)
    with desk.at_work() as session, pytest.raises(LawNotFound):
        tick_law_step(session, task_id=task_id, step=RUSSIAN, is_done=True, account_id=desk.anna, now=NOW)


def test_the_queue_is_filtered_by_change_and_bank(desk: LawDesk) -> None:
    first, second = desk.note("13.3"), desk.note("31.2")
    desk.make_queue(first)
    desk.make_queue(second)

    assert [task.task.item_id for task in desk.queue(change_id=second.id).tasks] == ["law-0061"]
    assert len(desk.queue(bank_id=BankId("legislation")).tasks) == 6
    assert desk.queue(bank_id=BankId("history")).tasks == ()


def test_a_change_is_closed_and_opened_once(each_desk: LawDesk) -> None:
    change = each_desk.note("13.3")

    def close(*, is_done: bool) -> ChangeState:
        with each_desk.at_work() as session:
            close_law_change(
                session, change_id=change.id, is_done=is_done, account_id=each_desk.anna, now=NOW
            )
        with each_desk.reading() as session:
            return load_law_change(session, change_id=change.id).state

    assert [close(is_done=True), close(is_done=True)] == [ChangeState.DONE] * 2
    assert close(is_done=False) is ChangeState.OPEN
    assert [action for action, _ in each_desk.actions()[1:]] == ["close_law_change", "open_law_change"]
