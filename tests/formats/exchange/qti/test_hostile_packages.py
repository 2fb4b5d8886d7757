"""Packages that were made to do harm: refused whole or by the question, never a crash."""

import io
import stat
import zipfile
from collections.abc import Callable

import pytest

from elearn.domain.entries import EntryKind
from elearn.formats.exchange.contents import MAX_MEMBER_BYTES, MAX_MEMBERS, FaultKind, Imported
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.qti.releases import a_small_release, an_item, change, repack

READ = FORMATS["qti3"].read


def a_package() -> bytes:
    return FORMATS["qti3"].write(*a_small_release()).content


def kinds(found: Imported) -> list[FaultKind]:
    return [fault.kind for fault in found.faults]


def with_member(name: str, content: bytes = b"x", attributes: int = 0) -> bytes:
    target = io.BytesIO(a_package())
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        member = zipfile.ZipInfo("placeholder")
        member.filename, member.external_attr, member.compress_type = name, attributes, zipfile.ZIP_DEFLATED
        archive.writestr(member, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "items/../../evil", "..\\evil.xml", "C:evil.xml", "a/.."]
)
def test_a_name_that_leads_out_refuses_the_package(name: str) -> None:
    found = READ(with_member(name))

    assert (kinds(found), found.patches, dict(found.media)) == ([FaultKind.REFUSED], (), {})


def test_a_link_refuses_the_package() -> None:
    found = READ(with_member("items/link.xml", b"/etc/passwd", (stat.S_IFLNK | 0o777) << 16))

    assert (kinds(found), found.patches) == ([FaultKind.REFUSED], ())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert kinds(READ(with_member("bomb.xml", b"\0" * 10_000_000))) == [FaultKind.REFUSED]
    assert kinds(READ(with_member("bomb.xml", b"\0" * (MAX_MEMBER_BYTES + 1)))) == [FaultKind.REFUSED]


def test_a_file_that_is_larger_than_it_says_is_not_read() -> None:
    content = bytearray(with_member("items/lang-0009.xml", b"A" * 5_000))
    place = content.rindex(b"items/lang-0009.xml") - 46
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")

    assert READ(bytes(content)).faults == ()  # nobody asks for it
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.getinfo("items/lang-0009.xml").file_size == 10


def test_a_password_and_other_ways_to_pack_are_refused() -> None:
    locked = bytearray(a_package())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    squeezed = io.BytesIO()
    with zipfile.ZipFile(squeezed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("imsmanifest.xml", "<manifest/>")

    assert kinds(READ(bytes(locked))) == [FaultKind.REFUSED]
    assert kinds(READ(squeezed.getvalue())) == [FaultKind.REFUSED]


def test_thousands_of_files_are_refused() -> None:
    assert kinds(READ(repack({f"{n}": b"" for n in range(MAX_MEMBERS + 1)}))) == [FaultKind.TOO_MANY]


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40, b"%PDF-1.7", "текст".encode(), b"\xff\xfe<"]
)
def test_what_is_no_package_says_so(content: bytes) -> None:
    assert kinds(READ(content)) == [FaultKind.OTHER_FORMAT]


def test_a_package_in_a_package_is_left_alone() -> None:
    assert READ(with_member("inner.zip", a_package())) == READ(a_package())


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.com/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.com/p">%p;]>',
    ],
)
@pytest.mark.parametrize("name", ["imsmanifest.xml", "items/lang-0001.xml"])
def test_no_document_brings_entities(name: str, before: str) -> None:
    def edit(files: dict[str, bytes]) -> None:
        files[name] = files[name].replace(b"?>", b"?>" + before.encode(), 1)

    found = READ(change(a_package(), edit))

    assert FaultKind.BROKEN in kinds(found)
    assert all(patch.key.id != "lang-0001" for patch in found.patches)


DEEP = b"<p>" * 30_000
MANY = b"<p/>" * 240_000


@pytest.mark.parametrize("inside", [DEEP, MANY])
def test_documents_without_end_are_refused(inside: bytes) -> None:
    def edit(files: dict[str, bytes]) -> None:
        files["items/lang-0001.xml"] = b"<assessmentItem>" + inside

    assert kinds(READ(change(a_package(), edit)))[0] is FaultKind.BROKEN


@pytest.mark.parametrize(
    "value",
    [
        "NaN",
        "1e999",
        '"\\u0000"',
        '"\\ud800"',
        "[" * 2_000 + "]" * 2_000,
        "[[[[[[[[[[[[1]]]]]]]]]]]]",
        "9" * 5_000,
        "{",
    ],
)
def test_what_no_entry_holds_is_not_taken_from_the_manifest(value: str) -> None:
    content = FORMATS["qti3"].write([an_item(checked_on=[1, 2, 3])], {}).content

    def edit(files: dict[str, bytes]) -> None:
        files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(b"[1, 2, 3]", value.encode())

    found = READ(change(content, edit))

    assert [("checked_on" in patch.data) for patch in found.patches] == [False]


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        (b'href="../media/lang-rec-0001.opus"', b'href="../../../etc/passwd"'),
        (b"../media/lang-rec-0001.opus", b"file:///etc/passwd"),
        (b"../media/lang-rec-0001.opus", b"http://example.com/x.mp3"),
        (b"../media/lang-rec-0001.opus", b"../imsmanifest.xml"),
    ],
)
def test_an_address_out_of_the_package_shows_nothing(name: bytes, becomes: bytes) -> None:
    def edit(files: dict[str, bytes]) -> None:
        path = "stimuli/lang-s-0001.xml"
        files[path] = files[path].replace(b"src=" + name[5:] if name.startswith(b"href") else name, becomes)

    found = READ(change(a_package(), edit))

    assert set(found.media) == {"media/lang-rec-0001.opus"}


@pytest.mark.parametrize("entry_id", ["../../evil", "a b", "x" * 65, "<script>", "Ы"])
def test_an_id_of_ours_that_is_none_makes_the_entry_foreign(entry_id: str) -> None:
    content = FORMATS["qti3"].write([an_item()], {}).content
    written = entry_id.replace("<", "&lt;").encode()

    def edit(files: dict[str, bytes]) -> None:
        files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(b">lang-0001<", b">" + written + b"<")
        files["items/lang-0001.xml"] = files["items/lang-0001.xml"].replace(b'"lang-0001"', b'"other"')

    found = READ(change(content, edit))

    assert [(key.kind, key.id) for key in found.foreign] == [(EntryKind.ITEM, "other")]


def without(*names: str) -> Callable[[dict[str, bytes]], None]:
    def edit(files: dict[str, bytes]) -> None:
        for name in names:
            del files[name]

    return edit


def test_files_that_are_gone_are_named() -> None:
    found = READ(change(a_package(), without("media/lang-rec-0001.opus", "items/lang-0001.xml")))

    assert {fault.details["value"] for fault in found.faults} == {
        "media/lang-rec-0001.opus",
        "items/lang-0001.xml",
        "../items/lang-0001.xml",
    }
    assert kinds(READ(change(a_package(), without("imsmanifest.xml")))) == [FaultKind.OTHER_FORMAT]


def test_a_file_that_is_named_a_thousand_times_is_read_once() -> None:
    def edit(files: dict[str, bytes]) -> None:
        start, named, end = files["imsmanifest.xml"].partition(b'<resource identifier="item-lang-0001"')
        resource, closing, rest = end.partition(b"</resource>")
        files["imsmanifest.xml"] = start + (named + resource + closing) * 1_000 + rest

    assert READ(change(a_package(), edit)) == READ(a_package())


def test_megabytes_of_documents_are_read_only_so_far() -> None:
    def edit(files: dict[str, bytes]) -> None:
        resources = b""
        for number in range(50):
            name = f"items/long-{number}.xml"
            files[name] = b"<assessmentItem>" + b" " * 900_000 + b"</assessmentItem>"
            resources += b'<resource type="imsqti_item_xmlv3p0" href="%s"/>' % name.encode()
        files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(
            b"<resources>", b"<resources>" + resources
        )

    found = READ(change(a_package(), edit))

    assert {FaultKind.MISSING, FaultKind.TOO_LARGE} == set(kinds(found)) - {FaultKind.NO_ENTRY}
