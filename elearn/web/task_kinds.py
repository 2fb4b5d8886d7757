"""What each kind of task is called above the task."""

from collections.abc import Mapping

from flask_babel import LazyString, lazy_gettext

TASK_KINDS: Mapping[str, LazyString] = {
    "speaking_start": lazy_gettext("Speaking: begin a talk"),
    "speaking_reply": lazy_gettext("Speaking: answer somebody"),
    "speaking_message": lazy_gettext("Speaking: a short talk"),
    "speaking_ask": lazy_gettext("Speaking: ask for information"),
    "speaking_picture": lazy_gettext("Speaking: describe a picture"),
    "listening_place": lazy_gettext("Listening: where is it?"),
    "listening_announcement": lazy_gettext("Listening: an announcement"),
    "listening_reply": lazy_gettext("Listening: choose the reply"),
    "listening_dialogue": lazy_gettext("Listening: a talk"),
    "listening_word": lazy_gettext("Listening: type the end"),
    "reading_notice": lazy_gettext("Reading: a notice"),
    "reading_text": lazy_gettext("Reading: a text"),
    "writing_word": lazy_gettext("Writing: the missing word"),
    "writing_form": lazy_gettext("Writing: fill in a form"),
    "writing_letter": lazy_gettext("Writing: a letter"),
    "grammar": lazy_gettext("Words and grammar"),
    "history": lazy_gettext("History"),
    "history_picture": lazy_gettext("History: a picture"),
    "legislation": lazy_gettext("Law"),
    "legislation_judgement": lazy_gettext("Law: right or wrong?"),
}
