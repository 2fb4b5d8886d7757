"""The banks that ship are sound, and the whole exam can be assembled from what they claim to cover."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache

from elearn.domain.assembly import DRILL_SIZE
from elearn.domain.item_bank import ItemBank
from elearn.formats.bank_files.coverage import measure_tests
from elearn.settings import asset_folder
from elearn.usecases.check_banks import check_banks

BANKS = asset_folder("question_banks")


@cache
def shipped() -> tuple[ItemBank, ...]:
    check = check_banks(BANKS, today=datetime.now(UTC).date())
    return tuple(release.bank for release in check.releases if release.bank)


def test_shipped_banks_have_no_defects() -> None:
    check = check_banks(BANKS, today=datetime.now(UTC).date())

    # A review that fell due is news for the editors, not a broken build.
    assert [str(defect) for defect in check.defects if not defect.is_overdue] == []


def test_all_25_practice_tests_ship() -> None:
    wanted = {"language": 10, "history": 8, "legislation": 7}

    for bank in shipped():
        assert [test.id for test in bank.tests] == [
            f"{bank.id}-{n:02}" for n in range(1, wanted[bank.id] + 1)
        ]


def test_every_item_is_in_exactly_one_test() -> None:
    for bank in shipped():
        placed = [item_id for test in bank.tests for item_id in test.item_ids]
        assert sorted(placed) == sorted(bank.item_by_id)


def test_every_topic_can_be_drilled() -> None:
    for bank in shipped():
        counts = Counter(item.topic_id for item in bank.items)
        few = {leaf.id: counts[leaf.id] for leaf in bank.leaf_topics if counts[leaf.id] < DRILL_SIZE}
        assert few == {}


def test_every_level_that_a_topic_names_is_asked() -> None:
    for bank in shipped():
        asked = {(item.topic_id, item.level) for item in bank.items}
        wanted = {(leaf.id, level) for leaf in bank.leaf_topics for level in leaf.levels}
        assert wanted - asked == set()


def test_a_patent_test_with_its_recordings_is_small() -> None:
    (language,) = (bank for bank in shipped() if bank.id == "language")
    sizes = {size.test_id: size for size in measure_tests(language)}

    for test in language.tests:
        size = sizes[test.id]
        if test.profile_id == "patent":
            assert size.text_bytes + size.recording_bytes + size.picture_bytes < 1_500_000


def test_every_lesson_and_item_speaks_every_language() -> None:
    for release in check_banks(BANKS, today=datetime.now(UTC).date()).releases:
        assert release.bank is not None
        for language in ("en", "uz", "uz-cyrl", "tg", "ky"):
            assert set(release.bank.translations[language]) == set(release.bank.item_by_id)
            assert set(release.bank.lessons[language]) == {leaf.id for leaf in release.bank.leaf_topics}
