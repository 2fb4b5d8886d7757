"""What Moodle has no field for goes as tags: `topic:history-old-rus`, `level:patent`, `b:history-order`."""

from collections.abc import Mapping, Sequence

from elearn.domain.entries import EntryData

MAX_TAG = 50  # Moodle cuts longer ones off
OF_ITEM = ("topic", "level", "task", "stimulus")
WRONG = "wrong"  # the kind of mistake of a wrong judgement; those of choices go by the choice's letter


def tags_of_item(item: EntryData) -> tuple[str, ...]:
    """Return an item's tags; those that Moodle would cut are left out."""
    names = (*OF_ITEM, "interaction") if "rubric" in item else OF_ITEM
    tags = [tag_of(name, item.get(name)) for name in names]
    tags += [tag_of_mistake(part) for part in (item, *wrong_choices(item))]
    return tuple(tag for tag in tags if tag)


def wrong_choices(item: EntryData) -> Sequence[EntryData]:
    """Return the choices that are not the key: only they can be tempting."""
    return [choice for choice in item.get("choices", ()) if choice["id"] != item["key"]]


def tag_of(name: str, value: str | None) -> str:
    """Return a tag, or nothing where there is no value or no room for it."""
    tag = f"{name}:{value}"
    return tag if value and len(tag) <= MAX_TAG else ""


def tag_of_mistake(part: EntryData) -> str:
    """Return the tag for the kind of mistake of a choice, or of an item to judge."""
    return tag_of(WRONG if "interaction" in part else part["id"], part.get("misconception"))


def read_tags(tags: Sequence[str]) -> Mapping[str, str]:
    """Return what the tags say by name; the first of a name counts, others are somebody else's."""
    values: dict[str, str] = {}
    for tag in tags:
        name, colon, value = tag.partition(":")
        if colon and value.strip():
            values.setdefault(name.strip(), value.strip())
    return values
