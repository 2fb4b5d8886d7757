"""The fullest handout that the shipped banks can ask for fits on its sheet, in every language."""

import pytest

from elearn.domain.attempts import Mode
from elearn.domain.handouts import is_fit_for_handout
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item
from elearn.domain.languages import LANGUAGES, Language
from elearn.domain.rooms import RoomSession, RoomSessionId, Start
from elearn.usecases.load_handout import Handout
from elearn.web.centre.pages.handout import LINES, draw_sheet
from tests.builders import NOW, new_id
from tests.journeys.site import all_banks


def explained(item: Item, bank: ItemBank, language: Language) -> int:
    translation = bank.translations.get(language.code, {}).get(item.id)
    return len(item.stem) + len(translation.explanation if translation else item.explanation)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_longest_tasks_fit_with_at_least_two_topics(language: Language) -> None:
    banks = all_banks().values()
    fit = [(item, bank) for bank in banks for item in bank.items if is_fit_for_handout(item, bank)]
    longest = sorted(fit, key=lambda pair: -explained(pair[0], pair[1], language))
    topics = tuple((topic, bank) for bank in banks for topic in bank.leaf_topics)

    for start in range(0, 60, 5):
        handout = Handout(
            room=a_room(), topics=topics[start % 40 :], tasks=tuple(longest[start:]), has_results=True
        )
        sheet = draw_sheet(handout, language)
        assert sheet.lines <= LINES
        assert len(sheet.tasks) >= 3
        assert len(sheet.topics) >= 2


def a_room() -> RoomSession:
    return RoomSession(
        id=RoomSessionId(new_id()),
        centre_id=new_id(),  # type: ignore[arg-type]
        group_id=None,
        test_id="history-01",
        profile_id=None,
        mode=Mode.EXAM,
        start=Start.WHEN_READY,
        join_code="123456",
        opened_by=new_id(),  # type: ignore[arg-type]
        opened_at=NOW,
    )
