"""What a session showed: thresholds of every person, and what goes on a handout; on both engines."""

import pytest

from elearn.domain.centres import CentreId
from elearn.domain.errors import NotAtCentre
from elearn.usecases.load_handout import load_handout
from elearn.usecases.load_person_progress import load_person_progress
from elearn.usecases.load_room_report import RoomReport, load_room_report
from tests.builders import new_id
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import SYMBOLS, World


def report_of(room: RoomWorld) -> RoomReport:
    with room.world.reading() as session:
        return load_room_report(
            session, session_id=room.room.id, centre_id=room.member.centre_id, now=room.now
        )


def sit(room: RoomWorld, number: int, *values: str | None) -> None:
    """Let a person answer from the first task on and hand in."""
    room.as_learner(number).sit(room.begin(room.sit_down(number)), *values, now=room.now)


def test_every_threshold_of_a_mock_exam_is_told_in_the_order_of_the_profile(each_world: World) -> None:
    room = make_room(each_world, test_id=None, profile_id="patent")
    sit(room, 1, "a", "b")
    room.begin(room.sit_down(2))

    report = report_of(room)

    (reached,) = report.thresholds.values()
    assert [(each.cut_score.id, each.cut_score.cut_score) for each in reached] == [
        ("total", 5),
        ("history", 1),
        ("russian", 3),
    ]
    assert [each.is_met for each in reached][1:] == [True, False]
    assert report.profile_id == "patent"


def test_a_practice_test_is_judged_by_the_exam_that_it_prepares_for(each_world: World) -> None:
    room = make_room(each_world)
    sit(room, 1, "a")

    assert report_of(room).profile_id == "patent"


def test_a_handout_holds_the_tasks_that_most_had_wrong(each_world: World) -> None:
    room = make_room(each_world)
    sit(room, 1, "a", "b", "a", "a", "b", "a")
    sit(room, 2, "a", "b", "a", "a", "a", "a")

    with each_world.reading() as session:
        handout = load_handout(session, session_id=room.room.id, centre_id=room.member.centre_id)

    missed = [item.id for item, _ in handout.tasks]
    assert missed == [task.item_id for task in report_of(room).tasks]
    assert len(missed) == 2
    assert SYMBOLS in [topic.id for topic, _ in handout.topics]
    assert handout.has_results


def test_another_centre_gets_no_handout_and_sees_no_progress(each_world: World) -> None:
    room, stranger = make_room(each_world), CentreId(new_id())
    person = room.people[0]

    with each_world.reading() as session:
        with pytest.raises(NotAtCentre):
            load_handout(session, session_id=room.room.id, centre_id=stranger)
        with pytest.raises(NotAtCentre):
            load_person_progress(
                session,
                group_id=person.group_id,
                participant_id=person.id,
                centre_id=stranger,
                books=each_world.books,
            )
