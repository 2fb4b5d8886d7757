from datetime import date

from elearn.domain.reference import ArchivedProfile, ReferenceBooks


def an_archived_profile(id_: str, valid_to: date) -> ArchivedProfile:
    return ArchivedProfile(
        id=id_,
        title={"ru": id_},
        valid_from=date(2000, 1, 1),
        valid_to=valid_to,
        minutes=None,
        price_rub=None,
        certificate_years=None,
        taken="paper",
        parts=(),
        thresholds=(),
        sources=(),
    )


def test_an_exam_is_compared_with_the_last_one_before_it() -> None:
    archived = [
        an_archived_profile("patent-2010", date(2014, 12, 31)),
        an_archived_profile("patent-2015", date(2021, 7, 31)),
        an_archived_profile("patent-2012", date(2013, 12, 31)),
        an_archived_profile("rvp-2022", date(2025, 12, 31)),
    ]
    books = ReferenceBooks(
        profiles={}, archived_profiles={old.id: old for old in archived}, laws={}, guides={}
    )

    assert books.find_forerunner("patent") == archived[1]
    assert books.find_forerunner("vnzh") is None
