"""What goes out as QTI comes in again: equal, or named as a loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.exchange.contents import Loss
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.made_entries import items, put_in, translations
from tests.formats.exchange.qti.releases import (
    VERSIONS,
    a_small_release,
    an_entry,
    an_item,
    by_key,
    carried,
    change,
    real_package,
    real_release,
    unpack,
)

MANY = settings(max_examples=60)
both = pytest.mark.parametrize("version", VERSIONS)


@both
@pytest.mark.parametrize("bank_id", ["language", "history", "legislation"])
def test_a_real_bank_comes_back_equal_even_into_nothing(bank_id: str, version: str) -> None:
    entries, media = real_release(bank_id)

    exported = real_package(bank_id, version)
    found = FORMATS[version].read(exported.content)

    assert (found.faults, found.losses, found.foreign) == ((), (), frozenset())
    assert by_key(found.patches) == carried(entries)
    assert put_in(entries, found.patches) == {entry.key: dict(entry.data) for entry in entries}
    assert dict(found.media) == media
    left_out = {entry.key for entry in entries} - carried(entries).keys()
    assert set(exported.losses) == {Loss(key, "") for key in left_out}


@both
@MANY
@given(entries=items().flatmap(lambda item: translations(item).map(lambda translation: [item, translation])))
def test_any_item_comes_back_equal_or_its_loss_is_named(version: str, entries: list[Entry]) -> None:
    exported = FORMATS[version].write(entries, {})
    found = FORMATS[version].read(exported.content)

    assert found.faults == ()
    differing = {
        (entry.key, name)
        for entry in entries
        for name in {*entry.data, *by_key(found.patches)[entry.key]}
        if by_key(found.patches)[entry.key].get(name) != entry.data.get(name)
    }
    assert {(loss.key, loss.field) for loss in exported.losses} == differing
    assert {name for _, name in differing} <= {"stem"}  # a text to fill in without its gap gets one


@both
@MANY
@given(text=st.text(min_size=1).filter(lambda text: text.isprintable() or text.strip()))
def test_any_text_comes_back_letter_by_letter(version: str, text: str) -> None:
    item = an_item(stem=text.replace("\0", ""), explanation="**" + text.replace("\0", ""))

    exported = FORMATS[version].write([item], {})

    assert exported.losses == ()


def test_what_a_catalogue_says_is_not_said_again_in_the_manifest() -> None:
    fields = {"stem": "Qulf qayerda?", "explanation": "Eshikda.", "choices": {"a": "uy\tichida"}}
    key = EntryKey(EntryKind.TRANSLATION, "lang-0001", "uz")
    translation = Entry(key=key, file="some.yaml", data={"state": "draft", **fields})

    exported = FORMATS["qti3"].write([an_item(), translation], {})
    files = unpack(exported.content)

    assert exported.losses == ()
    assert b"Qulf qayerda?" in files["items/lang-0001.xml"]
    assert b"Qulf qayerda?" not in files["imsmanifest.xml"]


@both
def test_what_two_items_share_comes_once(version: str) -> None:
    entries, media = a_small_release()

    found = FORMATS[version].read(FORMATS[version].write(entries, media).content)

    assert by_key(found.patches) == carried(entries)
    assert dict(found.media) == media


@both
def test_the_same_entries_give_the_same_bytes(version: str) -> None:
    entries, media = a_small_release()

    assert FORMATS[version].write(entries, media) == FORMATS[version].write(entries, media)


@both
def test_an_edit_elsewhere_wins_over_what_the_manifest_remembers(version: str) -> None:
    item = an_item(stem="Где  замок ?", grammar_point="genitive")
    content = FORMATS[version].write([item], {}).content

    def edit(files: dict[str, bytes]) -> None:
        files["items/lang-0001.xml"] = files["items/lang-0001.xml"].replace(
            "<p>Где".encode(), "<p>А где".encode()
        )

    found = by_key(FORMATS[version].read(change(content, edit)).patches)[item.key]

    assert found["stem"] == "А где замок ?"
    assert found["grammar_point"] == "genitive"


@both
def test_a_test_whose_items_stay_behind_is_a_loss(version: str) -> None:
    entries, media = a_small_release()

    exported = FORMATS[version].write([each for each in entries if each.key.id != "lang-0002"], media)

    assert exported.losses == (Loss(EntryKey(EntryKind.TEST, "language-01"), ""),)


@both
def test_a_draft_with_holes_is_written_all_the_same(version: str) -> None:
    holes = an_entry(EntryKind.ITEM, {"id": "lang-0001", "interaction": "single_choice", "stem": ["no text"]})
    test = an_entry(EntryKind.TEST, {"id": "language-01", "items": 5})

    exported = FORMATS[version].write([holes, test], {})

    assert {loss.key for loss in exported.losses} == {holes.key, test.key}
