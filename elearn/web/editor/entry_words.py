"""Words for how far the work on an entry is."""

from collections.abc import Mapping

from flask_babel import LazyString, lazy_pgettext

from elearn.domain.drafts import EntryState
from elearn.domain.languages import SOURCE_LANGUAGE, Language

STATE_WORDS: Mapping[EntryState, LazyString] = {
    EntryState.DRAFT: lazy_pgettext("state of a change", "Draft"),
    EntryState.IN_REVIEW: lazy_pgettext("state of a change", "In review"),
    EntryState.APPROVED: lazy_pgettext("state of a change", "Approved"),
}
TRANSLATION_WORDS: Mapping[str, LazyString] = {
    "missing": lazy_pgettext("state of a translation", "missing"),
    "stale": lazy_pgettext("state of a translation", "stale"),
    "draft": lazy_pgettext("state of a translation", "draft"),
    "reviewed": lazy_pgettext("state of a translation", "reviewed"),
}
CHANGED = lazy_pgettext("state of a change", "Changed")
LEVELS = ("patent", "rvp", "vnzh")
KINDS_OF_STIMULI: Mapping[str, LazyString] = {
    "text": lazy_pgettext("kind of stimulus", "Text"),
    "notice": lazy_pgettext("kind of stimulus", "Notice"),
    "recording": lazy_pgettext("kind of stimulus", "Recording"),
    "picture": lazy_pgettext("kind of stimulus", "Picture"),
}


def title_of(titles: object, language: Language) -> str:
    """Choose a title of an entry's data."""
    if not isinstance(titles, Mapping):
        return ""
    return str(titles.get(language.code) or titles.get(SOURCE_LANGUAGE) or "")
