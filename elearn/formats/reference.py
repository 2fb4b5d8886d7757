"""The reference books beside the banks: profiles, laws and guides as domain values."""

from pathlib import Path
from typing import Any

from elearn.domain.assessment import ExamProfile, Part, Slot, Source, Threshold
from elearn.domain.errors import BankDefective
from elearn.domain.items import BankId, Interaction
from elearn.domain.languages import DERIVED_LANGUAGE, uzbek_cyrillic
from elearn.domain.reference import (
    ArchivedPart,
    ArchivedProfile,
    ArchivedSubtest,
    ArchivedThreshold,
    Guide,
    GuideSection,
    Law,
    LawArticle,
    ReferenceBooks,
    Term,
)
from elearn.formats.bank_files.build_bank import build_titles
from elearn.formats.bank_files.models.base import SourceFile
from elearn.formats.bank_files.models.reference import (
    ArchivedProfileFile,
    GuideFile,
    LawFile,
    PartFile,
    ProfileFile,
    TermFile,
)
from elearn.formats.bank_files.reference_contents import ReferenceContents, read_reference_contents

__all__ = ["ReferenceBooks", "build_reference_books", "read_reference_books"]


def read_reference_books(folder: Path) -> ReferenceBooks:
    """Read the reference books of the folder question_banks.

    Raises:
        BankDefective: with every defect of their files; `bank_id` is "exams".

    """
    contents = read_reference_contents(folder)
    if contents.defects:
        raise BankDefective(bank_id="exams", defects=tuple(map(str, contents.defects)))
    return build_reference_books(contents)


def build_reference_books(contents: ReferenceContents) -> ReferenceBooks:
    """Build the books from what is sound."""
    guides = {
        language: _guide(language, guide.value, contents.guide_hash)
        for language, guide in contents.guides.items()
    }
    if "uz" in guides:
        guides[DERIVED_LANGUAGE] = _in_cyrillic(guides["uz"])
    return ReferenceBooks(
        profiles={profile.value.id: _profile(profile.value) for profile in contents.profiles},
        archived_profiles={profile.value.id: _archived(profile.value) for profile in contents.archived},
        laws={law.value.id: build_law(law.value) for law in contents.laws},
        guides=guides,
        glossary=tuple(_term(term.value) for term in contents.glossary),
    )


def build_law(file: LawFile) -> Law:
    """Build an act with what is known of its articles."""
    articles = tuple(LawArticle(**article.model_dump()) for article in file.articles)
    return Law(**file.model_dump(exclude={"articles"}), articles=articles)


def _term(file: TermFile) -> Term:
    return Term(
        id=file.id,
        term=build_titles(file.term),
        forms=tuple(file.forms),
        meaning=build_titles(file.meaning),
    )


def _profile(file: ProfileFile) -> ExamProfile:
    return ExamProfile(
        **_shared(file),
        parts=tuple(_part(part) for part in file.parts),
        thresholds=tuple(
            Threshold(
                id=threshold.id,
                title=build_titles(threshold.title),
                cut_score=threshold.cut_score,
                part_id=threshold.part,
                tasks=tuple(threshold.tasks),
            )
            for threshold in file.thresholds
        ),
    )


def _part(file: PartFile) -> Part:
    slots = tuple(
        Slot(task=slot.task, items=slot.items, marks=slot.marks, interaction=Interaction(slot.interaction))
        for slot in file.slots
    )
    return Part(id=file.id, bank_id=BankId(file.bank), title=build_titles(file.title), slots=slots)


def _archived(file: ArchivedProfileFile) -> ArchivedProfile:
    return ArchivedProfile(
        **_shared(file),
        note=build_titles(file.note) if file.note else None,
        parts=tuple(
            ArchivedPart(
                id=part.id,
                bank_id=BankId(part.bank),
                title=build_titles(part.title),
                subtests=tuple(ArchivedSubtest(**subtest.model_dump()) for subtest in part.subtests),
            )
            for part in file.parts
        ),
        thresholds=tuple(
            ArchivedThreshold(
                id=threshold.id,
                title=build_titles(threshold.title),
                part_id=threshold.part,
                cut_percent=threshold.cut_percent,
                may_fall_short_by=threshold.may_fall_short_by or 0,
            )
            for threshold in file.thresholds
        ),
    )


def _shared(file: ProfileFile | ArchivedProfileFile) -> dict[str, Any]:
    names = {"id", "valid_from", "valid_to", "minutes", "price_rub", "certificate_years", "taken"}
    fields: dict[str, Any] = file.model_dump(include=names)
    return {**fields, "title": build_titles(file.title), "sources": tuple(map(_source, file.sources))}


def _source(file: SourceFile) -> Source:
    return Source(title=file.title, url=file.url, read_on=file.read_on)


def _guide(language: str, file: GuideFile, expected: str) -> Guide:
    is_source = language == "ru"
    return Guide(
        language=language,
        state="source" if is_source else file.state,
        as_of=file.as_of,
        sections=tuple(
            GuideSection(
                id=section.id,
                title=section.title,
                body=section.body,
                sources=tuple(map(_source, section.sources)),
            )
            for section in file.sections
        ),
        is_stale=not is_source and file.source != expected,
    )


def _in_cyrillic(guide: Guide) -> Guide:
    return Guide(
        language=DERIVED_LANGUAGE,
        state=guide.state,
        as_of=guide.as_of,
        sections=tuple(
            GuideSection(
                id=section.id,
                title=uzbek_cyrillic(section.title),
                body=uzbek_cyrillic(section.body),
                sources=section.sources,
            )
            for section in guide.sections
        ),
        is_stale=guide.is_stale,
    )
