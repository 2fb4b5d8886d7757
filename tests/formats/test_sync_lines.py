"""Signed lines: what was written is read, and nothing else is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.sync import Batch, Origin, Reason, Receipt, ReceiptState, Reply, SentAttempt
from elearn.formats.sync.contents import is_whole, read_content, write_content, write_offer
from elearn.formats.sync.lines import (
    BadLine,
    BadSignature,
    LineKind,
    find_sender,
    is_public_key,
    public_key_of,
    read_any_line,
    read_line,
    write_line,
)
from elearn.formats.sync.signatures import sign_line
from tests.builders import HISTORY, NOW, a_ref, an_attempt, new_id

CENTRE = CentreId(new_id())
BATCH = Batch(
    centre_id=CENTRE,
    made_at=NOW,
    releases=(),
    learners=(Origin(id=LearnerId(new_id()), created_at=NOW),),
    attempts=(),
)
RECEIPT = Receipt(attempt_id=AttemptId(new_id()), state=ReceiptState.WAITING, reason=Reason.RELEASE_UNKNOWN)
REPLY = Reply(centre_id=CENTRE, batch_made_at=NOW, receipts=(RECEIPT,), learner_ids=(), releases=())


@given(st.text(min_size=1, max_size=60))
def test_a_key_is_read_as_it_is_written_and_is_never_taken_for_an_option(secret: str) -> None:
    key = public_key_of(secret.encode("utf-8", "replace").decode())

    assert is_public_key(key)
    assert len(key) == 43
    assert not key.startswith("-")


@given(st.text(max_size=50))
def test_other_texts_are_no_keys(text: str) -> None:
    assert not is_public_key(text) or len(text) == 43


def test_what_was_written_is_read() -> None:
    line = write_line(BATCH, "lan")

    assert read_line(line + "\r\n", Batch, public_key_of("lan")) == BATCH
    assert find_sender(line) == CENTRE
    assert read_any_line(write_line(REPLY, "central"), public_key_of("central")) == REPLY
    assert "\n" not in line


def test_a_line_of_another_kind_or_key_is_refused() -> None:
    for line, key in (
        (write_line(REPLY, "lan"), public_key_of("lan")),
        (write_line(BATCH, "lan"), public_key_of("central")),
        (write_line(BATCH, "lan"), "no key"),
    ):
        with pytest.raises(BadSignature):
            read_line(line, Batch, key)


@given(st.data())
def test_a_line_that_was_touched_is_refused(data: st.DataObject) -> None:
    line = write_line(BATCH, "lan")
    place = data.draw(st.integers(0, len(line) - 1))
    sign = data.draw(st.characters(exclude_characters=line[place], exclude_categories=["Cs"]))
    touched = line[:place] + sign + line[place + 1 :]
    try:
        read = read_line(touched, Batch, public_key_of("lan"))
    except (BadSignature, BadLine):
        return
    assert read == BATCH, "Base64 has bits at its end that say nothing"


@given(st.text(max_size=200))
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(BadSignature):
        read_any_line(text, public_key_of("central"))
    assert find_sender(text) is None


@given(st.binary(max_size=300))
def test_a_file_comes_as_it_was(content: bytes) -> None:
    told = write_content(content)

    assert read_content(told) == content
    assert read_content(type(told)(sha256="0" * 64, base64=told.base64)) is None
    assert read_content(type(told)(sha256=told.sha256, base64="я")) is None


def test_a_release_is_what_its_files_make_it() -> None:
    assert not is_whole(write_offer(a_ref(HISTORY), "0" * 64, {"manifest.yaml": "0" * 64}))


@pytest.mark.parametrize("language", ["uz-cyrl", None])
def test_an_attempt_tells_its_language_if_it_knows_it(language: str | None) -> None:
    batch = _with_attempt(language)

    assert read_line(write_line(batch, "lan"), Batch, public_key_of("lan")) == batch


def test_what_an_older_server_writes_is_read() -> None:
    def forget(told: bytes) -> bytes:
        return told.replace(b',"language":null', b"")

    batch = _with_attempt(None)
    written = sign_line(forget(TypeAdapter(Batch).dump_json(batch)), LineKind.BATCH, "lan", str(CENTRE))

    assert read_line(written, Batch, public_key_of("lan")) == batch


@pytest.mark.parametrize("language", ["x" * 17, "ru; DROP", ""])
def test_a_language_that_is_none_is_refused(language: str) -> None:
    with pytest.raises(BadLine):
        read_line(write_line(_with_attempt(language), "lan"), Batch, public_key_of("lan"))


def _with_attempt(language: str | None) -> Batch:
    attempt = an_attempt(BATCH.learners[0].id, submitted_at=NOW, language=language)
    return replace(BATCH, attempts=(SentAttempt(attempt=attempt, responses=()),))
