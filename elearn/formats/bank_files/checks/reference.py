"""The files beside the banks: no act or profile twice, thresholds that can be met, complete guides."""

from collections.abc import Iterator, Sequence

from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.checks.context import find_repeated
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.reference import GuideFile, ProfileFile, TermFile, ThresholdFile
from elearn.formats.bank_files.reference_contents import ReferenceContents
from elearn.formats.bank_files.validation import Located


def find_reference_defects(contents: ReferenceContents) -> Iterator[Defect]:
    """Check laws, profiles and guides."""
    yield from contents.defects
    yield from find_repeated(contents.laws, lambda law: law.id, "duplicate id")
    yield from find_repeated(contents.glossary, lambda term: term.id, "duplicate id")
    yield from find_repeated(contents.glossary, lambda term: term.term.ru.lower(), "duplicate term")
    yield from _check_forms(contents.glossary)
    yield from find_repeated(contents.profiles, lambda profile: profile.id, "duplicate id")
    for profile in contents.profiles:
        yield from _check_profile(profile)
    yield from _check_guides(contents)


def _check_forms(glossary: Sequence[Located[TermFile]]) -> Iterator[Defect]:
    """A form leads to one word, and the word itself is one of its forms."""
    first: dict[str, str] = {}
    for term in glossary:
        forms = term.value.forms
        if term.value.term.ru.partition(" (")[0].lower() not in forms:
            yield term.defect("the term itself is not among its forms", "forms")
        for number, form in enumerate(forms):
            if form != form.lower():
                yield term.defect(f"form '{form}' must be in small letters", "forms", number)
            if first.setdefault(form, term.value.id) != term.value.id or form in forms[:number]:
                yield term.defect(f"form '{form}' stands twice, first in '{first[form]}'", "forms", number)


def _check_profile(profile: Located[ProfileFile]) -> Iterator[Defect]:
    value = profile.value
    if value.valid_to and value.valid_to < value.valid_from:
        yield profile.defect("valid_to is before valid_from", "valid_to")
    for number, threshold in enumerate(value.thresholds):
        possible = _marks(value, threshold)
        if possible < threshold.cut_score:
            message = f"threshold '{threshold.id}' asks {threshold.cut_score} of {possible} marks"
            yield profile.defect(message, "thresholds", number)


def _marks(profile: ProfileFile, threshold: ThresholdFile) -> int:
    """Sum the marks of the slots that the threshold covers."""
    return sum(
        slot.items * slot.marks
        for part in profile.parts
        for slot in part.slots
        if threshold.part in {None, part.id} and (not threshold.tasks or slot.task in threshold.tasks)
    )


def _check_guides(contents: ReferenceContents) -> Iterator[Defect]:
    broken = {defect.file for defect in contents.defects}
    for language in WRITTEN_LANGUAGES:
        file = f"exams/guide/{language}.yaml"
        guide = contents.guides.get(language)
        if guide is None and file not in broken:
            yield Defect(file=file, line=1, message="missing guide")
        elif guide and language != "ru":
            yield from _check_translation(guide, contents)


def _check_translation(guide: Located[GuideFile], contents: ReferenceContents) -> Iterator[Defect]:
    if guide.value.source != contents.guide_hash:
        found = guide.value.source or "missing"
        yield guide.defect(f"stale translation: source is {found}, expected {contents.guide_hash}", "source")
    source = contents.guides.get("ru")
    ids = [section.id for section in guide.value.sections]
    if source and ids != [section.id for section in source.value.sections]:
        yield guide.defect("sections are not those of ru.yaml in the same order", "sections")
