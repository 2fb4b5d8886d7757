"""Media: files exist, and are what they say; what a picture must not have is said in `svg`."""

from collections.abc import Iterator

from elearn.formats.bank_files.checks.context import CheckContext, find_repeated
from elearn.formats.bank_files.checks.svg import find_svg_dangers
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.hashes import sha256_hex
from elearn.formats.bank_files.models.media import MediaFileFile, MediumFile, RecordingFile
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located
from elearn.formats.speech.engines import STRESS
from elearn.formats.speech.media_list import is_older_than_words

OLDER_SOUND = "the sound is older than the transcript"
_TYPES = {"opus": "audio/ogg", "mp3": "audio/mpeg", "svg": "image/svg+xml", "webp": "image/webp"}
_SUFFIXES = {"recording": ({"opus", "mp3"},), "picture": ({"svg"}, {"webp"})}
_BEGINNINGS = {"opus": (b"OggS",), "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), "webp": (b"RIFF",)}


def find_wrong_media(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check every medium, and that every file below media/ belongs to one."""
    listed: set[str] = set()
    for medium in release.contents.media:
        suffixes = {file.path.rsplit(".", 1)[-1] for file in medium.value.files}
        if suffixes not in _SUFFIXES[medium.value.kind]:
            wanted = ", or ".join(map(_list, _SUFFIXES[medium.value.kind]))
            yield medium.defect(f"a {medium.value.kind} needs {wanted}", "files")
        for number, file in enumerate(medium.value.files):
            listed.add(file.path)
            for message in _check_file(file, release.files.get(file.path)):
                yield medium.defect(message, "files", number)
        if isinstance(medium.value, RecordingFile):
            yield from _check_speech(medium, medium.value)
    yield from find_repeated(release.contents.media, _sign, "duplicate file")
    are_all_sound = not any(defect.file == "media.yaml" for defect in release.contents.defects)
    for path in release.files:
        if path.startswith("media/") and path not in listed and are_all_sound:
            yield Defect(file=path, line=1, message="unknown file: not listed in media.yaml")


def _check_speech(medium: Located[MediumFile], recording: RecordingFile) -> Iterator[Defect]:
    """Check that what was spoken is what the transcript says now."""
    for number, turn in enumerate(recording.transcript):
        if turn.spoken is not None and turn.spoken.replace(STRESS, "") != turn.text:
            yield medium.defect("spoken differs from text in more than stress marks", "transcript", number)
    if is_older_than_words(recording.model_dump(exclude_none=True)):
        anew = "`elearn media speak` makes it anew" if recording.synthetic else "record it again"
        yield medium.defect(f"{OLDER_SOUND}: {anew}")


def _sign(medium: MediumFile) -> object:
    return tuple(file.sha256 for file in medium.files)


def _list(suffixes: set[str]) -> str:
    return " and ".join(f"one .{suffix} file" for suffix in sorted(suffixes, reverse=True))


def _check_file(file: MediaFileFile, content: bytes | None) -> Iterator[str]:
    suffix = file.path.rsplit(".", 1)[-1]
    if file.type != _TYPES[suffix]:
        yield f"{file.path}: type must be {_TYPES[suffix]}"
    if content is None:
        yield f"{file.path}: file is missing"
        return
    if len(content) != file.bytes:
        yield f"{file.path}: has {len(content)} bytes, not {file.bytes}"
    if sha256_hex(content) != file.sha256:
        yield f"{file.path}: wrong hash; the file's is {sha256_hex(content)}"
    if suffix == "svg":
        yield from (f"{file.path}: {message}" for message in find_svg_dangers(content))
    elif not content.startswith(_BEGINNINGS[suffix]):
        yield f"{file.path}: the content is not {suffix}"
