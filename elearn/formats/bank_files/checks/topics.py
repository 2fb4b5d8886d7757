"""Topics and lessons: every item has a leaf topic of its level, every leaf a lesson."""

import re
from collections.abc import Iterator
from dataclasses import replace

from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.contents import LessonText, ReleaseContents
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.hashes import source_hash
from elearn.formats.bank_files.read_release import ReadRelease

_HTML = re.compile(r"</?[A-Za-z][^>\n]*>|<!--")
_LINK = re.compile(r"\]\(|\]\[|https?://|www\.")


def find_wrong_topics(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check the topics of items, then the lessons of topics."""
    leaves = {leaf.value.id: leaf.value for leaf in release.contents.leaves()}
    for item in release.contents.items:
        topic = leaves.get(item.value.topic)
        if topic is None and item.value.topic in release.contents.seen_ids:
            is_group = any(group.value.id == item.value.topic for group in release.contents.topics)
            if is_group:
                yield item.defect(f"topic '{item.value.topic}' is a group; name a leaf topic", "topic")
        elif topic is None:
            yield item.defect(f"topic '{item.value.topic}' is not in topics.yaml", "topic")
        elif item.value.level not in topic.levels:
            yield item.defect(f"topic '{topic.id}' is not asked at level {item.value.level}", "level")


def find_wrong_lessons(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check that every leaf topic has its lesson in every language, and nothing else has one."""
    contents = release.contents
    sources = contents.lessons.get("ru", {})
    for leaf in contents.leaves():
        if leaf.value.id not in sources:
            yield leaf.defect(f"missing lesson lessons/ru/{leaf.value.id}.md")
    yield from _check_translations(contents)
    for lessons in contents.lessons.values():
        for topic, lesson in lessons.items():
            if topic not in contents.seen_ids:
                yield _defect(lesson, 1, f"lesson of an unknown topic '{topic}'")
            yield from _check_markdown(lesson)


def _check_translations(contents: ReleaseContents) -> Iterator[Defect]:
    for topic, source in contents.lessons.get("ru", {}).items():
        expected = source_hash(source.markdown)
        for language in WRITTEN_LANGUAGES[1:]:
            lesson = contents.lessons.get(language, {}).get(topic)
            file = f"lessons/{language}/{topic}.md"
            header = f"<!-- state: draft; source: {expected} -->"
            if lesson is None:
                message = f"missing translation; its first line: {header}"
                yield Defect(file=file, line=1, item=topic, message=message, awaits_translation=True)
            elif lesson.state is None:
                yield _defect(lesson, 1, f"the first line must be {header}")
            elif lesson.source != expected:
                message = f"stale translation: source is {lesson.source}, expected {expected}"
                yield replace(_defect(lesson, 1, message), awaits_translation=True)


def _check_markdown(lesson: LessonText) -> Iterator[Defect]:
    first = 1 if lesson.state is None else 2
    lines = lesson.markdown.split("\n")
    if not lines[0].startswith("# "):
        yield _defect(lesson, first, "a lesson begins with '# ' and its title")
    for number, line in enumerate(lines, start=first):
        if _HTML.search(line) and not (lesson.state is None and number == 1):
            yield _defect(lesson, number, "HTML in a lesson; only Markdown is shown")
        if _LINK.search(line):
            yield _defect(lesson, number, "link in a lesson; lessons must work offline")


def _defect(lesson: LessonText, line: int, message: str) -> Defect:
    topic = lesson.file.rsplit("/", 1)[-1].removesuffix(".md")
    return Defect(file=lesson.file, line=line, item=topic, message=message)
