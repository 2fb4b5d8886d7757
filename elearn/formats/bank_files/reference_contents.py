"""The files beside the banks as located file models: laws, exam profiles, guides, recorded hashes."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.documents import Document, read_document
from elearn.formats.bank_files.hashes import source_hash
from elearn.formats.bank_files.models.reference import (
    ArchivedProfileFile,
    GuideFile,
    LawFile,
    ProfileFile,
    TermFile,
)
from elearn.formats.bank_files.models.releases import RecordedHashesFile
from elearn.formats.bank_files.validation import Located, validate, validate_list

RECORDED_HASHES = "releases.yaml"

_LAW: TypeAdapter[LawFile] = TypeAdapter(LawFile)
_TERM: TypeAdapter[TermFile] = TypeAdapter(TermFile)
_PROFILE: TypeAdapter[ProfileFile] = TypeAdapter(ProfileFile)
_ARCHIVED: TypeAdapter[ArchivedProfileFile] = TypeAdapter(ArchivedProfileFile)
_GUIDE: TypeAdapter[GuideFile] = TypeAdapter(GuideFile)
_RECORDED: TypeAdapter[RecordedHashesFile] = TypeAdapter(RecordedHashesFile)


@dataclass
class ReferenceContents:
    """Everything sound that the files hold; what is not sound is in `defects`."""

    laws: list[Located[LawFile]] = field(default_factory=list)
    glossary: list[Located[TermFile]] = field(default_factory=list)
    profiles: list[Located[ProfileFile]] = field(default_factory=list)
    archived: list[Located[ArchivedProfileFile]] = field(default_factory=list)
    guides: dict[str, Located[GuideFile]] = field(default_factory=dict)
    guide_hash: str = ""  # of the Russian guide: what translations must name as their source
    recorded: Located[RecordedHashesFile] | None = None
    defects: list[Defect] = field(default_factory=list)

    def recorded_hash(self, bank_id: str, release: str) -> str | None:
        """Find the hash that was recorded for the release when it shipped."""
        hashes = self.recorded.value.root if self.recorded else {}
        return hashes.get(bank_id, {}).get(release)


def read_reference_contents(folder: Path) -> ReferenceContents:
    """Read the files beside the banks in the folder question_banks."""
    contents = ReferenceContents()
    if laws := _read(contents, folder, Path("laws.yaml")):
        contents.laws, defects = validate_list(laws, _LAW)
        contents.defects += defects
    if glossary := _read(contents, folder, Path("glossary.yaml")):
        contents.glossary, defects = validate_list(glossary, _TERM)
        contents.defects += defects
    for path in sorted((folder / "exams").glob("*.yaml")):
        _read_profile(contents, folder, path.relative_to(folder))
    for path in sorted((folder / "exams" / "guide").glob("*.yaml")):
        _read_guide(contents, folder, path.relative_to(folder))
    if (folder / RECORDED_HASHES).exists() and (hashes := _read(contents, folder, Path(RECORDED_HASHES))):
        contents.recorded, defects = validate(hashes, _RECORDED)
        contents.defects += defects
    return contents


def read_laws(folder: Path) -> list[Located[LawFile]]:
    """Read laws.yaml of the folder question_banks alone: the acts that are sound."""
    document = _read(ReferenceContents(), folder, Path("laws.yaml"))
    return validate_list(document, _LAW)[0] if document else []


def _read(contents: ReferenceContents, folder: Path, path: Path) -> Document | None:
    """Read one file; None where it is missing or cannot be parsed at all."""
    if not (folder / path).is_file():
        contents.defects.append(Defect(file=path.as_posix(), line=1, message="missing file"))
        return None
    document = read_document((folder / path).read_bytes(), path.as_posix())
    contents.defects += document.defects
    return None if document.data is None and document.defects else document


def _read_profile(contents: ReferenceContents, folder: Path, path: Path) -> None:
    document = _read(contents, folder, path)
    if document is None:
        return
    if isinstance(document.data, dict) and document.data.get("archive"):
        archived, defects = validate(document, _ARCHIVED)
        contents.archived += [archived] if archived else []
    else:
        profile, defects = validate(document, _PROFILE)
        contents.profiles += [profile] if profile else []
    contents.defects += defects


def _read_guide(contents: ReferenceContents, folder: Path, path: Path) -> None:
    document = _read(contents, folder, path)
    if document is None:
        return
    guide, defects = validate(document, _GUIDE)
    contents.defects += defects
    if guide:
        contents.guides[path.stem] = guide
    if path.stem == "ru":
        contents.guide_hash = source_hash((folder / path).read_text("utf-8"))
