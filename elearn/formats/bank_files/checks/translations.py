"""Translations: one of every item in every language, made from the Russian text as it is now."""

from collections.abc import Iterator, Mapping

from elearn.domain.items import BankId, Item
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.build_items import build_item
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.hashes import source_hash
from elearn.formats.bank_files.models.translations import ItemTranslationFile
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located


def find_wrong_translations(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check the translations of every language."""
    for language in WRITTEN_LANGUAGES[1:]:
        found: dict[str, Located[ItemTranslationFile]] = {}
        for entry in release.contents.translations.get(language, []):
            name = str(entry.path[1])
            if name in found:
                yield entry.defect(f"translated twice: see {found[name].file}")
            elif name not in release.contents.seen_ids:
                yield entry.defect("translation of an unknown item")
            found.setdefault(name, entry)
        yield from _check_language(release, language, found)


def _check_language(
    release: ReadRelease, language: str, found: Mapping[str, Located[ItemTranslationFile]]
) -> Iterator[Defect]:
    broken = {defect.item for defect in release.contents.defects if f"/{language}/" in defect.file}
    for located in release.contents.items:
        item = build_item(located.value, BankId(release.bank_id))
        expected = source_hash(item.source_text)
        if item.id in found:
            yield from _check_entry(found[item.id], item, expected)
        elif item.id not in broken:
            file = f"translations/{language}/{located.file.rsplit('/', 1)[-1]}"
            message = f"missing translation into {language}; source: {expected}"
            yield Defect(file=file, line=1, item=item.id, message=message, awaits_translation=True)


def _check_entry(entry: Located[ItemTranslationFile], item: Item, expected: str) -> Iterator[Defect]:
    value = entry.value
    if value.source is None:
        yield entry.defect(f"missing source hash; expected {expected}")
    elif value.source != expected:
        message = f"stale translation: source is {value.source}, expected {expected}"
        yield entry.defect(message, "source", awaits_translation=True)
    if item.bank_id != "language" and not value.stem:
        yield entry.defect("missing translation of the stem")
    yield from _check_choices(entry, item)
    for name, text, russian in (
        ("stem", value.stem, item.stem),
        ("explanation", value.explanation, item.explanation),
    ):
        if text and text.strip() == russian.strip():
            yield entry.defect(f"not translated: the {name} is the Russian text", name)


def _check_choices(entry: Located[ItemTranslationFile], item: Item) -> Iterator[Defect]:
    choices = entry.value.choices
    wanted = {choice.id for choice in item.choices}
    if (choices or item.bank_id != "language") and set(choices) != wanted:
        names = ", ".join(sorted(wanted)) or "none"
        yield entry.defect(f"translation must have the choices of the item: {names}", "choices")
    criteria = {criterion.id for criterion in item.rubric}
    if set(entry.value.rubric) != criteria:
        names = ", ".join(sorted(criteria)) or "none"
        yield entry.defect(f"translation must have the criteria of the rubric: {names}", "rubric")
    texts = [text.strip().lower() for text in choices.values()]
    if len(set(texts)) < len(texts):
        yield entry.defect("two choices became the same in translation", "choices")
