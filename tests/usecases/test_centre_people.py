from random import Random

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import (
    Member,
)
from elearn.domain.errors import (
    GroupFull,
    LearnerNotFound,
    NameTaken,
    NotAtCentre,
)
from elearn.domain.groups import MAX_PARTICIPANTS, GroupId, Participant, ParticipantId
from elearn.domain.people_lists import Defect, Fault, PeopleTable, PersonRow
from elearn.storage.attempts import add_attempt
from elearn.storage.engine import reading, transaction
from elearn.storage.groups import add_participants as store_participants
from elearn.storage.groups import list_codes
from elearn.storage.learners import load_learner
from elearn.storage.releases import add_release
from elearn.usecases.add_participants import Chance, NewPerson, add_participants
from elearn.usecases.archive_group import archive_group
from elearn.usecases.import_people import import_people
from elearn.usecases.list_centre_groups import list_centre_groups
from elearn.usecases.load_person import load_person
from elearn.usecases.make_group import make_group
from elearn.usecases.redraw_pictures import redraw_pictures
from elearn.usecases.remove_participant import remove_participant
from elearn.usecases.rename_participant import rename_participant
from tests.builders import NOW, a_bank, an_attempt, new_id
from tests.usecases.centre_world import a_chance, a_manager, people_of
from tests.usecases.test_guard_tries import KEY


@pytest.fixture
def manager(engine: Engine) -> Member:
    return a_manager(engine)


@pytest.fixture
def group_id(engine: Engine, manager: Member) -> GroupId:
    return _make(engine, manager, "Утро")


def _make(engine: Engine, member: Member, name: str) -> GroupId:
    with transaction(engine) as session:
        return make_group(session, member=member, group_id=GroupId(new_id()), name=name, now=NOW).id


def _add(engine: Engine, member: Member, group_id: GroupId, *names: str | None) -> list[Participant]:
    with transaction(engine) as session:
        return add_participants(
            session,
            member=member,
            group_id=group_id,
            newcomers=[NewPerson(name) for name in names],
            chance=a_chance(),
            now=NOW,
        )


def test_people_get_numbers_pictures_and_codes_of_their_own(
    engine: Engine, manager: Member, group_id: GroupId
) -> None:
    _add(engine, manager, group_id, "Али", None)
    _add(engine, manager, group_id, *[None] * 10)

    people = people_of(engine, manager, group_id)
    with reading(engine) as session:
        codes = list_codes(session, group_id=group_id, centre_id=manager.centre_id)

    assert [person.number for person in people] == list(range(1, 13))
    assert [person.name for person in people][:3] == ["Али", None, None]
    assert len({person.pin for person in people}) == len(set(codes.values())) == len(codes) == 12


def test_a_drawn_code_that_somebody_has_is_drawn_again(
    engine: Engine, manager: Member, group_id: GroupId
) -> None:
    drawn = iter([7, 7, 7, 8])
    chance = Chance(new_id=new_id, draw_code=lambda: next(drawn), random=Random(1))
    with transaction(engine) as session:
        people = add_participants(
            session, member=manager, group_id=group_id, newcomers=[NewPerson()] * 2, chance=chance, now=NOW
        )
        codes = [load_learner(session, person.learner_id).code for person in people]

    assert codes[0] != codes[1]


def test_a_group_takes_as_many_as_it_may_and_nobody_of_those_who_do_not_all_fit(
    engine: Engine, manager: Member, group_id: GroupId
) -> None:
    _add(engine, manager, group_id, *[None] * (MAX_PARTICIPANTS - 1))

    with pytest.raises(GroupFull):
        _add(engine, manager, group_id, None, None)
    assert len(people_of(engine, manager, group_id)) == MAX_PARTICIPANTS - 1
    _add(engine, manager, group_id, None)
    assert len(people_of(engine, manager, group_id)) == MAX_PARTICIPANTS


def test_two_groups_of_a_centre_have_different_names(
    engine: Engine, manager: Member, group_id: GroupId
) -> None:
    with pytest.raises(NameTaken):
        _make(engine, manager, " Утро ")
    assert _make(engine, a_manager(engine, "Другая"), "Утро")


def test_a_group_that_was_put_away_comes_last_and_can_be_taken_back(
    engine: Engine, manager: Member, group_id: GroupId
) -> None:
    _make(engine, manager, "Ясли")
    for is_archived, names in ((True, ["Ясли", "Утро"]), (False, ["Утро", "Ясли"])):
        with transaction(engine) as session:
            archive_group(session, member=manager, group_id=group_id, is_archived=is_archived, now=NOW)
            listed = list_centre_groups(session, centre_id=manager.centre_id)
        assert [group.name for group, _ in listed] == names


def test_a_name_is_changed_and_taken_away(engine: Engine, manager: Member, group_id: GroupId) -> None:
    (person,) = _add(engine, manager, group_id, "Али")
    for typed, kept in ((" Алишер  Н. ", "Алишер Н."), ("  ", None)):
        with transaction(engine) as session:
            rename_participant(session, member=manager, participant_id=person.id, name=typed, now=NOW)
        assert people_of(engine, manager, group_id)[0].name == kept


def _remove(engine: Engine, member: Member, person: Participant, *, erases: bool) -> None:
    with transaction(engine) as session:
        remove_participant(session, member=member, participant_id=person.id, erases=erases, now=NOW)


def _is_known(engine: Engine, learner_id: LearnerId) -> bool:
    with reading(engine) as session:
        try:
            load_learner(session, learner_id)
        except LearnerNotFound:
            return False
    return True


@pytest.mark.parametrize("erases", [True, False])
def test_who_is_taken_off_the_list_keeps_their_results_or_is_erased(
    engine: Engine, manager: Member, group_id: GroupId, erases: bool
) -> None:
    (person,) = _add(engine, manager, group_id, "Али")
    with transaction(engine) as session:
        add_release(session, a_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        add_attempt(session, an_attempt(person.learner_id))
        found = load_person(session, group_id=group_id, participant_id=person.id, centre_id=manager.centre_id)
    assert (found.has_results, found.is_elsewhere) == (True, False)

    _remove(engine, manager, person, erases=erases)

    assert people_of(engine, manager, group_id) == []
    assert _is_known(engine, person.learner_id) is not erases


def test_who_is_on_another_list_too_is_never_erased_from_this_one(
    engine: Engine, manager: Member, group_id: GroupId
) -> None:
    other = a_manager(engine, "Другая")
    there = _make(engine, other, "Вечер")
    (person,) = _add(engine, manager, group_id, "Али")
    same = Participant(
        **{**vars(person), "id": ParticipantId(new_id()), "centre_id": other.centre_id, "group_id": there}
    )
    with transaction(engine) as session:
        store_participants(session, [same])

    _remove(engine, manager, person, erases=True)
    assert _is_known(engine, person.learner_id)
    _remove(engine, other, same, erases=True)
    assert not _is_known(engine, person.learner_id)


def _import(engine: Engine, member: Member, group_id: GroupId, *rows: PersonRow) -> tuple[Defect, ...]:
    with transaction(engine) as session:
        plan = import_people(
            session,
            member=member,
            group_id=group_id,
            table=PeopleTable(rows=rows),
            chance=a_chance(2),
            now=NOW,
        )
    return plan.defects


def test_a_table_adds_and_renames(engine: Engine, manager: Member, group_id: GroupId) -> None:
    (person,) = _add(engine, manager, group_id, "Али")

    rows = (
        PersonRow(row=2, id=person.id, number=1, name="Алишер"),
        PersonRow(row=3, number=20, name="Бек"),
        PersonRow(row=4),
    )
    assert _import(engine, manager, group_id, *rows) == ()

    people = people_of(engine, manager, group_id)
    assert [(each.number, each.name) for each in people] == [(1, "Алишер"), (2, None), (20, "Бек")]


def test_nothing_of_a_table_with_a_defect_is_taken_in(
    engine: Engine, manager: Member, group_id: GroupId
) -> None:
    (person,) = _add(engine, manager, group_id, "Али")
    good = (PersonRow(row=2, id=person.id, name="Алишер"), PersonRow(row=3, name="Бек"))

    defects = _import(engine, manager, group_id, *good, PersonRow(row=4, number=1, name="Вали"))

    assert defects == (Defect(Fault.NUMBER_TAKEN, 4),)
    assert [each.name for each in people_of(engine, manager, group_id)] == ["Али"]


def test_another_centres_people_are_out_of_reach(engine: Engine, manager: Member, group_id: GroupId) -> None:
    stranger = a_manager(engine, "Другая")
    (person,) = _add(engine, manager, group_id, "Али")

    assert _import(engine, manager, group_id, PersonRow(row=2, id=ParticipantId(new_id()))) == (
        Defect(Fault.UNKNOWN_PERSON, 2),
    )
    for reach in (
        lambda: _add(engine, stranger, group_id, "Бек"),
        lambda: _import(engine, stranger, group_id, PersonRow(row=2, name="Бек")),
        lambda: _remove(engine, stranger, person, erases=True),
    ):
        with pytest.raises(NotAtCentre):
            reach()
    with transaction(engine) as session, pytest.raises(NotAtCentre):
        rename_participant(session, member=stranger, participant_id=person.id, name="x", now=NOW)
    with transaction(engine) as session, pytest.raises(NotAtCentre):
        redraw_pictures(
            session, member=stranger, participant_id=person.id, tries=KEY, random=Random(1), now=NOW
        )
    with transaction(engine) as session, pytest.raises(NotAtCentre):
        archive_group(session, member=stranger, group_id=group_id, is_archived=True, now=NOW)
    assert people_of(engine, manager, group_id) == [person]
