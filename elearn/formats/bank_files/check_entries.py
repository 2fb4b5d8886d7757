"""Defects of one entry, found among the others without writing any file: all that checks of files find."""

from collections.abc import Iterator, Mapping

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.bank_files.checks.context import Check, CheckContext
from elearn.formats.bank_files.checks.fit import find_misfits
from elearn.formats.bank_files.checks.giveaway import find_giveaways
from elearn.formats.bank_files.checks.identity import find_wrong_names
from elearn.formats.bank_files.checks.keys import find_wrong_keys
from elearn.formats.bank_files.checks.media import find_wrong_media
from elearn.formats.bank_files.checks.misconceptions import (
    find_wrong_misconceptions,
    find_wrong_texts_of_misconceptions,
)
from elearn.formats.bank_files.checks.sources import find_wrong_sources
from elearn.formats.bank_files.checks.stimuli import find_wrong_stimuli
from elearn.formats.bank_files.checks.texts import find_wrong_texts
from elearn.formats.bank_files.checks.topics import find_wrong_topics
from elearn.formats.bank_files.checks.translated_texts import find_wrong_texts_of_translations
from elearn.formats.bank_files.checks.translations import find_wrong_translations
from elearn.formats.bank_files.contents import ReleaseContents
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.documents import Document
from elearn.formats.bank_files.field_defects import FieldDefect, name_fields, path_by_line
from elearn.formats.bank_files.read_entries import gather_entries, read_entry
from elearn.formats.bank_files.read_release import ReadRelease

#: Which entries beside itself an entry is checked with, and by which checks.
_CHECKS: Mapping[EntryKind, tuple[tuple[EntryKind, ...], tuple[Check, ...]]] = {
    EntryKind.ITEM: (
        (EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.MISCONCEPTION, EntryKind.TEST),
        (
            find_wrong_names,
            find_wrong_keys,
            find_wrong_texts,
            find_wrong_misconceptions,
            find_wrong_sources,
            find_giveaways,
            find_wrong_topics,
            find_wrong_stimuli,
        ),
    ),
    EntryKind.STIMULUS: (
        (EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.MEDIUM),
        (find_wrong_names, find_wrong_texts, find_wrong_stimuli),
    ),
    EntryKind.MEDIUM: (
        (EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.MEDIUM),
        (find_wrong_names, find_wrong_stimuli, find_wrong_media),
    ),
    EntryKind.MISCONCEPTION: (
        (EntryKind.ITEM, EntryKind.MISCONCEPTION),
        (find_wrong_names, find_wrong_misconceptions, find_wrong_texts_of_misconceptions),
    ),
}
_OF_TRANSLATIONS: tuple[Check, ...] = (find_wrong_translations, find_wrong_texts_of_translations)
#: Words of a misfit, and the field that it is about.
_MISFITS = {" level ": "level", "stimulus": "stimulus", " marks": "rubric", " asks ": "task"}


def check_one(
    entries: Mapping[EntryKey, Entry],
    bank_id: str,
    key: EntryKey,
    context: CheckContext,
    media: Mapping[str, bytes] | None = None,
) -> list[FieldDefect]:
    """Find what is wrong with an entry by field; nothing where there is none, or of its kind none is checked.

    `media`: the files of the medium.
    """
    if key not in entries:
        return []
    if key.kind is EntryKind.TRANSLATION:
        return _check_translation(entries, bank_id, key, context)
    kinds, checks = _CHECKS.get(key.kind, ((), ()))
    if not checks:
        return []
    contents, own = gather_entries(entries, key, kinds), read_entry(entries[key])
    contents.files = {**contents.files, **(media or {})}
    release = _release(bank_id, contents)
    told = name_fields(own.document, [*own.defects, *_run(checks, release, context)])
    if key.kind is EntryKind.ITEM:
        told |= {*_find_in_tests(release, entries[key], context)}
    return sorted(told)


def _check_translation(
    entries: Mapping[EntryKey, Entry], bank_id: str, key: EntryKey, context: CheckContext
) -> list[FieldDefect]:
    item = entries.get(EntryKey(EntryKind.ITEM, key.id))
    if item is None:
        return []
    russian, own = read_entry(item), read_entry(entries[key])
    contents = ReleaseContents(files={}, seen_ids={key.id}, defects=list(own.defects))
    contents.items = [russian.located] if russian.located else []
    contents.translations = {key.language: [own.located] if own.located else []}
    found = _run(_OF_TRANSLATIONS, _release(bank_id, contents), context)
    return sorted(name_fields(own.document, [*own.defects, *found]))


def _find_in_tests(release: ReadRelease, item: Entry, context: CheckContext) -> Iterator[FieldDefect]:
    """Find what the item spoils in the tests where it stands."""
    tests = {test.file: test for test in release.contents.tests}
    for defect in find_misfits(release, context):
        if _is_about(item, defect, tests[defect.file].document):
            field = next((field for words, field in _MISFITS.items() if words in defect.message), "")
            yield FieldDefect(field, f"{defect.item}: {defect.message}")
    for defect in find_giveaways(release, context):
        is_there = defect.file in tests and item.key.id in tests[defect.file].value.items
        if is_there and item.data.get("key"):
            yield FieldDefect("key", f"{defect.item}: {defect.message}")


def _is_about(item: Entry, defect: Defect, test: Document) -> bool:
    """Whether a misfit is about this item, at its place or together with its neighbour."""
    path = path_by_line(test).get(defect.line, ())
    is_of_place = len(path) > 2
    names = {word.strip(",:") for word in defect.message.split()}
    own = {item.key.id, str(item.data.get("stimulus"))}
    return is_of_place and (test.entry(path) == item.key.id or bool(names & own))


def _run(checks: tuple[Check, ...], release: ReadRelease, context: CheckContext) -> list[Defect]:
    return [defect for check in checks for defect in check(release, context)]


def _release(bank_id: str, contents: ReleaseContents) -> ReadRelease:
    return ReadRelease(
        bank_id=bank_id, release="", bank=None, files=contents.files, sha256="", contents=contents, defects=()
    )
