from elearn.domain.entries import EntryKey, EntryKind, Patch
from elearn.domain.foreign_entries import give_own_ids, move_media
from elearn.domain.items import BankId

HISTORY = BankId("history")
TAKEN = [EntryKey(EntryKind.ITEM, "hist-0163"), EntryKey(EntryKind.STIMULUS, "hist-s-0007")]


def key(kind: EntryKind, name: str, language: str = "") -> EntryKey:
    return EntryKey(kind, name, language)


FOREIGN = [
    Patch(key=key(EntryKind.MEDIUM, "pic"), data={"files": [{"path": "media/hist-pic-0001.svg"}]}),
    Patch(key=key(EntryKind.STIMULUS, "text"), data={"media": "pic"}),
    Patch(key=key(EntryKind.ITEM, "q1"), data={"stimulus": "text", "choices": [{"misconception": "odd"}]}),
    Patch(key=key(EntryKind.ITEM, "q2"), data={"stem": "Где?"}),
    Patch(key=key(EntryKind.TRANSLATION, "q2", "uz"), data={"stem": "Qayerda?"}),
    Patch(key=key(EntryKind.TEST, "history-01"), data={"items": ["q2", "hist-0001"]}),
]


def test_foreign_items_get_the_next_numbers_and_everything_names_them() -> None:
    own = give_own_ids(FOREIGN, [patch.key for patch in FOREIGN[:4]], TAKEN, HISTORY)

    assert [patch.key.id for patch in own] == [
        "hist-pic-0001", "hist-s-0008", "hist-0164", "hist-0165", "hist-0165", "history-01",
    ]  # fmt: skip
    assert own[1].data == {"id": "hist-s-0008", "media": "hist-pic-0001"}
    assert own[2].data["stimulus"] == "hist-s-0008"
    assert own[2].data["choices"] == [{"misconception": "odd"}]
    assert own[4].data == {"stem": "Qayerda?"}
    assert own[5].data == {"items": ["hist-0165", "hist-0001"]}


def test_what_is_ours_keeps_its_number() -> None:
    assert give_own_ids(FOREIGN, [], TAKEN, HISTORY) == FOREIGN


def test_a_bank_without_a_short_name_gives_its_own() -> None:
    (own,) = give_own_ids(FOREIGN[3:4], [FOREIGN[3].key], [], BankId("other"))

    assert own.key.id == "other-0001"


def test_foreign_files_never_lie_upon_ours() -> None:
    media = {"media/hist-pic-0001.svg": b"<svg/>", "media/other.svg": b"<svg/>"}
    taken = [*TAKEN, EntryKey(EntryKind.MEDIUM, "hist-pic-0001")]
    own = give_own_ids(FOREIGN, [FOREIGN[0].key], taken, HISTORY)

    moved, files = move_media(FOREIGN, own, media)

    assert moved[0].data["files"] == [{"path": "media/hist-pic-0002.svg"}]
    assert moved[1:] == own[1:]
    assert files == {"media/hist-pic-0002.svg": b"<svg/>", "media/other.svg": b"<svg/>"}


def test_a_file_that_is_named_and_not_there_is_named_all_the_same() -> None:
    own = give_own_ids(FOREIGN, [FOREIGN[0].key], [], HISTORY)

    assert move_media(FOREIGN, own, {})[1] == {}
