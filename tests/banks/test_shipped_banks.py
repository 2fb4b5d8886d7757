"""The banks that ship are sound, and the whole exam can be assembled from what they claim to cover."""

from datetime import UTC, datetime

from elearn.settings import asset_folder
from elearn.usecases.check_banks import check_banks

BANKS = asset_folder("question_banks")


def test_shipped_banks_have_no_defects() -> None:
    check = check_banks(BANKS, today=datetime.now(UTC).date())

    # A review that fell due is news for the editors, not a broken build.
    assert [str(defect) for defect in check.defects if not defect.is_overdue] == []


def test_the_three_banks_ship() -> None:
    check = check_banks(BANKS, today=datetime.now(UTC).date())

    tests = {test.id for release in check.releases if release.bank for test in release.bank.tests}
    assert {"language-01", "history-01", "legislation-01"} <= tests


def test_every_lesson_and_item_speaks_every_language() -> None:
    for release in check_banks(BANKS, today=datetime.now(UTC).date()).releases:
        assert release.bank is not None
        for language in ("en", "uz", "uz-cyrl", "tg", "ky"):
            assert set(release.bank.translations[language]) == set(release.bank.item_by_id)
            assert set(release.bank.lessons[language]) == {leaf.id for leaf in release.bank.leaf_topics}
