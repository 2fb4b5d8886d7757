"""The entries of a release, found by what questions are made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.formats.bank_files.entries import from_plain
from elearn.formats.bank_files.models.base import FileModel
from elearn.formats.bank_files.models.items import ItemFile
from elearn.formats.bank_files.models.media import MediumFile
from elearn.formats.bank_files.models.releases import (
    ManifestFile,
    MisconceptionFile,
    StimulusFile,
    TopicFile,
)
from elearn.formats.bank_files.models.translations import ItemTranslationFile

Texts = Mapping[str, str]


class Topics(FileModel):
    """The whole tree."""

    topics: list[TopicFile]


_MODELS: Mapping[EntryKind, TypeAdapter[Any]] = {
    EntryKind.ITEM: TypeAdapter(ItemFile),
    EntryKind.STIMULUS: TypeAdapter(StimulusFile),
    EntryKind.MEDIUM: TypeAdapter(MediumFile),
    EntryKind.TRANSLATION: TypeAdapter(ItemTranslationFile),
    EntryKind.MISCONCEPTION: TypeAdapter(MisconceptionFile),
    EntryKind.MANIFEST: TypeAdapter(ManifestFile),
    EntryKind.TOPICS: TypeAdapter(Topics),
}


@dataclass
class Source:
    """Entries by kind and id, and the files of media by path.

    A draft may hold entries that are not sound; they are kept apart and go nowhere.
    """

    entries: Mapping[EntryKey, EntryData]
    media: Mapping[str, bytes]
    languages: Sequence[str]  # of translations, in order
    unsound: Mapping[EntryKey, EntryData]
    used_stimuli: frozenset[str] = frozenset()
    used_media: frozenset[str] = frozenset()
    _topics: dict[str, tuple[Texts, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find what items use, and the titles above and of every topic."""
        self.used_stimuli = frozenset(item.get("stimulus", "") for _, item in self.items())
        stimuli = [self.stimulus(each) for each in self.used_stimuli]
        self.used_media = frozenset(each.get("media", "") for each in stimuli)
        for topic in self._find(EntryKind.TOPICS, "topics").get("topics", ()):
            self._topics[topic["id"]] = (topic["title"],)
            for leaf in topic.get("topics", ()):
                self._topics[leaf["id"]] = (topic["title"], leaf["title"])

    def items(self) -> Iterator[tuple[EntryKey, EntryData]]:
        """Yield the items, those of a topic together."""
        items = [(key, data) for key, data in self.entries.items() if key.kind is EntryKind.ITEM]
        order = {topic: place for place, topic in enumerate(self._topics)}
        yield from sorted(items, key=lambda item: order.get(item[1].get("topic", ""), len(order)))

    def category(self, topic: str) -> tuple[str, ...]:
        """Return the names from the bank's title down to the topic's."""
        bank = self._find(EntryKind.MANIFEST, "manifest").get("title")
        titles = (*((bank,) if bank else ()), *self._topics.get(topic, ()))
        return tuple(title[SOURCE_LANGUAGE] for title in titles)

    def stimulus(self, stimulus_id: str) -> EntryData:
        """Return a stimulus, or nothing."""
        return self._find(EntryKind.STIMULUS, stimulus_id)

    def medium(self, medium_id: str) -> EntryData:
        """Return a recording or picture, or nothing."""
        return self._find(EntryKind.MEDIUM, medium_id)

    def advice(self, misconception_id: str) -> Texts:
        """Return what learners read about a kind of mistake: its name and the advice, by language."""
        found = self._find(EntryKind.MISCONCEPTION, misconception_id)
        names, advice = found.get("name", {}), found.get("advice", {})
        languages = (SOURCE_LANGUAGE, *self.languages)
        return {each: f"{names[each]}. {advice[each]}" for each in languages if each in {*names} & {*advice}}

    def texts(self, item_id: str, russian: str, field_name: str, choice_id: str = "") -> Texts:
        """Return a text of an item in every language that it has."""
        texts = {SOURCE_LANGUAGE: russian}
        for language in self.languages:
            found = self._find(EntryKind.TRANSLATION, item_id, language).get(field_name)
            text = found.get(choice_id) if isinstance(found, Mapping) else found
            if isinstance(text, str):
                texts[language] = text
        return texts

    def _find(self, kind: EntryKind, entry_id: str, language: str = "") -> EntryData:
        return self.entries.get(EntryKey(kind, entry_id, language), {})


def index_entries(
    entries: Sequence[Entry],
    media: Mapping[str, bytes],
    *,
    with_languages: bool,
    is_carried: Callable[[Entry], bool] = lambda entry: True,
) -> Source:
    """Make entries findable, apart from those that are not sound or not carried."""
    sound = {entry.key: entry.data for entry in entries if _is_sound(entry) and is_carried(entry)}
    unsound = {entry.key: entry.data for entry in entries if entry.key not in sound}
    languages = [each for each in WRITTEN_LANGUAGES if each != SOURCE_LANGUAGE]
    return Source(sound, media, languages if with_languages else (), unsound)


def _is_sound(entry: Entry) -> bool:
    model = _MODELS.get(entry.key.kind)
    try:
        return model is None or model.validate_python(from_plain(entry.data)) is not None
    except ValidationError:
        return False
