"""What the fields of entries are called."""

from collections.abc import Mapping

from flask_babel import LazyString, gettext, lazy_gettext

from elearn.domain.languages import LANGUAGE_BY_CODE

_LABELS: Mapping[str, LazyString] = {
    "stem": lazy_gettext("Question"),
    "misunderstanding": lazy_gettext("Why it tempts (for editors)"),
    "misconception": lazy_gettext("Kind of mistake"),
    "key": lazy_gettext("Right answer"),
    "accepted": lazy_gettext("Accepted words, one on each line"),
    "fields": lazy_gettext("Boxes of the form: id; label"),
    "model_answer": lazy_gettext("A good answer"),
    "rubric": lazy_gettext("Give marks for: id; marks; text"),
    "min_words": lazy_gettext("Fewest words"),
    "prepare_seconds": lazy_gettext("Seconds to prepare"),
    "speak_seconds": lazy_gettext("Seconds to speak"),
    "explanation": lazy_gettext("Explanation"),
    "topic": lazy_gettext("Topic"),
    "level": lazy_gettext("Level"),
    "task": lazy_gettext("Kind of task"),
    "interaction": lazy_gettext("How it is answered"),
    "stimulus": lazy_gettext("Text, recording or picture"),
    "grammar_point": lazy_gettext("Point of grammar"),
    "laws": lazy_gettext("Laws: act; article; day of the wording"),
    "checked_on": lazy_gettext("Checked on"),
    "review_by": lazy_gettext("Check again by"),
    "sources": lazy_gettext("Sources, one address on each line"),
    "title": lazy_gettext("Heading"),
    "text": lazy_gettext("Text"),
    "alt": lazy_gettext("What the picture shows, without giving the answer away"),
    "credit": lazy_gettext("Who made it"),
    "sha256": lazy_gettext("File"),
    "media": lazy_gettext("Recording or picture"),
    "items": lazy_gettext("Tasks, one number on each line"),
    "name": lazy_gettext("Short name"),
    "advice": lazy_gettext("Advice for the next time"),
}


def label_field(name: str) -> str:
    """Name a field by its path."""
    parts = name.split(".")
    if parts[0] == "choices" and parts[2:] in ([], ["text"]):
        return str(gettext("Choice %(letter)s", letter=parts[1]))
    if parts[0] == "rubric" and parts[1:]:
        return str(gettext("Give marks for: %(criterion)s", criterion=parts[1]))
    if parts[0] in {"name", "advice"} and parts[-1] in LANGUAGE_BY_CODE:
        return f"{_LABELS[parts[0]]} · {LANGUAGE_BY_CODE[parts[-1]].native_name}"
    return str(_LABELS.get(parts[-1], parts[-1]))
