"""The page of an item tells how the item does, to editors."""

from elearn.domain.item_tallies import TallyKey
from elearn.domain.permissions import Role
from elearn.storage.engine import transaction
from elearn.storage.item_tallies import add_to_tallies
from tests.domain.tallies import a_tally
from tests.web.editor.draft_desk import DraftDesk

HERE, LINK = "legislation/items/law-0001", "/en/editor/items/law-0001/statistics"


def count_answers(drafts: DraftDesk) -> None:
    key = TallyKey("legislation", "2026.1", "law-0001", "exam", "tg", "a")
    with transaction(drafts.desk.engine) as session:
        add_to_tallies(session, [(key, a_tally(1_234))])


def test_editors_see_the_figures_of_an_item(drafts: DraftDesk) -> None:
    editor = drafts.enter("nina")
    assert LINK not in editor.get(HERE).text, "nobody has answered it"
    count_answers(drafts)
    page = editor.get(HERE).text

    assert LINK in page
    assert "1,234" in page
    assert editor.client.get(LINK).status_code == 200


def test_the_items_of_a_draft_are_found_by_their_flags(drafts: DraftDesk) -> None:
    editor = drafts.enter("nina")
    count_answers(drafts)  # every one of them wrong
    found = {
        flag: editor.get("legislation", flag=flag).text for flag in ("any", "too_hard", "too_easy", "no")
    }

    assert [">law-0001<" in text for text in found.values()] == [True, True, False, True]
    assert [">law-0002<" in text for text in found.values()] == [False, False, False, True]
    translator = drafts.enter("olga", Role.TRANSLATOR).get("legislation", flag="too_easy").text
    assert ">law-0002<" in translator, "statistics are not for them"
    assert 'name="flag"' not in translator


def test_translators_do_not(drafts: DraftDesk) -> None:
    count_answers(drafts)

    assert LINK not in drafts.enter("olga", Role.TRANSLATOR).get(HERE).text
